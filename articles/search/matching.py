"""Finding articles by what people type."""

from __future__ import annotations

from collections.abc import Callable

from articles.models import ArticleQuerySet

from . import fts5, tsvector
from .index import vendor_of
from .narrowing import narrowed
from .queries import Query
from .understanding import Understood, understand

RANKED: dict[str, Callable[[ArticleQuerySet, Query], ArticleQuerySet]] = {
    "sqlite": fts5.ranked,
    "postgresql": tsvector.ranked,
}


def search(articles: ArticleQuerySet, query: str | Understood) -> ArticleQuerySet:
    """Return those of ``articles`` that match ``query``, best first, each with its ``rank`` (the lower the better).

    A query of fields alone ranks nothing: what it finds is newest first. Narrow the articles and say what to load
    before, because it orders them, and of words that very many match (more than a thousand on PostgreSQL, twenty
    thousand on SQLite) it returns the newest thousand only. A match in the headline counts most. Raises SearchError,
    with a message for people, when ``query`` says nothing to look for, or is mistaken.
    """
    wanted = understand(query, articles.db) if isinstance(query, str) else query
    articles = narrowed(articles, wanted)
    if not wanted.query.required:
        return articles.newest_first()
    return RANKED[vendor_of(articles.db)](articles, wanted.query)
