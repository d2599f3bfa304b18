"""Documents made ready to be written: looked up, and what is new parsed, here or by worker processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from time import monotonic

from articles.models import Document
from articles.readers import RawDocument, Reading
from articles.readers.locators import file_locator
from articles.readers.parallel import map_readings

from .addresses import address_key
from .decided import DecidedDocument
from .decisions import decisions_for
from .documents import stored_documents
from .extracting import NO_HINT, DateOrders, Hint, Item, SeenDocument, ToPrepare, lost_document, prepare, sighting_of

BATCH_DOCUMENTS = 400
BATCH_BYTES = 8 * 2**20
BATCH_SECONDS = 5.0  # a slow source must not keep a run from saying that it lives


def prepared(
    readings: Iterable[Reading], *, captured_at: datetime | None, orders: DateOrders, jobs: int, hint: Hint = NO_HINT
) -> Iterator[list[Item]]:
    """Yield the documents in batches ready to be written, in order, parsed by this process or by ``jobs`` others.

    Those that do not say when they were captured were so at ``captured_at``; ``hint`` names the source of those that
    do not name it.
    """
    items = looked_up(dated(readings, captured_at))
    parse = partial(prepare, orders=orders, hint=hint)
    return batches_of(map_readings(parse, items, jobs=jobs, lost=lost_document))


def batches_of[Each](items: Iterable[Each]) -> Iterator[list[Each]]:
    """Yield the items in batches, bounded in number, in bytes of pages and in the time they take to come."""
    batch: list[Each] = []
    size, begun = 0, monotonic()
    for item in items:
        batch.append(item)
        size += len(getattr(item, "content", b""))
        if len(batch) >= BATCH_DOCUMENTS or size >= BATCH_BYTES or monotonic() - begun > BATCH_SECONDS:
            yield batch
            batch, size, begun = [], 0, monotonic()
    if batch:
        yield batch


def dated(readings: Iterable[Reading], captured_at: datetime | None) -> Iterator[Reading]:
    """Yield the readings, those without a time of capture with ``captured_at``."""
    for reading in readings:
        if captured_at and isinstance(reading, RawDocument) and reading.captured_at is None:
            yield replace(reading, captured_at=captured_at)
        else:
            yield reading


def located(readings: Iterable[Reading], root: Path) -> Iterator[Reading]:
    """Yield the readings with locators that begin at the folder ``root``: where it stands is nobody's business."""
    prefix = f"{file_locator(root)}/"
    for reading in readings:
        yield replace(reading, locator=reading.locator.removeprefix(prefix))


def looked_up(readings: Iterable[Reading]) -> Iterator[ToPrepare]:
    """Yield the readings; a document that is stored and read already is merely seen, and need not be parsed.

    Others come with what editors decided about their lines, or those of an earlier capture.
    """
    for batch in batches_of(readings):
        pages = [each for each in batch if isinstance(each, RawDocument)]
        hashes = {id(each): Document.hash_of(each.content) for each in pages}
        stored = stored_documents(hashes.values())
        decisions = decisions_for((hashes[id(each)], address_key(each.url or "")) for each in pages)
        for each in batch:
            sha256 = hashes.get(id(each), "")
            document = stored.get(sha256)
            if not isinstance(each, RawDocument):
                yield each
            elif document and document.is_done:
                yield SeenDocument(sighting_of(each), sha256, document.is_erased)
            else:
                yield DecidedDocument(each, decisions[sha256]) if sha256 in decisions else each
