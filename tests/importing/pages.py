"""Builders of pages as the parser would read them, and an import of them without files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count
from random import Random
from typing import Any

from articles.importing.batches import Writer
from articles.importing.extracting import ExtractedPage, extracted
from articles.importing.runs import finish_run, start_run
from articles.models import Article, ImportRecord
from articles.parsing import PARSER_VERSION, ParsedArticle, ParsedPage, Role, Warning
from articles.readers import TEXT, RawDocument

NUMBERS = count(1)
SYLLABLES = (
    "el",
    "win",
    "mar",
    "row",
    "que",
    "sto",
    "lan",
    "bri",
    "fen",
    "tou",
    "vos",
    "kap",
    "dun",
    "ilo",
    "gra",
    "zeb",
)


def story(number: int) -> str:
    """Return a text of three paragraphs in made-up words, of its own for each number and unlike the others."""
    random = Random(number)
    words = ["".join(random.choices(SYLLABLES, k=random.randint(1, 4))) for _ in range(120)]
    return "\n\n".join(" ".join(words[start : start + 40]).capitalize() + "." for start in (0, 40, 80))


def make_read(**fields: Any) -> ParsedArticle:
    """Make an article as read: a complete lead with a text of its own, unless told otherwise."""
    number = next(NUMBERS)
    role = fields.setdefault("role", Role.LEAD)
    headline = fields.setdefault("headline", f"Bees close building number {number}")
    fields.setdefault("item_key", "lead" if role is Role.LEAD else f"key of {headline}")
    defaults = {"body": story(number), "outlet": "Elwin Courier", "is_complete": True, "language": "en"}
    return ParsedArticle(**defaults | fields)


def make_related(**fields: Any) -> ParsedArticle:
    """Make an article as read beside a lead."""
    return make_read(role=Role.RELATED, **fields)


def make_page(
    *articles: ParsedArticle,
    raw: str = "",
    url: str = "",
    captured_at: datetime | None = None,
    aggregator: str | None = None,
    warnings: Sequence[Warning] = (),
) -> ExtractedPage:
    """Make a page with these articles, its bytes its own unless given."""
    number = next(NUMBERS)
    content = (raw or f"page number {number}").encode()
    document = RawDocument(content, TEXT, f"pages/{number}.txt", number, url or None, captured_at)
    lead = next((article for article in articles if article.role is Role.LEAD), None)
    related = tuple(article for article in articles if article.role is Role.RELATED)
    page = ParsedPage(PARSER_VERSION, lead, related, aggregator, warnings=tuple(warnings))
    return extracted(document, page, "utf-8")


def again(page: ExtractedPage, **fields: Any) -> ExtractedPage:
    """Return the same page as read again, with other bytes when ``sha256`` is among the fields."""
    return replace(page, **fields)


def place_pages(*pages: ExtractedPage, publish: bool = False) -> list[ImportRecord]:
    """Import the pages in one batch of a run of their own; return its records."""
    run = start_run(command="test", options={})
    records = Writer(run, publish=publish).write(pages)
    finish_run(run)
    return records


def the_article() -> Article:
    """Return the one article there is."""
    return Article.objects.get()
