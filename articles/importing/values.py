"""The facts of an article as values that can be compared: what the page says, and what the article holds now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from articles.editing.crediting import CreditLine
from articles.models import Article, Credit, CreditRole, Precision, SourceKind
from articles.parsing import IssuedDate, ParsedArticle

from .sources import SourceDirectory

type Values = dict[str, Any]

TEXTS = ("headline", "standfirst", "summary", "body", "byline")
PLAIN = (*TEXTS, "dateline_place", "dateline_date", "language", "kind", "original_url", "modified_at", "is_complete")
SOURCES = ("outlet", "aggregator")
PLACE_LENGTH = 200
LANGUAGE_LENGTH = 35
NAME_LENGTH = 200
CREDITED_AS = {CreditRole.WIRE: SourceKind.WIRE, CreditRole.ORIGINAL: SourceKind.ORIGINAL}


class Issued(NamedTuple):
    """The date of issue with all that belongs to it: merged as one, for its parts make sense together only."""

    on: date | None = None
    at: datetime | None = None
    precision: str = ""
    text: str = ""
    anchor: str = ""


UNDATED = Issued()
EXACTNESS = (Precision.APPROXIMATE, Precision.DAY, Precision.MINUTE)


def names_on(parsed: ParsedArticle) -> tuple[str | None, ...]:
    """Return every name of a source that the article gives."""
    return (parsed.outlet, *(credit.name for credit in parsed.credits))


def values_read(parsed: ParsedArticle, *, summary: str, aggregator: str | None, directory: SourceDirectory) -> Values:
    """Return what a page says of an article; its sources are those of ``directory``, new ones among them."""
    dateline = parsed.dateline
    return {
        "headline": parsed.headline,
        "standfirst": parsed.standfirst or "",
        "summary": summary,
        "body": parsed.body,
        "byline": parsed.byline or "",
        "authors": parsed.authors,
        "dateline_place": (dateline.place or "")[:PLACE_LENGTH] if dateline else "",
        "dateline_date": dateline.date if dateline else None,
        "language": _language(parsed.language),
        "kind": parsed.kind.value,
        "original_url": parsed.original_url or "",
        "outlet": directory.source(parsed.outlet, SourceKind.OUTLET),
        "aggregator": directory.source(aggregator, SourceKind.AGGREGATOR),
        "issued": _issued(parsed.issued),
        "modified_at": _moment(parsed.modified),
        "is_complete": parsed.is_complete,
        "credits": _credits(parsed, directory),
    }


def values_held(article: Article) -> Values:
    """Return what ``article`` holds, its credits and sources loaded; the line breaks of forms are no change."""
    values: Values = {name: getattr(article, name) for name in (*PLAIN, *SOURCES)}
    values |= {name: values[name].replace("\r\n", "\n") for name in TEXTS}
    values["authors"] = tuple(article.authors)
    values["issued"] = Issued(
        article.issued_on,
        article.issued_at,
        article.issued_precision,
        article.issued_text,
        article.issued_anchor,
    )
    values["credits"] = tuple(
        CreditLine(row.source, CreditRole(row.role), row.name, row.text) for row in _in_order(article)
    )
    return values


def columns(values: Mapping[str, Any]) -> Values:
    """Return ``values`` under the names of an article's columns, its credits left out: they are rows of their own."""
    own = {name: value for name, value in values.items() if name not in {"issued", "authors", "credits"}}
    if "authors" in values:
        own["authors"] = list(values["authors"])
    if "issued" in values:
        own |= {f"issued_{part}": value for part, value in values["issued"]._asdict().items()}
    return own


def is_vaguer(issued: Issued, known: Issued) -> bool:
    """Say whether ``issued`` is a date known less exactly than ``known``, or another age of what is known by its age.

    "3 days ago" is rounder than the "26 minutes ago" of an earlier capture.
    """
    if not issued.precision or not known.precision:
        return False
    approximate = issued.precision == Precision.APPROXIMATE
    return approximate or EXACTNESS.index(issued.precision) < EXACTNESS.index(known.precision)


def _issued(issued: IssuedDate | None) -> Issued:
    if issued is None:
        return UNDATED
    moment = issued.value if isinstance(issued.value, datetime) else None
    day = moment.date() if moment else issued.value
    precision = Precision(issued.precision.value)
    return Issued(day, moment if precision == Precision.MINUTE else None, precision, issued.text, issued.anchor or "")


def _moment(modified: IssuedDate | None) -> datetime | None:
    """Return the moment of a change; a mere day is none, and midnight would be another day elsewhere."""
    return modified.value if modified and isinstance(modified.value, datetime) else None


def _language(tag: str | None) -> str:
    return tag if tag and len(tag) <= LANGUAGE_LENGTH else ""


def _credits(parsed: ParsedArticle, directory: SourceDirectory) -> tuple[CreditLine, ...]:
    """Return the credits, a source once for each role, in page order."""
    lines: dict[tuple[CreditRole, int], CreditLine] = {}
    for credit in parsed.credits:
        role = CreditRole(credit.role.value)
        if source := directory.source(credit.name, CREDITED_AS[role]):
            line = CreditLine(source, role, credit.name[:NAME_LENGTH], credit.text)
            lines.setdefault((role, id(source)), line)
    return tuple(lines.values())


def _in_order(article: Article) -> list[Credit]:
    return sorted(article.credits.all(), key=lambda row: (row.position, row.pk))
