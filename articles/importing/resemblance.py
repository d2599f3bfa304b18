"""How much of one text stands in another."""

from __future__ import annotations

from articles.parsing import normalised_words

type Shingles = frozenset[int]


def shingles_of(text: str) -> Shingles:
    """Return every three words of ``text`` that follow each other, case and signs left out; linear.

    Each three stand as a number, which this process alone has for them: thousands of tuples would cost as much again.
    """
    words = normalised_words(text)
    return frozenset(map(hash, zip(words, words[1:], words[2:], strict=False)))


def share_of(one: Shingles, other: Shingles) -> float:
    """Return how much of the shorter text stands in the other too, from 0 to 1; nothing stands in an empty one."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0
