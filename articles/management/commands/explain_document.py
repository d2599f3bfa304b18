"""Shows a page line by line as the parser reads it: each line's role, its rule, and how sure that is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from typing import Any

from django.core.management.base import CommandError, CommandParser

from articles.management.explaining import ExplainedCommand
from articles.management.inputs import INPUT
from articles.parsing import ExplainedPart, ParsedArticle, ParsedPage, explain_page, least_sure
from articles.readers import RawDocument, ReadFailure, Reading, read_page, read_paths

EXAMPLES = """\
examples:
  explain_document page.txt                        every line, what it became, by which rule, how surely
  explain_document saved.html --unsure 20          only the twenty least sure parts of lines
  explain_document crawl.warc.gz --id crawl#offset=1234
                                                   one page of many; without --id the first
  explain_document page.txt --full | less -R       lines in their whole length
  NO_COLOR=1 explain_document page.txt             without colours; so are pipes and files, unless --force-color

"""
AFTER = """
columns:
  line      of the page text, counted from 1; a line that holds several things has a row for each
  role      the field of the article that owns the text, or "cut"; "related 2 body" is of the second article beside
  sure      how likely the models find that role for the line, whoever decided it; where they have no word (an
            outlet, a credit, a piece of a line) how often the rule was right on pages whose truth is known
  rule      what read or cut it: "line-model" is the learned model, others are named rules; facts that only the
            markup of HTML states (json-ld:author) stand below the lines

exit status: 0, 1 when the page cannot be read, 2 for wrong use.
"""
NARROWEST = 60
FIXED = 50  # what stands before the text
COLOURS = {"headline": "1;36", "body": "32", "cut": "2", "issued": "35", "modified": "35"}
OTHER, RESET = "33", "\x1b[0m"
READ_IN = {"authors": "byline"}  # where names stand that the markup does not state


class Command(ExplainedCommand):
    """Print a page with the role of each line."""

    help = "Show how the parser reads a page, line by line. Nothing is stored, no database is used."
    epilog = EXAMPLES + INPUT + AFTER
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the path and options."""
        parser.add_argument("path", metavar="PATH", help="a file, a folder, or - for standard input")
        parser.add_argument("--id", metavar="ID", help="which page of several: its id or locator (default: the first)")
        parser.add_argument("--unsure", type=int, metavar="N", help="only the N least sure parts of lines")
        parser.add_argument("--full", action="store_true", help="do not cut lines to the width of the terminal")

    def handle(self, *, path: str, id: str | None, unsure: int | None, full: bool, **options: Any) -> None:
        """Print the lines, then what the articles on the page say."""
        document = chosen(read_paths([path]), id)
        read = read_page(document)
        page, parts = explain_page(
            read.text, url=document.url or "", captured_at=document.captured_at, markup=read.markup
        )
        width = None if full else max(shutil.get_terminal_size().columns, NARROWEST) - FIXED
        is_coloured = self.is_coloured(**options)
        self.stdout.write(f"{document.locator}, read as {document.media_type} in {read.charset}\n")
        for part in least_sure(parts, unsure) if unsure else parts:
            self.stdout.write(row(part, width, is_coloured=is_coloured))
        for line in conclusions(page):
            self.stdout.write(line)

    def is_coloured(self, *, no_color: bool = False, force_color: bool = False, **_: Any) -> bool:
        """Say whether to write colours: on a terminal, unless asked not to (no-color.org)."""
        return force_color or (self.stdout.isatty() and not no_color and not os.environ.get("NO_COLOR"))


def chosen(readings: Iterator[Reading], id: str | None) -> RawDocument:
    """Return the document of this id or locator, or the first. Raises CommandError when there is none."""
    for reading in readings:
        if id is None or id in (str(reading.id), reading.locator):
            if isinstance(reading, ReadFailure):
                raise CommandError(str(reading), returncode=1)
            return reading
    raise CommandError(f"There is no page {id} here." if id else "There is no page here.", returncode=1)


def row(part: ExplainedPart, width: int | None, *, is_coloured: bool) -> str:
    """Return a part of a line as a row of the table."""
    sure = f"{part.sure:.0%}"
    text = "".join(char if char.isprintable() else " " for char in part.text)
    if width is not None and len(text) > width:
        text = f"{text[: width - 1]}…"
    shown = f"{part.line:>5}  {part.role:<14} {sure:>4}  {part.rule:<21} {text}"
    return f"\x1b[{COLOURS.get(part.role, OTHER)}m{shown}{RESET}" if is_coloured else shown


def conclusions(page: ParsedPage) -> Iterator[str]:
    """Yield what the articles on the page say, with the rules that read each field."""
    if not page.articles:
        yield "\nNo article was found on the page."
    for article in page.articles:
        yield f"\n{article.role}: {article.headline or '(no headline)'}"
        for field, value in facts(article):
            spans = article.evidence.get(field) or article.evidence.get(READ_IN.get(field, ""), ())
            rules = ", ".join(dict.fromkeys(span.rule for span in spans))
            yield f"  {field:<12} {value}" + (f"  ({rules})" if rules else "")
    for warning in page.warnings:
        yield f"\nline {warning.line}: {warning.message} ({warning.rule})"


def facts(article: ParsedArticle) -> Sequence[tuple[str, str]]:
    """Return the short fields of an article that are known, as text."""
    issued, modified = (
        f"{one.value.isoformat()} “{one.text}”" if one else "" for one in (article.issued, article.modified)
    )
    found = [
        ("headline", article.headline),
        ("authors", ", ".join(article.authors)),
        ("outlet", article.outlet),
        ("issued", issued),
        ("modified", modified),
        ("language", article.language),
        ("kind", article.kind.value),
    ]
    return [(name, value) for name, value in found if value]
