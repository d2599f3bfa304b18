"""What commands say where the database is not ready for them."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from articles.models import ImportRun

pytestmark = pytest.mark.django_db

COMMANDS = (
    ("import_documents", "seeds"),
    ("undo_import", "1"),
    ("reparse_documents",),
    ("export_articles",),
    ("rebuild_search_index",),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_command_on_a_database_without_its_tables_says_what_to_do_first(command: tuple[str, ...]) -> None:
    MigrationRecorder(connection).record_unapplied("articles", "0001_initial")
    with pytest.raises(CommandError, match=r"run “manage\.py migrate” first") as refusal:
        call_command(*command, skip_checks=False)
    assert refusal.value.returncode == 2
    assert not ImportRun.objects.exists()


def test_a_command_says_that_the_database_cannot_be_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(_connection: object) -> NoReturn:
        raise OperationalError("connection refused\n")

    monkeypatch.setattr("articles.management.prepared.MigrationExecutor", unreachable)
    with pytest.raises(CommandError, match=r"cannot be reached: connection refused$"):
        call_command("export_articles")


def test_reading_pages_needs_no_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    MigrationRecorder(connection).record_unapplied("articles", "0001_initial")
    page = tmp_path / "page.txt"
    page.write_text("A page\n\nwith a line", encoding="utf-8")
    call_command("parse_documents", str(page))
    assert '"locator"' in capsys.readouterr().out
