"""What stands around each visible line of a page: prose, lists, lines of the same shape, the same words again."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from articles.parsing.columns import Columns
from articles.parsing.linescan import Floats, Ints, LineScan, Matrix, Values, repeats

type Flags = NDArray[np.bool_]

NOWHERE = 99
_WINDOWS = ((-5, -1), (1, 5), (-12, -1), (1, 12))
_PROSE = tuple(f"prose {first} to {last}" for first, last in _WINDOWS)
_PROSE_SHARE = tuple(f"prose share {first} to {last}" for first, last in _WINDOWS)
_WIDEST = 13
_FAR = 200
_SHORT = 40
_PREFIX = 5
_TELLING = 4
_SIZE_STEPS = np.array((0, 12, 25, 50, 90, 160, 400))
_SIZES = tuple(f"size from {low}" for low in _SIZE_STEPS[:-1].tolist())
_INDENTS = 13
_NEARNESS = 1 / np.maximum(np.arange(NOWHERE + 1), 1)
_NEARNESS[NOWHERE] = 0


def surroundings(scan: LineScan, prose: Flags, columns: Columns) -> Columns:
    """Return the features of each line that depend on the lines around it; ``columns`` are those of the line alone."""
    at_least = scan.size >= _SIZE_STEPS[:, None]
    return {
        **_prose_around(scan.size, prose),
        **_repeated_around(scan, columns),
        "same shape": _shape_repeats(scan, columns),
        "prose so bulleted": _like_prose(scan, prose, columns),
        **_same_opening(scan),
        **_block(scan, prose, columns),
        _SIZES: at_least[:-1] & ~at_least[1:],
    }


def running(values: Values) -> Floats:
    """Return the running sums of each row of values, from 0 on, held at both ends for windows beyond them."""
    rows, count = values.shape
    sums = np.zeros((rows, count + 1 + 2 * _WIDEST))
    np.cumsum(values, axis=1, out=sums[:, _WIDEST + 1 : _WIDEST + 1 + count])
    sums[:, _WIDEST + 1 + count :] = sums[:, _WIDEST + count : _WIDEST + count + 1]
    return sums


def window(sums: Floats, first: int, last: int) -> Floats:
    """Return for each row and place i the sum of the values from i + first to i + last, out of their running sums."""
    count = sums.shape[1] - 1 - 2 * _WIDEST
    start, end = _WIDEST + first, _WIDEST + last + 1
    return sums[:, end : end + count] - sums[:, start : start + count]


def _prose_around(size: Matrix, prose: Flags) -> Columns:
    sums = running(np.array((size * prose, size)))
    written, everything = np.array([window(sums, first, last) for first, last in _WINDOWS]).swapaxes(0, 1)
    amounts = np.log1p(written.astype(np.float32)) / np.float32(3)
    so_far, total = sums[0, _WIDEST + 1 : _WIDEST + 1 + len(size)], sums[0, -1]
    place = np.arange(len(size))
    last_prose = np.maximum.accumulate(np.where(prose, place, -_FAR))
    return {
        _PROSE: amounts,
        _PROSE_SHARE: written / np.maximum(everything, 1),
        "prose so far": so_far / max(total, 1),
        "prose after": np.log1p(total - so_far) / 4,
        "since prose": np.log1p(np.minimum(place - last_prose, _FAR)),
        "against prose": np.log((size + 1) / (_middle_size(size[prose]) + 1)),
    }


def _middle_size(sizes: Matrix) -> float:
    """Return the size of the line that the middle character of the prose stands in."""
    if not len(sizes):
        return 100.0
    ordered = np.sort(sizes)
    sums = np.cumsum(ordered)
    return float(ordered[np.searchsorted(sums, sums[-1] / 2)])


def _repeated_around(scan: LineScan, columns: Columns) -> Columns:
    often = (columns["repeats"] > np.log(2.5)) & (scan.size < _SHORT)
    sums = running(often[None])
    return {"repeated -4 to -1": window(sums, -4, -1)[0] / 4, "repeated 1 to 4": window(sums, 1, 4)[0] / 4}


def _shape_repeats(scan: LineScan, columns: Columns) -> Floats:
    """Return how often a line's shape stands between two such shapes on the page, as comments and teasers do."""
    parts = (columns["indent"], columns["opens BULLET"], columns["gap before"])
    indent, bullet, gap = (part.astype(np.int64) for part in parts)
    size = np.minimum(np.log2(scan.size + 1), 9).astype(np.int64)
    shape = (size * 8 + np.minimum(indent, 3) * 2 + bullet) * 4 + gap
    three = shape * 1000003 + np.append(shape[1:], 0) * 7919 + np.append(0, shape[:-1]) * 104729
    return np.log(repeats(three)[0])


def _like_prose(scan: LineScan, prose: Flags, columns: Columns) -> Floats:
    """Return how much of the page's prose in whole sentences stands with a bullet, or without, as each line does."""
    written = np.where(prose, scan.size, 0) * columns["ends sentence"]
    bulleted = columns["opens BULLET"]
    share = float(written @ bulleted) / max(float(written.sum()), 1)
    return np.where(bulleted, share, 1 - share)


def _same_opening(scan: LineScan) -> Columns:
    """Return how near another line begins with the same words, as a caption does after its picture's description."""
    place = np.arange(len(scan))
    wordy = scan.word_count >= _TELLING
    opening = np.where(wordy, scan.opening_hash(_PREFIX), place.astype(np.uint64))
    order = np.argsort(opening, kind="stable")
    opening = opening[order]
    before, after = distances(opening[1:] == opening[:-1], place, order)
    return {
        "opening before": _NEARNESS[np.minimum(before, NOWHERE)],
        "opening after": _NEARNESS[np.minimum(after, NOWHERE)],
        "opening again": (before < NOWHERE) | (after < NOWHERE),
    }


def _block(scan: LineScan, prose: Flags, columns: Columns) -> Columns:
    """Return what a line shares with the lines that no blank line parts it from, and with the page's prose."""
    opens = columns["gap before"] > 0
    block = np.cumsum(opens) - opens[0]
    count = np.bincount(block)
    written = np.bincount(block, weights=np.where(prose, scan.size, 0))
    size = np.bincount(block, weights=scan.size)
    weight = np.where(prose, scan.size, 0)
    indent = columns["indent"].astype(np.int64)
    share = np.bincount(indent, weights=weight, minlength=_INDENTS)[indent] / max(weight.sum(), 1)
    return {
        "lines in block": np.log(count)[block],
        "prose in block": (written / np.maximum(size, 1))[block],
        "longest beside": np.log1p(np.maximum(size[block] - scan.size, 0)) / 3,
        "prose so indented": share,
    }


def distances(is_same: Flags, line: Ints, order: Ints) -> tuple[Ints, Ints]:
    """Return for each of some things how many lines ago and ahead it stands next, at most a page's worth, else nowhere.

    ``order`` sorts them so that equal ones are neighbours, in page order; ``is_same`` says which are as the next.
    """
    line = line[order]
    apart = np.where(is_same, line[1:] - line[:-1], NOWHERE)
    before, after = np.full(len(order), NOWHERE), np.full(len(order), NOWHERE)
    before[order[1:]], after[order[:-1]] = apart, apart
    return before, after
