"""Where to read on from an article: what it is related to and why, and what else its outlet published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from .article import Article
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

    Four queries at most, whose costs do not grow with the archive: three find ids, one loads the headlines.
    """
    names = {tag.pk: tag.name for tag in article.tags.all()}
    links = _links(article.pk)
    carried = _carried_nearby(article.pk, tags=[*names])
    shared = _sharing(names, carried, known={article.pk, *links})
    of_outlet = _others(article, known={article.pk, *links, *shared})
    wanted = [*links, *shared, *of_outlet]
    headlines = Article.objects.published().filter(pk__in=wanted).for_headlines()
    found = {other.pk: other for other in headlines}
    linked = [Related(found[pk], reason, origin) for pk, (reason, origin) in links.items() if pk in found]
    alike = [Related(found[pk], shared=names) for pk, names in shared.items() if pk in found]
    others = [found[pk] for pk in of_outlet if pk in found]
    return Onward((*linked[:MOST_LINKED], *alike[:MOST_ALIKE]), tuple(others))


def _links(article: int) -> dict[int, tuple[str, str]]:
    """Return the reason and the origin of the first links of ``article``, in order, by the article linked to."""
    links = RelatedLink.objects.filter(article=article).order_by("position", "related_id")
    rows = links.values_list("related_id", "reason", "origin")[: MOST_LINKED + TO_SPARE]
    return {other: (reason, origin) for other, reason, origin in rows}


def _carried_nearby(article: int, *, tags: list[int]) -> dict[int, set[int]]:
    """Return which of the ``tags`` each article nearby carries."""
    carried: defaultdict[int, set[int]] = defaultdict(set)
    near = {"article__gte": article - NEIGHBOURS, "article__lte": article + NEIGHBOURS}
    rows = ArticleTag.objects.filter(tag__in=tags, **near).order_by()
    for other, tag in rows.values_list("article_id", "tag_id"):
        carried[other].add(tag)
    return carried


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
    newest = Article.objects.published().filter(outlet=article.outlet_id).newest_first()
    ids = newest.values_list("pk", flat=True)[: MOST_OTHERS + MOST_KNOWN]
    return [pk for pk in ids if pk not in known][:MOST_OTHERS]
