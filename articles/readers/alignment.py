"""Two writings of the same page laid on each other, letter by letter."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from articles.parsing.characters import Char, kinds

type Codes = NDArray[np.uint32]
type Ints = NDArray[np.int64]

NOWHERE = -1
_RUN, _REACH, _MOST_GAPS = 24, 4000, 300
_ENCODING, _ERRORS = "utf-32-le", "surrogatepass"


def codes_of(text: str) -> Codes:
    """Return the code points of a text."""
    codes: Codes = np.frombuffer(text.encode(_ENCODING, _ERRORS), np.uint32)
    return codes


def letters_of(codes: Codes) -> NDArray[np.bool_]:
    """Say of each code point whether it is a letter of the basic plane."""
    found: NDArray[np.bool_] = _letters().take(codes, mode="clip")  # what lies beyond is taken for its last: no letter
    return found


@cache
def _letters() -> NDArray[np.bool_]:
    letters: NDArray[np.bool_] = kinds() < Char.DIGIT
    return letters


def lay_letters(letters: Codes, other: Codes, starts: Ints) -> Ints:
    """Return for each letter of a text where it stands among the letters of the other text, or ``NOWHERE``.

    Where the texts differ, both go on at the next run of letters that both have, from the letter itself or from the
    next line on; ``starts`` says where the lines of the first begin. Linear: after so many differences the rest of the
    text stands nowhere.
    """
    if len(letters) == len(other) and np.array_equal(letters, other):
        return np.arange(len(letters))
    places = np.full(len(letters), NOWHERE)
    texts = letters.tobytes().decode(_ENCODING, _ERRORS), other.tobytes().decode(_ENCODING, _ERRORS)
    at = there = 0
    for _ in range(_MOST_GAPS):
        run = _same(letters[at:], other[there:])
        places[at : at + run] = np.arange(there, there + run)
        at, there = at + run, there + run
        if at >= len(letters) or there >= len(other):
            break
        at, there = _meet(texts, at, there, starts)
    return places


def _same(one: Codes, other: Codes) -> int:
    """Return how many letters two texts have in common from their beginnings."""
    size = min(len(one), len(other))
    differs = one[:size] != other[:size]
    first = int(differs.argmax()) if size else 0
    return first if size and differs[first] else size


def _meet(texts: tuple[str, str], at: int, there: int, starts: Ints) -> tuple[int, int]:
    """Return where both texts go on after a difference."""
    text, other = texts
    place = other.find(text[at : at + _RUN], there, there + _REACH)
    if place >= 0:
        return at, place
    place = text.find(other[there : there + _RUN], at, at + _REACH)
    if place >= 0:
        return place, there
    following = int(np.searchsorted(starts, at, "right"))
    return (int(starts[following]) if following < len(starts) else len(text)), there
