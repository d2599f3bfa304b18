"""How much of one text stands in another."""

from __future__ import annotations

from array import array
from functools import lru_cache

from articles.parsing import fingerprint

type Shingles = frozenset[int]


REMEMBERED = 1_000  # texts: what many outlets copy is compared with new ones over and over
LONGEST_REMEMBERED = 8_000  # characters


def shingles_of(text: str) -> Shingles:
    """Return every three words of ``text`` that follow each other, case and signs left out, each three as a number."""
    return unpacked(_packed(text) if len(text) <= LONGEST_REMEMBERED else fingerprint(text).shingles)


@lru_cache(REMEMBERED)
def _packed(text: str) -> bytes:
    return fingerprint(text).shingles


def unpacked(shingles: bytes) -> Shingles:
    """Return the shingles of a fingerprint."""
    numbers = array("Q")
    numbers.frombytes(shingles)
    return frozenset(numbers)


def share_of(one: Shingles, other: Shingles) -> float:
    """Return how much of the shorter text stands in the other too, from 0 to 1; nothing stands in an empty one."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0
