"""Articles as lists show them, read by their ids: a list finds a few dozen ids by an index, and then their rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models.functions import Left

from .article import Article
from .credit import CREDITS
from .queries import ArticleQuerySet
from .showing import OPENING_CHARACTERS
from .tag import ArticleTag

LINE = ("headline", "slug", "standfirst", "language", "kind", "outlet", "aggregator", "issued_on", "issued_precision")
PLACED = (*LINE, "issued_at", "is_complete", "published_at", "duplicate_of")
SOURCE = ("name", "slug", "homepage", "licence", "display", "indexing", "takes_comments", "created_at")
HOPS = ("outlet", "aggregator")
ENTRY = (*LINE, "authors", "original_url", "published_at", "created_at", "updated_at")


def newest_public() -> ArticleQuerySet:
    """Return what the public may see, newest first."""
    return Article.objects.published().newest_first()


def lines_of(ids: Sequence[int]) -> list[Article]:
    """Return the articles with these ids, in this order, each with its chain and how its body opens as ``opening``.

    Two queries, whatever their number. Who asks has made sure that the ids are of articles that may be shown.
    """
    return _in_order(ids, _with_opening(), LINE)


def placed_lines_of(ids: Sequence[int]) -> list[Article]:
    """Return the same with what decides about their places on the front page."""
    return _in_order(ids, _with_opening(), PLACED)


def entries_of(ids: Sequence[int]) -> list[Article]:
    """Return the same with what entries of feeds say beside."""
    return _in_order(ids, _with_opening(), ENTRY)


def results_of(ids: Sequence[int]) -> list[Article]:
    """Return the same with the whole body instead: it is searched for the words that were asked for."""
    return _in_order(ids, Article.objects.all(), (*LINE, "body"))


def give_tags(articles: Sequence[Article]) -> None:
    """Give the articles the names of their tags as ``tag_names``, in order; one query for any number."""
    names: defaultdict[int, list[str]] = defaultdict(list)
    carried = ArticleTag.objects.filter(article__in=articles).order_by("tag__name")
    for article_id, name in carried.values_list("article_id", "tag__name"):
        names[article_id].append(name)
    for article in articles:
        article.tag_names = tuple(names[article.pk])


def _with_opening() -> ArticleQuerySet:
    opening = {"opening": Left("body", OPENING_CHARACTERS)}
    return Article.objects.annotate(**opening)


def _in_order(ids: Sequence[int], articles: ArticleQuerySet, fields: Iterable[str]) -> list[Article]:
    """Return those of ``articles`` with these ids, in this order, with the ``fields`` and all hops of their chains."""
    of_hops = (f"{hop}__{field}" for hop in HOPS for field in SOURCE)
    found = articles.select_related(*HOPS).only(*fields, *of_hops).prefetch_related(CREDITS).in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]
