"""What the text of each line looks like, in numbers that need no word model: its length, marks, capitals and dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

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
_ENDS, _INNER_ENDS = ".!?…。！？؟।:", (". ", "? ", "! ", "。")
_SHORT_WORDS, _SHORT = 8, 120
_MIDDLING, _LONG, _ENDLESS = 40, 70, 140
_NO_SHORT = (False,) * 7 + (0.0,)


def looks_of(lines: Sequence[Line]) -> list[tuple[float, ...]]:
    """Return the numbers of each line, in the order of ``LOOKS``, most of them 0 or 1. Total, linear."""
    prints = Counter([line.text for line in lines])
    return [
        (*_look(line), *(_short_look(line) if len(line.text) <= _SHORT else _NO_SHORT), prints[line.text] > 1)
        for line in lines
    ]


def _look(line: Line) -> tuple[float, ...]:
    """The numbers of any line."""
    text, size, gap = line.text, line.size, line.gap
    first, last, length = text[0], text[-1], len(text)
    return (
        last in _ENDS or (last in _CLOSING and ends_sentence(line)),
        first in _BULLETS,
        gap > 0,
        min(gap, 3) / 3,
        line.indent > 0,
        line.is_dense,
        first.islower(),
        first.isupper(),
        first in _QUOTES,
        first.isdigit(),
        last in ":：",
        last in "?？؟",
        text.endswith(_ELLIPSES),
        text.isupper(),
        min(20 * text.count(",") / (length + 20), 1),
        min(4 * text.count(" ") / (length + 1), 1),
        any(map(text.__contains__, _INNER_ENDS)),
        size >= _MIDDLING,
        size >= _LONG,
        size >= _ENDLESS,
    )


def _short_look(line: Line) -> tuple[float, ...]:
    """What only short lines are looked at for, from "furniture" on."""
    text = line.text
    words = text.split(None, _SHORT_WORDS)
    is_few = len(words) <= _SHORT_WORDS
    has_digit = _DIGIT.search(text) is not None
    return (
        furniture_rule(line) is not None,
        "@" in text or "://" in text or "www." in text,
        "©" in text or "opyright" in text or "(c)" in text,
        has_digit,
        has_digit and _YEAR.search(text) is not None,
        opens_with_by(text),
        is_few,
        sum([word[0].isupper() for word in words]) / len(words) if is_few else 0.0,
    )
