"""Words of the trade by language, as plain data: what the rules of the parser look for."""

from __future__ import annotations


def phrases_of(text: str) -> tuple[str, ...]:
    """Return the phrases that stand apart by "|" in a text, in order."""
    return tuple(phrase for phrase in text.split("|") if phrase)


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())
