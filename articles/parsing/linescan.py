"""The characters, words and visible lines of a page as arrays, so that it is measured without a loop over its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.parsing.characters import LINE_FEED, Char, Codes, codes_of, kinds, lower_case

type Ints = NDArray[np.int64]
type Floats = NDArray[np.float64]
type Values = NDArray[np.bool_ | np.integer[Any] | np.floating[Any]]
type Hashes = NDArray[np.uint64]

_KINDS = len(Char)
_PLACES = 64  # a power of two
_SEED = 0x9E3779B97F4A7C15


def _odd_multipliers(seed: int) -> Hashes:
    """Return one odd multiplier per place, by the splitmix64 generator, so that hashes are the same everywhere."""
    values, state = [], seed
    for _ in range(_PLACES):
        state = (state + _SEED) % 2**64
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) % 2**64
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) % 2**64
        values.append((mixed ^ (mixed >> 31)) | 1)
    return np.array(values, np.uint64)


_BY_CHARACTER, _BY_WORD = _odd_multipliers(1), _odd_multipliers(2)


@dataclass(frozen=True)
class Words:
    """The words of the visible lines in page order; an ideograph is a word of its own.

    ``line`` counts visible lines, ``place`` is the word's place in its line, ``kind`` that of its first character,
    ``length`` counts letters, digits and marks, ``hash`` is of its lower case.
    """

    line: Ints
    place: Ints
    kind: NDArray[np.uint8]
    length: Ints
    hash: Hashes

    def __len__(self) -> int:
        return len(self.line)


@dataclass(frozen=True)
class LineScan:
    """The visible lines of a page: ``shown`` are their places among all lines, the other arrays are by visible line.

    ``counts`` holds how many characters of each kind, ``first`` and ``last`` where the visible part begins and ends in
    ``codes``, ``start`` where the line does, ``word_count`` how many words, ``hash`` is equal for lines of equal words.
    """

    shown: Ints
    codes: Codes
    kind: NDArray[np.uint8]
    start: Ints
    first: Ints
    last: Ints
    counts: Floats
    words: Words
    word_count: Ints
    hash: Hashes

    def __len__(self) -> int:
        return len(self.shown)

    @cached_property
    def first_word(self) -> Ints:
        """Where the words of each line begin among all words."""
        return np.cumsum(self.word_count) - self.word_count

    @cached_property
    def size(self) -> Floats:
        """The characters of each line; an ideograph says as much as three."""
        size: Floats = self.counts.sum(1) + 2 * self.counts[:, Char.IDEOGRAPH]
        return size

    def per_line(self, values: Values) -> Floats:
        """Return the sum by line of a value by word."""
        return np.bincount(self.words.line, weights=values, minlength=len(self))


def scan_lines(lines: Sequence[str]) -> LineScan:
    """Return the visible lines of a page as arrays; a line feed inside a line counts as a blank. Linear, total."""
    codes = codes_of("\n".join(line.replace("\n", " ") for line in lines) + "\n")
    kind = kinds()[codes]
    starts = np.concatenate(([0], np.flatnonzero(codes == LINE_FEED)[:-1] + 1))
    line_of = np.zeros(len(codes), np.int64)
    line_of[starts[1:]] = 1
    line_of = np.cumsum(line_of)
    at = np.flatnonzero(kind != Char.SPACE)
    opens = np.flatnonzero(np.diff(line_of[at], prepend=-1))
    shown = line_of[at[opens]]
    row = np.zeros(max(len(lines), 1), np.int64)
    row[shown] = np.arange(len(shown))
    cells = np.bincount(row[line_of[at]] * _KINDS + kind[at], minlength=len(shown) * _KINDS)
    words = _words(codes, kind, row[line_of])
    word_count = np.bincount(words.line, minlength=len(shown))
    return LineScan(
        shown=shown,
        codes=codes,
        kind=kind,
        start=starts[shown],
        first=at[opens],
        last=at[np.append(opens[1:], len(at))[: len(opens)] - 1],
        counts=cells.reshape(-1, _KINDS).astype(np.float64),
        words=words,
        word_count=word_count,
        hash=_line_hashes(words, word_count, codes[at[opens]]),
    )


def _words(codes: Codes, kind: NDArray[np.uint8], row: Ints) -> Words:
    in_word = kind <= Char.MARK
    alone = kind == Char.IDEOGRAPH
    before = np.concatenate(([False], (in_word & ~alone)[:-1]))
    opens = in_word & (~before | alone)
    inside = np.flatnonzero(in_word)
    if not len(inside):
        nothing = np.zeros(0, np.int64)
        return Words(nothing, nothing, kind[:0], nothing, nothing.astype(np.uint64))
    first = np.flatnonzero(opens[inside])
    length = np.diff(first, append=len(inside))
    offset = np.arange(len(inside)) - np.repeat(first, length)
    letters = lower_case()[codes[inside]] * _BY_CHARACTER[offset & (_PLACES - 1)]
    at = inside[first]
    line = row[at]
    place = np.arange(len(at)) - np.maximum.accumulate(np.where(np.diff(line, prepend=-1) != 0, np.arange(len(at)), 0))
    return Words(line, place, kind[at], length, _mixed(np.add.reduceat(letters, first)))


def _mixed(hashes: Hashes) -> Hashes:
    hashes = (hashes ^ (hashes >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    return hashes ^ (hashes >> np.uint64(32))


def _line_hashes(words: Words, word_count: Ints, first_codes: Codes) -> Hashes:
    hashes = first_codes.astype(np.uint64)
    wordy = np.flatnonzero(word_count)
    if len(wordy):
        opens = (np.cumsum(word_count) - word_count)[wordy]
        hashes[wordy] = np.add.reduceat(words.hash * _BY_WORD[words.place & (_PLACES - 1)], opens)
    return hashes
