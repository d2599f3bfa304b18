"""Rows that state more of their page than its text and address: authors, dates and the outlet in columns of their own.

Data sets of articles have them, read from the head of pages that are gone otherwise. Such a row is a document of its
own media type, so that what it states is kept with the page and read again with it.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Literal

from articles.parsing.markup import PageFacts, Stated
from articles.readers import columns
from articles.readers.columns import Row
from articles.readers.decoding import storable
from articles.readers.types import HTML, TEXT, RawDocument

MEDIA_TYPE = "application/vnd.newsroom.row+json"
RULE = "row"  # before the name of the column: "row:author"

_PAGES: dict[str, Literal["text", "html"]] = {TEXT: "text", HTML: "html"}
_LONGEST, _LONGEST_LIST, _MOST_NAMES = 300, 10_000, 30
_EPOCHS = range(10**9, 10**13)  # seconds from 2001 on, and milliseconds
_LISTED = re.compile(r"""(['"])(.+?)\1(?=\s*[,\]])""")


def state_facts(row: Row, content: bytes, media_type: str) -> bytes | None:
    """Return a page, in UTF-8, with what its row states of it beside the text; None where it states nothing more.

    A value that is none of what its column should hold states nothing: the page can be read without it.
    """
    stated = {}
    for fact, names, read in (
        ("authors", columns.AUTHORS, _names),
        ("published", columns.PUBLISHED, _date),
        ("modified", columns.MODIFIED, _date),
        ("outlet", columns.OUTLET, _name),
    ):
        column, value = row.first(names)
        if known := read(value):
            stated[fact] = {"column": storable(column), "value": known}
    if not stated:
        return None
    page = {_PAGES[media_type]: content.decode(), "stated": stated}
    return json.dumps(page, ensure_ascii=False, sort_keys=True).encode()


def page_within(document: RawDocument) -> tuple[RawDocument, PageFacts]:
    """Return the page of such a document as one that came alone, and what the row states of it."""
    row = json.loads(document.content)
    media_type = next(media_type for media_type, name in _PAGES.items() if name in row)
    content = row[_PAGES[media_type]].encode()
    return replace(document, content=content, media_type=media_type, charset="utf-8"), _facts(row["stated"])


def beside(facts: PageFacts, row: PageFacts) -> PageFacts:
    """Return what a page states with what its row states: the page's own word goes first."""
    return replace(
        facts,
        authors=(*facts.authors, *row.authors),
        published=(*facts.published, *row.published),
        modified=(*facts.modified, *row.modified),
        outlets=(*facts.outlets, *row.outlets),
    )


def _facts(stated: Mapping[str, Any]) -> PageFacts:
    def read(fact: str, read_value: Any) -> tuple[Stated[Any], ...]:
        found = stated.get(fact)
        return (Stated(read_value(found["value"]), f"{RULE}:{found['column']}"),) if found else ()

    return PageFacts(
        authors=read("authors", tuple),
        published=read("published", str),
        modified=read("modified", str),
        outlets=read("outlet", str),
    )


def _names(value: Any) -> list[str]:
    """Return the names in a text, in a list as CSV files write one, or in a list of texts or of objects with names."""
    if isinstance(value, str) and value.strip().startswith("["):
        value = [name for _, name in _LISTED.findall(value[:_LONGEST_LIST])] or value
    listed = value[:_MOST_NAMES] if isinstance(value, list | tuple) else [value]
    return list(dict.fromkeys(filter(None, map(_name, listed))))


def _name(value: Any) -> str:
    """Return a name as one line; "" for an address, for what is far too long, and for what is no text."""
    value = value.get("name") if isinstance(value, Mapping) else value
    if not isinstance(value, str) or len(value) > _LONGEST or "://" in value:
        return ""
    name = " ".join(storable(value).split())
    return name if any(map(str.isalpha, name)) else ""


def _date(value: Any) -> str:
    """Return a date as it is stated; only its day where no zone says which moment its time of day is."""
    if isinstance(value, float):
        value = int(value) if math.isfinite(value) else None
    if isinstance(value, int):
        return str(value) if value in _EPOCHS else ""
    if isinstance(value, str):
        text = " ".join(storable(value[:_LONGEST]).split())
        value = _iso(text) or text
    if isinstance(value, datetime):
        return value.isoformat() if value.tzinfo else value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else value if isinstance(value, str) else ""


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
