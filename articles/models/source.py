"""Who published a text: outlets, wire agencies, aggregators and the originals they credit."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q, StringAgg, Value
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from .choices import choice_constraint
from .identity import page_address


class SourceKind(models.TextChoices):
    """What a source does with the texts that carry its name."""

    OUTLET = "outlet", _("Outlet")
    WIRE = "wire", _("Wire agency")
    AGGREGATOR = "aggregator", _("Aggregator")
    ORIGINAL = "original", _("Original publisher")


class DateOrder(models.TextChoices):
    """Whether the day or the month comes first in the source's numeric dates."""

    UNKNOWN = "unknown", "Unknown"
    DAY_FIRST = "dmy", "Day first"
    MONTH_FIRST = "mdy", "Month first"


class Display(models.TextChoices):
    """How much of a text the source lets us show; later ones are stricter."""

    INHERIT = "inherit", "As the site"
    FULL = "full", "Full text"
    EXCERPT = "excerpt", "Excerpt and link"
    HEADLINE = "headline", "Headline and link"
    HIDDEN = "hidden", "Not at all"


class Indexing(models.TextChoices):
    """Whether search engines may list our copy; later ones are stricter."""

    INHERIT = "inherit", "As the site"
    INDEX = "index", "May be indexed"
    NOINDEX = "noindex", "Must not be indexed"


class SourceQuerySet(models.QuerySet["Source"]):
    """Reads of sources."""

    def hidden(self) -> Self:
        """Return the sources whose texts are shown nowhere."""
        return self.filter(display=Display.HIDDEN)

    def with_spellings(self) -> Self:
        """Add all keys of its aliases as ``spellings``, a line each, in order; None where it has none."""
        return self.annotate(spellings=StringAgg("aliases__key", Value("\n"), order_by="aliases__key"))

    def named(self, name: str) -> Self:
        """Return the source that goes by ``name`` or has it as an alias; spelling is compared case-folded."""
        key = name.strip().casefold()
        return self.filter(Q(name=name.strip()) | Q(aliases__key=key)).distinct()


class Source(models.Model):
    """A publisher, agency or aggregator, with what it allows."""

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=200, unique=True, allow_unicode=True)
    kind = models.CharField(max_length=16, choices=SourceKind, default=SourceKind.OUTLET)
    homepage = models.URLField(max_length=500, blank=True)
    description = models.TextField(blank=True, help_text="Shown on the page of the source.")
    date_order = models.CharField(max_length=8, choices=DateOrder, default=DateOrder.UNKNOWN)
    licence = models.TextField(blank=True, help_text="What is known of the rights in its texts.")
    display = models.CharField(max_length=8, choices=Display, default=Display.INHERIT)
    indexing = models.CharField(max_length=8, choices=Indexing, default=Indexing.INHERIT)
    takes_comments = models.BooleanField(default=True, help_text="Off: nobody can comment on its texts.")
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        constraints = (
            choice_constraint("kind", SourceKind, "source_kind_is_known"),
            choice_constraint("date_order", DateOrder, "source_date_order_is_known"),
            choice_constraint("display", Display, "source_display_is_known"),
            choice_constraint("indexing", Indexing, "source_indexing_is_known"),
            models.CheckConstraint(condition=~Q(name=""), name="source_has_a_name"),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the source's public page."""
        return page_address("source", self.slug)


def source_by_slug(slug: str) -> Source | None:
    """Return the source whose page has ``slug`` in its address, with its ``spellings``."""
    return Source.objects.with_spellings().filter(slug=slug).first()


class SourceAlias(models.Model):
    """Another spelling or a whole domain by which pages name a source."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="aliases")
    key = models.CharField(max_length=200, unique=True, help_text="Case-folded name or domain: chinadaily.com.cn.")

    class Meta:
        ordering = ("key",)
        verbose_name_plural = "source aliases"
        constraints = (models.CheckConstraint(condition=~Q(key=""), name="source_alias_is_not_blank"),)

    def __str__(self) -> str:
        return self.key
