"""Whether anything was written since: what was made of an unchanged database is still true."""

from __future__ import annotations

import threading
from itertools import count
from typing import Any

from django.db import connection

type DatabaseState = int | str

_numbers = count(1)


class _Seen(threading.local):
    """What this thread's connection to SQLite told when it was last asked, and the number that was given to it."""

    connection: Any = None
    token: tuple[int, int] | None = None


_seen = _Seen()
_lock = threading.Lock()
_state = [0]


def database_state() -> DatabaseState:
    """Return a value that stays the same, within this process, only while no transaction commits a change.

    It may change without one (another database of the same server wrote), never the other way round. Read it *before*
    the data that is to be remembered with it: what is committed in between then makes the memory void.

    PostgreSQL says which transactions a statement sees (``pg_current_snapshot``); one query. SQLite tells each
    connection whether others wrote (``PRAGMA data_version``) and how many rows it changed itself; no query of the ORM.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_snapshot()::text")
            return str(cursor.fetchone()[0])
    return _sqlite_state()


def _sqlite_state() -> int:
    connection.ensure_connection()
    own = connection.connection
    token = (own.execute("PRAGMA data_version").fetchone()[0], own.total_changes)
    with _lock:
        if _seen.connection is not own or _seen.token != token:
            _seen.connection, _seen.token = own, token
            _state[0] = next(_numbers)
        return _state[0]
