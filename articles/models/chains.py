"""The attribution chains of many articles, read at one stroke."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import CharField, F, IntegerField, QuerySet, TextField, Value

from .article import Article
from .credit import Credit
from .policies import Hop, HopRole
from .prepared import Among, Given, Prepared
from .source import Source

SOURCE = ("id", "name", "slug", "homepage", "licence", "display", "indexing", "takes_comments", "created_at")
PLACES = {role.value: place for place, role in enumerate(HopRole)}
OUTLET, AGGREGATOR = Article._meta.get_field("outlet"), Article._meta.get_field("aggregator")


def give_chains(articles: Sequence[Article]) -> None:
    """Give the articles their chains, outlets and aggregators, each source read once; one query for any number."""
    chains: defaultdict[int, list[Hop]] = defaultdict(list)
    sources: dict[int, Source] = {}
    stations = _stations(ids=[article.pk for article in articles]) if articles else []
    for article_id, role, _position, text, *facts in sorted(stations, key=_place):
        known_by = facts[0]
        if known_by not in sources:
            sources[known_by] = Source.from_db(None, SOURCE, facts)
        chains[article_id].append(Hop(sources[known_by], HopRole(role), text))
    for article in articles:
        article.chain = tuple(chains[article.pk])
        OUTLET.set_cached_value(article, sources.get(article.outlet_id or 0))
        AGGREGATOR.set_cached_value(article, sources.get(article.aggregator_id or 0))


def _place(station: tuple[Any, ...]) -> tuple[int, int]:
    """Return where a station stands in its chain."""
    return PLACES[station[1]], station[2]


@Prepared
def _stations() -> QuerySet[Any, tuple[Any, ...]]:
    credited = Credit.objects.filter(Among(F("article"), Given("ids"))).order_by()
    facts = credited.values_list("article", "role", "position", "text", *_of("source"))
    return facts.union(_published_by("outlet"), _published_by("aggregator"), all=True)


def _published_by(hop: str) -> QuerySet[Any, tuple[Any, ...]]:
    """Return outlet or aggregator as a station like those that are credited: alone in its place, and without words."""
    articles = Article.objects.filter(Among(F("pk"), Given("ids")), **{f"{hop}__isnull": False}).order_by()
    role, position, words = Value(hop, CharField()), Value(0, IntegerField()), Value("", TextField())
    return articles.values_list("pk", role, position, words, *_of(hop))


def _of(hop: str) -> tuple[str, ...]:
    return tuple(f"{hop}__{name}" for name in SOURCE)
