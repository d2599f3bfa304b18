"""The words that the address of a page spells in its last part, in letters without marks, as most sites write them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from articles.parsing.normalise import fold

_LONGEST, _FEWEST = 2000, 3
_ENDING = re.compile(r"\.[a-z]{2,5}$", re.IGNORECASE)
_DOUBLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_SINGLE = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


@lru_cache(maxsize=64)
def slug_of(url: str) -> frozenset[str]:
    """Return the words of the wordiest part of an address, numbers aside; none where it has fewer than three."""
    parts = (_ENDING.sub("", part).replace("_", " ") for part in unquote(_path(url)).split("/"))
    words = max(([word for word in fold(part).split() if not word.isdigit()] for part in parts), key=len)
    return frozenset(one for word in words for one in spellings(word)) if len(words) >= _FEWEST else frozenset()


def spellings(word: str) -> tuple[str, ...]:
    """Return the ways in which addresses may spell a folded word: without marks, an umlaut as one letter or two."""
    if word.isascii():
        return (word,)
    plain = _bare(word)
    doubled = _bare(word.translate(_DOUBLED))
    return (plain,) if plain == doubled else (plain, doubled)


def _bare(word: str) -> str:
    spelt = unicodedata.normalize("NFD", word.translate(_SINGLE))
    return "".join(character for character in spelt if not unicodedata.combining(character))


def _path(url: str) -> str:
    try:
        return urlsplit(url[:_LONGEST]).path
    except ValueError:
        return ""
