"""Which visible lines of a page say what furniture says, in any language, looked up for all lines at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import numpy as np

from articles.parsing.columns import Columns
from articles.parsing.lexicon.furniture import CUT_SHORT, CUT_SHORT_ALONE, LINE_STARTS, WHOLE_LINES
from articles.parsing.linescan import Hashes, Ints, LineScan, Matrix, Values, scan_lines

GROUPS: Mapping[str, tuple[str, ...]] = {
    "advertisement": ("advertisement",),
    "share": ("share-buttons",),
    "comments": ("comments-box",),
    "related": ("related-heading", "read-more-link"),
    "box": ("newsletter-box", "app-box", "contact-box", "ai-box"),
    "navigation": ("navigation",),
    "sign-in": ("sign-in", "cookie-notice"),
    "media": ("media-player", "image-label"),
    "photo": ("photo-credit",),
    "copyright": ("copyright",),
    "reading time": ("reading-time",),
    "cut short": ("cut-short",),
    "sign-off": ("wire-sign-off",),
}
"""The groups that the line model tells apart, by the rules whose phrases they hold."""

_MOST_WORDS = 5
_FAR = 60
_NEARNESS = (1 - np.log1p(np.arange(_FAR + 1)) / np.log1p(_FAR)).astype(np.float32)
_SAYS = tuple(f"says {name}" for name in GROUPS)
_HEADING_NAMES = ("related", "comments", "box")
_HEADINGS = np.array([list(GROUPS).index(name) for name in _HEADING_NAMES])
_SINCE = tuple(f"since {name}" for name in _HEADING_NAMES)
_UNTIL = tuple(f"until {name}" for name in _HEADING_NAMES)


def furniture_columns(scan: LineScan) -> Columns:
    """Return for each group whether a line says its phrase or begins with it, and for some how near that is."""
    whole, opening = _group_of(scan.hash, _whole()), _opening(scan)
    numbers = np.arange(1, len(GROUPS) + 1)[:, None]
    said = (whole == numbers) | (opening == numbers)
    headings = said[_HEADINGS]
    return {_SAYS: said, _SINCE: _distance(headings), _UNTIL: _distance(headings[:, ::-1])[:, ::-1]}


def _opening(scan: LineScan) -> Ints:
    """Return the group of the longest phrase that each line begins with, 0 for none."""
    counts = np.arange(1, _MOST_WORDS + 1)[:, None]
    first = scan.first_word
    ends = first + np.minimum(counts, scan.word_count)
    found = _group_of(scan.hash_sums[ends] - scan.hash_sums[first], _openings())
    found[counts > scan.word_count] = 0
    group: Ints = found[0]
    for longer in found[1:]:
        group = np.where(longer > 0, longer, group)
    return group


def _distance(said: Values) -> Matrix:
    """Return how many lines ago something was said, from 0 for far to 1 for here."""
    place = np.arange(said.shape[1])
    last = np.maximum.accumulate(np.where(said, place, -_FAR), axis=1)
    nearness: Matrix = _NEARNESS[np.minimum(place - last, _FAR)]
    return nearness


type _Table = tuple[Hashes, Ints]


def _group_of(hashes: Hashes, table: _Table) -> Ints:
    known, groups = table
    at = np.minimum(np.searchsorted(known, hashes), len(known) - 1)
    return np.where(known[at] == hashes, groups[at], 0)


@cache
def _whole() -> _Table:
    phrases = [*_phrases(WHOLE_LINES), *((phrase, "cut-short") for phrase in (*CUT_SHORT, *CUT_SHORT_ALONE))]
    return _table(scan_lines([phrase for phrase, _ in phrases]).hash, [rule for _, rule in phrases])


@cache
def _openings() -> _Table:
    """Return the hashes of openings, of long ones those of their first words."""
    phrases = [*_phrases(LINE_STARTS), *((phrase, "cut-short") for phrase in CUT_SHORT)]
    scan = scan_lines([phrase for phrase, _ in phrases])
    return _table(scan.opening_hash(_MOST_WORDS), [rule for _, rule in phrases])


def _phrases(by_rule: Mapping[str, tuple[str, ...]]) -> Iterable[tuple[str, str]]:
    return ((phrase, rule) for rule, phrases in by_rule.items() for phrase in phrases)


def _table(hashes: Hashes, rules: list[str]) -> _Table:
    group_of = {rule: number for number, known in enumerate(GROUPS.values(), 1) for rule in known}
    order = np.argsort(hashes, kind="stable")
    return hashes[order], np.array([group_of.get(rules[at], 0) for at in order.tolist()], np.int64)
