"""Fields that an editor and the page both changed: kept until an editor says which value stands."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from .extraction import Extraction


class Side(models.TextChoices):
    """Whose value an editor chose."""

    OURS = "ours", "Ours"
    THEIRS = "theirs", "The page’s"


class ConflictQuerySet(models.QuerySet["Conflict"]):
    """Reads of conflicts."""

    def open(self) -> Self:
        """Return what nobody has decided."""
        return self.filter(decided_at=None)


class Conflict(models.Model):
    """A field of an article with what the page said before, what stands here and what ``extraction`` says now.

    The three are JSON values in the form of a revision's fields; a date of issue is an object of its parts. ``ours`` is
    what stood here when the conflict arose. A field has one open conflict: a newer reading brings it up to date.
    """

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="conflicts", db_index=False)
    field = models.CharField(max_length=32)
    base = models.JSONField(null=True, blank=True)
    ours = models.JSONField(null=True, blank=True)
    theirs = models.JSONField(null=True, blank=True)
    extraction = models.ForeignKey(Extraction, on_delete=models.CASCADE, related_name="conflicts")
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    choice = models.CharField(max_length=6, choices=Side, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    objects = ConflictQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=("article", "decided_at"), name="conflict_of_article"),
            models.Index(fields=("decided_at", "id"), name="conflict_open_first"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(choice="", decided_at=None) | (Q(choice__in=Side.values) & Q(decided_at__isnull=False)),
                name="conflict_is_decided_exactly_when_a_side_is_chosen",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | Q(decided_at__isnull=False),
                name="conflict_decided_by_someone_has_a_time",
            ),
            models.UniqueConstraint(
                fields=("article", "field"),
                condition=Q(decided_at=None),
                name="article_has_one_open_conflict_per_field",
            ),
        )

    def __str__(self) -> str:
        return f"{self.field} of article {self.article_id}"
