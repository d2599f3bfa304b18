"""Where to read on from an article: what it is related to and why, and what else its outlet published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any, NamedTuple

from django.db.models import CharField, F, IntegerField, QuerySet, TextField, Value

from .article import Article
from .prepared import Among, Given, Prepared
from .related import RelatedLink
from .tag import ArticleTag

MOST_LINKED, MOST_ALIKE, MOST_OTHERS = 12, 5, 5
LEAST_SHARED = 2  # one tag alone is what the page of the tag is for
NEIGHBOURS = 300  # articles that came to us before and after: news is related to the news of its time
TO_SPARE = 3  # more than are wanted, as some may not be public
MOST_KNOWN = 1 + MOST_LINKED + MOST_ALIKE + 2 * TO_SPARE  # that may be among the newest of the outlet


class Related(NamedTuple):
    """A related article: the link's reason and origin, or the names of the tags that both carry."""

    article: Article
    reason: str = ""
    origin: str = ""
    shared: tuple[str, ...] = ()


class Onward(NamedTuple):
    """What is related, links first and then what shares most tags; and the newest of the same outlet beside that."""

    related: tuple[Related, ...]
    others: tuple[Article, ...]


def onward_from(article: Article) -> Onward:
    """Return where to read on among the public articles; reads ``tags``, prefetched.

    Three queries at most, whose costs do not grow with the archive: two look for numbers, one loads the headlines.
    """
    names = {tag.pk: tag.name for tag in article.tags.all()}
    links, carried = _leads(article.pk, tags=[*names])
    shared = _sharing(names, carried, known={article.pk, *links})
    of_outlet = _others(article, known={article.pk, *links, *shared})
    wanted = [*links, *shared, *of_outlet]
    found = {other.pk: other for other in _headlines(ids=wanted)} if wanted else {}
    linked = [Related(found[pk], reason, origin) for pk, (reason, origin) in links.items() if pk in found]
    alike = [Related(found[pk], shared=names) for pk, names in shared.items() if pk in found]
    others = [found[pk] for pk in of_outlet if pk in found]
    return Onward((*linked[:MOST_LINKED], *alike[:MOST_ALIKE]), tuple(others))


def _leads(article: int, *, tags: list[int]) -> tuple[dict[int, tuple[str, str]], dict[int, set[int]]]:
    """Return reason and origin of the first links, in order, and which of the ``tags`` each article nearby carries."""
    links: list[tuple[int, int, str, str]] = []
    carried: defaultdict[int, set[int]] = defaultdict(set)
    near = {"first": article - NEIGHBOURS, "last": article + NEIGHBOURS}
    for other, tag, position, reason, origin in _numbers(article=article, tags=tags, **near):
        if tag is None:
            links.append((position, other, reason, origin))
        else:
            carried[other].add(tag)
    first = sorted(links)[: MOST_LINKED + TO_SPARE]
    return {other: (reason, origin) for _position, other, reason, origin in first}, carried


def _sharing(
    names: dict[int, str], carried: dict[int, set[int]], *, known: Collection[int]
) -> dict[int, tuple[str, ...]]:
    """Return the articles that share most tags, with their names, the newest first of those that share as many."""
    alike = [pk for pk, tags in carried.items() if len(tags) >= LEAST_SHARED and pk not in known]
    alike.sort(key=lambda pk: (-len(carried[pk]), -pk))
    return {
        pk: tuple(name for tag, name in names.items() if tag in carried[pk]) for pk in alike[: MOST_ALIKE + TO_SPARE]
    }


def _others(article: Article, *, known: Collection[int]) -> list[int]:
    """Return the newest public articles of the same outlet that are not ``known`` already."""
    if article.outlet_id is None:
        return []
    return [pk for pk in _of_outlet(outlet=article.outlet_id) if pk not in known][:MOST_OTHERS]


class _Nothing(Value):
    """What stands where a row has nothing to say; of a thousand rows Django would look at each to make it the same."""

    def get_db_converters(self, _connection: Any) -> list[Any]:
        """Leave it as it is."""
        return []


@Prepared
def _numbers() -> QuerySet[Any, tuple[int, int | None, int, str, str]]:
    """The articles that are linked to, with position, reason and origin; and those nearby, with a tag each."""
    links = RelatedLink.objects.filter(article=Given("article")).order_by()
    nearby = ArticleTag.objects.filter(
        Among(F("tag"), Given("tags")), article__gte=Given("first"), article__lte=Given("last")
    ).order_by()
    no_tag, no_position = _Nothing(None, IntegerField()), _Nothing(0, IntegerField())
    no_reason, no_origin = _Nothing("", TextField()), _Nothing("", CharField())
    linked = links.values_list("related", no_tag, "position", "reason", "origin")
    carried = nearby.values_list("article", "tag", no_position, no_reason, no_origin)
    return carried.union(linked, all=True).order_by()


@Prepared
def _of_outlet() -> QuerySet[Any, int]:
    rows = Article.objects.published().filter(outlet=Given("outlet")).newest_first()
    return rows.values_list("pk", flat=True)[: MOST_OTHERS + MOST_KNOWN]


@Prepared
def _headlines() -> QuerySet[Article]:
    return Article.objects.published().filter(Among(F("pk"), Given("ids"))).for_headlines()
