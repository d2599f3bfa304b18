"""Import runs: each says that it lives, and one that stopped is marked so by the next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from articles.models import ImportRun, RunStatus
from articles.parsing import PARSER_VERSION

STALE_AFTER = timedelta(minutes=10)  # longer than any one document or wait for another writer may take


def start_run(*, command: str, options: Mapping[str, Any], by: User | None = None) -> ImportRun:
    """Begin a run, and mark those as aborted that stopped without saying so."""
    abort_stale_runs()
    now = timezone.now()
    return ImportRun.objects.create(
        command=command,
        options=dict(options),
        parser_version=PARSER_VERSION,
        started_by=by,
        started_at=now,
        heartbeat_at=now,
    )


def beat(run: ImportRun) -> None:
    """Say that ``run`` lives; one that was taken for dead (a machine that slept) is running again."""
    run.heartbeat_at, run.status, run.finished_at = timezone.now(), RunStatus.RUNNING, None
    run.save(update_fields=("heartbeat_at", "status", "finished_at"))


def finish_run(run: ImportRun, status: RunStatus = RunStatus.FINISHED) -> None:
    """End ``run``: it reached its end, or ``status`` says that it was aborted.

    SQLite looks again at tables that have changed much: its planner cannot know by itself that they grew.
    """
    now = timezone.now()
    run.status, run.heartbeat_at, run.finished_at = status, now, now
    run.save(update_fields=("status", "heartbeat_at", "finished_at"))
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA optimize")


def abort_stale_runs() -> int:
    """Mark the runs as aborted that have not said for ten minutes that they live; return how many."""
    now = timezone.now()
    stale = ImportRun.objects.filter(status=RunStatus.RUNNING, heartbeat_at__lt=now - STALE_AFTER)
    return stale.update(status=RunStatus.ABORTED, finished_at=now)
