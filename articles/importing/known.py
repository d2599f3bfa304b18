"""What is known of the articles that a batch of pages may speak of, found by sets of keys in a few queries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import Expression, Max, Min, Q, QuerySet
from django.db.models.fields.json import KT

from articles.models import Article, Extraction, ImportRecord, Role, Source, SourceKind

from .extracting import ExtractedPage, ReadArticle
from .slots import NEEDED, Slot, stored_slot
from .sources import SourceDirectory


class Rule(StrEnum):
    """By what an article was known again; in this order, the first that holds decides."""

    DOCUMENT = "the same document"
    PAGE = "the same page"
    ORIGINAL = "the same original address"
    BODY = "the same text from the same outlet"


@dataclass(frozen=True, slots=True)
class _SameBody:
    slot: Slot
    outlet: Source | None
    headline: str
    is_complete: bool


class Known:
    """The slots of one batch by every key an article can be known again by; what is placed is remembered at once.

    ``needed`` are the fields that no reading may empty; only an editor's word on the lines may take a text away.
    """

    def __init__(self, directory: SourceDirectory, *, lock: bool, needed: Collection[str] = NEEDED) -> None:
        self.directory = directory
        self.needed = needed
        self._lock = lock
        self._unsettled: list[Slot] = []
        self._slots: dict[int | None, Slot] = {}
        self._by_document: dict[tuple[str, str], Slot] = {}
        self._by_text: dict[tuple[str, str], set[Slot]] = {}
        self._of_document: dict[str, list[Slot]] = {}
        self._by_page: dict[tuple[str, str], list[Slot]] = {}
        self._by_original: dict[str, Slot] = {}
        self._by_body: dict[str, list[_SameBody]] = {}

    def load(self, pages: Sequence[ExtractedPage], documents: Mapping[str, int]) -> None:
        """Look up what the database knows of ``pages``; ``documents`` are their ids by content hash, where stored.

        With ``lock`` the rows of the articles found are locked until the transaction ends.
        """
        reads = [read for page in pages for read in page.articles]
        stored = _rows(Q(document__in=documents.values()), "document__sha256", "item_key", "body_hash")
        captures = _rows(Q(page_key__in=_some(page.page_key for page in pages)), "page_key", "item_key")
        originals = _rows(Q(original_key__in=_some(read.original_key for read in reads)), "original_key")
        bodies = _rows(
            Q(pk__in=_first_and_last(_some(read.body_hash for read in reads))),
            "body_hash",
            outlet=KT("payload__outlet"),
            headline=KT("payload__headline"),
            complete=KT("payload__is_complete"),
        )
        self._load_articles({row[-1] for rows in (stored, captures, originals, bodies) for row in rows})
        for sha256, item_key, text, article in stored:
            self._enter(self._by_document, (sha256, item_key), article)
            self._of_document.setdefault(sha256, []).append(self._slots[article])
            if text:
                self._by_text.setdefault((sha256, text), set()).add(self._slots[article])
        for address, item_key, article in sorted(captures, key=lambda row: row[-1] is None):
            self._by_page.setdefault((address, item_key), []).append(self._slots[article])
        for key, article in originals:
            self._enter(self._by_original, key, article)
        self.directory.learn(row[1] for row in bodies)
        for key, outlet, headline, complete, article in sorted(bodies, key=lambda row: row[-1] is None):
            source = self.directory.source(outlet, SourceKind.OUTLET)
            same = _SameBody(self._slots[article], source, headline or "", str(complete).lower() in {"1", "true"})
            self._by_body.setdefault(key, []).append(same)

    def find(self, page: ExtractedPage, read: ReadArticle) -> tuple[Slot, Rule] | None:
        """Return the slot of an article that is known already, and by what; None for a new one."""
        item_key = read.parsed.item_key
        if slot := self._same_document(page, read):
            return slot, Rule.DOCUMENT
        is_lead = read.parsed.role.value == Role.LEAD
        captures = self._by_page.get((page.page_key, item_key), ()) if page.page_key else ()
        if slot := next((slot for slot in captures if not is_lead or slot.tells(read)), None):
            return slot, Rule.PAGE
        if read.original_key and (slot := self._by_original.get(read.original_key)):
            return slot, Rule.ORIGINAL
        slot = self._same_body(read)
        return (slot, Rule.BODY) if slot else None

    def remember(self, page: ExtractedPage, read: ReadArticle, slot: Slot) -> None:
        """Let later pages know where ``read`` was placed."""
        self._unsettled.append(slot)
        item_key = read.parsed.item_key
        self._by_document.setdefault((page.sha256, item_key), slot)
        if page.page_key:
            captures = self._by_page.setdefault((page.page_key, item_key), [])
            captures[:] = [slot, *(other for other in captures if other is not slot)]
        if read.original_key:
            self._by_original.setdefault(read.original_key, slot)
        if read.body_hash:
            outlet = self.directory.source(read.parsed.outlet, SourceKind.OUTLET)
            same = _SameBody(slot, outlet, read.parsed.headline, read.parsed.is_complete)
            self._by_body.setdefault(read.body_hash, []).append(same)

    def settle(self) -> None:
        """Shrink what was loaded and remembered so far to what later batches must know of it."""
        for slot in self._unsettled:
            slot.settle()
        self._unsettled.clear()

    def _same_document(self, page: ExtractedPage, read: ReadArticle) -> Slot | None:
        """Return the slot that an earlier reading of the page has for the same text, or else for the same item key.

        A newer parser may take another story for the page's lead, or read another headline, which is a related one's
        key.
        """
        same = self._by_text.get((page.sha256, read.body_hash), set()) if read.body_hash else set()
        if len(same) == 1:
            return next(iter(same))
        slot = self._by_document.get((page.sha256, read.parsed.item_key))
        if slot is None or read.parsed.role.value != Role.LEAD or slot.tells(read):
            return slot
        others = (other for other in self._of_document.get(page.sha256, ()) if other.base and other.tells(read))
        return next(others, slot)

    def _same_body(self, read: ReadArticle) -> Slot | None:
        """Return the slot of the same text by the same outlet; what is cut short must also share the headline.

        The few words before a "continue reading" may stand under many articles of one outlet.
        """
        outlet = self.directory.source(read.parsed.outlet, SourceKind.OUTLET)
        if outlet is None:
            return None
        for same in self._by_body.get(read.body_hash, ()):
            whole = read.parsed.is_complete and same.is_complete
            if same.outlet == outlet and (whole or same.headline.casefold() == read.parsed.headline.casefold()):
                return same.slot
        return None

    def _enter(self, table: dict[Any, Slot], key: Any, article: int | None) -> None:
        """Enter the slot of ``article`` under ``key``; one that still exists goes before a deleted one."""
        present = table.get(key)
        if present is None or present.article is None:
            table[key] = self._slots[article]

    def _load_articles(self, wanted: set[int | None]) -> None:
        if None in wanted:
            self._slots.setdefault(None, Slot(article=None))
        articles = Article.objects.select_for_update(of=("self",)) if self._lock else Article.objects.all()
        found = list(
            articles.filter(pk__in=[pk for pk in wanted - self._slots.keys() if pk is not None])
            .select_related("outlet", "aggregator", "base_extraction__document")
            .defer("base_extraction__document__content")
            .prefetch_related("credits__source")
            .order_by("pk")
        )
        captured = _captured_at(article.base_extraction.document_id for article in found if article.base_extraction)
        payloads = [article.base_extraction.payload for article in found if article.base_extraction]
        self.directory.learn(name for payload in payloads for name in _names_in(payload))
        for article in found:
            document = article.base_extraction.document_id if article.base_extraction else None
            slot = stored_slot(article, captured.get(document), self.directory)
            self._slots[article.pk] = slot
            self._unsettled.append(slot)


def _rows(condition: Q, *fields: str, **expressions: Expression) -> QuerySet[Extraction, tuple[Any, ...]]:
    """Return the distinct values of the extractions that meet ``condition``, and last the article each belongs to."""
    rows = Extraction.objects.filter(condition).order_by("article_id").annotate(**expressions)
    return rows.values_list(*fields, *expressions, "article_id").distinct()


def _first_and_last(hashes: set[str]) -> set[int]:
    """Return the first and the latest reading of each article with one of these texts, out of the index alone.

    A text that stands beside every story of an aggregator was read thousands of times, and each time the same.
    """
    rows = Extraction.objects.filter(body_hash__in=hashes).order_by().values("body_hash", "article_id")
    ends = rows.annotate(first=Min("pk"), last=Max("pk")).values_list("first", "last")
    return {pk for each in ends for pk in each}


def _some(keys: Iterable[str]) -> set[str]:
    return {key for key in keys if key}


def _names_in(payload: dict[str, Any]) -> list[str | None]:
    return [payload["outlet"], payload["aggregator"], *(credit["name"] for credit in payload["credits"])]


def _captured_at(documents: Iterable[int]) -> dict[int | None, datetime]:
    """Return when each document was last captured, where a sighting says so."""
    sightings = ImportRecord.objects.filter(document__in=set(documents), captured_at__isnull=False)
    latest = sightings.order_by().values("document_id").annotate(last=Max("captured_at"))
    return dict(latest.values_list("document_id", "last"))
