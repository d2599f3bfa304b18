"""Where to read on from an article: what it is related to and why, and what else its outlet published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from .choices import Status
from .related import RelatedLink
from .tag import ArticleTag

if TYPE_CHECKING:
    from .article import Article, ArticleQuerySet

MOST_LINKED, MOST_ALIKE, MOST_OTHERS = 12, 5, 5
LEAST_SHARED = 2  # one tag alone is what the page of the tag is for
NEIGHBOURS = 300  # articles that came to us before and after: news is related to the news of its time
TO_SPARE = 3  # more than are wanted, as some may not be public


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


def onward_from(article: Article, public: ArticleQuerySet) -> Onward:
    """Return where to read on among the ``public`` articles; reads ``tags``, prefetched.

    Four queries at most, whose costs do not grow with the archive: three look for numbers, one loads the headlines.
    """
    links = {pk: (reason, origin) for pk, reason, origin in _links(article)}
    shared = _sharing(article, known=links)
    of_outlet = _of_outlet(article, known={article.pk, *links, *shared})
    wanted = {*links, *shared, *of_outlet}
    found = {other.pk: other for other in public.filter(pk__in=wanted).for_headlines()} if wanted else {}
    linked = [Related(found[pk], reason, origin) for pk, (reason, origin) in links.items() if pk in found]
    alike = [Related(found[pk], shared=names) for pk, names in shared.items() if pk in found]
    others = [found[pk] for pk in of_outlet if pk in found]
    return Onward((*linked[:MOST_LINKED], *alike[:MOST_ALIKE]), tuple(others[:MOST_OTHERS]))


def _links(article: Article) -> Sequence[tuple[int, str, str]]:
    rows = RelatedLink.objects.filter(article=article).order_by("position", "related")
    return list(rows.values_list("related", "reason", "origin")[: MOST_LINKED + TO_SPARE])


def _sharing(article: Article, *, known: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Return the articles that share most tags with ``article``, the newest first of those that share as many."""
    names = {tag.pk: tag.name for tag in article.tags.all()}
    if len(names) < LEAST_SHARED:
        return {}
    nearby = ArticleTag.objects.filter(
        tag__in=names, article__gte=article.pk - NEIGHBOURS, article__lte=article.pk + NEIGHBOURS
    )
    carried: defaultdict[int, set[int]] = defaultdict(set)
    for other, tag in nearby.order_by().values_list("article", "tag"):
        carried[other].add(tag)
    alike = [pk for pk, tags in carried.items() if len(tags) >= LEAST_SHARED and pk != article.pk and pk not in known]
    alike.sort(key=lambda pk: (-len(carried[pk]), -pk))
    return {
        pk: tuple(name for tag, name in names.items() if tag in carried[pk]) for pk in alike[: MOST_ALIKE + TO_SPARE]
    }


def _of_outlet(article: Article, *, known: Collection[int]) -> list[int]:
    """Return the newest of the same outlet that are not ``known`` already."""
    if article.outlet_id is None:
        return []
    rows = type(article).objects.filter(outlet=article.outlet_id, status=Status.PUBLISHED).newest_first()
    newest = rows.values_list("pk", flat=True)[: MOST_OTHERS + TO_SPARE + len(known)]
    return [pk for pk in newest if pk not in known][: MOST_OTHERS + TO_SPARE]
