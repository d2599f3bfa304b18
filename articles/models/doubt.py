"""What the machine is not sure of in an article: hints to editors that stay until one of them settles each."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from .choices import choice_constraint


class DoubtKind(models.TextChoices):
    """What an editor should look at."""

    DAMAGED = "damaged", "Damaged text"
    UNSURE = "unsure", "Low confidence"
    CONFLICT = "conflict", "Conflict after re-import"


class DoubtQuerySet(models.QuerySet["Doubt"]):
    """Reads of doubts."""

    def open(self) -> Self:
        """Return what nobody has settled."""
        return self.filter(settled_at=None)


class Doubt(models.Model):
    """A hint at an article: ``rule`` gave it, ``line`` is where on the page it points (0: at no line of it)."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="doubts", db_index=False)
    kind = models.CharField(max_length=8, choices=DoubtKind)
    rule = models.CharField(max_length=60)
    message = models.TextField()
    line = models.PositiveIntegerField(default=0)
    run = models.ForeignKey("articles.ImportRun", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    objects = DoubtQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=("article", "settled_at", "kind"), name="doubt_of_article"),
            models.Index(fields=("settled_at", "kind"), name="doubt_open_by_kind"),
        )
        constraints = (
            choice_constraint("kind", DoubtKind, "doubt_kind_is_known"),
            models.CheckConstraint(
                condition=Q(settled_by=None) | Q(settled_at__isnull=False), name="doubt_settled_by_someone_has_a_time"
            ),
        )

    def __str__(self) -> str:
        return self.message[:60]
