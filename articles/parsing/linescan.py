"""The characters, words and visible lines of a page as arrays, so that it is measured without a loop over its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
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
_MOST_POWERS = 1 << 18


def _splitmix(values: Hashes) -> Hashes:
    """Return numbers mixed by the splitmix64 generator, so that hashes are the same everywhere."""
    mixed = values * np.uint64(_SEED)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


_BY_WORD: Hashes = _splitmix(np.arange(1, _PLACES + 1, dtype=np.uint64)) | np.uint64(1)
_BASE = 0xD1342543DE82EF95  # odd, so that it has an inverse: a word's hash is the same wherever it stands
_INVERSE = pow(_BASE, -1, 2**64)


@cache
def _letters() -> Hashes:
    """Return what each code point of the basic plane adds to a hash, in either case the same."""
    return _splitmix(lower_case().astype(np.uint64))


def _powers(base: int, count: int) -> Hashes:
    """Return the powers of an odd number from 0 on, at least so many."""
    size = 1 << max(count - 1, 1).bit_length()
    return _kept_powers(base, size) if size <= _MOST_POWERS else _new_powers(base, size)


def _new_powers(base: int, size: int) -> Hashes:
    powers = np.full(size, base, np.uint64)
    powers[0] = 1
    return np.multiply.accumulate(powers, out=powers)


_kept_powers = cache(_new_powers)


@dataclass(frozen=True)
class Words:
    """The words of the visible lines in page order; an ideograph is a word of its own.

    ``line`` counts visible lines, ``place`` is the word's place in its line, ``kind`` that of its first character,
    ``length`` counts letters, digits and marks, ``hash`` is of its lower case. ``by_line`` is how many words each line
    has.
    """

    line: Ints
    place: Ints
    kind: NDArray[np.uint8]
    length: Ints
    hash: Hashes
    by_line: Ints

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
    counts: Matrix
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
    def size(self) -> Matrix:
        """The characters of each line; an ideograph says as much as three."""
        size: Matrix = self.counts.sum(1) + 2 * self.counts[:, Char.IDEOGRAPH]
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
        low = (np.uint64(1) << bits) - np.uint64(1)
        ordered = hashes & ~low
        ordered |= np.arange(len(hashes), dtype=np.uint64)
        ordered.sort()
        order = (ordered & low).astype(np.int64)
        ordered >>= bits
        is_new = np.ones(len(ordered), bool)
        np.not_equal(ordered[1:], ordered[:-1], out=is_new[1:])
        term = np.empty(len(order), np.int64)
        term[order] = np.cumsum(is_new) - 1
        return order, term, hashes.take(order[is_new])

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
    mixed, letters = 0, _ascii_letters()
    for code in reversed(word.encode("ascii")):
        mixed = (mixed * _BASE + letters[code]) % 2**64
    mixed = (mixed ^ mixed >> 29) * 0xBF58476D1CE4E5B9 % 2**64
    return mixed ^ mixed >> 32


@cache
def _ascii_letters() -> list[int]:
    letters: list[int] = _letters()[:128].tolist()
    return letters


def repeats(values: Ints | Hashes) -> tuple[Ints, NDArray[np.bool_]]:
    """Return for each of some values how often it is among them, and whether it was before."""
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    is_new = np.ones(len(values), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=is_new[1:])
    first = np.flatnonzero(is_new)
    times = np.empty_like(first)
    times[:-1] = first[1:] - first[:-1]
    times[-1:] = len(values) - first[-1:]
    count, again = np.empty_like(order), np.empty_like(is_new)
    count[order], again[order] = np.repeat(times, times), ~is_new
    return count, again


def scan_lines(lines: Sequence[str]) -> LineScan:
    """Return the visible lines of a page as arrays; a line feed inside a line counts as a blank. Linear, total."""
    text = "\n".join(lines) + "\n"
    if text.count("\n") != max(len(lines), 1):
        text = "\n".join(line.replace("\n", " ") for line in lines) + "\n"
    codes = codes_of(text)
    places = codes.astype(np.intp)  # what tables are looked up by
    kind = kinds().take(places)
    feeds = np.flatnonzero(codes == LINE_FEED)
    starts = np.zeros(len(feeds), np.int64)
    starts[1:] = feeds[:-1] + 1
    lengths = feeds + 1 - starts
    cell = np.repeat(np.arange(0, len(feeds) * _KINDS, _KINDS), lengths)
    cell += kind
    cells = np.bincount(cell, minlength=len(feeds) * _KINDS).reshape(-1, _KINDS)
    shown = np.flatnonzero(cells[:, Char.SPACE] < lengths)
    counts = cells[shown].astype(np.float32)
    counts[:, Char.SPACE] = 0
    at = np.flatnonzero(kind != Char.SPACE)
    first = at[np.searchsorted(at, starts[shown])]
    last = at[np.searchsorted(at, feeds[shown]) - 1]
    words = _words(places, kind, feeds[shown])
    sums = np.zeros(len(words) + 1, np.uint64)
    np.cumsum(words.hash * _BY_WORD.take(words.place & (_PLACES - 1)), out=sums[1:])
    return LineScan(
        shown=shown,
        codes=codes,
        kind=kind,
        start=starts[shown],
        first=first,
        last=last,
        counts=counts,
        words=words,
        word_count=words.by_line,
        hash=_line_hashes(sums, words.by_line, codes[first]),
        hash_sums=sums,
    )


def _words(places: Ints, kind: NDArray[np.uint8], ends: Ints) -> Words:
    """Return the words of a text of these code points whose visible lines end at these places."""
    inside = kind <= Char.MARK
    opens, closes = inside.copy(), inside.copy()
    np.greater(inside[1:], inside[:-1], out=opens[1:])
    np.greater(inside[:-1], inside[1:], out=closes[:-1])
    alone = kind == Char.IDEOGRAPH
    if alone.any():
        opens |= alone
        opens[1:] |= alone[:-1] & inside[1:]
        closes |= alone
        closes[:-1] |= alone[1:] & inside[:-1]
    first, last = np.flatnonzero(opens), np.flatnonzero(closes)
    last += 1
    until = np.searchsorted(first, ends)
    by_line = until.copy()
    by_line[1:] -= until[:-1]
    place = np.arange(len(first))
    place -= np.repeat(until - by_line, by_line)
    return Words(
        line=np.repeat(np.arange(len(ends)), by_line),
        place=place,
        kind=kind[first],
        length=last - first,
        hash=_word_hashes(places, first, last),
        by_line=by_line,
    )


def _word_hashes(places: Ints, first: Ints, ends: Ints) -> Hashes:
    """Return the hashes of words by what the characters up to each of their ends sum up to, weighted by place."""
    sums = np.zeros(len(places) + 1, np.uint64)
    weighted = _letters().take(places)
    weighted *= _powers(_BASE, len(places))[: len(places)]
    np.cumsum(weighted, out=sums[1:])
    hashes = sums.take(ends)
    hashes -= sums.take(first)
    hashes *= _powers(_INVERSE, len(places)).take(first)
    return _mixed(hashes)


def _mixed(hashes: Hashes) -> Hashes:
    hashes = (hashes ^ (hashes >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    return hashes ^ (hashes >> np.uint64(32))


def _line_hashes(sums: Hashes, word_count: Ints, first_codes: Codes) -> Hashes:
    """Return what the words of each line sum up to; of a line without words the first character."""
    ends = np.cumsum(word_count)
    return np.where(word_count > 0, sums[ends] - sums[ends - word_count], first_codes.astype(np.uint64))
