"""A run taken back at the desk: what it will do is said before, and what stays is named."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.admin import undoing
from articles.editing.writing import edit_article
from articles.models import Article, ImportRun, RunStatus
from tests.admin.pages import change_url, messages_of, number_of_queries
from tests.builders import make_editor, make_run
from tests.importing.pages import make_page, make_read, make_related, place_pages

pytestmark = pytest.mark.django_db


def undo_url(run: ImportRun) -> str:
    return reverse("admin:articles_importrun_undo", args=[run.pk])


@pytest.fixture
def publisher(client: Client) -> Client:
    client.force_login(make_editor("undo_importrun", "view_importrun", "view_article", username="ann"))
    return client


@pytest.fixture
def run(editor: User) -> ImportRun:
    """A run with one article that an editor has touched since, and one that nobody has."""
    done = place_pages(make_page(make_read(headline="Bees"), make_related(headline="Wasps")))[0].run
    edit_article(article=Article.objects.get(headline="Bees"), changes={"byline": "By Odile"}, by=editor)
    assert done
    return done


def test_the_page_says_what_goes_and_what_stays_and_changes_nothing(publisher: Client, run: ImportRun) -> None:
    assert undo_url(run) in publisher.get(change_url(run)).text
    text = publisher.get(undo_url(run)).text
    assert "1 removed: no reader has seen it." in text
    assert "1 left alone" in text
    assert "was changed by odile" in text
    assert Article.objects.count() == 2


def test_the_run_is_taken_back_when_that_is_confirmed(publisher: Client, run: ImportRun) -> None:
    response = publisher.post(undo_url(run), follow=True)
    assert messages_of(response)[0] == "1 article removed."
    assert "1 left alone" in response.text
    assert list(Article.objects.values_list("headline", flat=True)) == ["Bees"]
    run.refresh_from_db()
    assert str(run.undone_by) == "ann"
    assert messages_of(publisher.post(undo_url(run), follow=True)) == ["The run was taken back already."]


def test_a_large_run_is_taken_back_by_a_task(
    publisher: Client, run: ImportRun, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: object
) -> None:
    monkeypatch.setattr(undoing, "AT_ONCE", 1)
    assert "the work goes on when you leave" in publisher.get(undo_url(run)).text
    assert "is being taken back" in messages_of(publisher.post(undo_url(run), follow=True))[0]


def test_a_run_at_work_cannot_be_taken_back(publisher: Client) -> None:
    run = make_run(status=RunStatus.RUNNING, finished_at=None)
    assert "still at work" in publisher.get(undo_url(run)).text
    publisher.post(undo_url(run))
    run.refresh_from_db()
    assert run.undone_at is None


def test_only_who_may_takes_a_run_back(desk: Client, run: ImportRun) -> None:
    assert undo_url(run) not in desk.get(change_url(run)).text
    assert desk.get(undo_url(run)).status_code == 403
    assert desk.post(undo_url(run)).status_code == 403
    assert Article.objects.count() == 2


def test_the_page_takes_as_many_queries_for_more_articles(publisher: Client) -> None:
    counts = []
    for size in (2, 6):
        run = place_pages(*(make_page(make_read()) for _ in range(size)))[0].run
        assert run
        counts.append(number_of_queries(publisher, undo_url(run)))
    assert counts[0] == counts[1]
