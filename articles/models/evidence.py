"""The very words of a page that a value was read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from articles.readers import RawDocument, page_text

from .breaking import head_of, tail_of
from .document import Document
from .policies import Hop, HopRole
from .source import SourceAlias

if TYPE_CHECKING:
    from .article import Article
    from .extraction import Extraction

SHOWN_FIELDS = frozenset({"aggregator", "credits", "issued", "modified", "outlet"})
PUBLISHING = (HopRole.OUTLET, HopRole.AGGREGATOR)
AROUND = 60
LONGEST_QUOTE = 200


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a page between their neighbours; ``line`` counts from 1 (0: unknown), ``rule`` read them.

    One without words is what the page states elsewhere than in its text: in its address, or in its data for machines.
    """

    line: int
    before: str
    words: str
    after: str
    rule: str


class NamedBy(Enum):
    """Who says that a station of the text is one."""

    PAGE = "page"
    IMPORT = "import"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class ProvenHop:
    """A station of the text, who names it, and where the page does: no quotes where somebody else did."""

    hop: Hop
    quotes: tuple[Quote, ...]
    named_by: NamedBy = NamedBy.PAGE


@dataclass(frozen=True, slots=True)
class Provenance:
    """The attribution chain of an article and its dates, each with the words of the page it was read from."""

    chain: tuple[ProvenHop, ...]
    issued: tuple[Quote, ...] = ()
    modified: tuple[Quote, ...] = ()


def provenance_of(article: Article) -> Provenance:
    """Return where the facts about ``article`` stand on its page; a fact an editor has changed has no words there.

    One query more where a page writes a source otherwise than we do.
    """
    extraction = article.base_extraction
    if extraction is None:
        return Provenance(chain=tuple(ProvenHop(hop, (), NamedBy.EDITOR) for hop in article.chain))
    payload = extraction.payload
    quotes = quotes_by_field(extraction, SHOWN_FIELDS)
    issued, modified = payload.get("issued") or {}, payload.get("modified") or {}
    by_page = _hops_of_page(article.chain, payload)
    return Provenance(
        chain=tuple(
            _proven(hop, quotes, payload) if hop in by_page else ProvenHop(hop, (), NamedBy.EDITOR)
            for hop in article.chain
        ),
        issued=quotes.get("issued", ()) if _is_day_of(issued, article.issued_on) else (),
        modified=quotes.get("modified", ()) if _is_day_of(modified, article.modified_at) else (),
    )


def _hops_of_page(chain: Iterable[Hop], payload: dict[str, Any]) -> list[Hop]:
    """Return the hops that the page or its import named: what else there is, editors entered."""
    words = {credit["text"] for credit in payload.get("credits", ())}
    named = {role: " ".join((payload.get(role) or "").split()).casefold() for role in PUBLISHING}
    known, asked = [], []
    for hop in chain:
        if hop.role not in PUBLISHING:
            if hop.text in words:
                known.append(hop)
        elif named[hop.role] == hop.source.name.casefold():
            known.append(hop)
        elif named[hop.role]:
            asked.append(hop)
    return known + _by_alias(asked, named) if asked else known


def _by_alias(hops: Sequence[Hop], named: Mapping[HopRole, str]) -> list[Hop]:
    """Return those of ``hops`` whose source the page calls by another name, or by an address within its domain."""
    aliases = SourceAlias.objects.filter(source__in=[hop.source.pk for hop in hops]).values_list("source", "key")
    names = {role: f".{name.rstrip('/')}" for role, name in named.items()}
    return [
        hop
        for hop in hops
        if any(pk == hop.source.pk and names[hop.role].endswith((f".{key}", f"/{key}")) for pk, key in aliases)
    ]


def _proven(hop: Hop, quotes: Mapping[str, tuple[Quote, ...]], payload: dict[str, Any]) -> ProvenHop:
    if hop.role not in PUBLISHING:
        return ProvenHop(hop, _quotes_of_credit(hop, quotes.get("credits", ())))
    is_on_page = bool(_spans(payload).get(hop.role))
    found = _naming(quotes.get(hop.role, ()), payload.get(hop.role) or "")
    return ProvenHop(hop, found, NamedBy.PAGE if is_on_page else NamedBy.IMPORT)


def _naming(quotes: tuple[Quote, ...], name: str) -> tuple[Quote, ...]:
    """Return the quotes that name a source: where the page's data do, other words in its text are none."""
    if all(quote.words for quote in quotes):
        return quotes
    name = name.casefold()
    return tuple(one for one in quotes if one.words.casefold() in name or name in one.words.casefold())


def _is_day_of(printed: dict[str, Any], value: date | None) -> bool:
    """Tell whether the payload's date is the article's; a moment was stored in another time zone perhaps."""
    if not printed or value is None:
        return False
    read = datetime.fromisoformat(printed["value"])
    return read == value if isinstance(value, datetime) else read.date() == value


def _quotes_of_credit(hop: Hop, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return those of the page's credits that hold the hop's words, or its words alone."""
    words = hop.text.casefold().strip()
    found = [
        quote
        for quote in quotes
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
    if start == end:
        return Quote(0, "", "", "", span["rule"])
    if not words.strip():
        return None
    if len(words) > LONGEST_QUOTE:
        words = words[:LONGEST_QUOTE].rstrip() + "…"
        end = len(line)
    return Quote(span["line"], tail_of(line[:start], AROUND), words, head_of(line[end:], AROUND), span["rule"])
