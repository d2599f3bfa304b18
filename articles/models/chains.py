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
    published_by = {pk for article in articles for pk in (article.outlet_id, article.aggregator_id) if pk}
    credited: defaultdict[int, list[Hop]] = defaultdict(list)
    sources: dict[int, Source] = {}
    rows = _credits_and_sources(ids=[article.pk for article in articles], sources=[*published_by]) if articles else []
    for article_id, role, _position, text, *facts in sorted(rows, key=_place):
        known_by = facts[0]
        if known_by not in sources:
            sources[known_by] = Source.from_db(None, SOURCE, facts)
        if article_id:
            credited[article_id].append(Hop(sources[known_by], HopRole(role), text))
    for article in articles:
        outlet, aggregator = sources.get(article.outlet_id or 0), sources.get(article.aggregator_id or 0)
        publishers = ((outlet, HopRole.OUTLET), (aggregator, HopRole.AGGREGATOR))
        article.chain = (*credited[article.pk], *(Hop(source, role) for source, role in publishers if source))
        OUTLET.set_cached_value(article, outlet)
        AGGREGATOR.set_cached_value(article, aggregator)


def _place(row: tuple[Any, ...]) -> tuple[int, int]:
    """Return where what a row credits stands in its chain; what credits nothing stands anywhere."""
    return PLACES.get(row[1], 0), row[2]


@Prepared
def _credits_and_sources() -> QuerySet[Any, tuple[Any, ...]]:
    """The credits of articles with their sources; and other sources by themselves, in rows that credit nothing."""
    credited = Credit.objects.filter(Among(F("article"), Given("ids"))).order_by()
    facts = credited.values_list("article", "role", "position", "text", *(f"source__{name}" for name in SOURCE))
    no_article, no_role = Value(None, IntegerField()), Value("", CharField())
    no_position, no_text = Value(0, IntegerField()), Value("", TextField())
    others = Source.objects.filter(Among(F("pk"), Given("sources"))).order_by()
    alone = others.values_list(no_article, no_role, no_position, no_text, *SOURCE)
    return facts.union(alone, all=True).order_by()
