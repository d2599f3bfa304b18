"""What the network is to say of each visible line of a page whose truth is known, and how much each line matters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from articles.parsing.dates import find_dates
from articles.parsing.linescan import LineScan
from articles.parsing.network import HEADS, Array
from articles.parsing.training.alignment import align
from articles.parsing.training.corpus import CorpusPage
from articles.parsing.training.scoring import words

_LONGEST_BYLINE = 160
_MOST_WORDS = 150
_MARGIN = 50


@dataclass(frozen=True)
class Example:
    """A page for training: its lines, and by line and head what is right and how much it weighs."""

    page: CorpusPage
    lines: tuple[str, ...]
    right: Array
    known: Array


def read_example(page: CorpusPage) -> Example:
    """Return a page of the corpus with its targets, one row per line of the page (blank ones too)."""
    lines = tuple(page.lines)
    return Example(page, lines, *line_targets(lines, page))


def line_targets(lines: Sequence[str], page: CorpusPage) -> tuple[Array, Array]:
    """Return what each line of a print of a page is, a column per head, and of which heads the page's truth tells."""
    right = np.zeros((len(lines), len(HEADS)), np.float32)
    right[:, 0] = np.array(align(lines, page.body)) >= 0.5
    title, names = words(page.title), [words(name) for name in page.authors]
    names = [name for name in names if name]
    for at, line in enumerate(lines):
        if not line or len(line) > max(_LONGEST_BYLINE, 2 * len(page.title)):
            continue
        said = words(line)
        right[at, 1] = bool(title) and said == title
        right[at, 2] = len(line) <= _LONGEST_BYLINE and any(_holds(said, name) for name in names)
        right[at, 3] = len(line) <= _LONGEST_BYLINE and _states_day(line, page.days)
    return right, np.array([1, bool(page.title), bool(names), bool(page.days)], np.float32)


def line_weights(scan: LineScan, right: Array, known: Array) -> Array:
    """Return how much each visible line matters to each head: to the body by its words, to the others by line."""
    weights = np.zeros_like(right)
    count = scan.word_count + 2.0
    weights[:, 0] = np.minimum(count, _MOST_WORDS) / ((count * right[:, 0]).sum() + _MARGIN)
    hits = right.sum(0)
    for head in range(1, right.shape[1]):
        if known[head] and hits[head]:
            weights[:, head] = 0.3 / len(scan) + 0.3 * right[:, head] / hits[head]
    return weights


def _holds(said: list[str], name: list[str]) -> bool:
    return any(said[at : at + len(name)] == name for at in range(len(said) - len(name) + 1))


def _states_day(line: str, days: tuple[str, ...]) -> bool:
    if not days:
        return False
    found = find_dates(line)
    readings = (reading for one in found for reading in (one.day_first, one.month_first) if reading)
    return any(reading.isoformat() in days for reading in readings)
