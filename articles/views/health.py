"""Whether the site can do its work, for the machines that watch it."""

from __future__ import annotations

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.http import HttpRequest, JsonResponse

APPLIED, APPLIED_SECONDS = "articles.migrations_applied", 60


def healthz(_request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database answers and has every migration, else 503; the words tell no secrets."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        migrated = _is_migrated()
    except DatabaseError:
        return _answer(database="unreachable", migrations="unknown")
    return _answer(database="ok", migrations="ok" if migrated else "missing")


def _is_migrated() -> bool:
    """Tell whether every migration is applied; a yes is remembered for a minute, for it reads every migration."""
    if cache.get(APPLIED):
        return True
    loader = MigrationLoader(connection, ignore_no_migrations=True)
    migrated = set(loader.graph.leaf_nodes()) <= set(loader.applied_migrations)
    if migrated:
        cache.set(APPLIED, True, APPLIED_SECONDS)
    return migrated


def _answer(**parts: str) -> JsonResponse:
    is_well = all(part == "ok" for part in parts.values())
    body = {"status": "ok" if is_well else "unwell", **parts}
    return JsonResponse(body, status=200 if is_well else 503, headers={"Cache-Control": "no-store"})
