"""What each visible line of a page looks like, in numbers that mean the same in every language and layout."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from articles.parsing.characters import Char
from articles.parsing.linescan import Floats, Hashes, Ints, LineScan, Values
from articles.parsing.surroundings import surroundings

type Columns = Mapping[str, Values]
type Matrix = NDArray[np.float32]

PROSE_SIZE = 70
"""A line of this many characters with a full stop in it is taken for prose until the model has looked."""

_SPELT_OUT = {"question": (0x3F, 0xFF1F, 0x61F), "ellipsis": (0x2026,)}
_LONG_WORD, _SHORT_WORD = 7, 3
NO_SLUG: Hashes = np.zeros(0, np.uint64)


def describe(scan: LineScan, slug: Hashes = NO_SLUG) -> tuple[tuple[str, ...], Matrix]:
    """Return the names of the features and their values, one row per visible line; ``slug`` is the address's words."""
    if not len(scan):
        return (), np.zeros((0, 0), np.float32)
    columns: dict[str, Values] = {}
    for group in (_amounts, _opening, _ending, _wording, _spacing, _repetition, _position):
        columns.update(group(scan))
    prose = (scan.size >= PROSE_SIZE) & (scan.counts[:, Char.STOP] >= 1)
    columns.update(_vocabulary(scan, prose))
    columns.update(surroundings(scan, prose, columns))
    columns.update(_address(scan, slug))
    return tuple(columns), np.stack([column.astype(np.float32) for column in columns.values()], axis=1)


def _amounts(scan: LineScan) -> Columns:
    counts, words = scan.counts, np.maximum(scan.word_count, 1)
    characters = np.maximum(counts.sum(1), 1)
    letters = counts[:, [Char.UPPER, Char.LOWER, Char.CASELESS, Char.IDEOGRAPH]].sum(1)
    per_letter = np.maximum(letters, 1)
    capped = {
        "colons": (Char.COLON, 3), "quotes": (Char.QUOTE, 4), "dashes": (Char.DASH, 4),
        "separators": (Char.SEPARATOR, 3), "brackets": (Char.BRACKET, 4), "symbols": (Char.SYMBOL, 3),
        "apostrophes": (Char.APOSTROPHE, 3), "other": (Char.OTHER, 4),
    }  # fmt: skip
    return {
        "characters": np.log1p(scan.size),
        "words": np.log1p(scan.word_count),
        "word length": (letters + counts[:, Char.DIGIT]) / words,
        "upper case": counts[:, Char.UPPER] / per_letter,
        "digits": counts[:, Char.DIGIT] / characters,
        "ideographs": counts[:, Char.IDEOGRAPH] / characters,
        "caseless": counts[:, Char.CASELESS] / per_letter,
        "stops": np.log1p(counts[:, Char.STOP]),
        "commas": np.log1p(counts[:, Char.COMMA]),
        "commas a word": counts[:, Char.COMMA] / words,
        "stops a word": counts[:, Char.STOP] / words,
        **{name: np.minimum(counts[:, kind], most) for name, (kind, most) in capped.items()},
    }


def _opening(scan: LineScan) -> Columns:
    first = scan.kind[scan.first]
    word = np.full(len(scan), Char.OTHER, np.uint8)
    wordy = scan.word_count > 0
    word[wordy] = scan.words.kind[scan.first_word[wordy]]
    words = {f"word {kind.name}": word == kind for kind in list(Char)[:5]}
    marks = {f"opens {kind.name}": first == kind for kind in (Char.BULLET, Char.QUOTE, Char.DASH, Char.BRACKET)}
    return {**words, **marks}


