"""What the name of a person looks like, in any line."""

from __future__ import annotations

import re
import unicodedata

from articles.parsing.lexicon import words_of
from articles.parsing.lexicon.bylines import NOT_A_NAME

_MOST_WORDS = 6
_HAN_NAME = re.compile(r"[\u4e00-\u9fff·]{2,8}|[\u4e00-\u9fff\u3040-\u30ff]{2,6}\s?[\u4e00-\u9fff\u3040-\u30ff]{1,6}")
PARTICLES: frozenset[str] = words_of(
    "de da do dos das del della di du van von der den ter ten la le el al bin ben ibn abu e y i af av zu zum o' ní"
)
"""Small words inside names."""


def is_name(text: str) -> bool:
    """Say whether a text could be a person's name: two to six capitalised words, no digit, no word of a job."""
    text = text.rstrip(".") if text.count(".") == 1 and len(text) > 4 else text
    if _HAN_NAME.fullmatch(text):
        return True
    words = text.split()
    if not 2 <= len(words) <= _MOST_WORDS or any(not _is_name_word(word) for word in words):
        return False
    return sum(word not in PARTICLES for word in words) >= 2


def _is_name_word(word: str) -> bool:
    if word.casefold() in PARTICLES:
        return True
    if word.casefold().strip(".,") in NOT_A_NAME:
        return False
    return is_of_letters(word) and not word[0].islower()


def is_of_letters(word: str) -> bool:
    """Say whether a word is of letters and the signs on them, with hyphens, apostrophes and stops inside."""
    bare = word.replace("-", "").replace("'", "").replace("’", "").replace(".", "")
    if bare.isascii() or bare.isalpha():
        return bare.isalpha()
    return all(char.isalpha() or unicodedata.category(char)[0] == "M" for char in bare)
