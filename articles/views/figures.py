"""Figures that read over all articles, kept for a while: what is a few minutes old is still true enough of a sum."""

from __future__ import annotations

from collections.abc import Callable

from django.core.cache import cache

from articles.models import (
    Edition,
    SourceCount,
    TagCount,
    choice_counts,
    current_edition,
    source_counts,
    tag_counts,
)

type Options = list[tuple[str, str]]  # value and name; plain tuples are the quickest to remember

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


def offered() -> dict[str, Options]:
    """Return what the list's form offers for "outlet", "tag" and "language": the most frequent, by name."""
    return remembered("articles.offered", _offered, COUNTS_SECONDS)


def _offered() -> dict[str, Options]:
    frequent = {filtered: choices[:OFFERED] for filtered, choices in choice_counts().items()}
    return {
        filtered: sorted(((choice.value, choice.name) for choice in choices), key=lambda option: option[1].casefold())
        for filtered, choices in frequent.items()
    }
