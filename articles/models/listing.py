"""Articles as lists show them, read by their ids: a list finds the ids by an index, and these are a few dozen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Left

from .article import Article
from .chains import give_chains
from .prepared import Among, Given, Prepared
from .queries import ArticleQuerySet
from .showing import OPENING_CHARACTERS
from .tag import ArticleTag

LINE = ("headline", "slug", "standfirst", "language", "kind", "outlet", "aggregator", "issued_on", "issued_precision")
PLACED = (*LINE, "issued_at", "is_complete", "published_at", "duplicate_of")
ENTRY = (*LINE, "authors", "original_url", "published_at", "created_at", "updated_at")


def newest_public() -> ArticleQuerySet:
    """Return what the public may see, newest first: put together once, as nearly every list begins with it."""
    return _newest_public().all()


@cache
def _newest_public() -> ArticleQuerySet:
    return Article.objects.published().newest_first()


def lines_of(ids: Sequence[int]) -> list[Article]:
    """Return the articles with these ids, in this order, each with its chain and how its body opens as ``opening``.

    Two queries, whatever their number. Who asks has made sure that the ids are of articles that may be shown.
    """
    return _in_order(ids, _lines(ids=ids)) if ids else []


def placed_lines_of(ids: Sequence[int]) -> list[Article]:
    """Return the same with what decides about their places on the front page."""
    return _in_order(ids, _placed_lines(ids=ids)) if ids else []


def entries_of(ids: Sequence[int]) -> list[Article]:
    """Return the same with what entries of feeds say beside."""
    return _in_order(ids, _entries(ids=ids)) if ids else []


def results_of(ids: Sequence[int]) -> list[Article]:
    """Return the same with the whole body instead: it is searched for the words that were asked for."""
    return _in_order(ids, _results(ids=ids)) if ids else []


def give_tags(articles: Sequence[Article]) -> None:
    """Give the articles the names of their tags as ``tag_names``, in order; one query for any number."""
    names: defaultdict[int, list[str]] = defaultdict(list)
    for article_id, name in _tags(ids=[article.pk for article in articles]) if articles else ():
        names[article_id].append(name)
    for article in articles:
        article.tag_names = tuple(names[article.pk])


def _in_order(ids: Iterable[int], found: Iterable[Article]) -> list[Article]:
    by_id = {article.pk: article for article in found}
    articles = [by_id[pk] for pk in ids if pk in by_id]
    give_chains(articles)
    return articles


@Prepared
def _lines() -> QuerySet[Article]:
    return _with_opening(LINE)


@Prepared
def _placed_lines() -> QuerySet[Article]:
    return _with_opening(PLACED)


@Prepared
def _entries() -> QuerySet[Article]:
    return _with_opening(ENTRY)


@Prepared
def _results() -> QuerySet[Article]:
    return _given().only(*LINE, "body")


def _with_opening(facts: Iterable[str]) -> QuerySet[Article]:
    opening = {"opening": Left("body", OPENING_CHARACTERS)}
    return _given().only(*facts).annotate(**opening)


def _given() -> QuerySet[Article]:
    return Article.objects.filter(Among(F("pk"), Given("ids")))


@Prepared
def _tags() -> QuerySet[Any, tuple[int, str]]:
    carried = ArticleTag.objects.filter(Among(F("article"), Given("ids"))).order_by("tag__name")
    return carried.values_list("article", "tag__name")
