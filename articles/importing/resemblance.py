"""How much of one text stands in another."""

from __future__ import annotations

import re

# Thai, Lao, Burmese, Khmer, kana and Han are written without spaces: each letter counts as a word
UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")
ASCII_WORDS = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}

type Shingles = frozenset[int]


def shingles_of(text: str) -> Shingles:
    """Return every three words of ``text`` that follow each other, case and signs left out; linear.

    Each three stand as a number, which this process alone has for them: thousands of tuples would cost as much again.
    """
    words = _words(text)
    return frozenset(map(hash, zip(words, words[1:], words[2:], strict=False)))


def share_of(one: Shingles, other: Shingles) -> float:
    """Return how much of the shorter text stands in the other too, from 0 to 1; nothing stands in an empty one."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def _words(text: str) -> list[str]:
    # The same of both, at half the cost for what most English is written in
    return text.translate(ASCII_WORDS).split() if text.isascii() else WORD.findall(text.casefold())
