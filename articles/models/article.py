"""Articles: what editors curate and visitors read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Now
from django.utils.functional import cached_property

from .choices import Kind, Precision, Status, choice_constraint
from .extraction import Extraction
from .identity import page_address
from .policies import Hop, attribution_chain, comments_open, display_of, indexing_of
from .queries import NEWEST_FIRST, UNDATED, ArticleQuerySet
from .run import ImportRun
from .showing import shown_blocks, shown_description, shown_excerpt, shown_standfirst, web_address
from .source import Display, Indexing, Source
from .story import Story
from .tag import ArticleTag, Tag

if TYPE_CHECKING:
    from articles.parsing import Block

HOPS = frozenset({"outlet", "outlet_id", "aggregator", "aggregator_id", "credits"})
INBOX_FACTS = ("id", "run", "outlet", "issued_precision", "is_complete", "duplicate_of")


class Article(models.Model):
    """One article, as read from pages and curated by editors; its texts are text, never HTML.

    ``body`` is in the form of ``articles.parsing.read_blocks``. ``issued_on`` is the outlet's own day, ``issued_at``
    its moment where the page gives one; ``issued_text`` and ``issued_anchor`` are the words they were read from.
    ``published_at`` is ours and may lie ahead; ``run`` created it. ``search_terms`` holds what the database's tokenizer
    cannot cut by itself. ``opening`` is there in lists, ``tag_names`` after ``give_tags``, what follows them after
    ``for_detail``.
    """

    opening: str
    tag_names: tuple[str, ...]
    captured_at: datetime | None
    captured_url: str
    readings: int

    headline = models.TextField()
    slug = models.SlugField(max_length=120, allow_unicode=True, db_index=False)
    standfirst = models.TextField(blank=True)
    summary = models.TextField(blank=True, help_text="Extracted by the parser, labelled so where it is shown.")
    body = models.TextField(blank=True)
    byline = models.TextField(blank=True, help_text="As printed.")
    authors = models.JSONField(default=list, blank=True)
    dateline_place = models.CharField(max_length=200, blank=True)
    dateline_date = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=35, blank=True, help_text="A BCP 47 tag: en, zh-Hant.")
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.UNKNOWN)
    original_url = models.TextField(blank=True)
    outlet = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="published_articles", db_index=False
    )
    aggregator = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="aggregated_articles"
    )
    issued_on = models.DateField(null=True, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_precision = models.CharField(max_length=12, choices=Precision, blank=True)
    issued_text = models.TextField(blank=True)
    issued_anchor = models.TextField(blank=True)
    modified_at = models.DateTimeField(null=True, blank=True, help_text='The outlet\'s own "updated".')
    is_complete = models.BooleanField(default=False)
    takes_comments = models.BooleanField(default=True, help_text="Off: nobody can comment on it any more.")
    status = models.CharField(max_length=12, choices=Status, default=Status.DRAFT)
    published_at = models.DateTimeField(null=True, blank=True)
    base_extraction = models.ForeignKey(
        Extraction, on_delete=models.PROTECT, null=True, blank=True, related_name="based_articles"
    )
    run = models.ForeignKey(ImportRun, on_delete=models.SET_NULL, null=True, blank=True, related_name="articles")
    story = models.ForeignKey(Story, on_delete=models.SET_NULL, null=True, blank=True, related_name="articles")
    duplicate_of = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="duplicates"
    )
    tags = models.ManyToManyField(Tag, through=ArticleTag, related_name="articles", blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)
    search_terms = models.TextField(blank=True, editable=False)
    sorted_on = models.GeneratedField(
        expression=Coalesce("issued_on", Value(UNDATED)),
        output_field=models.DateField(),
        db_persist=True,
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        permissions = (
            ("publish_article", "Can publish articles"),
            ("withdraw_article", "Can withdraw articles"),
            ("reject_article", "Can reject articles"),
            ("reopen_article", "Can reopen articles"),
            ("take_down_article", "Can take articles down"),
        )
        indexes = (
            # What decides visibility and what lists filter by stands at its end: counting and skipping read no row
            models.Index(
                fields=("status", *NEWEST_FIRST, "outlet", "aggregator", "kind", "language"), name="article_newest"
            ),
            # What facets and sources are counted by, in one order, so that all are counted at one stroke
            models.Index(
                fields=("status", "aggregator", "outlet", "language", "kind", "published_at"), name="article_tally"
            ),
            models.Index(fields=("outlet", "status", *NEWEST_FIRST), name="article_of_outlet"),
            models.Index(fields=("language", "status", *NEWEST_FIRST), name="article_in_language"),
            models.Index(fields=("status", "created_at", *INBOX_FACTS), name="article_inbox"),  # likewise
        )
        constraints = (
            choice_constraint("kind", Kind, "article_kind_is_known"),
            choice_constraint("status", Status, "article_status_is_known"),
            models.CheckConstraint(
                condition=Q(issued_precision="", issued_on=None)
                | Q(issued_precision__in=Precision.values, issued_on__isnull=False),
                name="article_says_how_exactly_its_date_is_known",
            ),
            models.CheckConstraint(
                condition=Q(issued_precision=Precision.MINUTE, issued_at__isnull=False)
                | (~Q(issued_precision=Precision.MINUTE) & Q(issued_at=None)),
                name="article_has_a_moment_exactly_when_known_to_the_minute",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=(Status.PUBLISHED, Status.TAKEN_DOWN)) | Q(published_at__isnull=False),
                name="published_article_has_a_time_of_publication",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.PUBLISHED) | (~Q(headline="") & ~Q(body="")),
                name="published_article_has_a_headline_and_a_body",
            ),
            models.CheckConstraint(condition=~Q(slug=""), name="article_has_a_slug_for_its_address"),
            models.CheckConstraint(condition=~Q(duplicate_of=F("pk")), name="article_is_not_its_own_duplicate"),
        )

    def __str__(self) -> str:
        return self.headline or f"article {self.pk}"

    def get_absolute_url(self) -> str:
        """Return the canonical address of the article's public page."""
        return page_address("article", self.pk, self.slug)

    def refresh_from_db(
        self, using: str | None = None, fields: Iterable[str] | None = None, from_queryset: Any = None
    ) -> None:
        """Read the row, or the ``fields`` alone, anew; with what the chain is made of the chain is, too."""
        named = None if fields is None else list(fields)
        if named is None or not HOPS.isdisjoint(named):
            self.__dict__.pop("chain", None)
        super().refresh_from_db(using, named, from_queryset)

    @cached_property
    def chain(self) -> tuple[Hop, ...]:
        """The attribution chain, original first, read once: from ``credits``, ``outlet`` and ``aggregator``."""
        return attribution_chain(self)

    @property
    def display(self) -> Display:
        """How much of the text may be shown, by the strictest hop or else the site's default."""
        return display_of(hop.source for hop in self.chain)

    @property
    def indexing(self) -> Indexing:
        """Whether search engines may list our page, by the strictest hop or else the site's default."""
        return indexing_of(hop.source for hop in self.chain)

    @property
    def comments_open(self) -> bool:
        """Whether readers may comment: where the site, every hop and the article itself take comments."""
        return comments_open(self)

    @property
    def shown_standfirst(self) -> str:
        """The standfirst as far as the display policy lets it be shown."""
        return shown_standfirst(self)

    @property
    def excerpt(self) -> str:
        """What a list may say beneath the headline."""
        return shown_excerpt(self)

    @property
    def description(self) -> str:
        """What stands for it where its page is only named: the excerpt, or more where that says hardly anything."""
        return shown_description(self)

    @property
    def shown_blocks(self) -> tuple[Block, ...]:
        """The body's blocks as far as the display policy lets them be shown."""
        return shown_blocks(self)

    @property
    def original_link(self) -> str:
        """The address of the original if a browser may follow it, else ""."""
        return web_address(self.original_url)
