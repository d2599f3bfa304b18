"""What editors write beside an article: notes among themselves, corrections to readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.functions import Now

if TYPE_CHECKING:
    from .article import Article


class StaffNote(models.Model):
    """A note that only editors see."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="staff_notes")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("created_at", "id")

    def __str__(self) -> str:
        return self.text[:60]


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """Reads of corrections."""

    def of_articles(self, articles: models.QuerySet[Article]) -> Self:
        """Return those of ``articles``, the latest first, with the headline and address of each article.

        Corrections are few beside articles: a join could begin with all articles, so theirs are fetched apart.
        """
        shown = models.Prefetch("article", articles.order_by().only("headline", "slug", "language"))
        theirs = self.filter(Exists(articles.filter(pk=OuterRef("article"))))
        return theirs.prefetch_related(shown).order_by("-created_at", "-id")


class Correction(models.Model):
    """A dated note to readers on what was wrong; permanent."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="corrections")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ("created_at", "id")

    def __str__(self) -> str:
        return self.text[:60]