def _ending(scan: LineScan) -> Columns:
    last, code = scan.kind[scan.last], scan.codes[scan.last]
    before = np.maximum(scan.last - 1, 0)
    closes = np.isin(last, (Char.QUOTE, Char.BRACKET, Char.APOSTROPHE))
    inside = np.isin(scan.kind[before], (Char.STOP, Char.COMMA))
    dots = (code == ord(".")) & (scan.codes[before] == ord("."))
    kinds = (Char.COLON, Char.COMMA, Char.QUOTE, Char.BRACKET, Char.DIGIT, Char.SEPARATOR, Char.SYMBOL)
    return {
        "ends sentence": (last == Char.STOP) | (closes & inside),
        "ends question": np.isin(code, _SPELT_OUT["question"]),
        "ends ellipsis": np.isin(code, _SPELT_OUT["ellipsis"]) | dots,
        **{f"ends {kind.name}": last == kind for kind in kinds},
    }


def _wording(scan: LineScan) -> Columns:
    words, count = scan.words, np.maximum(scan.word_count, 1)
    return {
        "capital words": scan.per_line((words.kind == Char.UPPER) & (words.place > 0)) / np.maximum(count - 1, 1),
        "number words": scan.per_line(words.kind == Char.DIGIT) / count,
        "long words": scan.per_line(words.length >= _LONG_WORD) / count,
        "short words": scan.per_line(words.length <= _SHORT_WORD) / count,
    }


def _spacing(scan: LineScan) -> Columns:
    indent = scan.first - scan.start
    gap = np.diff(scan.shown, prepend=-1) - 1
    return {
        "indent": np.minimum(indent, 12),
        "indented": indent > 0,
        "gap before": np.minimum(gap, 3),
        "gap after": np.minimum(np.append(gap[1:], 3), 3),
    }


def _repetition(scan: LineScan) -> Columns:
    _, first, inverse, times = np.unique(scan.hash, return_index=True, return_inverse=True, return_counts=True)
    as_before = scan.hash[1:] == scan.hash[:-1]
    as_second = scan.hash[2:] == scan.hash[:-2]
    return {
        "repeats": np.log(times[inverse]),
        "repeated before": first[inverse] < np.arange(len(scan)),
        "same as before": np.append(False, as_before),
        "same as second before": np.concatenate(([False, False], as_second))[: len(scan)],
        "same as next": np.append(as_before, False),
    }


def _position(scan: LineScan) -> Columns:
    place = np.arange(len(scan))
    return {
        "place": place / len(scan),
        "from top": np.log1p(place) / 5,
        "from bottom": np.log1p(place[::-1]) / 5,
    }


def _vocabulary(scan: LineScan, prose: NDArray[np.bool_]) -> Columns:
    """Return how far a line speaks the language of the prose on its page, its own words left out."""
    words, count = scan.words, np.maximum(scan.word_count, 1)
    _, word = np.unique(words.hash, return_inverse=True)
    in_prose = prose[words.line]
    of_prose, of_all = _occurrences(word, in_prose), _occurrences(word, np.ones(len(word)))
    elsewhere = np.maximum(of_prose[word] - in_prose, 0)
    in_menus = np.maximum((of_all - of_prose)[word] - ~in_prose, 0)
    telling = words.length >= 5
    rare = telling & (elsewhere > 0) & (elsewhere < 8)
    return {
        "known to prose": scan.per_line(elsewhere > 0) / count,
        "common in prose": scan.per_line(np.log1p(elsewhere)) / count,
        "rare words of prose": scan.per_line(rare) / np.maximum(scan.per_line(telling), 1),
        "common in menus": scan.per_line(np.log1p(in_menus)) / count,
    }


def _address(scan: LineScan, slug: Hashes) -> Columns:
    """Return how much of the address a line says, and how much of the line the address says."""
    words = scan.words
    said = np.isin(words.hash, slug) & (words.length > 1)
    telling = words.length >= _SHORT_WORD
    return {
        "address known": np.full(len(scan), bool(len(slug))),
        "address in line": np.minimum(scan.per_line(said) / max(len(slug), 1), 1.5),
        "line in address": scan.per_line(said & telling) / np.maximum(scan.per_line(telling), 1),
    }


def _occurrences(word: Ints, weights: Values) -> Floats:
    return np.bincount(word, weights=weights, minlength=1)
