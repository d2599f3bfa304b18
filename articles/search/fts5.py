"""Finding articles on SQLite: the FTS5 table joined to the articles, which hands them over best first."""

from __future__ import annotations

from typing import Any, ClassVar

from django.apps.registry import Apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Case, F, When
from django.db.models.expressions import Col, Expression
from django.db.models.fields.mixins import FieldCacheMixin
from django.db.models.sql.compiler import SQLCompiler
from django.db.models.sql.constants import INNER
from django.db.models.sql.datastructures import Join

from articles.models import NEWEST_FIRST, Article, ArticleQuerySet

from .queries import Phrase, Query, Term
from .signatures import signatures
from .terms import pairs

COMMON = 20_000  # matches: bm25 of these takes some 20 ms
MOST_OF_COMMON = 1_000


class _Indexed(models.Model):
    """A row of the index, of no app's: migrations, dumps and deletions have nothing to do with it."""

    rowid = models.BigIntegerField(primary_key=True)
    columns = models.TextField(db_column="article_search")
    rank = models.FloatField()

    objects: ClassVar[models.Manager[_Indexed]] = models.Manager()

    class Meta:
        apps = Apps()
        app_label = "articles"
        db_table = "article_search"
        managed = False

    def __str__(self) -> str:
        return str(self.rowid)


class _Signed(models.Model):
    """A row of the index of what articles are signed with, likewise."""

    rowid = models.BigIntegerField(primary_key=True)
    columns = models.TextField(db_column="article_signed")

    objects: ClassVar[models.Manager[_Signed]] = models.Manager()

    class Meta:
        apps = Apps()
        app_label = "articles"
        db_table = "article_signed"
        managed = False

    def __str__(self) -> str:
        return str(self.rowid)


class _ToIndex(FieldCacheMixin):
    """What Django asks of a relation that it joins along; the model itself has no such field."""

    related_model = _Indexed
    cache_name = "search_index"

    def get_joining_fields(self) -> tuple[tuple[Any, Any], ...]:
        return ((Article._meta.pk, _Indexed._meta.pk),)

    def get_extra_restriction(self, _alias: str, _related_alias: str) -> None:
        return None


TO_INDEX = _ToIndex()


class _IndexColumn(Expression):
    """A column of the index; the query that uses it gets the join."""

    def __init__(self, name: str) -> None:
        self.column: models.Field[Any, Any] = next(field for field in _Indexed._meta.fields if field.name == name)
        super().__init__(output_field=self.column)

    def resolve_expression(
        self,
        query: Any = None,
        allow_joins: bool = True,  # noqa: ARG002 - what Django asks of expressions
        reuse: set[str] | None = None,  # noqa: ARG002 - Django's signature
        summarize: bool = False,  # noqa: ARG002 - Django's signature
        for_save: bool = False,  # noqa: ARG002 - Django's signature
    ) -> Any:
        join = Join(_Indexed._meta.db_table, query.get_initial_alias(), None, INNER, TO_INDEX, nullable=False)
        return Col(query.join(join), self.column)


class _Matches(models.Lookup[bool]):
    """Whether the index has a row for an FTS5 expression."""

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        columns, columns_params = self.process_lhs(compiler, connection)
        wanted, wanted_params = self.process_rhs(compiler, connection)
        return f"{columns} MATCH {wanted}", (*columns_params, *wanted_params)


def ranked(articles: ArticleQuerySet, query: Query) -> ArticleQuerySet:
    """Return the articles that match, best first by bm25; FTS5 hands them over in this order, one by one.

    It first looks whether so many match that ranking them would keep a reader waiting, and say little; then it returns
    the newest thousand, those with a match in the headline first.
    """
    wanted = written(query)
    if _rows(articles.db, wanted)[COMMON : COMMON + 1].exists():
        return _newest(articles, _rows(articles.db, wanted), _rows(articles.db, f"headline : ({wanted})"))
    matches = _Matches(_IndexColumn("columns"), wanted)
    return articles.filter(matches).annotate(rank=_IndexColumn("rank")).order_by("rank")


def signed(using: str, value: str) -> models.QuerySet[Any, int]:
    """Return the ids of what is signed with the name ``value``."""
    wanted = " OR ".join(_in_a_row(one.words, is_beginning=one.is_beginning) for one in signatures(value))
    return _Signed.objects.using(using).filter(_Matches(F("columns"), wanted)).values_list("rowid", flat=True)


def _rows(using: str, wanted: str) -> models.QuerySet[_Indexed, int]:
    return _Indexed.objects.using(using).filter(_Matches(F("columns"), wanted)).values_list("rowid", flat=True)


def _newest(
    articles: ArticleQuerySet, rows: models.QuerySet[_Indexed, int], headlines: models.QuerySet[_Indexed, int]
) -> ArticleQuerySet:
    # Adding nothing keeps SQLite from sorting all the matches instead of walking the articles, newest first
    matching = articles.alias(row=F("pk") + 0).filter(row__in=rows)
    newest = matching.newest_first().values("pk")[:MOST_OF_COMMON]
    rank = Case(When(pk__in=headlines, then=-1.0), default=0.0, output_field=models.FloatField())
    return articles.filter(pk__in=newest).annotate(rank=rank).order_by("rank", *NEWEST_FIRST)


def written(query: Query) -> str:
    """Return ``query`` in the language of FTS5."""
    required = " AND ".join(_any(terms) for terms in query.required)
    excluded = query.excluded_by_index
    return f"({required}) NOT {_any(excluded)}" if excluded else required


def _any(terms: tuple[Term, ...]) -> str:
    return "(" + " OR ".join(_all(term) for term in terms) + ")"


def _all(term: Term) -> str:
    return "(" + " AND ".join(_phrase(phrase) for phrase in term.phrases) + ")"


def _phrase(phrase: Phrase) -> str:
    """Return the phrase in quotes; no quote can be in it, as its words are letters, numbers and marks."""
    if phrase.is_run:
        (run,) = phrase.words
        return f'"{" ".join(pairs(run))}"' + ("*" if len(run) == 1 else "")
    column = "headline : " if phrase.in_title else ""
    return column + _in_a_row(phrase.words, is_beginning=phrase.is_beginning)


def _in_a_row(words: tuple[str, ...], *, is_beginning: bool) -> str:
    return f'"{" ".join(words)}"' + ("*" if is_beginning else "")
