"""The index around migrations: SQLite drops triggers without a word when Django rebuilds a table."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate

from articles.models import Article

from .index import create_index, drop_index

SEARCHED = {"id", "headline", "standfirst", "body", "search_terms"}


def keep_index(app: AppConfig) -> None:
    """Have the index dropped before migrations of ``app`` and made again after any."""
    pre_migrate.connect(_before, sender=app, dispatch_uid="articles.search.before")
    post_migrate.connect(_after, sender=app, dispatch_uid="articles.search.after")


def _before(sender: AppConfig, *, using: str, plan: list[Any], **_: object) -> None:
    if any(migration.app_label == sender.label for migration, _backwards in plan):
        drop_index(using)


def _after(*, using: str, **_: object) -> None:
    """Make the index where its table stands in full: a migration may have gone back before it."""
    connection, table = connections[using], Article._meta.db_table
    with connection.cursor() as cursor:
        if table not in connection.introspection.table_names(cursor):
            return
        columns = {column.name for column in connection.introspection.get_table_description(cursor, table)}
    if columns >= SEARCHED:
        create_index(using)
