"""Texts that keep each letter in its place when they are folded: in them a phrase is found by one expression.

Most texts of languages written with spaces are such. To cut them into words and fold each takes ten times as long: it
was a quarter of the time of a page of results.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category

from .folding import fold
from .queries import Phrase
from .words import has_runs

_LETTER = r"[^\W_]"
_BETWEEN = r"[\W_]+"
# Consonants, vowels and finals of Hangul, which become one letter beside one another
_JAMO = re.compile("[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]")


def aligned(text: str) -> str | None:
    """Return ``text`` folded, as long as it is, spaces for what is no part of a word; None if it is no such text."""
    if text.isascii():
        return text.lower()
    if has_runs(text):
        return None
    table = {}
    for character in set(text):
        if (folded := _in_place(character)) is None:
            return None
        table[ord(character)] = folded
    return text.translate(table)


def stretches(folded: str, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """Yield where ``phrase``, which is no run, stands in an aligned text."""
    expression = _expression(phrase.words, is_beginning=phrase.is_beginning)
    match = expression.search(folded)
    while match:
        yield match.span()
        match = expression.search(folded, match.start() + 1)


@lru_cache(maxsize=4096)
def _in_place(character: str) -> str | None:
    """Return the one letter that ``character`` is folded to wherever it stands; None if there is none."""
    if category(character).startswith("M") or _JAMO.match(character):
        return None  # folded together with what stands before it
    if not re.match(_LETTER, character):
        return " "
    folded = fold(character)
    return folded if len(folded) == 1 and re.match(_LETTER, folded) else None


@lru_cache(maxsize=256)
def _expression(words: tuple[str, ...], *, is_beginning: bool) -> re.Pattern[str]:
    """Return what finds these folded words; it begins with letters, not with a condition: so it is found soonest."""
    first = re.escape(words[0])
    rest = "".join(f"(?!{_LETTER}){_BETWEEN}{re.escape(word)}" for word in words[1:])
    end = f"{_LETTER}*" if is_beginning else ""
    return re.compile(f"{first}(?<!{_LETTER}{first}){rest}{end}(?!{_LETTER})")
