"""Who has an article open at the desk, so that the next one is told."""

from django.conf import settings
from django.db import models


class Opening(models.Model):
    """An editor's latest look at the form of an article, until it is saved."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="openings", db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ("opened_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("article", "user"), name="article_is_opened_once_by_each_editor"),
        )

    def __str__(self) -> str:
        return f"{self.article_id} by {self.user_id}"
