"""What editors decided that lines of a page are: evidence that goes before the parser's own reading."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from .choices import choice_constraint
from .document import Document
from .run import ImportRun


class LineRole(models.TextChoices):
    """What a line may be decided to be; READ takes an earlier decision back."""

    BODY = "body", "Text of the article"
    HEADING = "heading", "Sub-heading"
    HEADLINE = "headline", "Headline"
    STANDFIRST = "standfirst", "Standfirst"
    BYLINE = "byline", "Byline"
    OUTLET = "outlet", "Outlet"
    ISSUED = "issued", "Date"
    MODIFIED = "modified", "Date of update"
    CUT = "cut", "No part of the article"
    READ = "read", "As the parser reads it"


class LineDecision(models.Model):
    """One decision about one line; never changed: of several about a line the latest holds.

    The line is known by its number on ``document`` and, on other captures of the page (the same ``page_key``), by its
    words: ``digest`` is SHA-256 of them, and it was the ``occurrence``-th (from 0) of ``copies`` lines that read alike.
    ``item_key`` is that of the article it belongs to. ``run`` read the page anew with it.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="decisions")
    page_key = models.CharField(max_length=64, blank=True)
    item_key = models.CharField(max_length=64)
    line = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    occurrence = models.PositiveIntegerField()
    copies = models.PositiveIntegerField()
    role = models.CharField(max_length=10, choices=LineRole)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    run = models.ForeignKey(ImportRun, on_delete=models.SET_NULL, null=True, blank=True, related_name="decisions")
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ("id",)
        default_permissions = ()
        indexes = (models.Index(fields=("page_key",), name="decision_by_page"),)
        constraints = (
            choice_constraint("role", LineRole, "line_decision_role_is_known"),
            models.CheckConstraint(condition=Q(line__gte=1), name="line_decision_lines_count_from_one"),
            models.CheckConstraint(condition=Q(occurrence__lt=F("copies")), name="line_decision_is_one_of_its_copies"),
        )

    def __str__(self) -> str:
        return f"line {self.line}: {self.get_role_display()}"
