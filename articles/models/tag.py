"""Tags, the old names that lead to them, and what the machine suggests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Count, Q
from django.db.models.functions import Now

from .choices import choice_constraint
from .identity import page_address

if TYPE_CHECKING:
    from .article import Article


class TagOrigin(models.TextChoices):
    """Who put a tag on an article."""

    EDITOR = "editor", "Editor"
    SOURCE = "source", "Source"
    RULE = "rule", "Rule"
    SUGGESTION = "suggestion", "Suggestion"


class SuggestionState(models.TextChoices):
    """What was decided of a suggestion; a dismissed one keeps the machine from asking again."""

    PENDING = "pending", "Pending"
    ACCEPTED = "accepted", "Accepted"
    DISMISSED = "dismissed", "Dismissed"


class TagQuerySet(models.QuerySet["Tag"]):
    """Reads of tags."""

    def counted(self, articles: models.QuerySet[Article]) -> Self:
        """Return the tags that ``articles`` carry, each annotated with how many of them: ``article_count``."""
        among = Count("article_tags", filter=Q(article_tags__article__in=articles.values("pk")))
        return self.annotate(article_count=among).filter(article_count__gt=0)


class Tag(models.Model):
    """A subject that readers look for by name."""

    name = models.CharField(max_length=100, unique=True)
    slug = models.SlugField(max_length=100, unique=True, allow_unicode=True)
    description = models.TextField(blank=True, help_text="Shown on the page of the tag.")
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = TagQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        constraints = (models.CheckConstraint(condition=~Q(name=""), name="tag_has_a_name"),)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the tag's public page."""
        return page_address("tag", self.slug)


def tag_by_slug(slug: str) -> Tag | None:
    """Return the tag whose page has ``slug`` in its address."""
    return Tag.objects.filter(slug=slug).first()


class TagAlias(models.Model):
    """A slug that a tag went by before it was renamed or merged; it answers 301."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="aliases")
    slug = models.SlugField(max_length=100, unique=True, allow_unicode=True)
    name = models.CharField(max_length=100, help_text="The old name; a suggestion by this name means the tag.")

    class Meta:
        ordering = ("slug",)
        verbose_name_plural = "tag aliases"

    def __str__(self) -> str:
        return self.name


class ArticleTag(models.Model):
    """A tag on an article, and who put it there; ``rule`` is the rule that did, where one did."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="article_tags", db_index=False
    )
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="article_tags", db_index=False)
    origin = models.CharField(max_length=10, choices=TagOrigin)
    rule = models.ForeignKey(
        "articles.TagRule", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="tagged"
    )

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("tag", "article"), name="article_tag_by_tag"),)
        constraints = (
            choice_constraint("origin", TagOrigin, "article_tag_origin_is_known"),
            models.UniqueConstraint(fields=("article", "tag"), name="article_has_a_tag_once"),
        )

    def __str__(self) -> str:
        return f"{self.tag_id} on {self.article_id}"


class TagSuggestion(models.Model):
    """A name that the machine would tag an article with; ``key`` is the name case-folded, ``score`` from 0 to 1."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="tag_suggestions", db_index=False
    )
    name = models.CharField(max_length=100)
    key = models.CharField(max_length=100)
    score = models.FloatField()
    state = models.CharField(max_length=10, choices=SuggestionState, default=SuggestionState.PENDING)
    decided_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("-score", "name")
        constraints = (
            choice_constraint("state", SuggestionState, "tag_suggestion_state_is_known"),
            models.UniqueConstraint(fields=("article", "key"), name="article_is_suggested_a_name_once"),
            models.CheckConstraint(
                condition=Q(state=SuggestionState.PENDING, decided_at=None)
                | (~Q(state=SuggestionState.PENDING) & Q(decided_at__isnull=False)),
                name="tag_suggestion_has_a_time_exactly_when_decided",
            ),
        )

    def __str__(self) -> str:
        return self.name
