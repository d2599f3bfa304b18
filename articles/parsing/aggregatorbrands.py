"""Where an aggregator names itself: in the boxes that praise its own service."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import filterfalse
from typing import NamedTuple

from articles.parsing.lexicon.sections import BRAND_PHRASES
from articles.parsing.lines import Line, Span
from articles.parsing.normalise import fold, lower

_LONGEST_LINE = 240
type _Phrase = tuple[str, re.Pattern[str], str]
"""What a line in which the aggregator names itself holds in small letters, its pattern, and its rule."""
_PHRASES: tuple[_Phrase, ...] = tuple(
    (cue, re.compile(pattern, re.IGNORECASE), rule) for rule, pairs in BRAND_PHRASES.items() for cue, pattern in pairs
)
_NO_NAMES = frozenset(("our", "the", "your", "this", "my", "a"))


class Brand(NamedTuple):
    """The aggregator's name as it stands in one of its own boxes."""

    span: Span
    rule: str


def find_brands(lines: Sequence[Line]) -> dict[int, Brand]:
    """The lines in which the aggregator names itself, by their indexes; the first phrase that fits a line counts."""
    short = [text for line in lines if len(text := line.text) <= _LONGEST_LINE]
    plain = "\n".join(filter(str.isascii, short)).lower()  # in a tenth of the time that other letters take
    other = lower("\n".join(filterfalse(str.isascii, short)))
    phrases = [phrase for phrase in _PHRASES if phrase[0] in plain or phrase[0] in other]
    return _find(lines, phrases) if phrases else {}


def _find(lines: Sequence[Line], phrases: Sequence[_Phrase]) -> dict[int, Brand]:
    short = [(line, lower(line.text)) for line in lines if len(line.text) <= _LONGEST_LINE]
    found: dict[int, Brand] = {}
    for cue, pattern, rule in phrases:
        for line in [line for line, low in short if cue in low]:
            match = pattern.fullmatch(line.text) if line.index not in found else None
            if match:
                found[line.index] = Brand(line.span(*match.span(1)), rule)
    return dict(sorted(found.items()))


def is_name(brand: Brand) -> bool:
    """Say whether the words in the place of the name are one: not "our" or "the"."""
    return fold(brand.span.text) not in _NO_NAMES
