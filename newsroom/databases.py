"""How an Environment's database and cache are put to Django."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from typing import Any

from newsroom.environment import Environment
from newsroom.variables import Database

SQLITE_PRAGMAS = {
    "journal_mode": "WAL",  # readers and the one writer do not wait for each other
    "synchronous": "NORMAL",  # with WAL a crash loses at most the last commits, never the file
    "temp_store": "MEMORY",
    "mmap_size": 256 * 2**20,  # bytes
    "cache_size": -16 * 2**10,  # negative: in KiB, a connection
    "journal_size_limit": 64 * 2**20,  # bytes: the WAL shrinks again after a large import
}
SQLITE_BUSY_TIMEOUT = 20.0  # seconds: a batch of an import may hold the write lock for some
APP = Path(__file__).parents[1] / "articles"
CACHED_FROM = (APP / "models", APP / "views")
MOST_CACHED = 2_000  # figures, facets of lists and counters of visitors; Django's own bound is 300
CONNECTION_MAX_AGE = 600  # seconds a thread keeps its connection


def database_settings(environment: Environment) -> dict[str, Any]:
    """Return the entry of DATABASES; without a DATABASE_URL it is SQLite in the var folder."""
    database = environment.database or Database("sqlite", str(environment.var_dir / "newsroom.sqlite3"))
    if database.vendor == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": database.name,
            "CONN_MAX_AGE": CONNECTION_MAX_AGE,
            "OPTIONS": {
                # A transaction that first reads and then writes would fail at once, busy timeout or not, if another
                # one wrote in between; taking the write lock at its beginning makes it wait instead
                "transaction_mode": "IMMEDIATE",
                "timeout": SQLITE_BUSY_TIMEOUT,
                "init_command": ";".join(f"PRAGMA {name}={value}" for name, value in SQLITE_PRAGMAS.items()),
            },
        }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database.name,
        "USER": database.user,
        "PASSWORD": database.password,
        "HOST": database.host,
        "PORT": database.port,
        "CONN_MAX_AGE": CONNECTION_MAX_AGE,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(database.options or {}),
    }


def cache_settings(environment: Environment) -> dict[str, Any]:
    """Return the default entry of CACHES; a shared cache keeps apart what different releases put there."""
    cache = environment.cache
    settings: dict[str, Any] = {"BACKEND": cache.backend, "LOCATION": cache.location}
    if cache.is_culled:
        settings["OPTIONS"] = {"MAX_ENTRIES": MOST_CACHED}
    if cache.is_shared:
        settings["KEY_PREFIX"] = _release()
    return settings


def _release() -> str:
    """Tell releases apart by the code whose objects are cached: an older one's may have other fields."""
    told = blake2b(digest_size=6)
    for folder in CACHED_FROM:
        for path in sorted(folder.glob("*.py")):
            told.update(path.read_bytes())
    return told.hexdigest()
