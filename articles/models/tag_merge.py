"""What is remembered of merged tags, so that a merge can be undone, and of tags that are not the same."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from .tag import Tag


class TagMerge(models.Model):
    """A tag that was merged into ``keep``; ``moved`` lists what went over with it.

    ``keep`` is None once that tag has been merged into another itself, until that merge is undone.
    """

    keep = models.ForeignKey(Tag, on_delete=models.SET_NULL, null=True, blank=True, related_name="merges")
    name = models.CharField(max_length=100)
    slug = models.SlugField(max_length=100, allow_unicode=True)
    description = models.TextField(blank=True)
    moved = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    merged_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.name


class TagDistinction(models.Model):
    """Two tags that look alike and are not the same, as an editor said."""

    first = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="+", db_index=False)
    second = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="tag_distinction_names_the_older_first"),
            models.UniqueConstraint(fields=("first", "second"), name="tags_are_told_apart_once"),
        )

    def __str__(self) -> str:
        return f"{self.first_id} is not {self.second_id}"
