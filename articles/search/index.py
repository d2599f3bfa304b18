"""The index of all articles, made and removed by hand; once made, the database keeps it right by itself."""

from __future__ import annotations

from types import ModuleType

from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, connections

from . import postgresql, sqlite

BACKENDS = {"sqlite": sqlite, "postgresql": postgresql}


def vendor_of(using: str) -> str:
    """Return what kind of database ``using`` is; raise ImproperlyConfigured when it is none that search runs on."""
    vendor = connections[using].vendor
    if vendor not in BACKENDS:
        raise ImproperlyConfigured(f"Search runs on SQLite and PostgreSQL; the database “{using}” is {vendor}.")
    return vendor


def backend_of(using: str) -> ModuleType:
    """Return the module that knows the index of the database ``using``."""
    return BACKENDS[vendor_of(using)]


def create_index(using: str = DEFAULT_DB_ALIAS) -> None:
    """Make the index, with every article in it, unless it is there and made as this version makes it."""
    backend, connection = backend_of(using), connections[using]
    if not backend.is_current(connection):
        backend.drop(connection)
        backend.create(connection)


def drop_index(using: str = DEFAULT_DB_ALIAS) -> None:
    """Remove the index; without it the table of the articles can be altered, and nothing can be found."""
    backend_of(using).drop(connections[using])


def knows_signatures(using: str = DEFAULT_DB_ALIAS) -> bool:
    """Return whether the index knows what articles are signed with: one that an older version made does not."""
    return bool(backend_of(using).knows_signatures(connections[using]))


def rebuild_index(using: str = DEFAULT_DB_ALIAS) -> None:
    """Read all articles into the index anew: for a database that was changed around its triggers."""
    backend_of(using).rebuild(connections[using])
