"""How many public articles each tag and source has; each reads over all articles, so callers keep them.

Named tuples, because a cache packs and unpacks thousands of them.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from .article import Article
from .credit import Credit, CreditRole
from .queries import RELEASED
from .source import Source
from .tag import ArticleTag, Tag
from .visibility import NoHopHidden


class TagCount(NamedTuple):
    """A tag that readers can follow."""

    name: str
    slug: str
    articles: int


class Choice(NamedTuple):
    """A value that a filter may take: what addresses and readers call it, and how many articles it finds."""

    value: str
    name: str
    articles: int


class SourceCount(NamedTuple):
    """A source, and how many articles it had which hand in: an article may count at several."""

    name: str
    slug: str
    kind: str
    originals: int
    wires: int
    outlets: int
    aggregators: int


def is_public() -> Q:
    """Return the condition for what is public in the words that are grouped the fastest; one query.

    Where no source is hidden, nobody's chain need be looked at, and indexes do that know nothing of chains.
    """
    return Q(NoHopHidden(), **RELEASED) if Source.objects.hidden().exists() else Q(**RELEASED)


def tag_counts() -> tuple[TagCount, ...]:
    """Count the public articles of each tag; tags without any are left out; by name."""
    carried = _counted_public(ArticleTag.objects.all(), "tag")
    tags = Tag.objects.order_by("name").values_list("pk", "name", "slug")
    return tuple(TagCount(name, slug, carried[pk]) for pk, name, slug in tags if carried[pk])


def source_counts() -> tuple[SourceCount, ...]:
    """Count the public articles that each source had a hand in; sources without any are left out; by name."""
    credited = _counted_public(Credit.objects.all(), "role", "source")
    outlets = _counted(Article.objects.filter(is_public()), "outlet")
    aggregators = _counted(Article.objects.published(), "aggregator")
    sources = Source.objects.order_by("name").values_list("pk", "name", "slug", "kind")
    counts = (
        SourceCount(
            name,
            slug,
            kind,
            originals=credited[CreditRole.ORIGINAL, pk],
            wires=credited[CreditRole.WIRE, pk],
            outlets=outlets[pk],
            aggregators=aggregators[pk],
        )
        for pk, name, slug, kind in sources
    )
    return tuple(count for count in counts if any((count.originals, count.wires, count.outlets, count.aggregators)))


def _counted_public(rows: QuerySet[Any], *fields: str) -> Counter[Any]:
    """Count the ``rows`` of public articles.

    All are counted, by an index alone, and those of other articles taken off: most articles of a site are public.
    """
    others = rows.filter(article__in=Article.objects.not_public().order_by().values("pk"))
    counted = _counted(rows, *fields)
    counted.subtract(_counted(others, *fields))
    return counted


def _counted(rows: QuerySet[Any], *fields: str) -> Counter[Any]:
    counts = rows.order_by().values_list(*fields).annotate(Count("pk"))
    return Counter({row[0] if len(fields) == 1 else row[:-1]: row[-1] for row in counts})
