"""Articles that are about the same as another, told by the tags that they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, StringAgg, TextField, Value
from django.db.models.functions import Cast

from .tag import ArticleTag

if TYPE_CHECKING:
    from .article import Article, ArticleQuerySet

LEAST_SHARED = 2  # one tag alone is what the page of the tag is for
NEIGHBOURS = 1_000  # articles that came to us before and after: news is related to the news of its time
CANDIDATES = 4  # times as many as are wanted, as some may not be public


def alike_by_tags(article: Article, public: ArticleQuerySet, number: int) -> list[Article]:
    """Return at most ``number`` of the ``public`` articles that share most tags with ``article``, each with ``shared``.

    ``shared`` is the names of these tags; of those that share as many the newest come first. Reads ``tags``,
    prefetched, and makes two queries, whose costs do not grow with the archive.
    """
    names = {tag.pk: tag.name for tag in article.tags.all()}
    if len(names) < LEAST_SHARED:
        return []
    carried = (
        ArticleTag.objects.filter(
            tag__in=names, article__gte=article.pk - NEIGHBOURS, article__lte=article.pk + NEIGHBOURS
        )
        .exclude(article=article)
        .order_by()
        .values_list("article")
        .annotate(number=Count("tag"), tags=StringAgg(Cast("tag", TextField()), Value(",")))
        .filter(number__gte=LEAST_SHARED)
        .order_by("-number", "-article")[: number * CANDIDATES]
    )
    shared = {pk: [int(tag) for tag in tags.split(",")] for pk, _number, tags in carried}
    if not shared:
        return []
    found = list(public.filter(pk__in=shared).for_headlines())
    for other in found:
        other.shared = tuple(name for pk, name in names.items() if pk in shared[other.pk])
    return sorted(found, key=lambda other: -len(other.shared))[:number]
