"""The work on an upload that takes time: its rehearsal and its import, each telling how far it has come."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from articles.models import ImportRecord, ImportRun, Outcome, Upload, UploadStatus

from .paths import import_paths
from .uploads import clear_files, failed_files, folder_of

MOST_ROWS = 200  # kept of each outcome; the counts are of all
LONGEST_REASON = 500

logger = logging.getLogger(__name__)


class Superseded(Exception):  # noqa: N818 - an answer to a task that came late, not a defect
    """Another attempt has taken the upload over, or it was discarded."""


def work_on(*, upload: Upload, attempt: int) -> None:
    """Do what the upload waits for, its rehearsal or its import, unless a later ``attempt`` has been begun.

    What breaks the work off is kept as the upload's error and raised; it can be begun again, and does no harm twice.
    """
    if upload.attempt != attempt or not upload.is_working:
        return
    try:
        if upload.status == UploadStatus.REHEARSING:
            _rehearse(upload)
        else:
            _import(upload)
    except Superseded:
        logger.info("Upload %s was taken over by another attempt", upload.pk)
    except Exception as error:
        _write(upload, status=UploadStatus.FAILED, error=str(error) or type(error).__name__)
        raise


def _rehearse(upload: Upload) -> None:
    folder = folder_of(upload)
    counts: Counter[str] = Counter()
    rows: list[dict[str, Any]] = []

    def tell(records: Sequence[ImportRecord]) -> None:
        for record in records:
            if counts[record.outcome] < MOST_ROWS:
                rows.append(_row(record))
            counts[record.outcome] += 1
        _write(upload, seen=counts.total())

    import_paths(
        paths=[folder],
        root=folder,
        dry_run=True,
        captured_at=upload.captured_at,
        source=upload.source,
        progress=tell,
    )
    _write(upload, status=UploadStatus.REHEARSED, rehearsal={"counts": dict(counts), "rows": rows})


def _import(upload: Upload) -> None:
    folder = folder_of(upload)
    paths = failed_files(upload) or [folder]
    seen = 0

    def tell(records: Sequence[ImportRecord]) -> None:
        nonlocal seen
        seen += len(records)
        _write(upload, seen=seen, run=records[0].run)

    run = import_paths(
        paths=paths,
        root=folder,
        publish=upload.publish,
        captured_at=upload.captured_at,
        source=upload.source,
        by=upload.by,
        command="upload",
        progress=tell,
        note={"upload": upload.pk},
    )
    if not isinstance(run, ImportRun):
        raise TypeError("an import that is no rehearsal makes a run")
    _write(upload, status=UploadStatus.IMPORTED, run=run)
    if not run.records.filter(outcome=Outcome.FAILED).exists():
        clear_files(upload)


def _row(record: ImportRecord) -> dict[str, Any]:
    why = record.error or record.reason
    hints = [warning["message"] for warning in record.warnings]
    return {"locator": record.locator, "outcome": record.outcome, "why": why[:LONGEST_REASON], "warnings": hints[:5]}


def _write(upload: Upload, **changes: Any) -> None:
    """Write to the upload as long as it is this attempt's; raises Superseded when it no longer is."""
    mine = Upload.objects.filter(pk=upload.pk, attempt=upload.attempt)
    if not mine.update(heartbeat_at=timezone.now(), **changes):
        raise Superseded
