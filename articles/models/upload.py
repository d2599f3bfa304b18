"""Files that an editor sent in to be imported: rehearsed first, imported when that is agreed to."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from .choices import choice_constraint
from .run import ImportRun
from .source import Source

STALLED_AFTER = timedelta(minutes=10)


class UploadStatus(models.TextChoices):
    """Where an upload stands; a failed one broke off, and can be begun again."""

    REHEARSING = "rehearsing", "Being rehearsed"
    REHEARSED = "rehearsed", "Rehearsed"
    IMPORTING = "importing", "Being imported"
    IMPORTED = "imported", "Imported"
    FAILED = "failed", "Broken off"


WORKING = (UploadStatus.REHEARSING, UploadStatus.IMPORTING)


class Upload(models.Model):
    """Some files with what is known of them; they lie in the var folder until all of them are imported.

    ``files`` lists their names and sizes. ``captured_at`` and ``source`` are for pages that do not say it themselves.
    ``attempt`` counts the beginnings: a worker that comes late with an earlier one does nothing. ``seen`` documents
    have been looked at by the work that is under way. ``rehearsal`` holds the counts of outcomes that an import would
    have, and one row for each document, up to a bound.
    """

    files = models.JSONField(default=list)
    captured_at = models.DateTimeField(null=True, blank=True)
    source = models.ForeignKey(Source, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    publish = models.BooleanField(default=False)
    status = models.CharField(max_length=10, choices=UploadStatus, default=UploadStatus.REHEARSING)
    attempt = models.PositiveIntegerField(default=1)
    seen = models.PositiveIntegerField(default=0)
    rehearsal = models.JSONField(default=dict, blank=True)
    run = models.ForeignKey(ImportRun, on_delete=models.SET_NULL, null=True, blank=True, related_name="uploads")
    error = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    heartbeat_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("-id",)
        constraints = (
            choice_constraint("status", UploadStatus, "upload_status_is_known"),
            models.CheckConstraint(
                condition=(Q(status=UploadStatus.FAILED) & ~Q(error=""))
                | (~Q(status=UploadStatus.FAILED) & Q(error="")),
                name="upload_has_an_error_exactly_when_it_failed",
            ),
        )

    def __str__(self) -> str:
        names = [file["name"] for file in self.files]
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        return f"{names[0]}{more}" if names else f"upload {self.pk}"

    @property
    def is_working(self) -> bool:
        """Whether a task is at work on it, or is to be."""
        return self.status in WORKING

    @property
    def is_stalled(self) -> bool:
        """Whether the task that should be at work has said nothing for ten minutes."""
        return self.is_working and timezone.now() - self.heartbeat_at > STALLED_AFTER

    @property
    def rehearsed(self) -> int:
        """How many documents its rehearsal met."""
        return sum(self.rehearsal.get("counts", {}).values())
