"""How often a tag or a source has been in the news, and in whose company; bounded, whatever the size of the archive."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Count, Value

from .article import UNDATED, Article, ArticleQuerySet
from .counts import Choice
from .credit import Credit
from .period import MONTHS, Period
from .source import Source
from .tag import ArticleTag, Tag

MONTHS_SHOWN = 36
MOST_DAYS = 1_000  # with articles, the newest first
NEWEST = 500  # articles whose company is looked at
MOST_NEIGHBOURS = 8
TEXT: models.TextField[str, str] = models.TextField()


class SourceCompany(NamedTuple):
    """The sources that stand in one chain with a source, and the outlets that tell the same stories."""

    in_chains: tuple[Choice, ...]
    in_stories: tuple[Choice, ...]


def monthly(articles: ArticleQuerySet) -> tuple[tuple[Period, int], ...]:
    """Return the last MONTHS_SHOWN months up to the newest of ``articles``, with their numbers; one query.

    Months that would be counted in part only, because they lie too far back, are left out.
    """
    dated = articles.filter(sorted_on__gt=UNDATED).order_by("-sorted_on").values_list("sorted_on")
    days: list[tuple[date, int]] = list(dated.annotate(number=Count("pk"))[:MOST_DAYS])
    if not days:
        return ()
    newest, oldest = _index(days[0][0]), _index(days[-1][0]) + (len(days) == MOST_DAYS)
    numbers = dict.fromkeys(range(max(oldest, newest - MONTHS_SHOWN + 1), newest + 1), 0)
    for day, number in days:
        if _index(day) in numbers:
            numbers[_index(day)] += number
    return tuple((Period(index // MONTHS, index % MONTHS + 1), number) for index, number in numbers.items())


def tags_beside(tag: Tag, articles: ArticleQuerySet) -> tuple[Choice, ...]:
    """Return the tags that the newest of ``articles``, which carry ``tag``, carry too; one query."""
    newest = articles.newest_first().values("pk")[:NEWEST]
    beside = ArticleTag.objects.filter(article__in=newest).exclude(tag=tag).order_by()
    counted = beside.values_list("tag__slug", "tag__name").annotate(number=Count("pk"))
    return tuple(Choice(*row) for row in counted.order_by("-number", "tag__name")[:MOST_NEIGHBOURS])


def company_of(source: Source, articles: ArticleQuerySet) -> SourceCompany:
    """Return the sources beside ``source`` in the newest of ``articles``, which it had a hand in; one query."""
    newest = articles.newest_first().values("pk")[:NEWEST]
    its, others = Article.objects.filter(pk__in=newest), Article.objects.published()
    credits = Credit.objects.filter(article__in=newest)
    rows = _counted(credits, "chain", "source", source).union(
        _counted(its, "chain", "outlet", source),
        _counted(its, "chain", "aggregator", source),
        _counted(others.filter(story__in=its.exclude(story=None).values("story")), "story", "outlet", source),
        _counted(others.filter(duplicate_of__in=newest), "story", "outlet", source),
        _counted(
            others.filter(pk__in=its.filter(duplicate_of__gt=0).values("duplicate_of")), "story", "outlet", source
        ),
        all=True,
    )
    found: dict[str, dict[tuple[str, str], int]] = {"chain": {}, "story": {}}
    for company, slug, name, number in rows.order_by():
        counts = found[company]
        counts[slug, name] = counts.get((slug, name), 0) + number
    return SourceCompany(_most_frequent(found["chain"]), _most_frequent(found["story"]))


def _counted(rows: models.QuerySet[Any], company: str, hop: str, source: Source) -> Any:
    others = rows.exclude(**{hop: None}).exclude(**{hop: source}).order_by()
    named = others.values_list(Value(company, TEXT), f"{hop}__slug", f"{hop}__name")
    return named.annotate(number=Count("pk"))


def _most_frequent(counts: dict[tuple[str, str], int]) -> tuple[Choice, ...]:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0][1]))[:MOST_NEIGHBOURS]
    return tuple(Choice(slug, name, number) for (slug, name), number in ranked)


def _index(day: date) -> int:
    """Return the number of the month of ``day``, counted from the beginning of our era."""
    return day.year * MONTHS + day.month - 1
