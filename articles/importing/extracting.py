"""From a document to what is stored of it: packed bytes, and the articles read from its text.

Free of Django, so that worker processes start fast.
"""

from __future__ import annotations

import json
import logging
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from articles.parsing import (
    PARSER_VERSION,
    SCHEMA_VERSION,
    DateOrder,
    DecidedLine,
    ParsedArticle,
    ParsedPage,
    Warning,
    fingerprint,
    page_to_json,
    parse_page,
    summarise,
)
from articles.readers import PageText, RawDocument, ReadFailure, read_page

from .addresses import address_key, domain_and_parents, domain_of
from .decided import DecidedDocument, Decision, found_again, homeless, losses
from .naming import keys_of
from .originals import addressed, addresses_of, original_key

CHARSET_LENGTH = 40
PACKING = 4  # as Document.packed
LEFT_OPEN = "ambiguous-day-and-month"  # the parser's word for a numeric date that nothing on the page settles

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
logger = logging.getLogger(__name__)

type DateOrders = Mapping[str, DateOrder]


@dataclass(frozen=True, slots=True)
class Hint:
    """What whoever imports says of pages that do not name their source: the outlet, or else the aggregator."""

    source: str = ""
    is_aggregator: bool = False


NO_HINT = Hint()


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where and when a page was met: what a record keeps of it."""

    locator: str
    url: str = ""
    captured_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """One article of a page with everything that is stored or looked up of it.

    ``packed`` is the payload as JSON; ``parsed`` is without its evidence, which stands in there: worker processes send
    thousands of these, and text is sent fastest. ``lines`` are those that the evidence points at.
    """

    position: int
    parsed: ParsedArticle
    summary: str
    packed: str
    lines: frozenset[int]
    original_key: str
    body_hash: str
    bands: tuple[tuple[int, int], ...]
    shingles: bytes

    @property
    def payload(self) -> dict[str, Any]:
        """What the extraction keeps, unpacked."""
        unpacked: dict[str, Any] = json.loads(self.packed)
        return unpacked


@dataclass(frozen=True, slots=True)
class ExtractedPage:
    """A page ready to be stored and placed; ``content`` is packed as ``Document`` keeps it.

    ``parser_version`` names the reading.
    """

    sighting: Sighting
    sha256: str
    media_type: str
    charset: str
    content: bytes
    size: int
    page_key: str
    aggregator: str | None
    articles: tuple[ReadArticle, ...]
    warnings: tuple[dict[str, Any], ...]
    parser_version: str = PARSER_VERSION


@dataclass(frozen=True, slots=True)
class FailedDocument:
    """A document that did not become a page: where, at which step, and why."""

    sighting: Sighting
    stage: str
    error: str


@dataclass(frozen=True, slots=True)
class SeenDocument:
    """A page that was met again, or one that was erased on demand: nothing is to be done but to say so."""

    sighting: Sighting
    sha256: str
    is_erased: bool = False


type Item = ExtractedPage | SeenDocument | FailedDocument
type ToPrepare = RawDocument | DecidedDocument | ReadFailure | SeenDocument


def prepare(reading: ToPrepare, *, orders: DateOrders, hint: Hint = NO_HINT) -> Item:
    """Return a document parsed, a failed reading with its reason, and what was seen before as it is.

    A document that breaks the parser becomes a failure of its own: one document never stops a run.
    """
    if isinstance(reading, SeenDocument):
        return reading
    if isinstance(reading, ReadFailure):
        return _unread(reading)
    document, decisions = (
        (reading.document, reading.decisions) if isinstance(reading, DecidedDocument) else (reading, ())
    )
    try:
        return extract(document, orders, hint, decisions)
    except Exception as error:
        logger.exception("%s could not be parsed", document.locator)
        message = f"{document.locator}: the parser failed with {type(error).__name__}: {error}"
        return FailedDocument(sighting_of(document), "parse", message)


def lost_document(reading: ToPrepare) -> Item:
    """Return the failure of a document whose worker process died of it."""
    if isinstance(reading, DecidedDocument):
        reading = reading.document
    if not isinstance(reading, RawDocument):
        return prepare(reading, orders={})
    message = f"{reading.locator}: the process that parsed it died; expected a page that can be parsed"
    return FailedDocument(sighting_of(reading), "parse", message)


def sighting_of(document: RawDocument) -> Sighting:
    """Return where and when ``document`` was met."""
    return Sighting(document.locator, document.url or "", document.captured_at)


def extract(
    document: RawDocument, orders: DateOrders, hint: Hint = NO_HINT, decisions: Sequence[Decision] = ()
) -> ExtractedPage:
    """Read the articles of ``document``; ``orders`` tells how sources write their dates, by each key they go by.

    The source that ``hint`` names stands where the page names none; the payload of the reading says so. The address of
    the page is that of the original where the page is its outlet's own and names no other. ``decisions``
    are what editors said of its lines; one that finds no place on the page becomes a warning.
    """
    text = read_page(document)
    decided, lost = found_again(decisions, text.text)
    page = _hinted(_parse(document, text, orders, hint, decided), hint)
    if text.page is None:
        page = addressed(page, addresses_of(document, text))
    astray = homeless(decided, [article.item_key for article in page.articles])
    warnings = (*text.warnings, *page.warnings, *losses(lost, astray))
    return extracted(document, replace(page, warnings=warnings), text.charset, hint)


def extracted(document: RawDocument, page: ParsedPage, charset: str, hint: Hint = NO_HINT) -> ExtractedPage:
    """Return ``document``, read in ``charset`` as ``page``, with all that is stored and looked up of it."""
    return ExtractedPage(
        sighting=sighting_of(document),
        sha256=sha256(document.content).hexdigest(),
        media_type=document.media_type,
        charset=charset[:CHARSET_LENGTH],
        content=zlib.compress(document.content, PACKING),
        size=len(document.content),
        page_key=address_key(document.url or ""),
        aggregator=page.aggregator,
        articles=tuple(_articles(page, hint)),
        warnings=tuple(_warning(hint) for hint in page.warnings),
    )


def _hinted(page: ParsedPage, hint: Hint) -> ParsedPage:
    """Name the hinted source where the page names none; articles beside the lead come from anywhere."""
    if not hint.source:
        return page
    if hint.is_aggregator:
        return page if page.aggregator else replace(page, aggregator=hint.source)
    if page.lead is None or page.lead.outlet:
        return page
    return replace(page, lead=replace(page.lead, outlet=hint.source))


def _parse(
    document: RawDocument, text: PageText, orders: DateOrders, hint: Hint, decided: Sequence[DecidedLine]
) -> ParsedPage:
    """Parse the text, a second time where a date is left open and the page itself says whose date order it follows.

    The numeric date of an aggregator's page is written by the aggregator, so its habit goes before the outlet's.
    """
    order = _order(domain_and_parents(domain_of(document.url or "")), orders)
    page = _read(document, text, order, decided)
    if order is not DateOrder.UNKNOWN or not any(each.rule == LEFT_OPEN for each in page.warnings):
        return page
    outlet = page.lead.outlet if page.lead else None
    names = (page.aggregator, outlet, hint.source)
    order = _order([key for name in names for key in keys_of(name or "")], orders)
    if order is DateOrder.UNKNOWN:
        return page
    return _read(document, text, order, decided)


def _read(document: RawDocument, text: PageText, order: DateOrder, decided: Sequence[DecidedLine]) -> ParsedPage:
    return text.page or parse_page(
        text.text,
        url=document.url or "",
        captured_at=document.captured_at,
        date_order=order,
        markup=text.markup,
        decided=decided,
    )


def _order(keys: tuple[str, ...] | list[str], orders: DateOrders) -> DateOrder:
    return next((orders[key] for key in keys if key in orders), DateOrder.UNKNOWN)


def _articles(page: ParsedPage, hint: Hint) -> Iterator[ReadArticle]:
    """Yield the page's articles, each payload with the page's own evidence, the first also with its cuts and hints.

    The summary is kept as well: made again by a later version, it would look like an editor's change.
    """
    whole = page_to_json(page)
    forms = [whole["lead"], *whole["related"]] if page.lead else whole["related"]
    of_page = {name: whole[name] for name in ("evidence", "boilerplate", "warnings")}
    for position, (article, form) in enumerate(zip(page.articles, forms, strict=True)):
        summary = summarise(article.body, article.language)
        found = fingerprint(article.body)
        payload = {
            "schema": SCHEMA_VERSION,
            **form,
            "summary": summary,
            "aggregator": page.aggregator,
            "page": {"evidence": whole["evidence"]} if position else of_page,
        }
        if hint.source:
            payload["hint"] = asdict(hint)  # read again without it, the page would take its source back
        yield ReadArticle(
            position=position,
            parsed=replace(article, evidence={}),
            summary=summary,
            packed=_ENCODER.encode(payload),
            lines=frozenset(each.line for evidence in article.evidence.values() for each in evidence),
            original_key=original_key(article),
            body_hash=found.body_hash if article.body else "",
            bands=found.bands,
            shingles=found.shingles,
        )


def _unread(failure: ReadFailure) -> FailedDocument:
    is_said = failure.line is None or failure.locator.endswith(f"#line={failure.line}")
    line = "" if is_said else f"line {failure.line}: "
    error = f"{failure.locator}: {line}{failure.message}; expected {failure.expected}"
    return FailedDocument(Sighting(failure.locator), failure.stage, error)


def _warning(hint: Warning) -> dict[str, Any]:
    return {"rule": hint.rule, "message": hint.message, "line": hint.line, "start": hint.start, "end": hint.end}
