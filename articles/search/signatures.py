"""What an article is signed with: its byline as printed and the authors it states, indexed apart from its text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from .folding import fold, folded_as_in_sql
from .words import UNSPACED, UNSPACED_MARKS, words

LONGEST = 1_000  # characters of a byline that are indexed
# Stands between the names of authors, so that no phrase reaches from one to the next; spelt as the terms of runs are,
# it is no name that anybody types
SEPARATOR = "z0z"
UNSPACED_LETTER = f"(?![{UNSPACED_MARKS}])[{UNSPACED}][{UNSPACED_MARKS}]*"
_UNSPACED_LETTER = re.compile(UNSPACED_LETTER)


class Signature(NamedTuple):
    """A name that is asked for: its words in a row, the last perhaps only a beginning."""

    words: tuple[str, ...]
    is_beginning: bool


@lru_cache(maxsize=512)
def signatures(value: str) -> tuple[Signature, ...]:
    """Return the name ``value`` as the index may have it; none where it holds no letter.

    Each letter of a script without spaces is a word, so that a name is found within a run and however it is divided.
    SQLite knows fewer letters that count as the same than we do, so that a name is asked for as it was typed, too.
    """
    spellings = dict.fromkeys((fold(value), folded_as_in_sql(value).lower()))
    is_beginning = value.endswith("*")
    found = (Signature(tuple(words(_apart(spelling))), is_beginning) for spelling in spellings)
    return tuple(signature for signature in found if signature.words)


def _apart(text: str) -> str:
    """Set each letter of a script without spaces apart."""
    return _UNSPACED_LETTER.sub(r" \g<0> ", text)
