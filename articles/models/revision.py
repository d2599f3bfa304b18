"""The history of an article: every change, its cause and its author."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from .batch import Batch
from .choices import choice_constraint
from .run import ImportRun


class Cause(models.TextChoices):
    """What brought a revision about."""

    IMPORT = "import", "Import"
    REPARSE = "reparse", "Newer parser"
    EDIT = "edit", "Edit"
    DECISION = "decision", "Lines decided"
    WORKFLOW = "workflow", "Workflow"
    REVERT = "revert", "Restored"


class Revision(models.Model):
    """The article's fields as they stood after a change; ``number`` counts from 1 within the article."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="revisions", db_index=False)
    number = models.PositiveIntegerField()
    fields = models.JSONField()
    cause = models.CharField(max_length=8, choices=Cause)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    run = models.ForeignKey(ImportRun, on_delete=models.SET_NULL, null=True, blank=True, related_name="revisions")
    batch = models.ForeignKey(Batch, on_delete=models.SET_NULL, null=True, blank=True, related_name="revisions")
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ("article_id", "-number")
        constraints = (
            choice_constraint("cause", Cause, "revision_cause_is_known"),
            models.UniqueConstraint(fields=("article", "number"), name="revision_number_is_its_own_per_article"),
            models.CheckConstraint(condition=Q(number__gte=1), name="revision_numbers_count_from_one"),
        )

    def __str__(self) -> str:
        return f"{self.article_id} r{self.number}"
