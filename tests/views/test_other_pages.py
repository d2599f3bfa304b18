from __future__ import annotations

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from articles.models import Correction, Status
from tests.builders import make_article

from .pages import page, read


@pytest.mark.django_db
def test_the_health_page_says_that_all_is_well(visitor: Client) -> None:
    response = visitor.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": "ok", "migrations": "ok"}
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_the_health_page_sees_a_migration_that_is_not_applied(visitor: Client) -> None:
    recorder = MigrationRecorder(connection)
    applied = [key for key in recorder.applied_migrations() if key[0] == "articles"]
    for app, name in applied:
        recorder.record_unapplied(app, name)
    response = visitor.get("/healthz")
    assert response.status_code == 503
    assert response.json()["migrations"] == "missing"


@pytest.mark.django_db
def test_the_health_page_sees_a_database_that_does_not_answer_and_tells_no_secrets(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise DatabaseError("password of user odile")

    monkeypatch.setattr(connection, "cursor", refuse)
    response = visitor.get("/healthz")
    assert response.status_code == 503
    assert response.json() == {"status": "unwell", "database": "unreachable", "migrations": "unknown"}


def test_crawlers_may_read_what_tells_them_not_to_index(visitor: Client) -> None:
    robots = visitor.get("/robots.txt")
    assert robots["Content-Type"] == "text/plain; charset=utf-8"
    lines = robots.content.decode().split("\n")
    assert lines[1:] == ["Disallow: /admin/", "", "Sitemap: http://127.0.0.1:8000/sitemap.xml", ""]


@pytest.mark.django_db
def test_the_about_page_says_who_runs_the_site(visitor: Client, settings: object) -> None:
    assert "has not said so yet" in read(visitor, "/about/")
    settings.NEWSROOM_OPERATOR = "The Elwin Reading Society"  # type: ignore[attr-defined]
    settings.NEWSROOM_CONTACT = "desk@elwin.example"  # type: ignore[attr-defined]
    text = read(visitor, "/about/")
    assert "The Elwin Reading Society" in text
    assert 'href="mailto:desk@elwin.example"' in page(visitor, "/about/")


@pytest.mark.django_db
def test_the_about_page_lists_what_was_corrected(visitor: Client) -> None:
    article = make_article(status=Status.PUBLISHED, headline="The corrected ferry")
    make_article(status=Status.PUBLISHED, headline="The flawless ferry")
    Correction.objects.create(article=article, text="Two funnels.")
    text = read(visitor, "/about/")
    assert "The corrected ferry" in text
    assert "The flawless ferry" not in text


@pytest.mark.django_db
def test_a_page_that_is_not_there_helps_on(visitor: Client) -> None:
    html = page(visitor, "/nothing-here/", status=404)
    assert 'action="/search/"' in html
    assert 'content="noindex"' in html
