"""How many articles of a list each outlet, tag, language, kind and month has, counted by the database at one stroke."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models import F
from django.db.models.sql.compiler import SQLCompiler

from .archive import by_month
from .counts import Choice, SourceFacts, Tally, tallied
from .queries import UNDATED, ArticleQuerySet
from .source import Source
from .tag import ArticleTag, Tag

MOST_VALUES = 40  # of a facet
FACETS = ("outlet", "tag", "language", "kind")


class Facets(NamedTuple):
    """The values of each facet, the most frequent first, and the articles of each month ("2025-07"), the newest first.

    ``counted`` articles were looked at; ``is_partial`` says that the list goes on behind them. ``length`` is how many
    there are, up to what was asked for.
    """

    values: dict[str, tuple[Choice, ...]]
    months: tuple[tuple[str, int], ...]
    counted: int
    is_partial: bool
    length: int = 0

    def with_most_frequent(self, number: int) -> Facets:
        """Return the same with no more than ``number`` values of each facet."""
        return self._replace(values={name: choices[:number] for name, choices in self.values.items()})


class _Month(models.Func):
    """The month of a day, as text that sorts: 2025-07."""

    output_field: models.Field[Any, Any] = models.TextField()
    template = "to_char(%(expressions)s, 'YYYY-MM')"

    def as_sqlite(self, compiler: SQLCompiler, connection: Any, **context: Any) -> tuple[str, Any]:
        """Cut it out of the text that SQLite keeps."""
        return self.as_sql(compiler, connection, template="substr(%(expressions)s, 1, 7)", **context)


def facets_of(articles: ArticleQuerySet, most: int, longest: int = 0) -> Facets:
    """Count over the first ``most`` of ``articles``, in the order that they are in, and how many they are; one query.

    Their number is told up to ``longest``, or up to ``most`` where that is more.
    """
    found = articles.annotate(month=_Month(F("sorted_on"))).values_list("pk", "outlet", "kind", "language", "month")
    every = articles.order_by().values("pk")
    try:
        sql, params = found[:most].query.sql_with_params()
        listed, more_params = every[:longest].query.sql_with_params() if longest else (_NONE, ())
    except EmptyResultSet:
        return Facets(dict.fromkeys(FACETS, ()), (), 0, False)
    with connections[articles.db].cursor() as cursor:
        cursor.execute(_SQL.format(found=sql, listed=listed, most=MOST_VALUES, **_TABLES), (*params, *more_params))
        rows = cursor.fetchall()
    length = 0
    values: dict[str, list[Choice]] = {name: [] for name in FACETS}
    months: Counter[str] = Counter()
    for facet, value, name, number in rows:
        if facet == "length":
            length = number
        elif facet == "month":
            months[value] = number
        elif value:
            values[facet].append(Choice(value, name, number))
    counted = months.total()
    del months[UNDATED.isoformat()[:7]]
    return Facets(
        {facet: _ranked(chosen) for facet, chosen in values.items()},
        tuple(sorted(months.items(), reverse=True)),
        counted,
        counted == most,
        max(counted, length),
    )


# The list is made once, and each facet counted from it; without MATERIALIZED it would be made anew for each
_SQL = """
WITH found (id, outlet, kind, language, month) AS MATERIALIZED ({found}),
outlets AS (SELECT outlet, COUNT(*) AS number FROM found WHERE outlet IS NOT NULL GROUP BY outlet
    ORDER BY number DESC LIMIT {most}),
tags AS (SELECT tag_id AS tag, COUNT(*) AS number FROM {article_tag} WHERE article_id IN (SELECT id FROM found)
    GROUP BY tag_id ORDER BY number DESC LIMIT {most})
SELECT 'outlet', slug, name, number FROM outlets JOIN {source} ON id = outlet
UNION ALL SELECT 'tag', slug, name, number FROM tags JOIN {tag} ON id = tag
UNION ALL SELECT 'language', language, language, COUNT(*) FROM found GROUP BY language
UNION ALL SELECT 'kind', kind, kind, COUNT(*) FROM found GROUP BY kind
UNION ALL SELECT 'month', month, month, COUNT(*) FROM found GROUP BY month
UNION ALL SELECT 'length', '', '', COUNT(*) FROM ({listed}) AS listed
"""
_NONE = "SELECT 1 WHERE 1 = 0"
_TABLES = {
    "article_tag": ArticleTag._meta.db_table,
    "source": Source._meta.db_table,
    "tag": Tag._meta.db_table,
}


def offered_facets(newest: Facets, sources: Iterable[SourceFacts], tallies: Sequence[Tally]) -> Facets:
    """Return the facets of the ``newest``, with outlets, languages and kinds of everything that is public.

    Tags stay those of the newest: counting the tags of all would take longer than a page may. So do the months, and the
    figures are partial, until they are ``completed``.
    """
    named = {source.pk: (source.slug, source.name) for source in sources}
    outlets, languages, kinds = (tallied(tallies, facet) for facet in ("outlet", "language", "kind"))
    values = {
        "outlet": _ranked(Choice(*named[pk], number) for pk, number in outlets.items() if pk in named),
        "language": _ranked(Choice(code, code, number) for code, number in languages.items()),
        "kind": _ranked(Choice(kind, kind, number) for kind, number in kinds.items()),
    }
    return newest._replace(values=newest.values | values)


def completed(offered: Facets, days: Mapping[date, int]) -> Facets:
    """Return the ``offered`` facets with the months of everything that is public, by its ``days``."""
    months = tuple((str(month), number) for month, number in by_month(days).items())
    number = sum(days.values())
    return Facets(offered.values, months[::-1], number, False, number)


def _ranked(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Return the most frequent first, and by name what is as frequent."""
    return tuple(sorted(choices, key=lambda one: (-one.articles, one.name)))
