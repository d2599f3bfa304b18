"""What each visible line of a page looks like, in numbers that mean the same in every language and layout."""

from __future__ import annotations

import numpy as np

from articles.parsing.characters import Char
from articles.parsing.columns import Columns, as_table
from articles.parsing.furniturelines import furniture_columns
from articles.parsing.linescan import Hashes, LineScan, Matrix, Values, repeats
from articles.parsing.surroundings import surroundings
from articles.parsing.wording import wording

PROSE_SIZE = 70
"""A line of this many characters with a full stop in it is taken for prose until the model has looked."""

_CAPPED = ("colons", "quotes", "separators", "brackets", "apostrophes")
_CAPPED_KINDS = np.array((Char.COLON, Char.QUOTE, Char.SEPARATOR, Char.BRACKET, Char.APOSTROPHE))
_MOST = np.array((3, 4, 3, 4, 3), np.float32)[:, None]
_WORD_KINDS = tuple(f"word {kind.name}" for kind in list(Char)[:5])
_END_KINDS = np.array((Char.COLON, Char.BRACKET, Char.DIGIT), np.uint8)
_ENDS = tuple(f"ends {Char(kind).name}" for kind in _END_KINDS)
NO_SLUG: Hashes = np.zeros(0, np.uint64)


def describe(scan: LineScan, slug: Hashes = NO_SLUG) -> tuple[tuple[str, ...], Matrix]:
    """Return the names of the features and their values, one row per visible line; ``slug`` is the address's words."""
    if not len(scan):
        return (), np.zeros((0, 0), np.float32)
    columns: dict[str | tuple[str, ...], Values] = {}
    for group in (_amounts, _opening, _ending, _spacing, _repetition, _position):
        columns.update(group(scan))
    prose = (scan.size >= PROSE_SIZE) & (scan.counts[:, Char.STOP] >= 1)
    columns.update(wording(scan, prose, slug))
    columns.update(surroundings(scan, prose, columns))
    columns.update(furniture_columns(scan))
    return as_table(columns, len(scan))


def _amounts(scan: LineScan) -> Columns:
    counts, words = scan.counts, np.maximum(scan.word_count, 1)
    characters = np.maximum(counts.sum(1), 1)
    letters = counts[:, Char.UPPER : Char.IDEOGRAPH + 1].sum(1)
    per_letter = np.maximum(letters, 1)
    return {
        "characters": np.log1p(scan.size),
        "words": np.log1p(scan.word_count),
        "word length": (letters + counts[:, Char.DIGIT]) / words,
        "upper case": counts[:, Char.UPPER] / per_letter,
        "digits": counts[:, Char.DIGIT] / characters,
        "ideographs": counts[:, Char.IDEOGRAPH] / characters,
        "stops": np.log1p(counts[:, Char.STOP]),
        "commas": np.log1p(counts[:, Char.COMMA]),
        _CAPPED: np.minimum(counts.T[_CAPPED_KINDS], _MOST),
    }


def _opening(scan: LineScan) -> Columns:
    word = np.full(len(scan), Char.OTHER, np.uint8)
    wordy = scan.word_count > 0
    word[wordy] = scan.words.kind[scan.first_word[wordy]]
    return {
        _WORD_KINDS: word == np.arange(len(_WORD_KINDS), dtype=np.uint8)[:, None],
        "opens BULLET": scan.kind[scan.first] == Char.BULLET,
    }


def _ending(scan: LineScan) -> Columns:
    last, code = scan.kind[scan.last], scan.codes[scan.last]
    before = np.maximum(scan.last - 1, 0)
    closes = (last == Char.QUOTE) | (last == Char.BRACKET) | (last == Char.APOSTROPHE)
    inside = (scan.kind[before] == Char.STOP) | (scan.kind[before] == Char.COMMA)
    dots = (code == ord(".")) & (scan.codes[before] == ord("."))
    return {
        "ends sentence": (last == Char.STOP) | (closes & inside),
        "ends ellipsis": (code == 0x2026) | dots,
        _ENDS: last == _END_KINDS[:, None],
    }


def _spacing(scan: LineScan) -> Columns:
    indent = scan.first - scan.start
    gap = scan.shown.copy()
    gap[1:] -= scan.shown[:-1] + 1
    return {
        "indent": np.minimum(indent, 12),
        "gap before": np.minimum(gap, 3),
        "gap after": np.minimum(np.append(gap[1:], 3), 3),
    }


def _repetition(scan: LineScan) -> Columns:
    times, again = repeats(scan.hash)
    return {"repeats": np.log(times), "repeated before": again}


def _position(scan: LineScan) -> Columns:
    place = np.arange(len(scan))
    return {
        "from top": np.log1p(place) / 5,
        "from bottom": np.log1p(place[::-1]) / 5,
    }
