"""The conditions of a query, put to the articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from articles.models import MANY, UNDATED, ArticleQuerySet, ArticleTag, Credit

from . import fts5, tsvector
from .fields import Condition, Field, last_day_before
from .index import vendor_of
from .typed import Term
from .understanding import Understood

SIGNED: dict[str, Callable[[str, str], QuerySet[Any, int]]] = {"sqlite": fts5.signed, "postgresql": tsvector.signed}


def narrowed(articles: ArticleQuerySet, understood: Understood) -> ArticleQuerySet:
    """Return those of ``articles`` that meet the conditions, and have the runs in their headline that they must."""
    query = understood.query
    for group in query.conditions:
        articles = _alone(articles, group[0], understood) if len(group) == 1 else _either(articles, group, understood)
    for excluded in query.excluded_conditions:
        articles = articles.exclude(_is(excluded, understood, articles.db))
    for terms in query.required:
        if terms[0].is_run_in_title:
            articles = articles.filter(_any(map(_has_runs, terms)))
    for term in query.excluded:
        if term.is_run_in_title:
            articles = articles.exclude(_has_runs(term))
    return articles


def _alone(articles: ArticleQuerySet, one: Condition, understood: Understood) -> ArticleQuerySet:
    """Narrow by a condition that must be met, by the reads that know how to find many and few."""
    match one.field:
        case Field.SOURCE:
            return articles.of_source(understood.sources[one.value])
        case Field.TAG:
            return articles.with_tag(understood.tags[one.value])
        case Field.AUTHOR:
            return _signed_by(articles, one.value)
        case _:
            return articles.filter(_is(one, understood, articles.db))


def _signed_by(articles: ArticleQuerySet, name: str) -> ArticleQuerySet:
    """Return what is signed with ``name``, found as what carries a tag is: few by their ids, many by walking."""
    signed = SIGNED[vendor_of(articles.db)](articles.db, name)
    ids = list(signed[: MANY + 1])
    # Adding nothing keeps SQLite from sorting all of them instead of walking the articles, newest first
    return articles.alias(row=F("pk") + 0).filter(row__in=signed) if len(ids) > MANY else articles.with_ids(ids)


def _either(articles: ArticleQuerySet, group: tuple[Condition, ...], understood: Understood) -> ArticleQuerySet:
    return articles.filter(_any(_is(one, understood, articles.db) for one in group))


def _is(one: Condition, understood: Understood, using: str) -> Q:
    """Return the condition as the database reads it."""
    match one.field:
        case Field.SOURCE:
            source = understood.sources[one.value]
            credited = Credit.objects.filter(source=source, article=OuterRef("pk"))
            return Q(outlet=source) | Q(aggregator=source) | Q(Exists(credited))
        case Field.TAG:
            return Q(Exists(ArticleTag.objects.filter(tag=understood.tags[one.value], article=OuterRef("pk"))))
        case Field.AUTHOR:
            return Q(pk__in=SIGNED[vendor_of(using)](using, one.value))
        case Field.LANGUAGE:
            return Q(language=one.value) | Q(language__startswith=f"{one.value}-")
        case Field.AFTER:
            return Q(sorted_on__gte=one.day, sorted_on__gt=UNDATED)
        case _:
            assert one.day is not None  # noqa: S101 - of a field that asks about a day
            return Q(sorted_on__lte=last_day_before(one.day), sorted_on__gt=UNDATED)


def _has_runs(term: Term) -> Q:
    """Return the condition that the headline holds the runs of ``term``, which the index holds of all texts."""
    return reduce(and_, (Q(headline__contains=phrase.words[0]) for phrase in term.phrases if phrase.is_run))


def _any(conditions: Iterable[Q]) -> Q:
    return reduce(or_, conditions)
