"""How many public articles each tag and source has; each reads over all articles, so callers keep them.

Named tuples, because a cache packs and unpacks thousands of them.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Count, QuerySet

from .article import Article
from .credit import Credit, CreditRole
from .source import Source
from .tag import ArticleTag, Tag


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


def tag_counts() -> tuple[TagCount, ...]:
    """Count the public articles of each tag; tags without any are left out; by name."""
    carried = _counted(ArticleTag.objects.filter(article__in=Article.objects.published().values("pk")), "tag")
    tags = Tag.objects.order_by("name").values_list("pk", "name", "slug")
    return tuple(TagCount(name, slug, carried[pk]) for pk, name, slug in tags if pk in carried)


def source_counts() -> tuple[SourceCount, ...]:
    """Count the public articles that each source had a hand in; sources without any are left out; by name."""
    public = Article.objects.published()
    credits = Credit.objects.filter(article__in=public.values("pk"))
    hands = (
        _counted(credits.filter(role=CreditRole.ORIGINAL), "source"),
        _counted(credits.filter(role=CreditRole.WIRE), "source"),
        _counted(public, "outlet"),
        _counted(public, "aggregator"),
    )
    sources = Source.objects.order_by("name").values_list("pk", "name", "slug", "kind")
    counted = ((row[1:], [hand.get(row[0], 0) for hand in hands]) for row in sources)
    return tuple(SourceCount(*facts, *numbers) for facts, numbers in counted if any(numbers))


def _counted(rows: QuerySet[Any], field: str) -> dict[Any, int]:
    return dict(rows.order_by().values_list(field).annotate(Count("pk")))
