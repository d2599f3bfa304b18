"""What editors write beside an article: notes among themselves, corrections to readers."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now


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


class Correction(models.Model):
    """A dated note to readers on what was wrong; permanent."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="corrections")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("created_at", "id")

    def __str__(self) -> str:
        return self.text[:60]
