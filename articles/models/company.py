"""How often a tag or a source has been in the news, and in whose company; bounded, whatever the size of the archive."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Count, Value

from .article import Article
from .counts import Choice
from .credit import Credit
from .period import MONTHS, Period
from .queries import FIRST_DAY, ArticleQuerySet
from .source import Source
from .tag import ArticleTag, Tag

MONTHS_SHOWN = 24
NEWEST = 500  # articles whose company is looked at
MOST_NEIGHBOURS = 8
TEXT: models.TextField[str, str] = models.TextField()

type Named = tuple[str | None, str | None]  # slug and name; of no source where there is none


class SourceCompany(NamedTuple):
    """The sources that stand in one chain with a source, and the outlets that tell the same stories."""

    in_chains: tuple[Choice, ...]
    in_stories: tuple[Choice, ...]


def monthly(articles: ArticleQuerySet, newest: date | None) -> tuple[tuple[Period, int], ...]:
    """Return the last MONTHS_SHOWN months up to that of ``newest``, with the numbers of ``articles``; one query.

    ``newest`` is the day that the newest of them was issued on, None where none has one.
    """
    if newest is None:
        return ()
    last = _index(newest)
    shown = articles.issued_from(_month(max(_index(FIRST_DAY), last - MONTHS_SHOWN + 1)).first)
    days = shown.order_by("sorted_on").values_list("sorted_on").annotate(number=Count("pk"))
    numbers: dict[int, int] = {}
    for day, number in days:
        numbers[_index(day)] = numbers.get(_index(day), 0) + number
    return tuple((_month(index), numbers.get(index, 0)) for index in range(min(numbers, default=last), last + 1))


def tags_beside(tag: Tag, articles: ArticleQuerySet) -> tuple[Choice, ...]:
    """Return the tags that the newest of ``articles``, which carry ``tag``, carry too; one query."""
    newest = articles.newest_first().values("pk")[:NEWEST]
    beside = ArticleTag.objects.filter(article__in=newest).exclude(tag=tag).order_by()
    counted = beside.values_list("tag__slug", "tag__name").annotate(number=Count("pk"))
    return tuple(Choice(*row) for row in counted.order_by("-number", "tag__name")[:MOST_NEIGHBOURS])


def company_of(source: Source, articles: ArticleQuerySet) -> SourceCompany:
    """Return the sources beside ``source`` in the newest of ``articles``, which it had a hand in; two queries.

    The newest are read first: as a part of what is counted, they would be looked for once for each count.
    """
    facts = ("pk", "story", "duplicate_of", "outlet__slug", "outlet__name", "aggregator__slug", "aggregator__name")
    newest = list(articles.newest_first().values_list(*facts)[:NEWEST])
    if not newest:
        return SourceCompany((), ())
    chains: Counter[Named] = Counter()
    for *_ids, outlet, outlet_name, aggregator, aggregator_name in newest:
        chains.update({(outlet, outlet_name), (aggregator, aggregator_name)})
    ids, stories, copied = (list(filter(None, column)) for column in list(zip(*newest, strict=True))[:3])
    credits = Credit.objects.filter(article__in=ids)
    counted = _counted(credits, "chain", "source").union(*_telling(ids, stories, copied), all=True)
    telling: Counter[Named] = Counter()
    for company, slug, name, number in counted.order_by():
        (chains if company == "chain" else telling)[slug, name] += number
    return SourceCompany(_most_frequent(chains, source), _most_frequent(telling, source))


def _telling(ids: list[int], stories: list[int], copied: list[int]) -> list[Any]:
    """Return the counts, by outlet, of other articles of the ``stories``, copies of ``ids`` and what those copy."""
    copies = Article.objects.filter(duplicate_of__in=ids).order_by().values("pk")
    others = Article.objects.published().exclude(pk__in=ids)
    wanted = [others.filter(pk__in=copies)]
    wanted += [others.filter(story__in=set(stories))] if stories else []
    wanted += [others.filter(pk__in=set(copied))] if copied else []
    return [_counted(rows, "story", "outlet") for rows in wanted]


def _counted(rows: models.QuerySet[Any], company: str, hop: str) -> Any:
    named = rows.order_by().values_list(Value(company, TEXT), f"{hop}__slug", f"{hop}__name")
    return named.annotate(number=Count("pk"))


def _most_frequent(counts: Counter[Named], source: Source) -> tuple[Choice, ...]:
    others = ((named, number) for named, number in counts.items() if named[0] not in {None, source.slug})
    ranked = sorted(others, key=lambda item: (-item[1], item[0][1] or ""))[:MOST_NEIGHBOURS]
    return tuple(Choice(slug or "", name or "", number) for (slug, name), number in ranked)


def _index(day: date) -> int:
    """Return the number of the month of ``day``, counted from the beginning of our era."""
    return day.year * MONTHS + day.month - 1


def _month(index: int) -> Period:
    """Return the month of such a number."""
    return Period(index // MONTHS, index % MONTHS + 1)
