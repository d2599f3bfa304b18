"""Writes articles as JSON Lines: what their sources let go, in the form that import_documents takes back."""

from __future__ import annotations

import json
import os
import sys
from typing import Any, NoReturn

from django.core.management.base import CommandParser
from tqdm import tqdm

from articles.importing.database import unmapped
from articles.management.names import source_named
from articles.management.prepared import DatabaseCommand
from articles.models import Status
from articles.models.exporting import EXPORTED_STATES, exportable, exported

EXAMPLES = """\
examples:
  export_articles > articles.jsonl                 all that the public may see, an article a line
  export_articles | gzip > articles.jsonl.gz       ... packed; import_documents takes that as it is
  export_articles --source "Tarrow Sound Courier"  only what has that source anywhere in its chain
  export_articles --status published --status review
                                                   also what waits in the editors' inbox
  export_articles | jq -r '[.issued.on, .headline] | @tsv'
                                                   a table of days and headlines

what is in a line:
  headline, standfirst, body, byline, authors, dateline, language, kind, original_url, outlet, aggregator, credits,
  issued, modified_at, is_complete, tags; page (where it was captured, and as what it was read); corrections; rights
  (what the sources of the chain allow, and their licences); id, address, status and published_at on this site.

what is not:
  What was taken down is never exported, nor what a source hides. Where a source allows an excerpt or the headline
  alone, body and standfirst end there and is_complete is false: the strictest hop of the chain decides.

the way back:
  import_documents articles.jsonl makes the same articles on another site: texts, facts, chain and tags as they are
  here, each with its evidence "as-exported". They wait in the inbox, their tags suggested, unless --publish is given.
  What a site has already stays as it is. Corrections, notes and histories stay with the site that made them.

exit status: 0, 2 for wrong use.
"""


class Command(DatabaseCommand):
    """Export articles as JSON Lines, on standard output, a few hundred in memory at once."""

    help = "Write articles as JSON Lines, as far as their sources allow, in the form that import_documents takes back."
    epilog = EXAMPLES

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the options."""
        parser.add_argument("--source", metavar="NAME", help="only what has this source or alias as a hop of its chain")
        parser.add_argument(
            "--status",
            action="append",
            choices=[status.value for status in EXPORTED_STATES],
            help="a state to export, more than once for several (default: published)",
        )

    def handle(self, *, source: str | None, status: list[str] | None, **_options: Any) -> None:
        """Print a line for each article."""
        articles = exportable(statuses=status or [Status.PUBLISHED], source=source_named(source) if source else None)
        hidden = True if self.stdout.isatty() else None  # a bar would stand between the lines; in logs there is none
        try:
            with unmapped(), tqdm(unit=" articles", total=articles.count(), file=sys.stderr, disable=hidden) as bar:
                for form in exported(articles):
                    self.stdout.write(json.dumps(form, ensure_ascii=False, separators=(",", ":")))
                    bar.update()
        except BrokenPipeError:
            self.leave_the_pipe()

    def leave_the_pipe(self) -> NoReturn:
        """End quietly when the reader of the output (``| head``) has gone."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1)
