"""The very words of a page that a value was read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from articles.readers import RawDocument, page_text

from .document import Document

if TYPE_CHECKING:
    from .extraction import Extraction

AROUND = 60
LONGEST_QUOTE = 200


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a page with what stands around them on their line; ``line`` counts from 1, ``rule`` read them."""

    line: int
    before: str
    words: str
    after: str
    rule: str


def text_of(document: Document) -> str:
    """Return the page text that evidence points into; "" once the document is erased."""
    raw = document.raw
    known = RawDocument(
        raw, document.media_type, locator=document.sha256, id=document.pk, charset=document.charset or None
    )
    return page_text(known) if raw else ""


def quotes_by_field(extraction: Extraction, fields: frozenset[str]) -> dict[str, tuple[Quote, ...]]:
    """Return the quotes for each of ``fields``, in page order, each cut to a bounded length.

    Reads ``extraction.document``. A span that points outside of the page is left out: the page may have been erased.
    """
    lines = text_of(extraction.document).split("\n")
    spans = _spans(extraction.payload)
    return {
        field: tuple(quote for span in spans.get(field, ()) if (quote := _quote(lines, span)))
        for field in sorted(fields)
    }


def _spans(payload: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Return the article's own evidence, and beneath it that of the page it leads."""
    return {**payload.get("page", {}).get("evidence", {}), **payload.get("evidence", {})}


def _quote(lines: list[str], span: dict[str, Any]) -> Quote | None:
    if not 1 <= span["line"] <= len(lines):
        return None
    line, start, end = lines[span["line"] - 1], span["start"], span["end"]
    words = line[start:end]
    if not words.strip():
        return None
    if len(words) > LONGEST_QUOTE:
        words = words[:LONGEST_QUOTE].rstrip() + "…"
        end = len(line)
    return Quote(span["line"], _tail(line[:start]), words, _head(line[end:]), span["rule"])


def _tail(text: str) -> str:
    return text if len(text) <= AROUND else "…" + text[-AROUND:]


def _head(text: str) -> str:
    return text if len(text) <= AROUND else text[:AROUND] + "…"
