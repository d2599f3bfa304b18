"""How many articles of a list each outlet, tag, language, kind and month has, counted by the database at one stroke."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import connections, models
from django.db.models import Count, F, Q
from django.db.models.sql.compiler import SQLCompiler

from .article import Article
from .choices import Kind
from .counts import Choice, is_public
from .queries import UNDATED, ArticleQuerySet
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
        {facet: _ranked(chosen) for facet, chosen in values.items()},
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


def offered_facets(most_tagged: int) -> Facets:
    """Count the outlets and languages of everything that is public, and the tags of the newest ``most_tagged``.

    Callers keep the figures, which indexes tell; counting the tags of all would take longer than a page may. Kinds and
    months are of the newest as well, and the figures partial, until they are ``completed``.
    """
    newest = facets_of(Article.objects.published().newest_first(), most_tagged)
    if not newest.is_partial:
        return newest
    known = {pk: (slug, name) for pk, slug, name in Source.objects.values_list("pk", "slug", "name")}
    public = is_public()
    outlets = Counter(dict(Article.objects.filter(public).order_by().values_list("outlet").annotate(n=Count("pk"))))
    # Not as a condition of the query, which would make SQLite sort all that is public instead of reading an index
    by_language = Article.objects.order_by().values_list("language").annotate(n=Count("pk", filter=public))
    languages = Counter(dict(by_language))
    values = {
        "outlet": _ranked(Choice(*known[pk], number) for pk, number in outlets.items() if pk in known),
        "language": _ranked(Choice(code, code, number) for code, number in languages.items() if code and number),
    }
    return newest._replace(values=newest.values | values)


def completed(facets: Facets) -> Facets:
    """Return the offered ``facets`` with kinds and months counted over everything that is public too; two queries."""
    if not facets.is_partial:
        return facets
    public = Article.objects.published().order_by()
    # Conditions, not groups: SQLite would sort all the rows to group them
    by_kind = public.aggregate(**{kind.name: Count("pk", filter=Q(kind=kind)) for kind in Kind})
    kinds = _ranked(Choice(kind.value, kind.value, by_kind[kind.name]) for kind in Kind if by_kind[kind.name])
    months: Counter[str] = Counter()
    for day, number in public.values_list("sorted_on").annotate(Count("pk")).order_by("sorted_on"):
        months[day.isoformat()[: len("2025-07")]] += number
    counted = months.total()
    del months[UNDATED.isoformat()[: len("2025-07")]]
    return Facets(facets.values | {"kind": kinds}, tuple(sorted(months.items(), reverse=True)), counted, False)


def _ranked(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Return the most frequent first, and by name what is as frequent."""
    return tuple(sorted(choices, key=lambda one: (-one.articles, one.name)))
