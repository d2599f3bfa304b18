"""Moves made at one stroke, kept so that they can be taken back."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from .choices import choice_constraint


class BatchMove(models.TextChoices):
    """What was done with the articles of a batch."""

    OFFER = "offer", "Offered for review"
    PUBLISH = "publish", "Published"
    REJECT = "reject", "Rejected"
    WITHDRAW = "withdraw", "Withdrawn"
    REOPEN = "reopen", "Reopened"
    TAKE_DOWN = "take_down", "Taken down"


class Batch(models.Model):
    """One move of one or many articles by one person; its revisions are those it left, one an article."""

    move = models.CharField(max_length=10, choices=BatchMove)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    undone_at = models.DateTimeField(null=True, blank=True, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ("-id",)
        verbose_name = "bulk action"
        constraints = (
            choice_constraint("move", BatchMove, "batch_move_is_known"),
            models.CheckConstraint(
                condition=Q(undone_by=None) | Q(undone_at__isnull=False), name="batch_undone_by_someone_has_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_move_display()} #{self.pk}"
