"""A comment is held, held to its limits, and taken only where comments are taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from hypothesis import given
from hypothesis import strategies as st

from articles.editing.commenting import (
    MOST_WAITING,
    CommentsClosed,
    UnfitComment,
    fit_name,
    fit_text,
    leave_comment,
    link_count,
)
from articles.editing.moderation import moderate
from articles.editing.pacing import TooOften
from articles.models import Article, Comment, CommentStatus, CreditRole, Status
from tests.builders import make_article, make_editor, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_was_here() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def public(**fields: Any) -> Article:
    return make_article(status=Status.PUBLISHED, **fields)


def leave(article: Article, **written: Any) -> Comment:
    facts = {"name": "Odile Marrow", "text": "Never on time.", "by": "192.0.2.1"} | written
    return leave_comment(article=article, **facts)


def test_a_comment_waits_for_a_moderator_and_is_not_shown_before() -> None:
    article = public()
    comment = leave(article, email=" odile@example.org ")
    comment.refresh_from_db()
    assert (comment.status, comment.moderated_at, comment.email) == ("pending", None, "odile@example.org")
    assert not Comment.objects.shown_with(article).exists()
    moderate(comments=[comment], decision=CommentStatus.APPROVED, by=make_editor())
    assert Comment.objects.shown_with(article).get() == comment


def test_nobody_is_kept_but_by_what_they_wrote() -> None:
    comment = leave(public())
    assert "192.0.2.1" not in repr(Comment.objects.filter(pk=comment.pk).values().get())


def test_what_only_programs_do_goes_to_the_spam() -> None:
    comment = leave(public(), is_by_machine=True)
    assert (comment.status, comment.moderated_by) == (CommentStatus.SPAM, None)
    assert comment.moderated_at is not None


@pytest.mark.parametrize("status", [Status.DRAFT, Status.REVIEW, Status.WITHDRAWN, Status.REJECTED, Status.TAKEN_DOWN])
def test_what_is_not_public_takes_no_comments(status: Status) -> None:
    with pytest.raises(CommentsClosed):
        leave(make_article(status=status))


@pytest.mark.parametrize("who", ["site", "article", "outlet", "aggregator", "credit", "hidden"])
def test_one_word_against_comments_is_enough(who: str, settings: Any) -> None:
    settings.NEWSROOM_COMMENTS = who != "site"
    silent = make_source(takes_comments=False) if who != "hidden" else make_source(display="hidden")
    hands: dict[str, dict[str, Any]] = {
        "article": {"takes_comments": False},
        "outlet": {"outlet": silent},
        "hidden": {"outlet": silent},
        "aggregator": {"aggregator": silent},
        "credit": {"credits": [(silent, CreditRole.WIRE)]},
    }
    article = public(**hands.get(who, {}))
    with pytest.raises(CommentsClosed):
        leave(article)
    assert not Comment.objects.exists()


def test_the_same_comment_sent_twice_is_one() -> None:
    article = public()
    assert leave(article) == leave(article, text="Never  on time.".replace("  ", " ") + "\r\n")
    assert Comment.objects.count() == 1


def test_more_than_five_in_ten_minutes_are_refused() -> None:
    article = public()
    for number in range(5):
        leave(article, text=f"Comment {number}")
    with pytest.raises(TooOften):
        leave(article, text="Comment 6")
    leave(article, text="Comment 6", by="192.0.2.2")
    assert Comment.objects.count() == 6


def test_what_is_unfit_is_not_counted() -> None:
    article = public()
    for _ in range(9):
        with pytest.raises(UnfitComment):
            leave(article, text=" ")
    assert leave(article).pk


def test_an_article_that_many_wait_for_takes_no_more_until_a_moderator_decides() -> None:
    article = public()
    Comment.objects.bulk_create(
        Comment(article=article, name=f"Reader {number}", text="Late.") for number in range(MOST_WAITING)
    )
    with pytest.raises(CommentsClosed):
        leave(article)
    moderate(comments=list(Comment.objects.all()[:1]), decision=CommentStatus.APPROVED, by=make_editor())
    assert leave(article).pk


@pytest.mark.parametrize(
    "name", ["", "  \n", "\u200b", "x" * 81, "www.shop.example", "https://a.example", "cheap-pills.com", "(erased)"]
)
def test_a_name_is_there_and_short_and_advertises_nothing(name: str) -> None:
    with pytest.raises(UnfitComment) as refusal:
        fit_name(name)
    assert refusal.value.field == "name"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (" Odile \n  Marrow ", "Odile Marrow"),
        ("J. R. Quill", "J. R. Quill"),
        ("عبد الله", "عبد الله"),
        ("O\u202edile", "Odile"),
    ],
)
def test_a_name_is_kept_as_written_but_for_spaces_and_invisible_marks(written: str, kept: str) -> None:
    assert fit_name(written) == kept


@pytest.mark.parametrize(
    "text", ["", " \r\n ", "\x00", "x" * 4_001, "a.com b.com c.com", "http://a http://b <a href=x>"]
)
def test_a_text_is_there_and_not_too_long_and_has_few_links(text: str) -> None:
    with pytest.raises(UnfitComment) as refusal:
        fit_text(text)
    assert refusal.value.field == "text"


def test_a_text_is_kept_as_written_but_for_its_line_breaks() -> None:
    assert fit_text(" One.\r\nTwo.\n\n\n \nThree.\u202e ") == "One.\nTwo.\n\nThree."
    assert fit_text("See https://a.example and www.b.example.") == "See https://a.example and www.b.example."
    assert fit_text("👩‍🚀 می‌خواهم") == "👩‍🚀 می‌خواهم"


def test_links_are_counted() -> None:
    assert link_count("no link, 3.5 km, e.g. this… v2.0") == 0
    assert link_count("http://a.example www.b.example shop.com [url=x] <a href='y'>") == 5


@given(st.text())
def test_whatever_is_fit_stays_fit(text: str) -> None:
    try:
        kept = fit_text(text)
    except UnfitComment:
        return
    assert fit_text(kept) == kept
