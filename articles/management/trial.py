"""What a site needs before its first visitor: a secret key, a database up to date, an editor."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.utils import get_random_secret_key
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.crypto import get_random_string

from articles.search import create_index

EDITOR_NAME = "editor"
PASSWORD_LENGTH = 16
PASSWORD_CHARACTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # noqa: S105 - none that look alike


def has_secret_key() -> bool:
    """Whether the settings found a secret key, in the environment or in its file."""
    try:
        return bool(settings.SECRET_KEY)
    except ImproperlyConfigured:
        return False


def write_secret_key(path: Path) -> None:
    """Write a new secret key that only its owner can read; raise FileExistsError rather than replace one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(get_random_secret_key() + "\n")


def migrate_database() -> int:
    """Bring the database up to date, and its cache table if there is to be one; return how many migrations ran.

    A search index that another version made is made anew, also where no migration is waiting.
    """
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if waiting:
        call_command("migrate", interactive=False, verbosity=0)
    create_index()
    call_command("createcachetable", verbosity=0)  # only where a cache in the database has none yet
    return waiting


def create_first_editor() -> str | None:
    """Create the editor's account, allowed everything, and return its new password; None where any account exists."""
    accounts = get_user_model().objects
    if accounts.exists():
        return None
    password = get_random_string(PASSWORD_LENGTH, PASSWORD_CHARACTERS)
    accounts.create_superuser(EDITOR_NAME, password=password)
    return password
