"""The versions that an outlet made of its page, as captured, and what differs between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from django.db.models import Min

from articles.parsing import read_blocks
from articles.readers.exported import MEDIA_TYPE as EXPORT

from .extraction import Extraction
from .run import ImportRecord
from .showing import shows_text
from .source import Display

if TYPE_CHECKING:
    from .article import Article

MOST_CHANGES = 10  # the latest
FIELDS = ("headline", "standfirst", "body")


@dataclass(frozen=True, slots=True)
class Version:
    """An article as one capture of its page has it: when that was, and the texts that may be shown, by field.

    The body is in the form of ``articles.parsing.read_blocks``.
    """

    captured_at: datetime
    texts: dict[str, str]


@dataclass(frozen=True, slots=True)
class OutletChange:
    """Two captures after each other, and the fields that the outlet changed between them."""

    before: Version
    after: Version
    fields: tuple[str, ...]


def outlet_changes(article: Article) -> list[OutletChange]:
    """Return what the outlet changed on the page of ``article``, the latest first; at most ten changes.

    Only captures of the same page count, whose text is whole and not erased. A field is left out where the display
    policy keeps it back, and where an editor has changed it here: what was taken out must not come back this way. No
    query where the page was read once. Reads what ``for_detail`` loads.
    """
    versions = list(_versions(article))
    changes = []
    for before, after in pairwise(versions):
        fields = tuple(name for name in after.texts if _words(name, before) != _words(name, after))
        if fields:
            changes.append(OutletChange(before, after, fields))
    return changes[::-1][:MOST_CHANGES]


def _versions(article: Article) -> Iterator[Version]:
    base = article.base_extraction
    if base is None or not base.page_key or article.readings < 2:  # noqa: PLR2004 - it takes two to differ
        return
    fields = _open_fields(article)
    if not fields:
        return
    same_page = Extraction.objects.filter(article=article, page_key=base.page_key, item_key=base.item_key)
    captures = same_page.filter(document__erased_at=None).exclude(document__media_type=EXPORT)
    rows = captures.order_by("pk").defer("payload")
    latest = {row.document_id: row for row in rows}  # of each page as it was read last
    if len(latest) < 2:  # noqa: PLR2004 - it takes two to differ
        return
    payloads = dict(Extraction.objects.filter(pk__in=[row.pk for row in latest.values()]).values_list("pk", "payload"))
    moments = _captured_at(latest)
    for document, row in sorted(latest.items(), key=lambda item: (moments.get(item[0], item[1].created_at), item[0])):
        payload = payloads[row.pk]
        if payload.get("is_complete"):
            texts = {name: payload.get(name) or "" for name in fields}
            yield Version(moments.get(document, row.created_at), texts)


def _open_fields(article: Article) -> tuple[str, ...]:
    """Return the fields that may be shown, and that read here as the page was last read."""
    allowed = FIELDS if article.display == Display.FULL else FIELDS[:2] if shows_text(article) else FIELDS[:1]
    if article.display == Display.HIDDEN or article.base_extraction is None:
        return ()
    payload = article.base_extraction.payload
    return tuple(name for name in allowed if getattr(article, name) == (payload.get(name) or ""))


def _captured_at(documents: dict[int, Extraction]) -> dict[int | None, datetime]:
    """Return when each document was first captured, where a sighting says so."""
    sightings = ImportRecord.objects.filter(document__in=documents, captured_at__isnull=False).order_by()
    return dict(sightings.values("document").annotate(first=Min("captured_at")).values_list("document", "first"))


def _words(name: str, version: Version) -> object:
    """Return what readers read: a line that is taken for a sub-heading now, and was for a paragraph, is no change."""
    text = version.texts[name]
    return [block.text for block in read_blocks(text)] if name == "body" else text
