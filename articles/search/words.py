"""How text is cut into words, as both databases cut it, and the runs of letters that they cannot cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import category

from .folding import fold

# Letters, numbers and the marks on them, in every script: what FTS5 is told to take for a word
_JOINED = "".join(char for char in map(chr, range(0x300, 0x10000)) if category(char) in {"Mn", "Mc"})
_WORD = re.compile(rf"(?:[^\W_]|[{_JOINED}])+")
# Scripts written without spaces: Thai, Lao, Tibetan, Burmese, Khmer, kana, bopomofo, Han; and Hangul, whose words carry
# their particles
UNSPACED = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u312f\u31a0-\u31bf"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
UNSPACED_MARKS = "".join(re.findall(f"[{UNSPACED}]", _JOINED))  # which of these belong to the letter before
_PIECE = re.compile(f"[{UNSPACED}]+|[^{UNSPACED}]+")
_RUN = re.compile(f"[{UNSPACED}]+")
_HAS_UNSPACED = re.compile(f"[{UNSPACED}]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, or a run of letters of an unspaced script, folded; ``start`` and ``end`` are its place in the text."""

    folded: str
    start: int
    end: int
    is_run: bool


def has_runs(text: str) -> bool:
    """Return whether ``text`` holds letters of a script that is written without spaces."""
    return _HAS_UNSPACED.search(text) is not None


def is_run(text: str) -> bool:
    """Return whether ``text`` is of nothing but letters of such a script."""
    return _RUN.fullmatch(text) is not None


def words(text: str) -> Iterator[str]:
    """Yield the words of ``text`` as written; a run of an unspaced script is in one of them."""
    return iter(_WORD.findall(text))


def pieces(text: str) -> Iterator[Piece]:
    """Yield the words and runs of ``text`` in order; where a word and a run touch they are two pieces."""
    is_mixed = has_runs(text)
    for word in _WORD.finditer(text):
        for start, end in _cuts(word) if is_mixed else [word.span()]:
            if folded := fold(text[start:end]):
                yield Piece(folded, start, end, is_mixed and has_runs(folded))


def _cuts(word: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield where the words and runs in ``word`` stand in the text around it."""
    for piece in _PIECE.finditer(word[0]):
        yield word.start() + piece.start(), word.start() + piece.end()
