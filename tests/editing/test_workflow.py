"""The moves of articles: what is allowed, what is refused and why, and what each leaves behind."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.editing.moves import MOVES, REJECT, WITHDRAW, moves_from
from articles.editing.refusals import ImpossibleMove
from articles.editing.workflow import (
    make_move,
    move_many,
    offer,
    publish,
    publish_many,
    reject,
    reopen,
    take_down,
    withdraw,
)
from articles.models import Article, Cause, Revision, Status
from tests.builders import make_article, make_editor, make_run

pytestmark = pytest.mark.django_db

ALLOWED = {
    ("draft", "offer"): "review",
    ("review", "publish"): "published",
    ("review", "reject"): "rejected",
    ("published", "withdraw"): "withdrawn",
    ("published", "take_down"): "taken_down",
    ("withdrawn", "reopen"): "review",
    ("withdrawn", "publish"): "published",
    ("rejected", "reopen"): "review",
}
USE_CASES = {
    "offer": offer,
    "publish": publish,
    "reject": reject,
    "withdraw": withdraw,
    "reopen": reopen,
    "take_down": take_down,
}


@pytest.fixture
def editor() -> User:
    return make_editor()


@pytest.mark.parametrize("name", USE_CASES)
@pytest.mark.parametrize("status", Status.values)
def test_an_article_makes_exactly_the_moves_of_its_status(status: str, name: str, editor: User) -> None:
    article = make_article(status=status)
    target = ALLOWED.get((status, name))
    if target is None:
        with pytest.raises(ImpossibleMove, match=f"Cannot .* it is {Status(status).label.lower()}"):
            USE_CASES[name](article=article, by=editor, reason="Odile Marrow asked for it.")
        article.refresh_from_db()
        assert article.status == status
        assert not article.revisions.exists()
    else:
        USE_CASES[name](article=article, by=editor, reason="Odile Marrow asked for it.")
        article.refresh_from_db()
        assert article.status == target


def test_the_moves_offered_are_the_moves_allowed() -> None:
    offered = {(status, move.name) for status in Status.values for move in moves_from(status)}
    assert offered == set(ALLOWED)
    assert set(MOVES) == set(USE_CASES)


@pytest.mark.parametrize(("status", "name"), ALLOWED)
def test_every_move_leaves_a_revision_that_says_who_and_why(status: str, name: str, editor: User) -> None:
    article = make_article(status=status)
    USE_CASES[name](article=article, by=editor, reason="The harbour master says so.")
    revision = article.revisions.get()
    assert (revision.number, revision.cause, revision.by) == (1, Cause.WORKFLOW, editor)
    assert revision.reason == "The harbour master says so."
    assert revision.fields["status"] == ALLOWED[status, name]


def test_the_article_that_was_passed_shows_its_new_status(editor: User) -> None:
    article = make_article(status=Status.REVIEW)
    publish(article=article, by=editor)
    assert article.status == Status.PUBLISHED
    assert article.published_at is not None


def test_a_move_judges_the_article_as_it_stands_in_the_database(editor: User) -> None:
    article = make_article(status=Status.REVIEW)
    stale = Article.objects.get(pk=article.pk)
    reject(article=article, by=editor)
    with pytest.raises(ImpossibleMove, match="it is rejected"):
        publish(article=stale, by=editor)


def test_publishing_makes_an_article_public_now(editor: User) -> None:
    article = make_article(status=Status.REVIEW)
    publish(article=article, by=editor)
    assert Article.objects.published().get() == article


def test_publishing_at_a_time_ahead_keeps_it_from_the_public_until_then(editor: User) -> None:
    article = make_article(status=Status.REVIEW)
    tomorrow = timezone.now() + timedelta(days=1)
    publish(article=article, by=editor, at=tomorrow)
    article.refresh_from_db()
    assert article.published_at == tomorrow
    assert not Article.objects.published().exists()


@pytest.mark.parametrize("blank", ["headline", "body"])
def test_what_lacks_a_headline_or_a_body_is_not_published(blank: str, editor: User) -> None:
    article = make_article(status=Status.REVIEW, slug="ferry", **{blank: " "})
    with pytest.raises(ImpossibleMove, match="lacks a headline or a body"):
        publish(article=article, by=editor)


def test_withdrawing_what_never_became_public_forgets_its_time(editor: User) -> None:
    article = make_article(status=Status.PUBLISHED, published_at=timezone.now() + timedelta(days=1))
    withdraw(article=article, by=editor)
    article.refresh_from_db()
    assert (article.status, article.published_at) == (Status.WITHDRAWN, None)


def test_withdrawing_what_was_public_keeps_when_it_was_first_published(editor: User) -> None:
    article = make_article(status=Status.PUBLISHED)
    withdraw(article=article, by=editor)
    article.refresh_from_db()
    assert article.published_at is not None
    assert Article.objects.once_public().get() == article


def test_publishing_again_keeps_the_first_time(editor: User) -> None:
    first = timezone.now() - timedelta(days=30)
    article = make_article(status=Status.WITHDRAWN, published_at=first)
    publish(article=article, by=editor)
    article.refresh_from_db()
    assert article.published_at == first


def test_what_was_public_does_not_return_at_a_time_ahead(editor: User) -> None:
    article = make_article(status=Status.WITHDRAWN)
    with pytest.raises(ImpossibleMove, match="was public before"):
        publish(article=article, by=editor, at=timezone.now() + timedelta(days=1))


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_takedown_needs_a_reason(reason: str, editor: User) -> None:
    article = make_article(status=Status.PUBLISHED)
    with pytest.raises(ImpossibleMove, match="give the reason"):
        take_down(article=article, by=editor, reason=reason)
    with pytest.raises(ImpossibleMove, match="give the reason"):
        move_many(move=MOVES["take_down"], articles=[article], by=editor, reason=reason)


def test_a_takedown_keeps_the_row_and_its_text(editor: User) -> None:
    article = make_article(status=Status.PUBLISHED)
    take_down(article=article, by=editor, reason="A court order.")
    kept = Article.objects.get(pk=article.pk)
    assert (kept.headline, kept.body) == (article.headline, article.body)
    assert not Article.objects.published().exists()


def test_a_move_that_fails_half_way_leaves_nothing(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    article = make_article(status=Status.REVIEW)

    def fail(**_: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("articles.editing.workflow.record_revisions", fail)
    with pytest.raises(RuntimeError):
        make_move(move=MOVES["publish"], article=article, by=editor)
    assert Article.objects.get().status == Status.REVIEW


def test_publishing_many_publishes_what_can_be_and_counts_it(editor: User) -> None:
    run = make_run()
    waiting = [make_article(status=Status.REVIEW) for _ in range(3)]
    returning = make_article(status=Status.WITHDRAWN)
    make_article(status=Status.REJECTED)
    assert publish_many(articles=Article.objects.all(), by=editor, run=run) == 4
    assert set(Article.objects.published()) == {*waiting, returning}
    assert set(Revision.objects.values_list("number", "cause", "by", "run")) == {(1, Cause.WORKFLOW, editor.pk, run.pk)}
    assert Revision.objects.count() == 4


def test_publishing_many_also_when_the_question_was_for_those_in_review(editor: User) -> None:
    for _ in range(5):
        make_article(status=Status.REVIEW)
    assert publish_many(articles=Article.objects.needing_review(), by=editor) == 5


def test_withdrawing_and_rejecting_many_count_what_they_did(editor: User) -> None:
    public, ahead = make_article(status=Status.PUBLISHED), make_article(status=Status.PUBLISHED)
    Article.objects.filter(pk=ahead.pk).update(published_at=timezone.now() + timedelta(days=1))
    waiting = make_article(status=Status.REVIEW)
    everything = [public, ahead, waiting]
    assert move_many(move=WITHDRAW, articles=everything, by=editor, reason="A hoax.").done == 2
    assert move_many(move=REJECT, articles=everything, by=editor).done == 1
    ahead.refresh_from_db()
    assert ahead.published_at is None
    assert Article.objects.get(pk=public.pk).published_at is not None


def test_moving_many_says_why_the_others_were_refused(editor: User) -> None:
    make_article(status=Status.REVIEW)
    make_article(status=Status.REVIEW, body="")
    for _ in range(2):
        make_article(status=Status.PUBLISHED)
    moved = move_many(move=MOVES["publish"], articles=Article.objects.all(), by=editor)
    assert moved.done == 1
    assert moved.refused == {"it lacks a headline or a body": 1, "it is published": 2}


def test_the_next_revision_of_each_of_many_has_its_next_number(editor: User) -> None:
    old, new = make_article(status=Status.REVIEW), make_article(status=Status.REVIEW)
    publish(article=old, by=editor)
    withdraw(article=old, by=editor)
    publish_many(articles=[old, new], by=editor)
    assert list(old.revisions.values_list("number", flat=True)) == [3, 2, 1]
    assert list(new.revisions.values_list("number", flat=True)) == [1]


def test_publishing_twice_as_many_in_a_batch_takes_no_more_queries(editor: User) -> None:
    def queries(number: int) -> int:
        articles = [make_article(status=Status.REVIEW) for _ in range(number)]
        with CaptureQueriesContext(connection) as captured:
            publish_many(articles=articles, by=editor)
        return len(captured)

    assert queries(5) == queries(10)


def test_what_stops_half_way_keeps_the_batches_that_are_done(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.editing.workflow.BATCH", 2)
    articles = [make_article(status=Status.REVIEW) for _ in range(5)]
    batches = []

    def fail_in_the_second(**facts: object) -> None:
        batches.append(facts)
        if len(batches) == 2:
            raise RuntimeError("the power is gone")

    monkeypatch.setattr("articles.editing.workflow.record_revisions", fail_in_the_second)
    with pytest.raises(RuntimeError):
        publish_many(articles=articles, by=editor)
    assert Article.objects.published().count() == 2
    monkeypatch.undo()
    assert publish_many(articles=articles, by=editor) == 3
