"""Moderation of comments, corrections and notes."""

import pytest

from articles.editing.moderation import erase_commenter, moderate
from articles.editing.notes import add_correction, add_note
from articles.editing.refusals import ImpossibleEdit, ImpossibleMove
from articles.models import Article, Comment, CommentStatus
from tests.builders import make_article, make_editor

pytestmark = pytest.mark.django_db


def comment(**fields: str) -> Comment:
    return Comment.objects.create(article=make_article(), **{"name": "A reader", "text": "Never on time."} | fields)


def test_a_decision_is_dated_signed_and_can_be_taken_again() -> None:
    row, editor = comment(), make_editor()
    assert moderate(comments=[row], decision=CommentStatus.SPAM, by=editor) == 1
    assert moderate(comments=[row], decision=CommentStatus.SPAM, by=editor) == 0
    assert moderate(comments=[row], decision=CommentStatus.APPROVED, by=editor) == 1
    row.refresh_from_db()
    assert (row.status, row.moderated_by) == (CommentStatus.APPROVED, editor)
    assert row.moderated_at is not None


def test_a_comment_does_not_become_pending_again() -> None:
    row = comment()
    with pytest.raises(ImpossibleMove):
        moderate(comments=[row], decision=CommentStatus.PENDING, by=make_editor())


def test_erasing_a_commenter_leaves_what_was_said() -> None:
    row = comment(email="reader@example.org")
    assert erase_commenter(comments=[row], by=make_editor()) == 1
    row.refresh_from_db()
    assert (row.name, row.email, row.text) == ("(erased)", "", "Never on time.")


def test_a_correction_makes_its_article_newer() -> None:
    article, editor = make_article(), make_editor()
    correction = add_correction(article=article, text=" The ferry was late.\r\nVery. ", by=editor)
    assert (correction.text, correction.by) == ("The ferry was late.\nVery.", editor)
    assert Article.objects.get().updated_at > article.updated_at


@pytest.mark.parametrize("write", [add_correction, add_note])
def test_a_note_without_words_is_refused(write: type) -> None:
    with pytest.raises(ImpossibleEdit):
        write(article=make_article(), text=" \r\n", by=make_editor())
