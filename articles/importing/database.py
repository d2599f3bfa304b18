"""What an import asks of the database beyond the ORM: turns with other imports, a second try, little memory."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, OperationalError, connection

LOCK_STATES = {"40001", "40P01", "55P03"}  # PostgreSQL: serialisation failure, deadlock, lock not available
LOGGED = 8_000  # pages of 4 KiB that wait in SQLite's log during an import
PLACING_LOCK = 7_203_114_605  # any number that nothing else on the database uses


def take_turns() -> None:
    """Let one import place at a time, until its transaction ends: two at once would not know each other's articles.

    On SQLite the transaction has the write lock from its beginning (transaction_mode IMMEDIATE).
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PLACING_LOCK])


def may_pass(error: IntegrityError | OperationalError, attempt: int) -> bool:
    """Say whether ``error`` comes of another writer and is worth one more attempt after ``attempt``, counted from 0.

    That is an editor who made the same source or tag, a lock, a deadlock.
    """
    if isinstance(error, IntegrityError):
        return attempt == 0
    state = getattr(error.__cause__, "sqlstate", None)
    return state in LOCK_STATES or "locked" in str(error)


@contextmanager
def unmapped() -> Iterator[None]:
    """Keep SQLite from mapping its file into memory meanwhile: an import touches all of it, and would seem to grow.

    It also copies its log into the file less often: most pages of indexes change with every batch.
    """
    if connection.vendor != "sqlite":
        yield
        return
    mapped, copied = _pragma("mmap_size"), _pragma("wal_autocheckpoint")
    _pragma("mmap_size = 0")
    _pragma(f"wal_autocheckpoint = {LOGGED}")
    try:
        yield
    finally:
        _pragma(f"mmap_size = {mapped or 0}")
        _pragma(f"wal_autocheckpoint = {copied or 0}")


@contextmanager
def uncollected() -> Iterator[None]:
    """Let Python look for garbage in cycles after a batch, not in it: what a batch makes lives until its end."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _pragma(text: str) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {text}")
        row = cursor.fetchone()
    return int(row[0]) if row else None
