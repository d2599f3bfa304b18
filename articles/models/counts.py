"""How many public articles each tag and source has; each reads over all articles, so callers keep them.

Named tuples, because a cache packs and unpacks thousands of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery, Value

from .article import Article
from .credit import Credit, CreditRole
from .queries import RELEASED
from .run import ImportRun
from .source import Display, Source
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


class SourceFacts(NamedTuple):
    """What sums need to know of a source: its key, what readers and addresses call it, and what it allows."""

    pk: int
    name: str
    slug: str
    kind: str
    display: str


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


class Census(NamedTuple):
    """All that is public, tallied, and when the last import had ended by then; both empty where nothing is public."""

    tallies: tuple[Tally, ...]
    last_import: datetime | None


def every_source() -> tuple[SourceFacts, ...]:
    """Return every source, by name; one query."""
    return tuple(SourceFacts(*row) for row in Source.objects.order_by("name").values_list(*SourceFacts._fields))


def census(sources: Iterable[SourceFacts]) -> Census:
    """Tally all that is public by everything that an index of its own has in order; one query.

    ``sources`` are all that there are: where none is hidden, nobody's chain need be looked at, and indexes do that know
    nothing of chains.
    """
    is_any_hidden = any(source.display == Display.HIDDEN for source in sources)
    released = Q(NoHopHidden(), **RELEASED) if is_any_hidden else Q(**RELEASED)
    runs = ImportRun.objects.order_by().values(all=Value(1)).annotate(last=Max("finished_at")).values("last")
    public = Article.objects.filter(released).order_by("aggregator_id", "outlet_id", "language", "kind")
    grouped = public.values_list("aggregator", "outlet", "language", "kind").annotate(number=Count("pk"))
    rows = list(grouped.annotate(last_import=Subquery(runs)))
    return Census(tuple(Tally(*row[:-1]) for row in rows), rows[0][-1] if rows else None)


def tallied(tallies: Iterable[Tally], facet: str) -> Counter[Any]:
    """Return how many articles each value of ``facet`` has; what has none, or an empty one, is left out."""
    numbers: Counter[Any] = Counter()
    for tally in tallies:
        if value := getattr(tally, facet):
            numbers[value] += tally.articles
    return numbers


def tags_in_use() -> QuerySet[Tag]:
    """Return the tags that public articles carry: the page of another says noindex. Quicker than to count them."""
    return Tag.objects.filter(Exists(Article.objects.published().filter(article_tags__tag=OuterRef("pk"))))


def sources_in_use() -> QuerySet[Source]:
    """Return the sources that had a hand in public articles."""
    public = Article.objects.published()
    hops = (public.filter(**{hop: OuterRef("pk")}) for hop in ("outlet", "credits__source", "aggregator"))
    outlet, credited, aggregator = map(Exists, hops)
    return Source.objects.filter(Q(outlet) | Q(credited) | Q(aggregator))


def tag_counts() -> tuple[TagCount, ...]:
    """Count the public articles of each tag; tags without any are left out; by name."""
    carried = _of_all(ArticleTag.objects.all(), "tag") - _of_others(ArticleTag.objects.all(), "tag")
    tags = Tag.objects.order_by("name").values_list("pk", "name", "slug")
    return tuple(TagCount(name, slug, carried[pk]) for pk, name, slug in tags if carried[pk])


def source_counts(sources: Iterable[SourceFacts], tallies: Sequence[Tally]) -> tuple[SourceCount, ...]:
    """Count the public articles that each of ``sources`` had a hand in; those without any are left out."""
    outlets, aggregators = tallied(tallies, "outlet"), tallied(tallies, "aggregator")
    credited = _credited()
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
        for pk, name, slug, kind, _display in sources
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
