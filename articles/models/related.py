"""Links from one article to another, each with its reason."""

from django.db import models
from django.db.models import F, Q

from .choices import choice_constraint


class LinkOrigin(models.TextChoices):
    """Who related two articles."""

    PAGE = "page", "The page"
    EDITOR = "editor", "An editor"
    COMPUTED = "computed", "Computed"


class RelatedLink(models.Model):
    """``article`` points its readers to ``related``; ``reason`` is shown beside it."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="related_links", db_index=False
    )
    related = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="related_from")
    origin = models.CharField(max_length=8, choices=LinkOrigin)
    reason = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("article_id", "position")
        constraints = (
            choice_constraint("origin", LinkOrigin, "related_link_origin_is_known"),
            models.UniqueConstraint(fields=("article", "related"), name="article_links_to_another_once"),
            models.CheckConstraint(condition=~Q(article=F("related")), name="article_is_not_related_to_itself"),
        )

    def __str__(self) -> str:
        return f"{self.article_id} → {self.related_id}"
