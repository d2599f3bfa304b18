"""The words of a text, to tell a common word with a capital from a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from articles.parsing.lexicon.months import MONTH_NUMBERS

_SMALL = re.compile(r"(?<![^\W\d_])[^\W\d_A-Z][^\W\d_]*")
_CAPITAL_INSIDE = re.compile(r"(?<=[a-zß-öø-ÿ,] )[A-Z][^\W\d_]+")


class Vocabulary:
    """The words of a text: which are written small somewhere, how often which have a capital inside a sentence."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that begin with a small letter."""
        return frozenset(_SMALL.findall(self._text))

    @cached_property
    def capital_inside(self) -> Mapping[str, int]:
        """How often each word, casefolded, has a capital after a small letter or a comma."""
        return Counter(word.casefold() for word in _CAPITAL_INSIDE.findall(self._text))

    def knows_as_common(self, word: str) -> bool:
        """Say whether a word is written small somewhere, is no month, and has a capital in mid-sentence once."""
        return word in self.small and word not in MONTH_NUMBERS and self.capital_inside.get(word, 0) <= 1
