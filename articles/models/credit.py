"""The hops of an article's attribution chain that its text credits."""

from django.db import models

from .choices import choice_constraint
from .source import Source


class CreditRole(models.TextChoices):
    """What a credited source did: carried the text, or first published it."""

    WIRE = "wire", "Wire"
    ORIGINAL = "original", "Original"


class Credit(models.Model):
    """A source credited by the article, with the words that credit it."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="credits", db_index=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="credits", db_index=False)
    role = models.CharField(max_length=8, choices=CreditRole)
    name = models.CharField(max_length=200, help_text="As printed.")
    text = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("article_id", "position")
        indexes = (models.Index(fields=("source", "article", "role"), name="credit_by_source"),)
        constraints = (
            choice_constraint("role", CreditRole, "credit_role_is_known"),
            models.UniqueConstraint(
                fields=("article", "role", "source"), name="article_credits_a_source_once_per_role"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.role})"


CREDITS = models.Prefetch("credits", queryset=Credit.objects.select_related("source").defer("source__description"))
"""With an article its credits, as chains and policies read them."""
