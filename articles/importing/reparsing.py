"""Every stored page read again by the newer parser: rehearsed, or merged into its articles as one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Exists, Min, OuterRef, QuerySet

from articles.models import Article, Document, Extraction, ImportRecord, ImportRun, Source
from articles.parsing import PARSER_VERSION
from articles.readers import RawDocument
from articles.readers.parallel import map_readings

from .addresses import address_key
from .batches import Writer, new_directories, place_all, records_of
from .decided import DecidedDocument, Decision
from .decisions import decisions_for
from .extracting import NO_HINT, DateOrders, ExtractedPage, Hint, Item, lost_document, prepare
from .forecasting import Forecast
from .known import Known
from .paths import Progress
from .preparing import batches_of
from .runs import start_run
from .sources import date_orders

DOCUMENTS = 50  # loaded at a time, their bytes included
COMMAND = "reparse_documents"


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A stored page as it was read at first, with what whoever imported it said of its source, and editors since."""

    document: RawDocument
    hint: Hint
    decisions: tuple[Decision, ...] = ()


def unread_documents(source: Source | None = None) -> QuerySet[Document]:
    """Return the documents that this parser has not read yet, those erased left out.

    With ``source`` only those with an article that has it as a hop of its chain.
    """
    read = Extraction.objects.filter(document=OuterRef("pk"), parser_version=PARSER_VERSION)
    unread = Document.objects.filter(~Exists(read), erased_at=None)
    if source is None:
        return unread
    articles = Article.objects.of_source(source).order_by().values("pk")
    return unread.filter(Exists(Extraction.objects.filter(document=OuterRef("pk"), article__in=articles)))


def reparse(
    *,
    source: Source | None = None,
    dry_run: bool = False,
    jobs: int = 1,
    by: User | None = None,
    progress: Progress | None = None,
) -> ImportRun | Forecast:
    """Read every stored page again that this parser has not read yet, or forecast with ``dry_run`` what that changes.

    Values are merged by field as in importing: what an editor wrote stays. Each batch is a transaction of its own; a
    run that is stopped can be begun again and does the rest. ``source`` narrows it to the pages of its articles,
    ``jobs`` processes parse. ``progress`` is called after each batch with its records, which a forecast does not save.
    What ends the run itself is raised, the run marked aborted.
    """
    if jobs < 1:
        raise ValueError(f"at least one process must parse, not {jobs}")
    tell = progress or _tell_nobody
    read = partial(_read_again, orders=date_orders())
    batches = batches_of(map_readings(read, stored_pages(unread_documents(source)), jobs=jobs, lost=_lost))
    if dry_run:
        return _forecast(batches, tell)
    options: dict[str, Any] = {"jobs": jobs} | ({"source": source.name} if source else {})
    run = start_run(command=COMMAND, options=options, by=by)
    Writer(run, by=by).write_all(batches, tell)
    return run


def stored_pages(documents: QuerySet[Document]) -> Iterator[StoredPage]:
    """Yield ``documents`` as they were read at first: where, when and under which address each was met then.

    They are loaded a few at a time, so that others may write meanwhile.
    """
    last = 0
    while some := list(documents.filter(pk__gt=last).order_by("pk")[:DOCUMENTS]):
        last = some[-1].pk
        sightings, hints = _first_sightings(some), _hints(some)
        pages = {document: _raw(document, sightings.get(document.pk)) for document in some}
        decisions = decisions_for((each.sha256, address_key(page.url or "")) for each, page in pages.items())
        for document, page in pages.items():
            hint = hints.get(document.pk, NO_HINT)
            yield StoredPage(page, hint, decisions.get(document.sha256, ()))


def _first_sightings(documents: Iterable[Document]) -> dict[int | None, ImportRecord]:
    rows = ImportRecord.objects.filter(document__in=documents).order_by().values("document")
    first = rows.annotate(first=Min("pk")).values_list("first", flat=True)
    return {record.document_id: record for record in ImportRecord.objects.filter(pk__in=list(first))}


def _hints(documents: Iterable[Document]) -> dict[int, Hint]:
    rows = Extraction.objects.filter(document__in=documents, payload__has_key="hint").order_by("pk")
    return {document: Hint(**hint) for document, hint in rows.values_list("document_id", "payload__hint")}


def _raw(document: Document, sighting: ImportRecord | None) -> RawDocument:
    return RawDocument(
        content=document.raw,
        media_type=document.media_type,
        locator=sighting.locator if sighting else f"document {document.pk}",
        id=document.pk,
        url=(sighting.url if sighting else "") or None,
        captured_at=sighting.captured_at if sighting else None,
        charset=document.charset or None,
    )


def _read_again(page: StoredPage, *, orders: DateOrders) -> Item:
    return prepare(DecidedDocument(page.document, page.decisions), orders=orders, hint=page.hint)


def _lost(page: StoredPage) -> Item:
    return lost_document(page.document)


def _tell_nobody(_records: object) -> None:
    return


def _forecast(batches: Iterable[list[Item]], tell: Progress) -> Forecast:
    """Decide as a run does, a batch at a time, and write nothing."""
    forecast, directory = Forecast(), new_directories().sources
    for items in batches:
        pages = [item for item in items if isinstance(item, ExtractedPage)]
        rows = Document.objects.filter(sha256__in=[page.sha256 for page in pages])
        ids = dict(rows.values_list("sha256", "pk"))
        places = place_all(pages, Known(directory, lock=False), ids)
        records = records_of(items, places, run=None, documents=ids)
        forecast.add(records, places, ids.values())
        tell(records)
    return forecast
