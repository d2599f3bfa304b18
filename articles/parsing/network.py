"""The network that reads a page's lines: words and features in, what each line is out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.parsing.linescan import Ints

type Array = NDArray[np.floating[Any]]
type Weights = Mapping[str, Array]

HEADS = ("body", "headline", "byline", "date")
REACHES = (1, 2, 4, 8, 16, 32)
"""How many lines up and down each layer looks: together some sixty on either side."""

CONTEXT_LAYER = 3
"""Before this layer every line learns of its whole page: how much body was found so far, and where."""

MID_FEATURES = 9


@dataclass(frozen=True)
class Lines:
    """The lines of one or more pages as the network takes them.

    ``features`` is one row per line. ``word`` numbers the known words of the lines (0: unknown) and ``word_line`` says
    on which line each stands, in order; ``first_word`` and ``last_word`` are by line. ``size`` counts words by line,
    ``page_start`` is the first line of each page. ``term`` numbers all words of each page apart from other pages'.
    """

    features: Array
    word: Ints
    word_line: Ints
    first_word: Ints
    last_word: Ints
    size: Array
    term: Ints
    page_start: Ints
    telling: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.features)


@dataclass
class Trace:
    """What a run of the network computed on its way, for training."""

    inputs: Array
    opened: Array
    states: list[Array] = field(default_factory=list)
    seen: list[Array] = field(default_factory=list)
    hidden: list[Array] = field(default_factory=list)
    attention: Array | None = None
    summary: Array | None = None
    mid_state: Array | None = None
    mid: Array | None = None
    mid_chances: Array | None = None
    masks: list[Array | None] = field(default_factory=list)


def chances(scores: Array) -> Array:
    """Return the logistic function of scores, safe for any size."""
    result: Array = 0.5 * (1 + np.tanh(0.5 * scores))
    return result


def run(weights: Weights, lines: Lines, dropout: Sequence[Array | None] = ()) -> tuple[Array, Trace]:
    """Return the score of each head for each line, and the way there. Linear in the lines."""
    inputs = np.concatenate((lines.features, _word_vectors(weights, lines)), axis=1)
    opened = inputs @ weights["open"] + weights["open bias"]
    state = np.maximum(opened, 0)
    trace = Trace(inputs, opened)
    page = pages_of(lines)
    for layer, reach in enumerate(REACHES):
        if layer == CONTEXT_LAYER:
            state = state + _context(weights, lines, page, state, trace)
        seen = neighbours(state, reach, page)
        before_cut = seen @ weights[f"look {layer}"] + weights[f"look bias {layer}"]
        hidden = np.maximum(before_cut, 0)
        mask = dropout[layer] if dropout else None
        if mask is not None:
            hidden = hidden * mask
        trace.seen.append(seen)
        trace.hidden.append(hidden)
        trace.masks.append(mask)
        trace.states.append(before_cut)
        state = state + hidden @ weights[f"add {layer}"] + weights[f"add bias {layer}"]
    trace.states.append(state)
    return state @ weights["heads"] + weights["heads bias"], trace


def pages_of(lines: Lines) -> Ints:
    """Return the number of the page that each line is of."""
    page = np.zeros(len(lines), np.int64)
    page[lines.page_start[1:]] = 1
    return np.cumsum(page)


def shift(values: Array, by: int, page: Ints) -> Array:
    """Return the values moved by some lines within each page, zeros where nothing stands."""
    moved = np.zeros_like(values)
    if abs(by) >= len(values):
        return moved
    if by >= 0:
        moved[by:] = values[: len(values) - by]
        across = page[by:] != page[: len(page) - by]
        moved[by:][across] = 0
    else:
        moved[:by] = values[-by:]
        across = page[:by] != page[-by:]
        moved[:by][across] = 0
    return moved


def neighbours(state: Array, reach: int, page: Ints) -> Array:
    """Return for each line the states of the line ``reach`` above, itself, and ``reach`` below, side by side."""
    return np.concatenate((shift(state, reach, page), state, shift(state, -reach, page)), axis=1)


def _word_vectors(weights: Weights, lines: Lines) -> Array:
    vectors = weights["words"]
    sums = np.zeros((len(lines), vectors.shape[1]), np.float32)
    if len(lines.word):
        opens = np.flatnonzero(np.diff(lines.word_line, prepend=-1))
        sums[lines.word_line[opens]] = np.add.reduceat(vectors[lines.word], opens, axis=0)
    counts = np.bincount(lines.word_line, minlength=len(lines))
    sums /= np.sqrt(np.maximum(counts, 1))[:, None].astype(np.float32)
    ends = (weights["first words"][lines.first_word], weights["last words"][lines.last_word])
    return np.concatenate((sums, *ends), axis=1)


def _context(weights: Weights, lines: Lines, page: Ints, state: Array, trace: Trace) -> Array:
    start = lines.page_start
    score = (state @ weights["attention"])[:, 0]
    share = np.exp(score - np.maximum.reduceat(score, start)[page])
    share = share / np.add.reduceat(share, start)[page]
    mean = np.add.reduceat(state, start, axis=0) / np.bincount(page)[:, None].astype(np.float32)
    summary = np.concatenate((np.add.reduceat(state * share[:, None], start, axis=0), mean), axis=1)
    mid_chances = chances(state @ weights["mid heads"] + weights["mid heads bias"])
    mid = _so_far(lines, page, mid_chances)
    trace.attention, trace.summary, trace.mid_state, trace.mid, trace.mid_chances = (
        share,
        summary,
        state,
        mid,
        mid_chances,
    )
    added: Array = (summary @ weights["summary"])[page] + mid @ weights["mid"]
    return added


def _so_far(lines: Lines, page: Ints, found: Array) -> Array:
    """Return what the first layers found above, below and on the whole page, and whose words each line shares."""
    body, headline = found[:, 0], found[:, 1]
    amount, total = _running(body * lines.size, lines, page)
    titles, all_titles = _running(headline, lines, page)
    again, telling = _shared_words(lines, body)
    columns = (
        amount / np.maximum(total, 1e-3) * 2 - 1,
        np.log1p(amount) / 4 - 1,
        np.log1p(np.maximum(total - amount, 0)) / 4 - 1,
        np.log1p(total) / 4 - 1,
        body * 2 - 1,
        np.minimum(titles, 3),
        np.minimum(all_titles - titles, 3),
        again,
        telling,
    )
    return np.stack(columns, axis=1).astype(np.float32)


def _running(values: Array, lines: Lines, page: Ints) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    sums = np.cumsum(values, dtype=np.float64)
    before = np.concatenate(([0.0], sums))[lines.page_start]
    last = np.append(lines.page_start[1:], len(values)) - 1
    return sums - before[page], (sums[last] - before)[page]


def _shared_words(lines: Lines, body: Array) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how common a line's words are in the body found elsewhere, and the share of its long words found there."""
    weight = body[lines.word_line]
    elsewhere = np.bincount(lines.term, weights=weight, minlength=1)[lines.term] - weight
    count = np.maximum(np.bincount(lines.word_line, minlength=len(lines)), 1)
    common = np.bincount(lines.word_line, weights=np.log1p(np.maximum(elsewhere, 0)), minlength=len(lines)) / count
    telling = np.maximum(np.bincount(lines.word_line, weights=lines.telling, minlength=len(lines)), 1)
    found = np.bincount(lines.word_line, weights=(elsewhere > 0.5) & lines.telling, minlength=len(lines))  # noqa: PLR2004
    return common, found / telling
