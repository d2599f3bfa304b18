"""Stores, parses and places pages; each document leaves a record of what became of it."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from time import monotonic
from typing import Any

from django.core.management.base import CommandError, CommandParser
from tqdm import tqdm

from articles.importing.paths import Rehearsal, import_paths
from articles.management.counting import counted
from articles.management.inputs import INPUT
from articles.management.prepared import DatabaseCommand
from articles.models import Cause, ImportRecord, ImportRun, Outcome, Status
from articles.readers import collecting_seldom

EXAMPLES = """\
examples:
  import_documents seeds                           every page of a folder; new articles wait in the editors' inbox
  import_documents seeds --publish                 ... and what is new and complete is published
  import_documents crawl.jsonl.gz --jobs 4         a page a row, parsed in four processes
  import_documents crawl.jsonl.gz --dry-run        what would happen, document by document; nothing is written
  import_documents dump.txt --captured-at 2025-08-09T12:00:00Z
                                                   "an hour ago" on the page is reckoned from then
  curl -s https://… | import_documents -           one page of text, or JSON Lines, from standard input

"""
AFTER = """
outcomes, one for each document, kept with their reasons in the import's run:
  created     it holds at least one article that was not known
  updated     it changed articles that were known
  unchanged   it was imported before, or says nothing new; importing a pile again is always safe
  skipped     no article was found in it, or an editor rejected, deleted or took down what it holds
  failed      it could not be read, parsed or placed; the others are imported nevertheless

A run that is stopped, even killed, leaves everything consistent: run it again, it does the rest.

exit status: 0, 1 when documents failed, 2 for wrong use.
"""
LINE_EVERY = 5.0  # seconds between the lines of a log


class Command(DatabaseCommand):
    """Import pages: store, parse, place and record them."""

    help = "Import pages: store them, read the articles on them, and place these among those that are known."
    epilog = EXAMPLES + INPUT + AFTER

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the paths and options."""
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input")
        parser.add_argument("--publish", action="store_true", help="publish what is new and complete")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")
        parser.add_argument("--jobs", type=jobs, default=1, metavar="N", help="processes to parse in (default: 1)")
        parser.add_argument(
            "--captured-at",
            type=moment,
            metavar="ISO",
            help="when pages were captured that do not say so themselves; UTC unless it says otherwise",
        )

    def handle(self, *, paths: list[str], verbosity: int, **options: Any) -> None:
        """Import, telling how far it has come, and sum up at the end."""
        dry_run = options["dry_run"]
        telling = Telling(self, every_document=dry_run or verbosity > 1, quiet=verbosity == 0)
        with telling, collecting_seldom():
            done = import_paths(
                paths=paths,
                publish=options["publish"],
                dry_run=dry_run,
                jobs=options["jobs"],
                captured_at=options["captured_at"],
                progress=telling.tell,
            )
        if verbosity:
            self.stdout.write(telling.table())
            self.stdout.write(_closing(done))
        if failed := telling.counts[Outcome.FAILED]:
            total = telling.counts.total()
            raise CommandError(f"{failed:,} of {total:,} documents failed.", returncode=1)


class Telling:
    """Tells how an import goes: a bar on a terminal, now and then a line in a log; what failed, in either, at once."""

    def __init__(self, command: DatabaseCommand, *, every_document: bool, quiet: bool) -> None:
        self.counts: Counter[str] = Counter()
        self._command, self._every, self._quiet = command, every_document, quiet
        self._begun = self._told = monotonic()
        # tqdm leaves a bar out of logs when it is asked to decide (None)
        self._bar = tqdm(unit=" documents", file=sys.stderr, leave=False, disable=True if quiet else None)

    def __enter__(self) -> Telling:
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()

    def tell(self, records: Sequence[ImportRecord]) -> None:
        """Tell of the records of one more batch."""
        self.counts.update(record.outcome for record in records)
        with self._bar.external_write_mode(file=sys.stderr):
            for record in records:
                self._tell_one(record)
        self._bar.update(len(records))
        if self._bar.disable and not self._quiet and monotonic() - self._told > LINE_EVERY:
            self._told = monotonic()
            self._command.stdout.write(f"{self._so_far()}: {self._in_words()}")
            self._command.stdout.flush()

    def table(self) -> str:
        """Return how many documents ended in each outcome."""
        rows = [(outcome.value, f"{self.counts[outcome]:,}") for outcome in Outcome]
        width = max(len(count) for _, count in rows)
        return "\n".join([*(f"{name:<10}{count:>{width + 2}}" for name, count in rows), self._so_far()])

    def _tell_one(self, record: ImportRecord) -> None:
        if record.outcome == Outcome.FAILED:
            self._command.stderr.write(f"failed     {record.error}")
        elif self._every:
            self._command.stdout.write(f"{record.outcome:<10} {record.locator}: {record.reason}")
            for warning in record.warnings:
                if warning["rule"] == "conflict":
                    self._command.stdout.write(f"{'conflict':<10} {record.locator}: {warning['message']}")

    def _so_far(self) -> str:
        seconds = monotonic() - self._begun
        total = self.counts.total()
        rate = f"{total / seconds:,.0f}" if seconds else "all"
        return f"{counted(total, 'document')} in {seconds:,.1f} s, {rate} a second"

    def _in_words(self) -> str:
        return ", ".join(f"{count:,} {outcome}" for outcome, count in self.counts.items())


def jobs(text: str) -> int:
    """Return a number of processes. Raises ArgumentTypeError for what is none."""
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 up")


def moment(text: str) -> datetime:
    """Return an aware moment from ISO 8601. Raises ArgumentTypeError for what is none."""
    try:
        value = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a moment as in 2025-08-09T12:00:00Z") from error
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def _closing(done: ImportRun | Rehearsal) -> str:
    """Return what was done in the end, and where to read more of it."""
    if isinstance(done, Rehearsal):
        return "Nothing was written: this was a rehearsal."
    articles, published = done.articles.count(), 0
    if done.options["publish"]:
        published = done.revisions.filter(cause=Cause.WORKFLOW, fields__status=Status.PUBLISHED).count()
    return f"Run {done.pk}: {counted(articles, 'article')} new, {published:,} of them published."
