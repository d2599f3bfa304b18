"""Commands that work on the database, and say so in words where it is not there yet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import CommandError
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from articles.management.explaining import ExplainedCommand


class DatabaseCommand(ExplainedCommand):
    """A command that needs the tables as this version has them."""

    requires_migrations_checks = True

    def check(self, *args: Any, **kwargs: Any) -> None:
        """Run the system checks, some of which ask the database what it can do."""
        with reached():
            super().check(*args, **kwargs)

    def check_migrations(self) -> None:
        """Raise CommandError where the database cannot be reached, or ``migrate`` has not made its tables."""
        with reached():
            executor = MigrationExecutor(connection)
            waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if waiting:
            raise CommandError(
                "The database is not prepared for this version: run “manage.py migrate” first "
                "(quickstart does so by itself).",
                returncode=2,
            )


@contextmanager
def reached() -> Iterator[None]:
    """Raise CommandError for a database that does not answer."""
    try:
        yield
    except OperationalError as error:
        raise CommandError(f"The database cannot be reached: {str(error).strip()}", returncode=2) from error
