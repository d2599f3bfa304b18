"""Finding articles by what people type."""

from __future__ import annotations

from collections.abc import Callable

from articles.models import ArticleQuerySet

from . import fts5, tsvector
from .index import vendor_of
from .queries import Query, read_query

RANKED: dict[str, Callable[[ArticleQuerySet, Query], ArticleQuerySet]] = {
    "sqlite": fts5.ranked,
    "postgresql": tsvector.ranked,
}


def search(articles: ArticleQuerySet, query: str) -> ArticleQuerySet:
    """Return those of ``articles`` that match ``query``, best first, each with its ``rank`` (the lower the better).

    Narrow the articles and say what to load before, because it orders them, and of a query that very many match (more
    than a thousand on PostgreSQL, twenty thousand on SQLite) it returns the newest thousand only. A match in the
    headline counts most. Raises SearchError, with a message for people, when ``query`` says nothing to look for.
    """
    wanted = read_query(query)
    return RANKED[vendor_of(articles.db)](articles, wanted)
