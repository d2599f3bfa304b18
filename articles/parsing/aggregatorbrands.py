"""Where an aggregator names itself: in the boxes that praise its own service."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
_PHRASES_OF_ASCII = tuple(phrase for phrase in _PHRASES if phrase[0].isascii())
_NO_NAMES = frozenset(("our", "the", "your", "this", "my", "a"))


class Brand(NamedTuple):
    """The aggregator's name as it stands in one of its own boxes."""

    span: Span
    rule: str


def find_brands(lines: Sequence[Line]) -> dict[int, Brand]:
    """The lines in which the aggregator names itself, by their indexes; the first phrase that fits a line counts."""
    short = [line for line in lines if len(line.text) <= _LONGEST_LINE]
    plain = [line for line in short if line.text.isascii()]  # which is in small letters in a tenth of the time
    other = [line for line in short if not line.text.isascii()]
    return dict(sorted([*_find(plain, _PHRASES_OF_ASCII), *_find(other, _PHRASES)]))


def _find(lines: Sequence[Line], phrases: Sequence[_Phrase]) -> Iterator[tuple[int, Brand]]:
    text = lower("\n".join([line.text for line in lines]))
    near = [phrase for phrase in phrases if phrase[0] in text]
    low_lines = text.split("\n") if near else []
    found: set[int] = set()
    for cue, pattern, rule in near:
        for line in [line for line, low in zip(lines, low_lines, strict=True) if cue in low]:
            match = pattern.fullmatch(line.text) if line.index not in found else None
            if match:
                found.add(line.index)
                yield line.index, Brand(line.span(*match.span(1)), rule)


def is_name(brand: Brand) -> bool:
    """Say whether the words in the place of the name are one: not "our" or "the"."""
    return fold(brand.span.text) not in _NO_NAMES
