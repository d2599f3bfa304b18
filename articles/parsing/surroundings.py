"""What stands around each visible line of a page: prose, lists, lines of the same shape, the same words again."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from articles.parsing.linescan import Floats, Ints, LineScan, Values

type Columns = Mapping[str, Values]
type Flags = NDArray[np.bool_]

_WINDOWS = ((-5, -1), (1, 5), (-12, -1), (1, 12), (-30, -1), (1, 30))
_FAR = 200
_NOWHERE = 99
_SHORT = 40
_PREFIX = 5
_TELLING = 4
_SIZE_STEPS = (0, 12, 25, 50, 90, 160, 400)


def surroundings(scan: LineScan, prose: Flags, columns: Columns) -> Columns:
    """Return the features of each line that depend on the lines around it; ``columns`` are those of the line alone."""
    steps = pairwise(_SIZE_STEPS)
    return {
        **_prose_around(scan.size, prose),
        **_lists_around(scan, columns),
        "same shape": _shape_repeats(scan, columns),
        **_same_opening(scan),
        **_words_again(scan),
        **{f"size from {low}": (scan.size >= low) & (scan.size < high) for low, high in steps},
    }


def running(values: Values) -> Floats:
    """Return the sums of the first 0, 1, 2 … values."""
    return np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))


def window(sums: Floats, first: int, last: int) -> Floats:
    """Return for each place i the sum of the values from i + first to i + last, out of their running sums."""
    return _moved(sums, last + 1) - _moved(sums, first)


def _moved(sums: Floats, by: int) -> Floats:
    """Return for each place i the running sum at i + by, beyond the ends that at the end."""
    count = len(sums) - 1
    inner = sums[max(by, 0) : max(count + min(by, 0), 0)] if by < 0 else sums[by : count + by]
    filled = np.empty(count)
    if by >= 0:
        filled[: len(inner)], filled[len(inner) :] = inner, sums[-1]
    else:
        filled[: count - len(inner)], filled[count - len(inner) :] = sums[0], inner
    return filled


def _prose_around(size: Floats, prose: Flags) -> Columns:
    written, everything = running(np.where(prose, size, 0)), running(size)
    columns: dict[str, Values] = {}
    for first, last in _WINDOWS:
        amount = window(written, first, last)
        columns[f"prose {first} to {last}"] = np.log1p(amount) / 3
        columns[f"prose share {first} to {last}"] = amount / np.maximum(window(everything, first, last), 1)
    so_far, total = written[1:], written[-1]
    place = np.arange(len(size))
    last_prose = np.maximum.accumulate(np.where(prose, place, -_FAR))
    next_prose = np.minimum.accumulate(np.where(prose, place, place[-1] + _FAR)[::-1])[::-1]
    return {
        **columns,
        "prose so far": so_far / max(total, 1),
        "prose before": np.log1p(so_far) / 4,
        "prose after": np.log1p(total - so_far) / 4,
        "since prose": np.log1p(np.minimum(place - last_prose, _FAR)),
        "until prose": np.log1p(np.minimum(next_prose - place, _FAR)),
        "against prose": np.log((size + 1) / (_middle_size(size[prose]) + 1)),
    }


def _middle_size(sizes: Floats) -> float:
    """Return the size of the line that the middle character of the prose stands in."""
    if not len(sizes):
        return 100.0
    ordered = np.sort(sizes)
    sums = np.cumsum(ordered)
    return float(ordered[np.searchsorted(sums, sums[-1] / 2)])


def _lists_around(scan: LineScan, columns: Columns) -> Columns:
    often = (columns["repeats"].astype(np.float64) > np.log(2.5)) & (scan.size < _SHORT)
    repeated, bullets = running(often), running(columns["opens BULLET"])
    return {
        "repeated -4 to -1": window(repeated, -4, -1) / 4,
        "repeated 1 to 4": window(repeated, 1, 4) / 4,
        "repeated -12 to 12": window(repeated, -12, 12) / 25,
        "bullets -4 to -1": window(bullets, -4, -1) / 4,
        "bullets 1 to 4": window(bullets, 1, 4) / 4,
    }


def _shape_repeats(scan: LineScan, columns: Columns) -> Floats:
    """Return how often a line's shape stands between two such shapes on the page, as comments and teasers do."""
    parts = (columns["indent"], columns["opens BULLET"], columns["gap before"])
    indent, bullet, gap = (part.astype(np.int64) for part in parts)
    size = np.minimum(np.log2(scan.size + 1), 9).astype(np.int64)
    shape = (size * 8 + np.minimum(indent, 3) * 2 + bullet) * 4 + gap
    three = shape * 1000003 + np.append(shape[1:], 0) * 7919 + np.append(0, shape[:-1]) * 104729
    _, inverse, times = np.unique(three, return_inverse=True, return_counts=True)
    return np.log(times[inverse])


def _same_opening(scan: LineScan) -> Columns:
    """Return how near another line begins with the same words, as a caption does after its picture's description."""
    words = scan.words
    early = words.place < _PREFIX
    opening = np.arange(len(scan), dtype=np.uint64)
    mixed = words.hash[early] * (np.uint64(2) * words.place[early].astype(np.uint64) + np.uint64(3))
    wordy = scan.word_count >= _TELLING
    prefix = np.zeros(len(scan), np.uint64)
    np.add.at(prefix, words.line[early], mixed)
    before, after = _distances(np.where(wordy, prefix, opening), np.arange(len(scan)))
    return {
        "opening before": np.where(before < _NOWHERE, 1 / np.maximum(before, 1), 0),
        "opening after": np.where(after < _NOWHERE, 1 / np.maximum(after, 1), 0),
        "opening again": (before < _NOWHERE) | (after < _NOWHERE),
    }


def _words_again(scan: LineScan) -> Columns:
    """Return how many of a line's telling words stand in the lines next to it, or nowhere before."""
    words = scan.words
    before, after = _distances(words.hash, words.line)
    telling = words.length >= _TELLING
    count = np.maximum(scan.per_line(telling), 1)
    shares = {
        "in line before": before == 1,
        "in line after": after == 1,
        "in 3 before": before <= 3,
        "in 3 after": after <= 3,
        "in 12 before": before <= 12,
        "new words": before == _NOWHERE,
    }
    return {name: scan.per_line(share & telling) / count for name, share in shares.items()}


def _distances(keys: NDArray[np.uint64], line: Ints) -> tuple[Ints, Ints]:
    """Return for each key how many lines ago and ahead it stands next, at most a page's worth, else nowhere."""
    order = np.argsort(keys, kind="stable")
    apart = np.where(keys[order][1:] == keys[order][:-1], line[order][1:] - line[order][:-1], _NOWHERE)
    before, after = np.full(len(keys), _NOWHERE), np.full(len(keys), _NOWHERE)
    before[order[1:]], after[order[:-1]] = apart, apart
    return before, after
