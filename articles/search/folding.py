"""What counts as the same word: the one table of folds, applied here to queries and in SQL to what is indexed."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from unicodedata import normalize

MARKS = "\u0300-\u036f"
_MARK = re.compile(f"[{MARKS}]")


def without_marks(text: str) -> str:
    """Return ``text`` composed and without accents: é as e, й as и."""
    return normalize("NFC", _MARK.sub("", normalize("NFD", text)))


def _accented(*blocks: range) -> dict[str, str]:
    """Return the accented letters of ``blocks``, each with its plain letter."""
    letters = (chr(code) for block in blocks for code in block)
    return {letter: plain for letter in letters if (plain := without_marks(letter)) != letter}


# Latin letters whose stroke or ligature is no accent to Unicode; people type them without
LATIN = {
    **{"ß": "ss", "ẞ": "ss", "ı": "i", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d"},
    **{"æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th"},
}
# SQLite's tokenizer takes accents off Latin letters only
GREEK = {"ς": "σ", **_accented(range(0x386, 0x3CF))}
CYRILLIC = _accented(range(0x400, 0x460))
# Letters that writers of Arabic use for one another, and the marks and the stretching that most leave out
ARABIC = {
    **dict.fromkeys("أإآٱ", "ا"),
    **{"ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك"},
    **dict.fromkeys("\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670", ""),
}
ALL = {**LATIN, **GREEK, **CYRILLIC, **ARABIC}
_ALL_FOLDS = str.maketrans(ALL)


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """Return the form of ``word`` that all its spellings share: no case, no accents, ß as ss, one alef."""
    return without_marks(normalize("NFKC", word).casefold().translate(_ALL_FOLDS))


def folded_as_in_sql(text: str) -> str:
    """Return ``text`` with the folds of the table alone, as SQLite reads what it then indexes."""
    return text.translate(_ALL_FOLDS)


def folding_sql(column: str, holds: Callable[[str, str], str]) -> str:
    """Return the SQL that makes the folds of the table in ``column``; a text that needs none of them costs only looks.

    ``holds`` returns the SQL of the condition that a column holds one of some letters; it may be true too often.
    """
    others = "".join(letter for letter in ALL if letter not in LATIN)
    return (
        f"CASE WHEN {holds(column, others)} THEN {_replacing(column, ALL)}"
        f" WHEN {holds(column, ''.join(LATIN))} THEN {_replacing(column, LATIN)} ELSE {column} END"
    )


def _replacing(column: str, folds: dict[str, str]) -> str:
    sql = column
    for letter, plain in folds.items():
        sql = f"replace({sql}, '{letter}', '{plain}')"
    return sql
