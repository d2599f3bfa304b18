"""Takes an import run, or a re-reading of stored pages, back."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import CommandError, CommandParser
from tqdm import tqdm

from articles.editing.refusals import ImpossibleUndo
from articles.importing.undoing import undo_import
from articles.importing.undone import Undone
from articles.management.counting import counted
from articles.management.prepared import DatabaseCommand
from articles.models import ImportRun

EPILOG = """\
examples:
  undo_import 12 --dry-run      what would be removed, withdrawn and given back, and what would stay, and why
  undo_import 12                do it

Articles that the run created are removed, or withdrawn where readers could see them; fields that it changed are given
back. What somebody has touched since stays and is named. The pages stay, so that they can be imported again.

exit status: 0, 1 when the run cannot be taken back, 2 for wrong use.
"""


class Command(DatabaseCommand):
    """Take a run back, except what was touched since."""

    help = "Take an import run back, except what was touched since, and say what that is."
    epilog = EPILOG

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the run and the rehearsal."""
        parser.add_argument("run", type=int, metavar="RUN", help="the number of the run, as in the import's last line")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")

    def handle(self, *, run: int, dry_run: bool, verbosity: int, **_options: Any) -> None:
        """Take the run back, and say what was done and what stays."""
        wanted = ImportRun.objects.filter(pk=run).first()
        if wanted is None:
            raise CommandError(f"There is no run {run}.", returncode=2)
        if wanted.undone_at is not None:
            self.stdout.write(f"Run {run} was taken back on {wanted.undone_at:%d %b %Y, %H:%M}; nothing is left to do.")
            return
        with tqdm(unit=" articles", file=sys.stderr, leave=False, disable=True if verbosity == 0 else None) as bar:

            def told(done: Undone) -> None:
                bar.update(done.removed + done.withdrawn + done.restored + len(done.kept) - bar.n)

            try:
                done = undo_import(run=wanted, dry_run=dry_run, progress=told)
            except ImpossibleUndo as refusal:
                raise CommandError(str(refusal), returncode=1) from refusal
        if verbosity:
            self._sum_up(done, dry_run=dry_run)

    def _sum_up(self, done: Undone, *, dry_run: bool) -> None:
        verb = "would be " if dry_run else ""
        self.stdout.write(f"{counted(done.removed, 'article')} {verb}removed")
        self.stdout.write(f"{counted(done.withdrawn, 'article')} {verb}withdrawn: readers could see them")
        self.stdout.write(f"{counted(done.restored, 'article')} {verb}restored to what the run had found")
        self.stdout.write(f"{len(done.kept):,} left alone, because they were touched since")
        for kept in done.kept:
            self.stdout.write(f"  {kept}")
        if dry_run:
            self.stdout.write("Nothing was written: this was a rehearsal.")
