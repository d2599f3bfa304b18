"""One article as one parser version read it from one document: the provenance of what we publish."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from .choices import choice_constraint
from .document import Document


class Role(models.TextChoices):
    """The place of an article on its page."""

    LEAD = "lead", "Lead"
    RELATED = "related", "Related"


class Extraction(models.Model):
    """What the parser read, never edited; ``payload`` is ``articles.parsing.article_to_json`` with its schema number.

    ``page_key`` and ``original_key`` are SHA-256 of the normalised addresses of the page and of the original (an
    address may be longer than an index row), "" when unknown.
    ``body_hash`` is over the words of the body as read. ``position`` counts the page's articles from 0, the lead first.
    ``run`` is the one that read it. ``parser_version`` names the reading: "1" what the parser read by itself, "1+2" its
    second reading of the page, after editors had decided about lines of it.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="extractions", db_index=False)
    parser_version = models.CharField(max_length=32)
    position = models.PositiveIntegerField()
    role = models.CharField(max_length=8, choices=Role)
    item_key = models.CharField(max_length=64)
    page_key = models.CharField(max_length=64, blank=True)
    original_key = models.CharField(max_length=64, blank=True)
    body_hash = models.CharField(max_length=64, blank=True)
    payload = models.JSONField()
    article = models.ForeignKey(
        "articles.Article", on_delete=models.SET_NULL, null=True, blank=True, related_name="extractions"
    )
    run = models.ForeignKey(
        "articles.ImportRun", on_delete=models.SET_NULL, null=True, blank=True, related_name="extractions"
    )
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "reading of a page"
        verbose_name_plural = "readings of pages"
        ordering = ("document_id", "position")
        indexes = (
            models.Index(fields=("page_key", "item_key"), name="extraction_by_page"),
            models.Index(fields=("original_key",), name="extraction_by_original"),
            models.Index(fields=("body_hash", "article"), name="extraction_by_body"),
        )
        constraints = (
            choice_constraint("role", Role, "extraction_role_is_known"),
            models.UniqueConstraint(
                fields=("document", "parser_version"),
                condition=Q(role=Role.LEAD),
                name="document_has_one_lead_per_parser_version",
            ),
            models.UniqueConstraint(
                fields=("document", "parser_version", "position"),
                name="extraction_position_is_its_own_per_document_and_version",
            ),
            models.UniqueConstraint(
                fields=("document", "parser_version", "item_key"),
                name="extraction_key_is_its_own_per_document_and_version",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} {self.position} of document {self.document_id}"
