"""Prints what the parser reads on pages, one JSON object a line, without a database."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

from django.core.management.base import CommandError, CommandParser
from tqdm import tqdm

from articles.management.explaining import ExplainedCommand
from articles.management.inputs import INPUT
from articles.parsing import json_schema
from articles.readers import ParsedRow, collecting_seldom, lost_row, map_readings, parse_reading, read_paths

INTERRUPTED = 130  # what a shell reports of a command that Ctrl-C ended

EXAMPLES = """\
examples:
  parse_documents seeds                            every page of a folder, in the order of names
  parse_documents page.txt saved.html              a page each
  parse_documents crawl.jsonl.gz --jobs 4 > articles.jsonl
                                                   a page a row, in four processes, in the same order
  curl -s https://… | parse_documents -            one page of text, or JSON Lines, from standard input
  parse_documents seeds | jq -r '.lead.headline'   only the headlines
  parse_documents --schema > schema.json           the JSON Schema of a line

"""
AFTER = """
output:
  {"locator", "id", "parser_version", "lead", "related", "aggregator", "boilerplate", "warnings", "evidence"}
                      for a page
  {"locator", "id", "error": {"stage", "line", "message"}}
                      for what could not be read; also told on standard error
  "id" is what a row states, otherwise the locator without folders and file ending.

exit status: 0, 1 when documents failed, 2 for wrong use.
"""


class Command(ExplainedCommand):
    """Parse pages and print the articles on them; nothing is stored."""

    help = "Read pages, print the articles on them as one JSON object a line. Nothing is stored, no database is used."
    epilog = EXAMPLES + INPUT + AFTER
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the paths and options."""
        parser.add_argument("paths", nargs="*", metavar="PATH", help="a file, a folder, or - for standard input")
        parser.add_argument("--jobs", type=jobs, default=1, metavar="N", help="processes to parse in (default: 1)")
        parser.add_argument("--schema", action="store_true", help="print the JSON Schema of an output line and stop")
        parser.add_argument(
            "--progress",
            action="store_true",
            help="count documents on standard error; without it only on a terminal, when the rows go elsewhere",
        )
        self.parser = parser

    def handle(self, *, paths: list[str], **options: Any) -> None:
        """Print a line for each document."""
        if bool(paths) == options["schema"]:
            self.parser.error("give at least one PATH, or --schema alone")
        if options["schema"]:
            self.stdout.write(json.dumps(json_schema(), indent=2, ensure_ascii=False))
            return
        rows = map_readings(parse_reading, read_paths(paths), jobs=options["jobs"], lost=lost_row)
        try:
            with collecting_seldom():
                documents, failed = self.print_rows(rows, progress=options["progress"])
        except BrokenPipeError:
            self.leave_the_pipe()
        except KeyboardInterrupt:
            raise CommandError("Stopped; what was read so far is printed.", returncode=INTERRUPTED) from None
        if failed:
            raise CommandError(f"{failed:,} of {documents:,} documents failed.", returncode=1)

    def print_rows(self, rows: Iterable[ParsedRow], *, progress: bool) -> tuple[int, int]:
        """Print the rows as they come; return how many there were and how many of them failed."""
        documents = failed = 0
        # On a terminal that shows the rows, too, a bar would stand between them; None lets tqdm keep it out of logs
        hidden = False if progress else (True if self.stdout.isatty() else None)
        with tqdm(unit=" documents", file=sys.stderr, disable=hidden) as bar:
            for row in rows:
                self.stdout.write(row.json)
                documents += 1
                if row.failure:
                    failed += 1
                    with bar.external_write_mode(file=sys.stderr):
                        self.stderr.write(row.failure)
                bar.update()
        return documents, failed

    def leave_the_pipe(self) -> NoReturn:
        """End quietly when the reader of the output (``| head``) has gone."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1)


def jobs(text: str) -> int:
    """Return a number of processes. Raises ArgumentTypeError for what is none."""
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 up")
