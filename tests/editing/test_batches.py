"""Batches: moves of many that can be taken back, except where somebody went on since."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.editing.batches import move_batch, touched_since, undo_batch
from articles.editing.moves import MOVES, OFFER, PUBLISH, REJECT, REOPEN, TAKE_DOWN, WITHDRAW, Move
from articles.editing.refusals import ImpossibleMove
from articles.editing.revisions import record_first_revisions
from articles.editing.workflow import withdraw
from articles.editing.writing import edit_article
from articles.models import Article, Batch, BatchMove, Cause, Status
from tests.builders import make_article, make_editor

pytestmark = pytest.mark.django_db


def make_articles(number: int, status: Status, **fields: object) -> list[Article]:
    articles = [make_article(status=status, **fields) for _ in range(number)]
    record_first_revisions(articles=articles, run=None)
    return articles


def made(move: Move, articles: list[Article]) -> Batch:
    batch, _ = move_batch(move=move, articles=articles, by=make_editor(), reason="All of them.")
    assert batch is not None
    return batch


def statuses() -> set[str]:
    return set(Article.objects.values_list("status", flat=True))


def test_every_move_there_is_can_be_a_batch() -> None:
    assert set(BatchMove.values) == MOVES.keys()


@pytest.mark.parametrize(
    ("move", "start"),
    [
        (OFFER, Status.DRAFT),
        (PUBLISH, Status.REVIEW),
        (PUBLISH, Status.WITHDRAWN),
        (REJECT, Status.REVIEW),
        (WITHDRAW, Status.PUBLISHED),
        (REOPEN, Status.REJECTED),
        (REOPEN, Status.WITHDRAWN),
    ],
)
def test_a_batch_taken_back_leaves_the_articles_as_they_were(move: Move, start: Status) -> None:
    articles = make_articles(3, start)
    batch = made(move, articles)
    assert statuses() == {move.to}
    assert batch.revisions.count() == 3
    editor = make_editor()
    undone = undo_batch(batch=batch, by=editor)
    assert (undone.done, dict(undone.refused)) == (3, {})
    assert statuses() == {start}
    last = articles[0].revisions.order_by("-number").first()
    assert last is not None
    assert (last.cause, last.by, last.fields["status"]) == (Cause.REVERT, editor, start)
    assert (batch.undone_at is not None, batch.undone_by) == (True, editor)


def test_what_was_touched_since_stays_and_is_counted() -> None:
    edited, moved, untouched = make_articles(3, Status.REVIEW)
    batch = made(PUBLISH, [edited, moved, untouched])
    edit_article(article=edited, changes={"standfirst": "It did."}, by=make_editor())
    withdraw(article=moved, by=make_editor())
    assert touched_since(batch) == 2
    undone = undo_batch(batch=batch, by=make_editor())
    assert (undone.done, dict(undone.refused)) == (1, {"it was changed since": 2})
    for article in (edited, moved, untouched):
        article.refresh_from_db()
    assert (edited.status, moved.status, untouched.status) == (Status.PUBLISHED, Status.WITHDRAWN, Status.REVIEW)


def test_what_was_public_meanwhile_answers_that_it_is_gone() -> None:
    (article,) = make_articles(1, Status.REVIEW)
    undo_batch(batch=made(PUBLISH, [article]), by=make_editor())
    assert Article.objects.once_public().filter(pk=article.pk).exists()


def test_what_was_only_scheduled_is_as_if_it_never_had_been() -> None:
    (article,) = make_articles(1, Status.REVIEW)
    at = timezone.now() + timedelta(days=1)
    batch, _ = move_batch(move=PUBLISH, articles=[article], by=make_editor(), at=at)
    assert batch is not None
    undo_batch(batch=batch, by=make_editor())
    article.refresh_from_db()
    assert (article.status, article.published_at) == (Status.REVIEW, None)


def test_a_withdrawal_of_what_was_to_come_gives_its_time_back() -> None:
    at = timezone.now() + timedelta(days=1)
    (article,) = make_articles(1, Status.PUBLISHED, published_at=at)
    undo_batch(batch=made(WITHDRAW, [article]), by=make_editor())
    article.refresh_from_db()
    assert (article.status, article.published_at) == (Status.PUBLISHED, at)


def test_a_takedown_is_never_taken_back() -> None:
    batch = made(TAKE_DOWN, make_articles(1, Status.PUBLISHED))
    with pytest.raises(ImpossibleMove, match="for good"):
        undo_batch(batch=batch, by=make_editor())
    assert statuses() == {Status.TAKEN_DOWN}


def test_a_batch_is_taken_back_once() -> None:
    batch = made(PUBLISH, make_articles(1, Status.REVIEW))
    undo_batch(batch=batch, by=make_editor())
    with pytest.raises(ImpossibleMove, match="already"):
        undo_batch(batch=batch, by=make_editor())


def test_an_article_without_a_recorded_past_stays_and_is_counted() -> None:
    batch = made(PUBLISH, [make_article(status=Status.REVIEW)])
    undone = undo_batch(batch=batch, by=make_editor())
    assert (undone.done, dict(undone.refused)) == (0, {"what it was before is not recorded": 1})


def test_a_move_of_nothing_leaves_no_batch() -> None:
    batch, moved = move_batch(move=PUBLISH, articles=make_articles(1, Status.PUBLISHED), by=make_editor())
    assert (batch, moved.done) == (None, 0)
    assert not Batch.objects.exists()
