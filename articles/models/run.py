"""What an import did: one run, and one record for each document in it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from .choices import choice_constraint
from .document import Document


class RunStatus(models.TextChoices):
    """Where a run stands; an aborted one stopped before its end."""

    RUNNING = "running", "Running"
    FINISHED = "finished", "Finished"
    ABORTED = "aborted", "Aborted"


class Outcome(models.TextChoices):
    """What became of a document."""

    CREATED = "created", "Created"
    UPDATED = "updated", "Updated"
    UNCHANGED = "unchanged", "Unchanged"
    SKIPPED = "skipped", "Skipped"
    FAILED = "failed", "Failed"


class Stage(models.TextChoices):
    """The step on a document's way that its outcome was decided at."""

    READ = "read", "Reading"
    STORE = "store", "Storing"
    PARSE = "parse", "Parsing"
    PLACE = "place", "Placing"


class ImportRun(models.Model):
    """One invocation of an importing command or task; ``undone`` says in numbers and words what taking it back did."""

    command = models.CharField(max_length=100)
    options = models.JSONField(default=dict, blank=True)
    parser_version = models.CharField(max_length=32)
    status = models.CharField(max_length=8, choices=RunStatus, default=RunStatus.RUNNING)
    heartbeat_at = models.DateTimeField(db_default=Now())
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    started_at = models.DateTimeField(db_default=Now())
    finished_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    undone = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        verbose_name = "import"
        ordering = ("-id",)
        permissions = (("undo_importrun", "Can take import runs back"),)
        constraints = (
            choice_constraint("status", RunStatus, "import_run_status_is_known"),
            models.CheckConstraint(
                condition=Q(status=RunStatus.RUNNING, finished_at=None)
                | (~Q(status=RunStatus.RUNNING) & Q(finished_at__isnull=False)),
                name="import_run_has_an_end_exactly_when_it_is_over",
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None) | ~Q(status=RunStatus.RUNNING), name="import_run_undone_is_over"
            ),
            models.CheckConstraint(
                condition=Q(undone_by=None) | Q(undone_at__isnull=False),
                name="import_run_undone_by_someone_has_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.command} #{self.pk}"


class ImportRecord(models.Model):
    """One document in one run: a sighting of it, with what became of it and why."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="records")
    locator = models.TextField()
    url = models.TextField(blank=True)
    captured_at = models.DateTimeField(null=True, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="sightings")
    outcome = models.CharField(max_length=10, choices=Outcome)
    stage = models.CharField(max_length=8, choices=Stage)
    reason = models.TextField(blank=True, help_text="Why a document was skipped or left as it is.")
    error = models.TextField(blank=True)
    warnings = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = "imported page"
        ordering = ("id",)
        indexes = (models.Index(fields=("run", "outcome"), name="record_by_run_and_outcome"),)
        constraints = (
            choice_constraint("outcome", Outcome, "import_record_outcome_is_known"),
            choice_constraint("stage", Stage, "import_record_stage_is_known"),
            models.CheckConstraint(
                condition=(Q(outcome=Outcome.FAILED) & ~Q(error="")) | (~Q(outcome=Outcome.FAILED) & Q(error="")),
                name="import_record_has_an_error_exactly_when_it_failed",
            ),
        )

    def __str__(self) -> str:
        return f"{self.locator}: {self.outcome}"
