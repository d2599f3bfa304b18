"""What the text of each line looks like, in numbers that need no word model: its length, marks, capitals and dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from articles.parsing.boilerplate import furniture_rule
from articles.parsing.bylines import opens_with_by
from articles.parsing.lines import Line
from articles.parsing.prose import ends_sentence

LOOKS = (
    "ends sentence", "bullet", "parted", "gap", "indented", "dense", "lower first", "upper first",
    "quote first", "digit first", "colon last", "question last", "ellipsis last", "capitals", "commas", "spaces",
    "sentences", "middling", "long", "endless", "furniture", "address", "rights", "digits", "year", "by", "short",
    "named", "repeated",
)  # fmt: skip
"""The names of the numbers that ``looks_of`` gives for each line."""

_BULLETS, _QUOTES, _CLOSING, _ELLIPSES = "•●▪‣◦·-–*", "\"'“‘«„»「", "\"'”’»)]」』", ("…", "...", "[…]")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d[./-]\d\d?[./-]\d|\d:\d\d")
_ENDS = ".!?…。！？؟।:"
_SHORT_WORDS, _SHORT = 8, 120
_MIDDLING, _LONG, _ENDLESS = 40, 70, 140
_FAR = 3
_MOST_CHARACTERS = 1024
_PLACES = {name: at for at, name in enumerate(LOOKS)}
_BIT = {name: 1 << at for name, at in _PLACES.items()}
_ENDED, _INDENTED, _DENSE, _ELLIPSIS, _CAPITALS, _SENTENCES, _FEW, _REPEATED = (
    _BIT[name]
    for name in (
        "ends sentence", "indented", "dense", "ellipsis last", "capitals", "sentences", "short", "repeated",
    )
)  # fmt: skip
_FURNITURE, _ADDRESS, _RIGHTS, _DIGITS, _DATED, _BY = (
    _BIT[name] for name in ("furniture", "address", "rights", "digits", "year", "by")
)
_CLOSES = 1 << len(LOOKS)
_ALL_BITS = np.arange(len(LOOKS))


def looks_of(lines: Sequence[Line]) -> NDArray[np.float32]:
    """Return the numbers of each line, a row each in the order of ``LOOKS``, most of them 0 or 1. Total, linear."""
    texts = [line.text for line in lines]
    prints = Counter(texts)
    seen = [_look(line) for line in lines]
    bits = np.array(
        [look | _REPEATED if prints[text] > 1 else look for (look, _), text in zip(seen, texts, strict=True)]
    )
    looks: NDArray[np.float32] = ((bits[:, None] >> _ALL_BITS) & 1).astype(np.float32)
    gaps, sizes = np.array([line.gap for line in lines]), np.array([line.size for line in lines])
    lengths = np.array(list(map(len, texts)))
    numbers = {
        "parted": gaps > 0,
        "gap": np.minimum(gaps, _FAR) / _FAR,
        "commas": np.minimum(20 * np.array([text.count(",") for text in texts]) / (lengths + 20), 1),
        "spaces": np.minimum(4 * np.array([text.count(" ") for text in texts]) / (lengths + 1), 1),
        "middling": sizes >= _MIDDLING,
        "long": sizes >= _LONG,
        "endless": sizes >= _ENDLESS,
        "named": np.array([named for _, named in seen]),
    }
    for name, column in numbers.items():
        looks[:, _PLACES[name]] = column
    return looks


def _look(line: Line) -> tuple[int, float]:
    """Return what is true of a line, a bit for each of the looks, and the share of its words with a capital."""
    text = line.text
    seen = _opening(text[0]) | _ending(text[-1])
    if seen & _CLOSES:
        seen = seen & ~_CLOSES | (_ENDED if ends_sentence(line) else 0)
    if line.indent > 0:
        seen |= _INDENTED
    if line.is_dense:
        seen |= _DENSE
    if text.endswith(_ELLIPSES):
        seen |= _ELLIPSIS
    if text.isupper():
        seen |= _CAPITALS
    if ". " in text or "? " in text or "! " in text or "。" in text:
        seen |= _SENTENCES
    if len(text) > _SHORT:
        return seen, 0.0
    words = text.split(None, _SHORT_WORDS)
    if len(words) > _SHORT_WORDS:
        return seen | _short_look(line), 0.0
    return seen | _short_look(line) | _FEW, sum([word[0].isupper() for word in words]) / len(words)


def _short_look(line: Line) -> int:
    """Return what only short lines are looked at for."""
    text = line.text
    seen = _FURNITURE if furniture_rule(line) is not None else 0
    if "@" in text or "://" in text or "www." in text:
        seen |= _ADDRESS
    if "©" in text or "opyright" in text or "(c)" in text:
        seen |= _RIGHTS
    if _DIGIT.search(text) is not None:
        seen |= _DIGITS | (_DATED if _YEAR.search(text) is not None else 0)
    return seen | _BY if opens_with_by(text) else seen


@lru_cache(maxsize=_MOST_CHARACTERS)
def _opening(first: str) -> int:
    """Return what a line's first character tells."""
    told = {
        "bullet": first in _BULLETS,
        "lower first": first.islower(),
        "upper first": first.isupper(),
        "quote first": first in _QUOTES,
        "digit first": first.isdigit(),
    }
    return sum(_BIT[name] for name, is_so in told.items() if is_so)


@lru_cache(maxsize=_MOST_CHARACTERS)
def _ending(last: str) -> int:
    """Return what a line's last character tells: whether it ends a sentence, or may close one that has ended."""
    told = {"ends sentence": last in _ENDS, "colon last": last in ":：", "question last": last in "?？؟"}
    seen = sum(_BIT[name] for name, is_so in told.items() if is_so)
    return seen | _CLOSES if last in _CLOSING and last not in _ENDS else seen
