"""Which lines of a page its true body is made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from articles.parsing.training.scoring import words

_RUN = 4
_SLACK = 12
_MOST_PLACES = 8
_MOST_SHORT_PLACES = 40
_DIAGONALS = 4
_BACKWARD = 3
_WHOLE, _LONG = 0.8, 8
_LONELY_WORDS, _LONELY_LINES, _ANCHOR_WORDS = 4, 12, 6


class _Match(NamedTuple):
    """A line laid on the body from one word to another, and the share of the line's words that fit."""

    line: int
    start: int
    end: int
    amount: float
    share: float


def align(lines: Sequence[str], body: str) -> list[float]:
    """Return for each line the share of its words that belongs to the body.

    The lines are laid on the body in order, as the chain of matches that covers most of it; a long line that fits an
    uncovered part counts as well, since some truths order their parts in another way than the page.
    """
    true = words(body)
    spoken = [words(line) for line in lines]
    matches = _matches(spoken, true)
    covered = bytearray(len(true) + 1)
    shares = [0.0] * len(lines)
    for match in _best_chain(matches, len(true)):
        shares[match.line] = max(shares[match.line], match.share)
        covered[match.start : match.end] = b"\1" * (match.end - match.start)
    for match in sorted(matches, key=lambda one: -one.amount):
        is_whole = match.share >= _WHOLE and match.amount >= _LONG and not shares[match.line]
        if is_whole and sum(covered[match.start : match.end]) < 0.3 * (match.end - match.start):
            shares[match.line] = match.share
            covered[match.start : match.end] = b"\1" * (match.end - match.start)
    return _without_lonely(shares, spoken)


def _matches(spoken: Sequence[Sequence[str]], true: Sequence[str]) -> list[_Match]:
    runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
    single: dict[str, list[int]] = defaultdict(list)
    for at in range(len(true) - _RUN + 1):
        runs[tuple(true[at : at + _RUN])].append(at)
    for at, word in enumerate(true):
        single[word].append(at)
    found: list[_Match] = []
    for line, said in enumerate(spoken):
        if len(said) >= _RUN:
            found += _long_matches(line, said, runs, len(true))
        elif said:
            found += _short_matches(line, said, single, true)
    return found


def _long_matches(
    line: int, said: Sequence[str], runs: Mapping[tuple[str, ...], Sequence[int]], length: int
) -> Iterable[_Match]:
    diagonals: dict[int, set[int]] = defaultdict(set)
    for at in range(len(said) - _RUN + 1):
        for place in runs.get(tuple(said[at : at + _RUN]), ())[:_MOST_PLACES]:
            diagonals[place - at].update(range(at, at + _RUN))
    best = sorted(diagonals.items(), key=lambda item: (-len(item[1]), item[0]))[:_DIAGONALS]
    for diagonal, fits in best:
        near = set().union(*(other for at, other in diagonals.items() if abs(at - diagonal) <= _SLACK))
        start, end = max(diagonal + min(fits), 0), min(diagonal + max(fits) + 1, length)
        yield _Match(line, start, end, len(near), len(near) / len(said))


def _short_matches(
    line: int, said: Sequence[str], single: Mapping[str, Sequence[int]], true: Sequence[str]
) -> Iterable[_Match]:
    for place in single.get(said[0], ())[:_MOST_SHORT_PLACES]:
        if list(true[place : place + len(said)]) == list(said):
            yield _Match(line, place, place + len(said), len(said) * 0.9, 1.0)


def _best_chain(matches: Sequence[_Match], length: int) -> Iterable[_Match]:
    """Return the matches, in page order and in body order at once, that cover the most words."""
    tree: list[tuple[float, int]] = [(0.0, -1)] * (length + 2)
    previous: list[int] = []
    for group in _by_line(matches):
        found = []
        for match in group:
            worth, before = _best_up_to(tree, min(match.start + _BACKWARD, length))
            previous.append(before)
            found.append((match.end, (worth + match.amount * match.share, len(previous) - 1)))
        for end, value in found:
            _raise(tree, end, value)
    at = _best_up_to(tree, length)[1]
    while at >= 0:
        yield matches[at]
        at = previous[at]


def _by_line(matches: Sequence[_Match]) -> Iterable[Sequence[_Match]]:
    cuts = [0, *(at for at, (one, two) in enumerate(pairwise(matches), 1) if one.line != two.line), len(matches)]
    return (matches[start:end] for start, end in pairwise(cuts))


def _best_up_to(tree: Sequence[tuple[float, int]], place: int) -> tuple[float, int]:
    best, at = (0.0, -1), place + 1
    while at > 0:
        best = max(best, tree[at])
        at -= at & -at
    return best


def _raise(tree: list[tuple[float, int]], place: int, value: tuple[float, int]) -> None:
    at = place + 1
    while at < len(tree):
        tree[at] = max(tree[at], value)
        at += at & -at


def _without_lonely(shares: list[float], spoken: Sequence[Sequence[str]]) -> list[float]:
    """Drop short lines far from any longer one of the body: a section's name in a menu, say."""
    anchors = [at for at, share in enumerate(shares) if share >= 0.5 and len(spoken[at]) >= _ANCHOR_WORDS]
    if not anchors:
        return shares
    near = {at + by for at in anchors for by in range(-_LONELY_LINES, _LONELY_LINES + 1)}
    return [share if at in near or len(spoken[at]) >= _LONELY_WORDS else 0.0 for at, share in enumerate(shares)]
