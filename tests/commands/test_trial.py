"""What a trial site gets before its first visitor is made once, and never made anew over what is there."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from articles.management.trial import create_first_editor, migrate_database, write_secret_key
from articles.models import Article
from articles.search import create_index, drop_index, search
from tests.builders import make_article


def test_the_first_editor_gets_a_password_that_logs_in(db: None) -> None:
    password = create_first_editor()
    assert password
    assert len(password) >= 16
    assert User.objects.get().check_password(password)
    assert User.objects.get().is_superuser


def test_every_trial_has_a_password_of_its_own(db: None) -> None:
    first = create_first_editor()
    User.objects.all().delete()
    assert create_first_editor() != first


def test_no_editor_is_made_where_there_is_any_account(db: None) -> None:
    User.objects.create_user("odile")
    assert create_first_editor() is None
    assert [user.username for user in User.objects.all()] == ["odile"]


@pytest.mark.django_db(transaction=True)
def test_a_search_index_of_another_version_is_made_anew_though_no_migration_is_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_article(headline="Østby", body="ferry")
    drop_index()
    with monkeypatch.context() as older:
        older.setattr("articles.search.sqlite.folding_sql", lambda column, _holds: column)
        older.setattr("articles.search.postgresql.folding_sql", lambda column, _holds: column)
        create_index()
    assert search(Article.objects.all(), "ostby").count() == 0
    assert migrate_database() == 0
    assert search(Article.objects.all(), "ostby").count() == 1


def test_a_secret_key_is_for_its_owner_only_whatever_the_umask(tmp_path: Path) -> None:
    write_secret_key(tmp_path / "var" / "secret-key")
    path = tmp_path / "var" / "secret-key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(path.read_text().strip()) >= 50


def test_a_secret_key_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "secret-key"
    write_secret_key(path)
    key = path.read_text()
    with pytest.raises(FileExistsError):
        write_secret_key(path)
    assert path.read_text() == key
