"""Where an article comes from, as a panel of its page: the chain, the extraction, the words of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Max, prefetch_related_objects
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.models import Article, Extraction
from articles.models.credit import CREDITS
from articles.models.evidence import Quote, quotes_by_field

from .links import change_url
from .pagelines import CUT

SIGHTINGS = 10
# PostgreSQL keeps the keys of JSON in an order of its own
FIELDS = (
    *("headline", "standfirst", "byline", "authors", "outlet", "issued", "modified", "dateline", "credits"),
    *("aggregator", "original_url", "kind", "language", "is_complete", "confidence", "keywords", "body"),
)
LABELS = {
    "body": "text",
    "issued": "date",
    "modified": "updated",
    "original_url": "original",
    "is_complete": "complete",
    CUT: "cut",
}
PARTS = ("value", "precision", "text", "anchor", "place", "date", "wire", "role", "name", "score")


@dataclass(frozen=True, slots=True)
class Origin:
    """A field with what the parser read for it and the words that it was read from."""

    field: str
    value: object
    quotes: tuple[Quote, ...]

    @property
    def label(self) -> str:
        """What people call the field."""
        return label_of(self.field)


def label_of(field: str) -> str:
    """Return what people call a field."""
    return LABELS.get(field, field.replace("_", " "))


def provenance_panel(article: Article) -> SafeString:
    """Return the panel of an article's provenance; a constant number of queries."""
    prefetch_related_objects([article], CREDITS)
    base = article.base_extraction
    return render_to_string(
        "admin/articles/article/provenance.html",
        {
            "chain": article.chain,
            "base": base,
            "page": change_url(base.document) if base else "",
            "origins": origins(base, shortened=True) if base else (),
            "sightings": _sightings(article, base),
        },
    )


def origins(extraction: Extraction, *, shortened: bool = False) -> tuple[Origin, ...]:
    """Return every field of an extraction with its value and quotes; ``shortened`` leaves out the body."""
    payload: dict[str, Any] = extraction.payload
    shown = FIELDS[:-1] if shortened else FIELDS
    fields = {name: payload[name] for name in shown if payload.get(name) not in (None, "", [])}
    quotes = quotes_by_field(extraction, frozenset(fields))
    return tuple(Origin(name, readable(value), quotes.get(name, ())) for name, value in fields.items())


def readable(value: object) -> object:
    """Return a value of JSON as an editor reads it."""
    match value:
        case dict():
            parts = sorted(value.items(), key=lambda part: PARTS.index(part[0]) if part[0] in PARTS else len(PARTS))
            return "; ".join(f"{name}: {readable(part)}" for name, part in parts if part not in (None, ""))
        case list():
            return " | ".join(str(readable(part)) for part in value)
        case bool():
            return "yes" if value else "no"
    return value


def _sightings(article: Article, base: Extraction | None) -> list[Extraction]:
    """Return how the article was read last on the other pages it stands on, the first pages it was met on."""
    others = article.extractions.exclude(document=base.document_id if base else None).order_by()
    last = others.values("document").annotate(last=Max("pk")).values("last")
    rows = Extraction.objects.filter(pk__in=last).select_related("document").defer("payload", "document__content")
    return list(rows.order_by("document")[:SIGHTINGS])
