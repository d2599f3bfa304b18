"""How many articles of a list each outlet, tag, language, kind and month has, counted by the database at one stroke."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from django.db import connections, models
from django.db.models import Count, F
from django.db.models.sql.compiler import SQLCompiler

from .article import UNDATED, Article, ArticleQuerySet
from .counts import Choice
from .source import Source
from .tag import ArticleTag, Tag

MOST_VALUES = 40  # of a facet
FACETS = ("outlet", "tag", "language", "kind")


class Facets(NamedTuple):
    """The values of each facet, the most frequent first, and the articles of each month ("2025-07"), the newest first.

    ``counted`` articles were looked at; ``is_partial`` says that the list goes on behind them.
    """

    values: dict[str, tuple[Choice, ...]]
    months: tuple[tuple[str, int], ...]
    counted: int
    is_partial: bool


class _Month(models.Func):
    """The month of a day, as text that sorts: 2025-07."""

    output_field: models.Field[Any, Any] = models.TextField()
    template = "to_char(%(expressions)s, 'YYYY-MM')"

    def as_sqlite(self, compiler: SQLCompiler, connection: Any, **context: Any) -> tuple[str, Any]:
        """Cut it out of the text that SQLite keeps."""
        return self.as_sql(compiler, connection, template="substr(%(expressions)s, 1, 7)", **context)


def facets_of(articles: ArticleQuerySet, most: int) -> Facets:
    """Count over the first ``most`` of ``articles``, in the order that they are in; one query."""
    connection = connections[articles.db]
    found = articles.annotate(month=_Month(F("sorted_on"))).values_list("pk", "outlet", "kind", "language", "month")
    sql, params = found[:most].query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_SQL.format(found=sql, most=MOST_VALUES, **_TABLES), params)
        rows = cursor.fetchall()
    values: dict[str, list[Choice]] = {name: [] for name in FACETS}
    months: Counter[str] = Counter()
    for facet, value, name, number in rows:
        if facet == "month":
            months[value] = number
        elif value:
            values[facet].append(Choice(value, name, number))
    counted = months.total()
    del months[UNDATED.isoformat()[:7]]
    return Facets(
        {facet: tuple(sorted(chosen, key=lambda one: (-one.articles, one.name))) for facet, chosen in values.items()},
        tuple(sorted(months.items(), reverse=True)),
        counted,
        counted == most,
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
"""
_TABLES = {
    "article_tag": ArticleTag._meta.db_table,
    "source": Source._meta.db_table,
    "tag": Tag._meta.db_table,
}


def all_facets(most_tagged: int) -> Facets:
    """Count over everything that is public, tags among the newest ``most_tagged`` only; callers keep the figures.

    Everything else is counted from the index alone; counting the tags of all would take longer than a page may.
    """
    public = Article.objects.published()
    newest = facets_of(public.newest_first(), most_tagged)
    if not newest.is_partial:
        return newest
    counts: dict[str, Counter[Any]] = {"outlet": Counter(), "language": Counter(), "kind": Counter()}
    for *found, number in public.order_by().values_list(*counts).annotate(number=Count("pk")):
        for count, value in zip(counts.values(), found, strict=True):
            count[value] += number
    outlets = {pk: (slug, name) for pk, slug, name in Source.objects.values_list("pk", "slug", "name")}
    values = {
        "outlet": tuple(Choice(*outlets[pk], number) for pk, number in counts["outlet"].most_common() if pk in outlets),
        "tag": newest.values["tag"],
        "language": tuple(Choice(code, code, number) for code, number in counts["language"].most_common() if code),
        "kind": tuple(Choice(kind, kind, number) for kind, number in counts["kind"].most_common()),
    }
    month = _Month(F("sorted_on"))
    months = dict(public.order_by().values_list(month).annotate(number=Count("pk")))
    counted = sum(months.values())
    months.pop(UNDATED.isoformat()[:7], None)
    return Facets(values, tuple(sorted(months.items(), reverse=True)), counted, is_partial=False)
