"""Import of everything at some paths: read, stored, parsed, placed, recorded; or rehearsed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User

from articles.models import ImportRecord, ImportRun, Source, SourceKind
from articles.readers import read_paths

from .batches import Writer, hashes_of, place_all, records_of, sort_out
from .documents import stored_documents
from .extracting import NO_HINT, ExtractedPage, Hint, Item
from .known import Known
from .preparing import located, prepared
from .runs import start_run
from .sources import SourceDirectory, date_orders

type Progress = Callable[[Sequence[ImportRecord]], None]


@dataclass(slots=True)
class Rehearsal:
    """What an import would do: how many documents would end in each outcome; nothing was written."""

    counts: Counter[str] = field(default_factory=Counter)


def import_paths(
    *,
    paths: Iterable[str | Path],
    publish: bool = False,
    dry_run: bool = False,
    jobs: int = 1,
    captured_at: datetime | None = None,
    by: User | None = None,
    command: str = "import_documents",
    progress: Progress | None = None,
    source: Source | None = None,
    root: Path | None = None,
    note: Mapping[str, Any] | None = None,
) -> ImportRun | Rehearsal:
    """Import every document at ``paths``, or say with ``dry_run`` what that would do.

    Each batch is a transaction of its own, so that a run can be killed and begun again. ``publish`` makes public what
    this run creates and finds complete. ``jobs`` worker processes parse, one writes. ``captured_at`` (aware) is when
    pages were captured that do not say so themselves. ``progress`` is called after each batch with its records, which a
    rehearsal does not save. ``source`` is where pages come from that do not name their outlet, or their aggregator if
    it is one. Locators begin at ``root``. ``note`` joins the options that the run keeps. A failing document fails
    alone; what ends the run itself is raised, the run marked aborted.
    """
    places = [str(path) for path in paths]
    if jobs < 1:
        raise ValueError(f"at least one process must parse, not {jobs}")
    tell = progress or _tell_nobody
    readings = located(read_paths(places), root) if root else read_paths(places)
    hint = Hint(source.name, source.kind == SourceKind.AGGREGATOR) if source else NO_HINT
    batches = prepared(readings, captured_at=captured_at, orders=date_orders(), jobs=jobs, hint=hint)
    if dry_run:
        return _rehearse(batches, tell)
    shown = [place.removeprefix(f"{root}").lstrip("/") or "." if root else place for place in places]
    options = {"paths": shown, "publish": publish, "jobs": jobs}
    options |= {"captured_at": captured_at.isoformat()} if captured_at else {}
    options |= ({"source": source.name} if source else {}) | dict(note or {})
    run = start_run(command=command, options=options, by=by)
    Writer(run, publish=publish, by=by).write_all(batches, tell)
    return run


def _tell_nobody(_records: Sequence[ImportRecord]) -> None:
    return


def _rehearse(batches: Iterable[Sequence[Item]], tell: Progress) -> Rehearsal:
    """Decide as an import does, and write nothing; what was decided is remembered for the batches that follow."""
    rehearsal, seen = Rehearsal(), set[str]()
    known = Known(SourceDirectory(), lock=False)
    for batch in batches:
        stored = stored_documents(hashes_of(batch))
        items = sort_out(batch, stored, seen)
        pages = [item for item in items if isinstance(item, ExtractedPage)]
        ids = {sha256: document.id for sha256, document in stored.items()}
        records = records_of(items, place_all(pages, known, ids), run=None, documents=ids)
        known.settle()
        seen |= {page.sha256 for page in pages}
        rehearsal.counts.update(record.outcome for record in records)
        tell(records)
    return rehearsal
