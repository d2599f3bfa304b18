"""A page that reads as no article becomes one by the lines that an editor says are its headline and its text."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.importing.paths import import_paths
from articles.importing.undoing import undo_import
from articles.models import Article, Document, Extraction, ImportRun, LineDecision, Status
from articles.parsing import PARSER_VERSION
from tests.admin.pages import change_url
from tests.builders import make_article, make_editor, make_extraction

pytestmark = pytest.mark.django_db
TEXT = "Sign in\nMenu\nWeather\n\nThe ferry waits\nOn Monday the ferry waited for the mayor.\nContact us\n"


@pytest.fixture
def unread(tmp_path: Path) -> Document:
    """A page that the parser finds nothing on."""
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    import_paths(paths=[path])
    assert not Article.objects.exists()
    return Document.objects.get()


def page_url(document: Document) -> str:
    return reverse("admin:articles_extraction_unread", args=[document.pk])


def test_the_page_leads_to_where_its_lines_are_decided(desk: Client, unread: Document) -> None:
    page = desk.get(change_url(unread)).text
    assert page_url(unread) in page
    assert "Nothing on this page was read as an article" in desk.get(page_url(unread)).text


def test_lines_are_marked_one_role_after_the_other_and_accepted(desk: Client, editor: User, unread: Document) -> None:
    first = desk.post(page_url(unread), {"line": ["5"], "role": "headline"})
    assert "mark the lines that are its text" in first.text
    assert '<input type="hidden" name="pending" value="5:headline">' in first.text
    second = desk.post(page_url(unread), {"pending": ["5:headline"], "line": ["6"], "role": "body"})
    assert "new article" in second.text
    assert not Article.objects.exists()

    third = desk.post(page_url(unread), {"pending": ["5:headline", "6:body"], "accept": "1"})

    article = Article.objects.get()
    assert (article.headline, article.body) == ("The ferry waits", "On Monday the ferry waited for the mayor.")
    assert article.status == Status.REVIEW
    reading = Extraction.objects.get()
    assert (reading.article, reading.parser_version) == (article, PARSER_VERSION)
    assert third["Location"] == reverse("admin:articles_extraction_beside", args=[reading.pk])
    assert set(LineDecision.objects.values_list("line", "role", "by")) == {
        (5, "headline", editor.pk),
        (6, "body", editor.pk),
    }
    assert desk.get(page_url(unread)).status_code == 404


def test_a_text_without_a_headline_waits_for_one(desk: Client, unread: Document) -> None:
    page = desk.post(page_url(unread), {"line": ["6"], "role": "body", "accept": "1"})
    assert "no headline: mark the line that is its headline" in page.text
    assert '<input type="hidden" name="pending" value="6:body">' in page.text
    assert not Article.objects.exists()


def test_the_run_taken_back_takes_the_article_back(desk: Client, unread: Document) -> None:
    desk.post(page_url(unread), {"pending": ["5:headline", "6:body"], "accept": "1"})
    undo_import(run=ImportRun.objects.get(command="decide_lines"))
    assert not Article.objects.exists()
    assert desk.get(page_url(unread)).status_code == 200


def test_a_page_that_was_read_is_decided_on_beside_its_article(desk: Client, unread: Document) -> None:
    make_extraction(document=unread, article=make_article())
    assert desk.get(page_url(unread)).status_code == 404
    assert page_url(unread) not in desk.get(change_url(unread)).text


def test_only_who_may_add_articles_makes_one_of_a_page(client: Client, unread: Document) -> None:
    client.force_login(make_editor("view_article", "view_document", "view_extraction", "change_article"))
    assert client.post(page_url(unread), {"pending": ["5:headline", "6:body"], "accept": "1"}).status_code == 403
    assert page_url(unread) not in client.get(change_url(unread)).text
