"""The memory for public pages: quick for visitors, never a page of yesterday, never one visitor's page for another."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Status, database_state
from tests.builders import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _pages_remembered(settings: LazySettings) -> Iterator[None]:
    settings.NEWSROOM_REMEMBER_SECONDS = 60
    caches["pages"].clear()
    yield
    caches["pages"].clear()


def queries(visitor: Client, path: str, **headers: str) -> int:
    """Return how many queries read the site's content; the state of the database is no such one."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        visitor.get(path, headers=headers)
    return sum("pg_current_snapshot" not in query["sql"] for query in captured)


def public_article(**fields: object) -> Article:
    return make_article(status=Status.PUBLISHED, **fields)


@pytest.mark.parametrize(
    "path", ["/", "/articles/", "/tags/", "/sources/", "/search/?q=ferry", "/feeds/atom.xml", "/about/"]
)
def test_an_unchanged_page_is_made_once_and_the_same_for_the_next_visitor(path: str) -> None:
    public_article(headline="The ferry is late")
    first = Client().get(path)
    assert queries(Client(), path) == 0
    again = Client().get(path)
    assert (again.status_code, again.content, again["ETag"]) == (200, first.content, first["ETag"])
    assert again["Content-Type"] == first["Content-Type"]


@pytest.mark.django_db(transaction=True)  # what is not committed is nobody else's to see
def test_an_edit_shows_at_once(visitor: Client) -> None:
    article = public_article(headline="The ferry is late")
    path = article.get_absolute_url()
    assert b"The ferry is late" in visitor.get(path).content
    Article.objects.filter(pk=article.pk).update(standfirst="It came by noon")
    assert b"It came by noon" in visitor.get(path).content


@pytest.mark.django_db(transaction=True)
def test_what_is_withdrawn_is_gone_at_once(visitor: Client) -> None:
    article = public_article()
    path = article.get_absolute_url()
    assert visitor.get(path).status_code == 200
    Article.objects.filter(pk=article.pk).update(status=Status.WITHDRAWN)
    assert visitor.get(path).status_code == 410


def test_pages_that_are_not_there_are_not_remembered(visitor: Client) -> None:
    visitor.get("/articles/7/nothing/")
    assert queries(visitor, "/articles/7/nothing/") > 0


def test_a_large_page_is_made_each_time(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    public_article(headline="The ferry is late")
    monkeypatch.setattr("articles.views.remembering.LARGEST_PAGE", len(visitor.get("/articles/").content) - 1)
    caches["pages"].clear()
    assert visitor.get("/articles/").text == visitor.get("/articles/").text
    assert queries(visitor, "/articles/") > 0
    monkeypatch.setattr("articles.views.remembering.LARGEST_PAGE", len(visitor.get("/articles/").content))
    visitor.get("/articles/")
    assert queries(visitor, "/articles/") == 0


def test_each_query_has_its_own_page(visitor: Client) -> None:
    public_article(headline="The ferry is late")
    assert visitor.get("/search/?q=ferry").content != visitor.get("/search/?q=harbour").content


def test_a_browser_that_has_the_page_is_told_so_from_memory(visitor: Client) -> None:
    public_article()
    tag = visitor.get("/articles/")["ETag"]
    with CaptureQueriesContext(connection) as captured:
        answer = visitor.get("/articles/", headers={"If-None-Match": tag})
    assert answer.status_code == 304
    assert not [query for query in captured if "pg_current_snapshot" not in query["sql"]]


def test_compressed_and_plain_pages_are_told_apart(visitor: Client) -> None:
    public_article()
    packed = visitor.get("/", headers={"Accept-Encoding": "gzip"})
    plain = visitor.get("/")
    assert packed["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain
    assert visitor.get("/", headers={"Accept-Encoding": "gzip"}).content == packed.content
    assert b"</html>" in visitor.get("/").content


def test_who_is_logged_in_gets_pages_of_their_own(admin_user: User) -> None:
    editor = Client()
    editor.force_login(admin_user)
    draft = make_article(status=Status.REVIEW, headline="Not for everyone yet")
    assert editor.get(draft.get_absolute_url()).status_code == 200
    assert Client().get(draft.get_absolute_url()).status_code == 404
    public_article()
    Client().get("/articles/")
    assert queries(editor, "/articles/") > 0


def test_nothing_is_remembered_where_it_is_switched_off(visitor: Client, settings: LazySettings) -> None:
    settings.NEWSROOM_REMEMBER_SECONDS = 0
    public_article()
    visitor.get("/articles/")
    assert queries(visitor, "/articles/") > 0


def test_the_state_stays_while_pages_are_only_read(visitor: Client) -> None:
    public_article()
    before = database_state()
    visitor.get("/")
    if connection.vendor == "sqlite":  # elsewhere the tests beside this one write to the same server
        assert database_state() == before


@pytest.mark.django_db(transaction=True)
def test_the_state_changes_with_what_another_connection_commits() -> None:
    before = database_state()

    def write() -> None:
        try:
            public_article()
        finally:
            connection.close()

    other = threading.Thread(target=write)
    other.start()
    other.join()
    assert database_state() != before
    assert Article.objects.count() == 1


def test_the_state_changes_with_what_this_connection_writes() -> None:
    before = database_state()
    public_article()
    if connection.vendor == "sqlite":  # PostgreSQL tells of what is committed, and this test never commits
        assert database_state() != before
