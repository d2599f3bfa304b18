"""A batch of documents, imported in one transaction; one that fails is imported alone, so that it spoils no other."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from time import sleep

from django.contrib.auth.models import User
from django.db import IntegrityError, OperationalError, transaction

from articles.models import ImportRecord, ImportRun, RunStatus, Stage, insert_objects

from .applying import Directories, PlacedPage, apply
from .database import may_pass, take_turns, uncollected, unmapped
from .documents import StoredDocument, store_documents, stored_documents
from .extracting import ExtractedPage, FailedDocument, Item, SeenDocument
from .known import Known
from .placing import Placed, place
from .records import failed_record, placed_record, seen_record
from .runs import beat, finish_run
from .sources import SourceDirectory
from .suggesting import TagDirectory
from .values import names_on

logger = logging.getLogger(__name__)

ATTEMPTS = 6  # with the waits between them, and the time that each itself waits for the lock, minutes
FIRST_WAIT = 0.2  # seconds; doubled each time


def new_directories() -> Directories:
    """Return directories that have looked nothing up yet."""
    return Directories(SourceDirectory(), TagDirectory())


@dataclass(slots=True)
class Writer:
    """Writes the batches of one run; ``publish`` makes public what is new and complete, ``by`` answers for it."""

    run: ImportRun
    publish: bool = False
    by: User | None = None
    directories: Directories = field(default_factory=new_directories)

    def write_all(self, batches: Iterable[Sequence[Item]], tell: Callable[[Sequence[ImportRecord]], None]) -> None:
        """Write batches, ``tell`` the records of each, and end the run; what stops it is raised, the run aborted."""
        with unmapped():
            try:
                for items in batches:
                    tell(self.write(items))
            except BaseException:
                finish_run(self.run, RunStatus.ABORTED)
                raise
            finish_run(self.run)

    def write(self, items: Sequence[Item]) -> list[ImportRecord]:
        """Write a batch; return the saved records, one for each item in its order.

        Raises OperationalError when the database itself cannot take even the record of a failure.
        """
        try:
            return self._attempt(items)
        except Exception:
            logger.exception("A batch of %d documents failed; they are imported one by one", len(items))
        return [record for item in items for record in self._alone(item)]

    def _alone(self, item: Item) -> list[ImportRecord]:
        try:
            return self._attempt([item])
        except Exception as error:
            if isinstance(item, FailedDocument):
                raise
            logger.exception("%s failed", item.sighting.locator)
            failed = FailedDocument(item.sighting, Stage.PLACE, f"{type(error).__name__}: {error}")
        return self._attempt([failed])

    def _attempt(self, items: Sequence[Item]) -> list[ImportRecord]:
        """Write ``items`` in a transaction, again when another writer was in the way."""
        for attempt in range(ATTEMPTS):
            try:
                with uncollected(), transaction.atomic():
                    return self._write(items)
            except (IntegrityError, OperationalError) as error:
                self.directories = new_directories()
                if attempt == ATTEMPTS - 1 or not may_pass(error, attempt):
                    raise
                logger.info("Another writer was in the way, trying again: %s", error)
                sleep(FIRST_WAIT * 2**attempt)
            except Exception:
                self.directories = new_directories()
                raise
        raise AssertionError("the last attempt returns or raises")

    def _write(self, items: Sequence[Item]) -> list[ImportRecord]:
        take_turns()
        beat(self.run)
        stored = stored_documents(hashes_of(items))
        items = sort_out(items, stored)
        pages = [item for item in items if isinstance(item, ExtractedPage)]
        ids = {sha256: document.id for sha256, document in stored.items()}
        places = place_all(pages, Known(self.directories.sources, lock=True), ids)
        new = store_documents([page for page in pages if page.sha256 not in ids])
        ids |= new
        apply(
            [
                PlacedPage(page, ids[page.sha256], placed, is_new=page.sha256 in new)
                for page, placed in zip(pages, places, strict=True)
            ],
            run=self.run,
            directories=self.directories,
            publish=self.publish,
            by=self.by,
        )
        records = records_of(items, places, run=self.run, documents=ids)
        insert_objects(records)
        return records


def hashes_of(items: Iterable[Item]) -> set[str]:
    """Return the content hashes of a batch."""
    return {item.sha256 for item in items if not isinstance(item, FailedDocument)}


def sort_out(
    items: Iterable[Item], stored: Mapping[str, StoredDocument], seen: AbstractSet[str] = frozenset()
) -> list[Item]:
    """Return ``items`` with every page that was imported before, or comes a second time, as merely seen."""
    earlier = set(seen)
    sorted_out: list[Item] = []
    for item in items:
        if isinstance(item, ExtractedPage):
            document = stored.get(item.sha256)
            if item.sha256 in earlier or (document and document.is_done):
                is_erased = document is not None and document.is_erased
                sorted_out.append(SeenDocument(item.sighting, item.sha256, is_erased))
                continue
            earlier.add(item.sha256)
        sorted_out.append(item)
    return sorted_out


def place_all(pages: Sequence[ExtractedPage], known: Known, documents: Mapping[str, int]) -> list[tuple[Placed, ...]]:
    """Decide for a batch of pages, in order, where their articles belong; nothing is written."""
    known.directory.learn(
        name for page in pages for name in (page.aggregator, *(n for a in page.articles for n in names_on(a.parsed)))
    )
    known.load(pages, documents)
    return [place(page, known) for page in pages]


def records_of(
    items: Iterable[Item],
    places: Iterable[tuple[Placed, ...]],
    *,
    run: ImportRun | None,
    documents: Mapping[str, int],
) -> list[ImportRecord]:
    """Return the unsaved records of a batch; ``places`` are those of its pages, in order."""
    remaining = iter(places)
    records = []
    for item in items:
        if isinstance(item, FailedDocument):
            records.append(failed_record(run, item))
        elif isinstance(item, SeenDocument):
            records.append(seen_record(run, item, documents.get(item.sha256)))
        else:
            records.append(placed_record(run, item, documents.get(item.sha256), next(remaining)))
    return records
