"""Two people, one article: the row's lock lets one of them go first, and the other sees what became of it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from articles.editing.batches import move_batch, undo_batch
from articles.editing.moves import PUBLISH
from articles.editing.refusals import ImpossibleMove
from articles.editing.revisions import record_first_revisions
from articles.editing.workflow import publish, reject
from articles.editing.writing import edit_article
from articles.models import Article, Batch, Status
from tests.builders import make_article, make_editor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]

TOGETHER = 4


def at_once(calls: list) -> list:
    """Make the calls at the same time, each with its own connection; return what each gave or raised."""
    barrier = Barrier(len(calls))

    def run(call: object) -> object:
        try:
            barrier.wait()
            return call()  # type: ignore[operator]
        except ImpossibleMove as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def copies(article: Article, number: int) -> list[Article]:
    return [Article.objects.get(pk=article.pk) for _ in range(number)]


def test_of_many_who_publish_at_once_one_does() -> None:
    article, editor = make_article(status=Status.REVIEW), make_editor()
    answers = at_once([lambda a=a: publish(article=a, by=editor) for a in copies(article, TOGETHER)])
    assert sum(isinstance(answer, Article) for answer in answers) == 1
    assert sum("it is published" in str(answer) for answer in answers) == TOGETHER - 1
    assert article.revisions.count() == 1


def test_of_one_who_publishes_and_one_who_rejects_one_does() -> None:
    article, editor = make_article(status=Status.REVIEW), make_editor()
    first, second = copies(article, 2)
    at_once([lambda: publish(article=first, by=editor), lambda: reject(article=second, by=editor)])
    article.refresh_from_db()
    assert article.status in {Status.PUBLISHED, Status.REJECTED}
    assert article.revisions.count() == 1


def test_edits_of_different_fields_at_once_are_all_kept() -> None:
    article, editor = make_article(), make_editor()
    fields = ("headline", "standfirst", "byline", "dateline_place")
    at_once(
        [
            lambda a=a, name=name: edit_article(article=a, changes={name: f"New {name}"}, by=editor)
            for a, name in zip(copies(article, len(fields)), fields, strict=True)
        ]
    )
    article.refresh_from_db()
    assert [getattr(article, name) for name in fields] == [f"New {name}" for name in fields]
    assert sorted(article.revisions.values_list("number", flat=True)) == [1, 2, 3, 4]


def test_of_two_who_take_a_batch_back_at_once_each_article_returns_once() -> None:
    articles, editor = [make_article(status=Status.REVIEW) for _ in range(TOGETHER)], make_editor()
    record_first_revisions(articles=articles, run=None)
    batch, _ = move_batch(move=PUBLISH, articles=articles, by=editor)
    assert batch is not None
    answers = at_once([lambda: undo_batch(batch=Batch.objects.get(pk=batch.pk), by=editor) for _ in range(2)])
    assert sum(getattr(answer, "done", 0) for answer in answers) == TOGETHER
    assert {article.revisions.count() for article in articles} == {3}
    assert set(Article.objects.values_list("status", flat=True)) == {Status.REVIEW}


def test_what_another_edits_while_a_batch_is_taken_back_is_not_lost() -> None:
    article, editor = make_article(status=Status.REVIEW), make_editor()
    record_first_revisions(articles=[article], run=None)
    batch, _ = move_batch(move=PUBLISH, articles=[article], by=editor)
    assert batch is not None
    copy = Article.objects.get()
    at_once(
        [
            lambda: undo_batch(batch=batch, by=editor),
            lambda: edit_article(article=copy, changes={"headline": "Ferry late"}, by=editor),
        ]
    )
    article.refresh_from_db()
    assert article.headline == "Ferry late"
    assert article.status in {Status.REVIEW, Status.PUBLISHED}
    assert sorted(article.revisions.values_list("number", flat=True)) in ([1, 2, 3], [1, 2, 3, 4])
