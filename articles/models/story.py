"""Stories: the articles on one event."""

from django.db import models
from django.db.models.functions import Now


class Story(models.Model):
    """One event, told by several articles."""

    title = models.TextField()
    slug = models.SlugField(max_length=200, unique=True, allow_unicode=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("-id",)
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return self.title
