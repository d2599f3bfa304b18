"""Articles: what editors curate and visitors read."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.db.models import Count, Exists, F, Min, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Now
from django.utils.functional import cached_property

from .choices import Kind, Precision, Status, choice_constraint
from .credit import CREDITS, Credit
from .extraction import Extraction
from .identity import page_address
from .moments import ThisMoment
from .note import Correction
from .policies import Hop, attribution_chain, comments_open, display_of, indexing_of
from .prepared import Among, Given, Prepared, These
from .run import ImportRecord, ImportRun
from .showing import shown_blocks, shown_excerpt, shown_standfirst, web_address
from .source import Display, Indexing, Source
from .story import Story
from .tag import ArticleTag, Tag
from .visibility import NoHopHidden

if TYPE_CHECKING:
    from articles.parsing import Block

NEWEST_FIRST = ("-sorted_on", "-published_at", "-id")
UNDATED = date(1, 1, 1)
RELEASED = {"status": Status.PUBLISHED, "published_at__lte": ThisMoment()}
INBOX_FACTS = ("id", "run", "outlet", "issued_precision", "is_complete", "duplicate_of")
MANY = 1_000
LOOKED_AT = MANY + 1
TEXT: models.TextField[str, str] = models.TextField()


class ArticleQuerySet(models.QuerySet["Article"]):
    """Every read of articles; what the public may see is said here and nowhere else."""

    def published(self) -> Self:
        """Return what the public may see now: published, its time come, and no hop of its chain hidden."""
        return self.filter(NoHopHidden(), **RELEASED)

    def not_public(self) -> Self:
        """Return everything else."""
        return self.exclude(NoHopHidden(), **RELEASED)

    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        """Return everything to an editor, what is published to anybody else."""
        if getattr(user, "is_staff", False) and user.has_perm("articles.view_article"):  # type: ignore[union-attr]  # stubs: AbstractBaseUser has no permissions
            return self
        return self.published()

    def once_public(self) -> Self:
        """Return what the public could see before and no longer can, rejected since or not: its address answers 410."""
        public = Article.objects.published().filter(pk=OuterRef("pk"))
        return self.filter(~Exists(public), published_at__lte=ThisMoment())

    def for_headlines(self) -> Self:
        """Load what a bare headline with its date and outlet needs, newest first."""
        shown = ("headline", "slug", "language", "kind", "issued_on", "issued_at", "issued_precision", "published_at")
        names = ("outlet__name", "aggregator__name")
        return self.select_related("outlet", "aggregator").only(*shown, *names).newest_first()

    def for_detail(self) -> Self:
        """Load what the page of an article shows, with when and where its page was captured, and how often read."""
        seen = ImportRecord.objects.filter(document=OuterRef("base_extraction__document")).order_by()
        first = seen.values("document").annotate(first=Min("captured_at")).values("first")
        address = seen.exclude(url="").order_by("pk").values("url")[:1]
        readings = Extraction.objects.filter(article=OuterRef("pk")).order_by().values("article")
        return (
            self.select_related("outlet", "aggregator", "base_extraction__document")
            .prefetch_related(CREDITS, "tags", "corrections")
            .annotate(
                captured_at=Subquery(first),
                captured_url=Coalesce(Subquery(address), Value(""), output_field=TEXT),
                readings=Coalesce(Subquery(readings.annotate(number=Count("pk")).values("number")), 0),
            )
        )

    def newest_first(self) -> Self:
        """Order by the day of issue, undated ones last, then by publication here."""
        return self.order_by(*NEWEST_FIRST)

    def oldest_first(self) -> Self:
        """Order the other way round, undated ones first."""
        return self.order_by("sorted_on", "published_at", "pk")

    def issued_from(self, first: date) -> Self:
        """Return what was issued on ``first`` or later; what has no date is not."""
        return self.filter(sorted_on__gte=first, sorted_on__gt=UNDATED)

    def issued_until(self, last: date) -> Self:
        """Return what was issued on ``last`` or earlier; what has no date is not."""
        return self.filter(sorted_on__lte=last, sorted_on__gt=UNDATED)

    def in_language(self, code: str) -> Self:
        """Return what is written in the language ``code`` or a variety of it: "en" finds en-GB."""
        return self.filter(Q(language=code) | Q(language__startswith=f"{code}-"))

    def with_tag(self, tag: Tag) -> Self:
        """Return the articles that carry ``tag``; looks first whether they are many, which decides how to find them."""
        ids = _tagged(tag=tag.pk)
        if len(ids) > MANY:
            return self.filter(Exists(ArticleTag.objects.filter(tag=tag, article=OuterRef("pk"))))
        return self.filter(Among(F("pk"), These(ids)))

    def of_source(self, source: Source) -> Self:
        """Return the articles with ``source`` as any hop of their chain; looks first whether they are many."""
        ids = _handled(source=source.pk)
        if len(ids) > MANY:
            credited = Exists(Credit.objects.filter(source=source, article=OuterRef("pk")))
            return self.filter(Q(outlet=source) | Q(aggregator=source) | credited)
        return self.filter(Among(F("pk"), These(ids)))

    def corrected(self) -> Self:
        """Return what we had to correct, the latest correction first, with its time as ``corrected_at``."""
        last = Correction.objects.filter(article=OuterRef("pk")).order_by("-created_at").values("created_at")[:1]
        corrected = self.filter(pk__in=Correction.objects.order_by().values("article"))
        return corrected.annotate(corrected_at=Subquery(last)).order_by("-corrected_at", "pk")

    def needing_review(self) -> Self:
        """Return the editors' inbox, the longest waiting first."""
        return self.filter(status=Status.REVIEW).order_by("created_at", "pk")

    def originals(self) -> Self:
        """Return what is not marked as the copy of another article."""
        return self.filter(duplicate_of=None)


class Article(models.Model):
    """One article, as read from pages and curated by editors; its texts are text, never HTML.

    ``body`` is in the form of ``articles.parsing.read_blocks``. ``issued_on`` is the outlet's own day, ``issued_at``
    its moment where the page gives one; ``issued_text`` and ``issued_anchor`` are the words they were read from.
    ``published_at`` is ours and may lie ahead; ``run`` created it. ``search_terms`` holds what the database's tokenizer
    cannot cut by itself. ``opening`` is there in lists, what follows it after ``for_detail``.
    """

    opening: str
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

    @cached_property
    def chain(self) -> tuple[Hop, ...]:
        """The attribution chain, original first, read once: from ``credits``, unless ``give_chains`` has given it."""
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
    def shown_blocks(self) -> tuple[Block, ...]:
        """The body's blocks as far as the display policy lets them be shown."""
        return shown_blocks(self)

    @property
    def original_link(self) -> str:
        """The address of the original if a browser may follow it, else ""."""
        return web_address(self.original_url)


# Of more than MANY, walking all articles, newest first, finds a page sooner than sorting these does


@Prepared
def _tagged() -> models.QuerySet[ArticleTag, int]:
    return ArticleTag.objects.filter(tag=Given("tag")).order_by().values_list("article", flat=True)[:LOOKED_AT]


@Prepared
def _handled() -> models.QuerySet[Any, int]:
    credited = Credit.objects.filter(source=Given("source")).order_by().values_list("article", flat=True)
    hops = (Article.objects.filter(**{hop: Given("source")}).order_by() for hop in ("outlet", "aggregator"))
    ids = credited.union(*(hop.values_list("pk", flat=True) for hop in hops), all=True)
    return ids.order_by()[:LOOKED_AT]
