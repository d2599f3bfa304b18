"""The words of a text, to tell a common word with a capital from a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from articles.parsing.lexicon.months import MONTH_NUMBERS

_WORD = re.compile(r"[^\W\d_]+")
_CAPITAL_INSIDE = re.compile(r"(?<=[a-zß-öø-ÿ,] )[A-Z][^\W\d_]+")


_FEW = 24


class Vocabulary:
    """The words of a text: which are written small somewhere, how often which have a capital inside a sentence."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._searches = 0

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that begin with a small letter."""
        return frozenset(word for word in set(_WORD.findall(self._text)) if not "A" <= word[0] <= "Z")

    @cached_property
    def capital_inside(self) -> Mapping[str, int]:
        """How often each word, casefolded, has a capital after a small letter or a comma."""
        return Counter(word.casefold() for word in _CAPITAL_INSIDE.findall(self._text))

    def knows_as_common(self, word: str) -> bool:
        """Say whether a word is written small somewhere, is no month, and has a capital in mid-sentence once."""
        return self._stands_small(word) and word not in MONTH_NUMBERS and self.capital_inside.get(word, 0) <= 1

    def _stands_small(self, word: str) -> bool:
        """Whether a casefolded word stands in the text: the first few are searched for, all are listed for more."""
        self._searches += 1
        if self._searches > _FEW:
            return word in self.small
        at = self._text.find(word)
        while at >= 0:
            end = at + len(word)
            if not (_is_letter(self._text[at - 1 : at]) or _is_letter(self._text[end : end + 1])):
                return word.isalpha()
            at = self._text.find(word, at + 1)
        return False


def _is_letter(character: str) -> bool:
    return character.isalnum() and not character.isdecimal()
