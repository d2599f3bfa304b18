"""The very words of a page that a value was read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from articles.readers import RawDocument, page_text

from .document import Document

if TYPE_CHECKING:
    from .article import Article
    from .extraction import Extraction
    from .policies import Hop

SHOWN_FIELDS = frozenset({"aggregator", "credits", "issued", "modified", "outlet"})
AROUND = 60
LONGEST_QUOTE = 200


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a page between their neighbours; ``line`` counts from 1 (0: unknown), ``rule`` read them."""

    line: int
    before: str
    words: str
    after: str
    rule: str


@dataclass(frozen=True, slots=True)
class ProvenHop:
    """A station of the text, and the words of the page that name it; none where an editor entered it."""

    hop: Hop
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """The attribution chain of an article and its dates, each with the words of the page it was read from."""

    chain: tuple[ProvenHop, ...]
    issued: tuple[Quote, ...] = ()
    modified: tuple[Quote, ...] = ()


def provenance_of(article: Article) -> Provenance:
    """Return where the facts about ``article`` stand on its page; a fact an editor has changed has no words there."""
    extraction = article.base_extraction
    quotes = quotes_by_field(extraction, SHOWN_FIELDS) if extraction else {}
    payload = extraction.payload if extraction else {}
    issued, modified = payload.get("issued") or {}, payload.get("modified") or {}
    return Provenance(
        chain=tuple(ProvenHop(hop, _quotes_of_hop(hop, quotes)) for hop in article.chain),
        issued=quotes.get("issued", ()) if _is_day_of(issued, article.issued_on) else (),
        modified=quotes.get("modified", ()) if _is_day_of(modified, article.modified_at) else (),
    )


def _is_day_of(printed: dict[str, Any], value: date | None) -> bool:
    """Tell whether the payload's date is the article's; a moment was stored in another time zone perhaps."""
    if not printed or value is None:
        return False
    read = datetime.fromisoformat(printed["value"])
    return read == value if isinstance(value, datetime) else read.date() == value


def _quotes_of_hop(hop: Hop, quotes: dict[str, tuple[Quote, ...]]) -> tuple[Quote, ...]:
    """Return the quotes for a hop: those of its field, or among all credits those that hold its words."""
    if hop.role in {"outlet", "aggregator"}:
        return quotes.get(hop.role.value, ())
    words = hop.text.casefold().strip()
    found = [
        quote
        for quote in quotes.get("credits", ())
        if words and (words in quote.words.casefold() or quote.words.casefold().strip("… ") in words)
    ]
    return tuple(found) or ((Quote(0, "", hop.text[:LONGEST_QUOTE], "", ""),) if hop.text else ())


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
