"""Finding articles on PostgreSQL: by the generated column, ranking no more of them than a reader can look through."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Col, Expression
from django.db.models.sql.compiler import SQLCompiler

from articles.models import Article, ArticleQuerySet

from .postgresql import SIGNATURES, VECTOR
from .queries import Phrase, Query, Term
from .signatures import signatures
from .terms import pairs

MOST_RANKED = 1_000
WEIGHTS = "{0.1, 0.1, 0.4, 1.0}"  # of D, C, B, A
BY_LENGTH = 1  # ts_rank: a hit in a long text counts less


class _Vector(Expression):
    """A generated column, which the model does not know."""

    def __init__(self, name: str = VECTOR) -> None:
        self.name = name
        super().__init__(output_field=models.TextField())

    def resolve_expression(
        self,
        query: Any = None,
        allow_joins: bool = True,  # noqa: ARG002 - what Django asks of expressions
        reuse: set[str] | None = None,  # noqa: ARG002 - Django's signature
        summarize: bool = False,  # noqa: ARG002 - Django's signature
        for_save: bool = False,  # noqa: ARG002 - Django's signature
    ) -> Any:
        field = models.TextField()
        field.set_attributes_from_name(self.name)
        return Col(query.get_initial_alias(), field)


class _TSQuery(models.Func):
    function = "to_tsquery"
    template = "%(function)s('simple', %(expressions)s)"
    output_field = models.TextField()


class _Matches(models.Lookup[bool]):
    """Whether a vector satisfies a query."""

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        vector, vector_params = self.process_lhs(compiler, connection)
        wanted, wanted_params = self.process_rhs(compiler, connection)
        return f"{vector} @@ {wanted}", (*vector_params, *wanted_params)


class _Rank(models.Func):
    """How well an article matches, the lower the better, as on SQLite."""

    function = "ts_rank"
    template = f"-%(function)s('{WEIGHTS}', %(expressions)s, {BY_LENGTH})"
    output_field = models.FloatField()


def ranked(articles: ArticleQuerySet, query: Query) -> ArticleQuerySet:
    """Return the articles that match, best first; of a word so common that more than MOST_RANKED have it, the newest.

    ts_rank reads the whole text of each article that it ranks: a second and more for 100,000. The articles are looked
    up here and now: as a part of the ranking query, their conditions make the planner read the whole table.
    """
    wanted = _TSQuery(models.Value(written(query)))
    found_by = _TSQuery(models.Value(_required(query)))  # what is excluded would only confuse ts_rank
    newest = list(
        articles.filter(_Matches(_Vector(), wanted)).newest_first().values_list("pk", flat=True)[:MOST_RANKED]
    )
    return articles.filter(pk__in=newest).annotate(rank=_Rank(_Vector(), found_by)).order_by("rank", "-pk")


def signed(using: str, value: str) -> models.QuerySet[Any, int]:
    """Return the ids of what is signed with the name ``value``."""
    wanted = " | ".join(_in_a_row(one.words, "*" if one.is_beginning else "") for one in signatures(value))
    matches = _Matches(_Vector(SIGNATURES), _TSQuery(models.Value(wanted)))
    return Article.objects.using(using).filter(matches).order_by().values_list("pk", flat=True)


def written(query: Query) -> str:
    """Return ``query`` in the language of to_tsquery."""
    excluded = query.excluded_by_index
    return f"({_required(query)}) & !{_any(excluded)}" if excluded else _required(query)


def _required(query: Query) -> str:
    return " & ".join(_any(terms) for terms in query.required)


def _any(terms: tuple[Term, ...]) -> str:
    return "(" + " | ".join(_all(term) for term in terms) + ")"


def _all(term: Term) -> str:
    return "(" + " & ".join(_phrase(phrase) for phrase in term.phrases) + ")"


def _phrase(phrase: Phrase) -> str:
    """Return the words in a row; none holds a quote or a backslash, as they are letters, numbers and marks."""
    words = tuple(pairs(phrase.words[0])) if phrase.is_run else phrase.words
    is_beginning = phrase.is_beginning or (phrase.is_run and len(phrase.words[0]) == 1)
    weight = "A" if phrase.in_title and not phrase.is_run else ""  # of the headline
    return _in_a_row(words, "*" if is_beginning else "", weight)


def _in_a_row(words: tuple[str, ...], last: str = "", weight: str = "") -> str:
    marks = [(last if at == len(words) else "") + weight for at in range(1, len(words) + 1)]
    return "(" + " <-> ".join(f"'{word}'{mark and ':' + mark}" for word, mark in zip(words, marks, strict=True)) + ")"
