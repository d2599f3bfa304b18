"""How many public articles each tag and source has; each reads over all articles, so callers keep them.

Named tuples, because a cache packs and unpacks thousands of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
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


class Tally(NamedTuple):
    """How many public articles have the same aggregator, outlet (their keys, or None), language and kind."""

    aggregator: int | None
    outlet: int | None
    language: str
    kind: str
    articles: int


def tallies() -> tuple[Tally, ...]:
    """Tally all that is public by everything that an index of its own has in order; two queries."""
    public = Article.objects.filter(_is_public()).order_by("aggregator_id", "outlet_id", "language", "kind")
    rows = public.values_list("aggregator", "outlet", "language", "kind").annotate(number=Count("pk"))
    return tuple(Tally(*row) for row in rows)


def tallied(tallies: Iterable[Tally], facet: str) -> Counter[Any]:
    """Return how many articles each value of ``facet`` has; what has none, or an empty one, is left out."""
    numbers: Counter[Any] = Counter()
    for tally in tallies:
        if value := getattr(tally, facet):
            numbers[value] += tally.articles
    return numbers


def _is_public() -> Q:
    """Return the condition for what is public in the words that are grouped the fastest; one query.

    Where no source is hidden, nobody's chain need be looked at, and indexes do that know nothing of chains.
    """
    return Q(NoHopHidden(), **RELEASED) if Source.objects.hidden().exists() else Q(**RELEASED)


def tag_counts() -> tuple[TagCount, ...]:
    """Count the public articles of each tag; tags without any are left out; by name."""
    carried = _of_all(ArticleTag.objects.all(), "tag") - _of_others(ArticleTag.objects.all(), "tag")
    tags = Tag.objects.order_by("name").values_list("pk", "name", "slug")
    return tuple(TagCount(name, slug, carried[pk]) for pk, name, slug in tags if carried[pk])


def source_counts(tallies: Sequence[Tally]) -> tuple[SourceCount, ...]:
    """Count the public articles that each source had a hand in; sources without any are left out; by name."""
    outlets, aggregators = tallied(tallies, "outlet"), tallied(tallies, "aggregator")
    credited = _credited()
    sources = Source.objects.order_by("name").values_list("pk", "name", "slug", "kind")
    counts = (
        SourceCount(
            name,
            slug,
            kind,
            originals=credited[pk, CreditRole.ORIGINAL],
            wires=credited[pk, CreditRole.WIRE],
            outlets=outlets[pk],
            aggregators=aggregators[pk],
        )
        for pk, name, slug, kind in sources
    )
    return tuple(count for count in counts if any((count.originals, count.wires, count.outlets, count.aggregators)))


def _credited() -> Counter[tuple[Any, str]]:
    """Return how many public articles credit each source in each role."""
    # Conditions, not groups: SQLite would sort all the rows to group them by role as well
    roles = {role.name: Count("pk", filter=Q(role=role)) for role in CreditRole}
    by_source = Credit.objects.order_by("source_id").values_list("source").annotate(**roles)
    every: dict[tuple[Any, str], int] = {
        (row[0], role): number for row in by_source for role, number in zip(CreditRole, row[1:], strict=True)
    }
    return Counter(every) - _of_others(Credit.objects.all(), "source", "role")


# Of what belongs to articles, all is counted, by an index alone, and what belongs to others than public ones is taken
# off: most articles of a site are public


def _of_all(rows: QuerySet[Any], field: str) -> Counter[Any]:
    return Counter(dict(rows.order_by(field + "_id").values_list(field).annotate(Count("pk"))))


def _of_others(rows: QuerySet[Any], *fields: str) -> Counter[Any]:
    counts = rows.filter(article__in=_others()).order_by().values_list(*fields).annotate(Count("pk"))
    return Counter({row[:-1] if len(fields) > 1 else row[0]: row[-1] for row in counts})


def _others() -> QuerySet[Any]:
    return Article.objects.not_public().order_by().values("pk")
