"""What a change of a source's policies would do to its articles, before it is made."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from articles.models import Article, Credit, Display, Indexing, Source, display_of, indexing_of

MOST_COUNTED = 5_000  # articles, the newest


@dataclass(frozen=True, slots=True)
class PolicyEffect:
    """How many published articles of a source may be shown how far, and listed by search engines: now and then.

    ``counted`` of its ``total`` articles were looked at, the newest.
    """

    total: int
    counted: int
    display: tuple[tuple[Display, int, int], ...]
    indexing: tuple[tuple[Indexing, int, int], ...]


def policy_effect(source: Source, *, display: str, indexing: str) -> PolicyEffect:
    """Say what ``source`` would do to its published articles with these policies; nothing is written.

    Other hops of an article may be stricter: then it stays as it is. In four queries.
    """
    hidden = Source.objects.hidden().exclude(pk=source.pk).values("pk")
    articles = Article.objects.of_source(source).filter(status="published").exclude(outlet__in=hidden)
    articles = articles.exclude(aggregator__in=hidden).exclude(
        pk__in=Credit.objects.filter(source__in=hidden).values("article")
    )
    rows = list(articles.order_by("-pk").values_list("pk", "outlet", "aggregator")[:MOST_COUNTED])
    total = len(rows) if len(rows) < MOST_COUNTED else articles.count()
    hops: defaultdict[int, set[int]] = defaultdict(set)
    for pk, outlet, aggregator in rows:
        hops[pk] |= {hop for hop in (outlet, aggregator) if hop}
    for article, hop in Credit.objects.filter(article__in=list(hops)).order_by().values_list("article", "source"):
        hops[article].add(hop)
    sources = Source.objects.only("pk", "display", "indexing").in_bulk({hop for each in hops.values() for hop in each})
    then = dict(sources) | {source.pk: Source(pk=source.pk, display=display, indexing=indexing)}
    chains = Counter(frozenset(each) for each in hops.values())
    shown, listed = _Tally(), _Tally()
    for chain, count in chains.items():
        now, after = [sources[hop] for hop in chain], [then[hop] for hop in chain]
        shown.add(display_of(now), display_of(after), count)
        listed.add(indexing_of(now), indexing_of(after), count)
    return PolicyEffect(
        total,
        len(rows),
        tuple((choice, *shown.of(choice)) for choice in Display if any(shown.of(choice))),
        tuple((choice, *listed.of(choice)) for choice in Indexing if any(listed.of(choice))),
    )


class _Tally:
    """How many there are of each choice, now and then."""

    def __init__(self) -> None:
        self._now: Counter[str] = Counter()
        self._then: Counter[str] = Counter()

    def add(self, now: str, then: str, count: int) -> None:
        """Count articles of which one choice becomes another."""
        self._now[now] += count
        self._then[then] += count

    def of(self, choice: str) -> tuple[int, int]:
        """Return how many have a choice, now and then."""
        return self._now[choice], self._then[choice]
