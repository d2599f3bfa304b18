"""Figures that read over all articles, kept for a while: what is a few minutes old is still true enough of a sum."""

from __future__ import annotations

from collections.abc import Callable

from django.core.cache import cache

from articles.models import (
    Edition,
    LanguageCount,
    SourceCount,
    TagCount,
    current_edition,
    language_counts,
    source_counts,
    tag_counts,
)

EDITION_SECONDS = 60
COUNTS_SECONDS = 300
OFFERED = 50


def remembered[Figure](key: str, read: Callable[[], Figure], seconds: int) -> Figure:
    """Return what ``read`` returned within the last ``seconds``; it is read anew when nothing is remembered."""
    figure: Figure | None = cache.get(key)
    if figure is None:
        figure = read()
        cache.set(key, figure, seconds)
    return figure


def edition() -> Edition:
    """Return the figures of the masthead, at most a minute old."""
    return remembered("articles.edition", current_edition, EDITION_SECONDS)


def tags() -> tuple[TagCount, ...]:
    """Return every tag with its number of articles, by name."""
    return remembered("articles.tags", tag_counts, COUNTS_SECONDS)


def sources() -> tuple[SourceCount, ...]:
    """Return every source with its numbers of articles, by name."""
    return remembered("articles.sources", source_counts, COUNTS_SECONDS)


def languages() -> tuple[LanguageCount, ...]:
    """Return every language with its number of articles, the most frequent first."""
    return remembered("articles.languages", language_counts, COUNTS_SECONDS)


def offered_tags() -> tuple[TagCount, ...]:
    """Return the tags that a form offers: the most frequent, by name."""
    return remembered("articles.offered_tags", _most_frequent_tags, COUNTS_SECONDS)


def offered_outlets() -> tuple[SourceCount, ...]:
    """Return the outlets that a form offers: the most frequent, by name."""
    outlets = sorted((source for source in sources() if source.outlets), key=lambda source: -source.outlets)
    return tuple(sorted(outlets[:OFFERED], key=lambda source: source.name))


def _most_frequent_tags() -> tuple[TagCount, ...]:
    frequent = sorted(tags(), key=lambda tag: -tag.articles)[:OFFERED]
    return tuple(sorted(frequent, key=lambda tag: tag.name))
