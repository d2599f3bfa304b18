"""Every read of articles: what the public may see, in which order, and how the few of a tag or a source are found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.db.models import Count, Exists, Min, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from .choices import Status
from .credit import CREDITS, Credit
from .extraction import Extraction
from .linked import Linked
from .moments import ThisMoment
from .note import Correction
from .run import ImportRecord
from .source import Source
from .tag import ArticleTag, Tag
from .visibility import NoHopHidden

if TYPE_CHECKING:
    from .article import Article  # noqa: F401 - named in the base of the class below, in quotes

NEWEST_FIRST = ("-sorted_on", "-published_at", "-id")
UNDATED = date(1, 1, 1)
FIRST_DAY = date(1, 1, 2)
RELEASED = {"status": Status.PUBLISHED, "published_at__lte": ThisMoment()}
MANY = 1_000
MANY_TO_SORT = 4_000
MANY_TO_COUNT = 15_000
TEXT: models.TextField[str, str] = models.TextField()


class ArticleQuerySet(models.QuerySet["Article"]):
    """Articles to be read; what the public may see is said here and nowhere else.

    ``is_few`` says of those of a tag or a source, until they are narrowed or ordered, that their ids found them.
    """

    is_few = False

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
        public = self.model.objects.published().filter(pk=OuterRef("pk"))
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
        return self.filter(sorted_on__gte=max(first, FIRST_DAY))

    def issued_until(self, last: date) -> Self:
        """Return what was issued on ``last`` or earlier; what has no date is not.

        Said as an exclusion: of two days to begin from, SQLite walks the index from the first that it is told.
        """
        return self.filter(sorted_on__lte=last).exclude(sorted_on=UNDATED)

    def in_language(self, code: str) -> Self:
        """Return what is written in the language ``code`` or a variety of it: "en" finds en-GB."""
        return self.filter(Q(language=code) | Q(language__startswith=f"{code}-"))

    def with_tag(self, tag: Tag, many: int | None = None, ids: Sequence[int] = (), *, at_least: int = 0) -> Self:
        """Return the articles that carry ``tag``; looks first whether they are more than ``many``, which decides how.

        Walking all articles, newest first, finds a page of MANY sooner than sorting these does. Who reads more than a
        page does well to call only more of them many: to sort some hundreds MANY_TO_SORT, to count MANY_TO_COUNT. Their
        ``ids`` are asked unless they are known: all of them, or one more than many; or ``at_least`` so many that they
        need not be.
        """
        many = MANY if many is None else many
        ids = ids if ids or at_least > many else tagged_with(tag, many)
        if max(len(ids), at_least) > many:
            return self.filter(Linked(ArticleTag, "tag", tag.pk))
        return self.with_ids(ids)

    def of_source(self, source: Source, many: int | None = None, ids: Sequence[int] = (), *, at_least: int = 0) -> Self:
        """Return the articles with ``source`` as any hop of their chain, found in the same way."""
        many = MANY if many is None else many
        ids = ids if ids or at_least > many else handled_by(source, many)
        if max(len(ids), at_least) > many:
            return self.filter(Q(outlet=source) | Q(aggregator=source) | Q(Linked(Credit, "source", source.pk)))
        return self.with_ids(ids)

    def with_ids(self, ids: Sequence[int]) -> Self:
        """Return the few articles with these ids."""
        found = self.filter(pk__in=ids)
        found.is_few = True
        return found

    def corrected(self) -> Self:
        """Return what we had to correct, the latest correction first, with its time as ``corrected_at``."""
        last = Correction.objects.filter(article=OuterRef("pk")).order_by("-created_at").values("created_at")[:1]
        corrected = self.filter(pk__in=Correction.objects.order_by().values("article"))
        return corrected.annotate(corrected_at=Subquery(last)).order_by("-corrected_at", "pk")

    def needing_review(self) -> Self:
        """Return the editors' inbox, the longest waiting first."""
        return self.filter(status=Status.REVIEW).order_by("created_at", "pk")


def tagged_with(tag: Tag, many: int) -> list[int]:
    """Return the ids of what carries ``tag``, public or not; one more than ``many`` of them where there are more."""
    carried = ArticleTag.objects.filter(tag=tag).order_by()
    return list(carried.values_list("article_id", flat=True)[: many + 1])


def handled_by(source: Source, many: int) -> list[int]:
    """Return the ids of what has ``source`` in its chain, some twice; one more than ``many`` where there are more."""
    article = apps.get_model("articles", "Article")
    credited = Credit.objects.filter(source=source).order_by().values_list("article_id", flat=True)
    hops = (article.objects.filter(**{hop: source}).order_by() for hop in ("outlet", "aggregator"))
    ids = credited.union(*(hop.values_list("pk", flat=True) for hop in hops), all=True)
    return list(ids.order_by()[: many + 1])
