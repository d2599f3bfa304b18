"""Readers' comments, held until a moderator decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from .choices import choice_constraint

if TYPE_CHECKING:
    from .article import Article


MOST_SHOWN = 20  # beneath an article; the others are on pages of their own


class CommentStatus(models.TextChoices):
    """What a moderator decided of a comment."""

    PENDING = "pending", "Pending"
    APPROVED = "approved", "Approved"
    REJECTED = "rejected", "Rejected"
    SPAM = "spam", "Spam"


class CommentQuerySet(models.QuerySet["Comment"]):
    """Reads of comments."""

    def approved(self) -> Self:
        """Return what readers may see."""
        return self.filter(status=CommentStatus.APPROVED)

    def shown_with(self, article: Article) -> Self:
        """Return what readers may see beneath ``article``, in the order in which it was said."""
        return self.approved().filter(article=article).order_by("created_at", "id")

    def discussion_of(self, article: Article) -> Discussion:
        """Return what stands beneath ``article``, in one query, or in two where there is more than that."""
        latest = list(self.shown_with(article).order_by("-created_at", "-id")[: MOST_SHOWN + 1])
        number = self.shown_with(article).count() if len(latest) > MOST_SHOWN else len(latest)
        return Discussion(tuple(latest[MOST_SHOWN - 1 :: -1]), number)

    def pending(self) -> Self:
        """Return what waits for a moderator, the longest waiting first."""
        return self.filter(status=CommentStatus.PENDING).order_by("created_at", "id")

    def by_commenter(self, comment: Comment) -> Self:
        """Return the comments of whoever wrote ``comment``, by e-mail address, or by name where none was given."""
        if comment.email:
            return self.filter(email__iexact=comment.email)
        return self.filter(name=comment.name, email="")


class Comment(models.Model):
    """A reader's comment; the e-mail address is never shown."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="comments")
    name = models.CharField(max_length=80)
    email = models.EmailField(blank=True)
    text = models.TextField()
    status = models.CharField(max_length=8, choices=CommentStatus, default=CommentStatus.PENDING)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    moderated_at = models.DateTimeField(null=True, blank=True, editable=False)
    moderated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ("created_at", "id")
        indexes = (models.Index(fields=("status", "created_at"), name="comment_by_status"),)
        constraints = (
            choice_constraint("status", CommentStatus, "comment_status_is_known"),
            models.CheckConstraint(
                condition=Q(status=CommentStatus.PENDING, moderated_at=None)
                | (~Q(status=CommentStatus.PENDING) & Q(moderated_at__isnull=False)),
                name="comment_has_a_moderation_time_exactly_when_decided",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:40]}"


class Discussion(NamedTuple):
    """The latest comments that readers may see beneath an article, in the order in which they were said, and how many
    there are of them in all.
    """

    latest: tuple[Comment, ...]
    number: int
