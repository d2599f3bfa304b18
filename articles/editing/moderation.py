"""Readers' comments: what a moderator decides, and the erasure of what a commenter gave of themselves."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.models import Comment, CommentStatus

from .refusals import ImpossibleMove

ERASED_NAME = "(erased)"


@transaction.atomic
def moderate(*, comments: Iterable[Comment], decision: CommentStatus, by: User | None) -> int:
    """Decide ``comments`` alike, also those decided otherwise before; return how many changed.

    Raises ImpossibleMove for the decision to leave them pending.
    """
    if decision == CommentStatus.PENDING:
        raise ImpossibleMove("A comment that was decided on does not become pending again.")
    rows = Comment.objects.filter(pk__in=[comment.pk for comment in comments]).exclude(status=decision)
    return rows.update(status=decision, moderated_at=timezone.now(), moderated_by=by)


def erase_everywhere(*, comment: Comment, by: User | None) -> int:
    """Erase whoever wrote ``comment`` from all that they wrote; return how many comments that is."""
    return erase_commenter(comments=Comment.objects.by_commenter(comment), by=by)


@transaction.atomic
def erase_commenter(*, comments: Iterable[Comment], by: User | None) -> int:  # noqa: ARG001 - the actor of every use case
    """Delete name and address from ``comments`` and leave what they say; return how many there were."""
    return Comment.objects.filter(pk__in=[comment.pk for comment in comments]).update(name=ERASED_NAME, email="")
