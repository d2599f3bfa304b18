"""The characters, words and visible lines of a page as arrays, so that it is measured without a loop over its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import cycle
from operator import mul
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.parsing.characters import LINE_FEED, Char, Codes, codes_of, kinds, lower_case

type Ints = NDArray[np.int64]
type Floats = NDArray[np.float64]
type Values = NDArray[np.bool_ | np.integer[Any] | np.floating[Any]]
type Hashes = NDArray[np.uint64]
type Matrix = NDArray[np.float32]

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
_OF_CHARACTER: tuple[int, ...] = tuple(_BY_CHARACTER.tolist())


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
    ``codes``, ``start`` where the line does, ``word_count`` how many words, ``hash`` is equal for lines of equal words,
    ``hash_sums`` are the running sums of what each word adds to the hash of its line.
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
    hash_sums: Hashes

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

    @property
    def by_hash(self) -> Ints:
        """The places of all words in the order of their hashes, equal ones in page order."""
        return self._terms[0]

    @property
    def term(self) -> Ints:
        """The number of each word among the distinct words of the page."""
        return self._terms[1]

    @property
    def distinct(self) -> Hashes:
        """The hashes of the distinct words of the page: that of term 0, of term 1 and so on."""
        return self._terms[2]

    @cached_property
    def _terms(self) -> tuple[Ints, Ints, Hashes]:
        """Sort the words by hash and place at once: words whose hashes differ in the lowest bits alone count as one."""
        hashes = self.words.hash
        bits = np.uint64(max(len(hashes), 1).bit_length())
        places = np.arange(len(hashes), dtype=np.uint64)
        ordered = np.sort((hashes >> bits) << bits | places)
        order = (ordered & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)
        is_new = np.ones(len(ordered), bool)
        np.not_equal(ordered[1:] >> bits, ordered[:-1] >> bits, out=is_new[1:])
        term = np.empty(len(order), np.int64)
        term[order] = np.cumsum(is_new) - 1
        return order, term, hashes[order[is_new]]

    def opening_hash(self, count: int) -> Hashes:
        """Return the hash of the first words of each line, as that of a line of these words alone."""
        first = self.first_word
        return self.hash_sums[first + np.minimum(self.word_count, count)] - self.hash_sums[first]

    def per_line(self, values: Values) -> Matrix:
        """Return the sums by line of values by word; the last axis is that of the words, then of the lines."""
        sums = np.zeros((*values.shape[:-1], len(self)), np.float32)
        wordy = np.flatnonzero(self.word_count)
        if len(wordy):
            sums[..., wordy] = np.add.reduceat(values, self.first_word[wordy], axis=-1, dtype=np.float32)
        return sums


def hash_of(word: str) -> int:
    """Return the hash that a scan gives a word of letters and digits of ASCII."""
    mixed: int = sum(map(mul, word.lower().encode("ascii"), cycle(_OF_CHARACTER))) % 2**64
    mixed = (mixed ^ mixed >> 29) * 0xBF58476D1CE4E5B9 % 2**64
    return mixed ^ mixed >> 32


def scan_lines(lines: Sequence[str]) -> LineScan:
    """Return the visible lines of a page as arrays; a line feed inside a line counts as a blank. Linear, total."""
    text = "\n".join(lines) + "\n"
    if text.count("\n") != max(len(lines), 1):
        text = "\n".join(line.replace("\n", " ") for line in lines) + "\n"
    codes = codes_of(text)
    kind = kinds()[codes]
    feeds = np.flatnonzero(codes == LINE_FEED)
    lengths = feeds.copy()
    lengths[0] += 1
    lengths[1:] -= feeds[:-1]
    starts = feeds + 1 - lengths
    is_seen = kind != Char.SPACE
    seen = np.add.reduceat(is_seen, starts, dtype=np.int64)
    shown = np.flatnonzero(seen)
    row = np.full(len(feeds), len(shown))
    row[shown] = np.arange(len(shown))
    row_of = np.repeat(row, lengths)
    cells = np.bincount(row_of * _KINDS + kind, minlength=(len(shown) + 1) * _KINDS).reshape(-1, _KINDS)[:-1]
    counts = cells.astype(np.float64)
    counts[:, Char.SPACE] = 0
    at = np.flatnonzero(is_seen)
    ends = np.cumsum(seen[shown])
    first = at[ends - seen[shown]]
    words = _words(codes, kind, row_of)
    word_count = np.bincount(words.line, minlength=len(shown))
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(words.hash * _BY_WORD[words.place & (_PLACES - 1)])))
    return LineScan(
        shown=shown,
        codes=codes,
        kind=kind,
        start=starts[shown],
        first=first,
        last=at[ends - 1],
        counts=counts,
        words=words,
        word_count=word_count,
        hash=_line_hashes(sums, word_count, codes[first]),
        hash_sums=sums,
    )


def _words(codes: Codes, kind: NDArray[np.uint8], row_of: Ints) -> Words:
    in_word = kind <= Char.MARK
    inside = np.flatnonzero(in_word)
    if not len(inside):
        nothing = np.zeros(0, np.int64)
        return Words(nothing, nothing, kind[:0], nothing, nothing.astype(np.uint64))
    opens = np.empty(len(inside), bool)
    opens[0] = True
    np.not_equal(inside[1:] - inside[:-1], 1, out=opens[1:])
    alone = kind[inside] == Char.IDEOGRAPH
    if alone.any():
        opens |= alone
        opens[1:] |= alone[:-1]
    first = np.flatnonzero(opens)
    length = np.append(first[1:], len(inside)) - first
    offset = np.arange(len(inside)) - np.repeat(first, length)
    letters = lower_case()[codes[inside]] * _BY_CHARACTER[offset & (_PLACES - 1)]
    at = inside[first]
    line = row_of[at]
    opens_line = np.ones(len(line), bool)
    np.not_equal(line[1:], line[:-1], out=opens_line[1:])
    new = np.flatnonzero(opens_line)
    place = np.arange(len(at)) - np.repeat(new, np.append(new[1:], len(at)) - new)
    return Words(line, place, kind[at], length, _mixed(np.add.reduceat(letters, first)))


def _mixed(hashes: Hashes) -> Hashes:
    hashes = (hashes ^ (hashes >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    return hashes ^ (hashes >> np.uint64(32))


def _line_hashes(sums: Hashes, word_count: Ints, first_codes: Codes) -> Hashes:
    """Return what the words of each line sum up to; of a line without words the first character."""
    ends = np.cumsum(word_count)
    return np.where(word_count > 0, sums[ends] - sums[ends - word_count], first_codes.astype(np.uint64))
