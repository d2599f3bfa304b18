"""The networks that read a page's lines side by side: words and features in, what each line is out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.parsing.linescan import Floats, Ints

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

    @cached_property
    def words_in(self) -> Ints:
        """How many words of each line are read, 1 for a line without."""
        return np.maximum(np.bincount(self.word_line, minlength=len(self)), 1)


@dataclass
class Trace:
    """What a run of the networks computed on its way, for training; arrays are by network, line and unit."""

    masks: Sequence[Array] = ()
    vectors: Array | None = None
    states: list[Array] = field(default_factory=list)
    hidden: list[Array] = field(default_factory=list)
    before_context: Array | None = None
    attention: Array | None = None
    summary: Array | None = None
    mid: Array | None = None
    mid_chances: Array | None = None


def chances(scores: Array) -> Array:
    """Return the logistic function of scores, safe for any size."""
    return 0.5 * (1 + np.tanh(0.5 * scores))


def run(weights: Weights, lines: Lines, dropout: Sequence[Array] = ()) -> tuple[Array, Trace]:
    """Return the scores by network, line and head, and the way there, for training."""
    trace = Trace(dropout)
    return scores_of(weights, lines, trace), trace


def scores_of(weights: Weights, lines: Lines, trace: Trace | None = None) -> Array:
    """Return the scores by network, line and head; a ``trace`` keeps the way there. Linear in the lines.

    Each array of weights has the networks as its first axis: they answer side by side, and share only what their
    first layers found on average. All layers compute in the same few arrays: new ones cost as much as the sums.
    """
    vectors = word_vectors(weights, lines)
    state = lines.features @ weights["open"]
    state += vectors @ weights["open words"]
    state += weights["open bias"]
    np.maximum(state, 0, out=state)
    if trace is not None:
        trace.vectors = vectors
    page = pages_of(lines)
    seen, added = np.empty((*state.shape[:2], weights["look 0"].shape[2]), state.dtype), np.empty_like(state)
    hidden = np.empty((*state.shape[:2], weights["add 0"].shape[1]), state.dtype)
    for layer, reach in enumerate(REACHES):
        if layer == CONTEXT_LAYER:
            state += _context(weights, lines, page, state, trace)
        np.matmul(state, weights[f"look {layer}"], out=seen)
        _join(seen, weights[f"look bias {layer}"], reach, lines, hidden)
        np.maximum(hidden, 0, out=hidden)
        if trace is not None:
            _keep(trace, layer, state, hidden)
        np.matmul(hidden, weights[f"add {layer}"], out=added)
        added += weights[f"add bias {layer}"]
        state += added
    if trace is not None:
        trace.states.append(state)
    return state @ weights["heads"] + weights["heads bias"]


def _keep(trace: Trace, layer: int, state: Array, hidden: Array) -> None:
    """Keep what a layer starts from and finds, with some of it left out by chance."""
    if trace.masks:
        hidden *= trace.masks[layer]
    trace.states.append(state.copy())
    trace.hidden.append(hidden.copy())


def _join(seen: Array, bias: Array, reach: int, lines: Lines, joined: Array) -> None:
    """Sum up what each line sees of itself and of the lines so far above and below it on its page."""
    units = joined.shape[2]
    np.add(seen[:, :, units : 2 * units], bias, out=joined)
    for start, end in _pages_over(lines, reach):
        joined[:, start + reach : end] += seen[:, start : end - reach, :units]
        joined[:, start : end - reach] += seen[:, start + reach : end, 2 * units :]


def spread(values: Array, reach: int, lines: Lines) -> Array:
    """Return the values as each line's part in what the lines so far below it, itself and those above it see."""
    networks, count, units = values.shape
    parts = np.zeros((networks, count, 3 * units), values.dtype)
    parts[:, :, units : 2 * units] = values
    for start, end in _pages_over(lines, reach):
        parts[:, start : end - reach, :units] = values[:, start + reach : end]
        parts[:, start + reach : end, 2 * units :] = values[:, start : end - reach]
    return parts


def _pages_over(lines: Lines, reach: int) -> Iterable[tuple[int, int]]:
    """Return where the pages of more lines than a reach start and end."""
    starts = lines.page_start.tolist()
    return ((start, end) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True) if end - start > reach)


def pages_of(lines: Lines) -> Ints | None:
    """Return the number of the page that each line is of, or None where all are of one."""
    if len(lines.page_start) == 1:
        return None
    page = np.zeros(len(lines), np.int64)
    page[lines.page_start[1:]] = 1
    return np.cumsum(page)


def by_page(values: Array, lines: Lines) -> Array:
    """Return the sums by page of values by network and line."""
    if len(lines.page_start) == 1:
        return np.ones((1, len(lines)), values.dtype) @ values
    return np.add.reduceat(values, lines.page_start, axis=1)


def of_page(values: Array, page: Ints | None) -> Array:
    """Return values by network and page for each line."""
    return values if page is None else values[:, page]


def page_sizes(lines: Lines) -> Array:
    """Return how many lines each page has."""
    sizes = np.empty(len(lines.page_start), np.float32)
    sizes[:-1] = lines.page_start[1:] - lines.page_start[:-1]
    sizes[-1:] = len(lines) - lines.page_start[-1:]
    return sizes


def word_vectors(weights: Weights, lines: Lines) -> Array:
    """Return what is known of each line's words: of all of them, of the first and of the last."""
    networks, _, width = weights["words"].shape
    vectors = np.zeros((networks, len(lines), 3 * width), np.float32)
    if len(lines.word):
        is_first = np.ones(len(lines.word), bool)
        np.not_equal(lines.word_line[1:], lines.word_line[:-1], out=is_first[1:])
        opens = np.flatnonzero(is_first)
        found = np.add.reduceat(_rows(weights["words"], lines.word), opens, axis=0)
        vectors[:, lines.word_line[opens], :width] = found.swapaxes(0, 1)
    vectors[:, :, :width] /= word_roots(lines)[:, None]
    vectors[:, :, width : 2 * width] = _rows(weights["first words"], lines.first_word).swapaxes(0, 1)
    vectors[:, :, 2 * width :] = _rows(weights["last words"], lines.last_word).swapaxes(0, 1)
    return vectors


def _rows(table: Array, numbers: Ints) -> Array:
    """Return what each network knows of some words, by word, network and unit: quickest of tables that lie by word."""
    rows: Array = table.swapaxes(0, 1).take(numbers, axis=0)
    return rows


def word_roots(lines: Lines) -> Array:
    """Return the square root of the number of words of each line, 1 for a line without."""
    return np.sqrt(lines.words_in).astype(np.float32)


def _context(weights: Weights, lines: Lines, page: Ints | None, state: Array, trace: Trace | None) -> Array:
    score = state @ weights["attention"]
    highest = np.maximum.reduceat(score, lines.page_start, axis=1)
    share = np.exp(score - of_page(highest, page))
    share /= of_page(by_page(share, lines), page)
    mean = by_page(state, lines) / page_sizes(lines)[:, None]
    summary = np.concatenate((by_page(state * share, lines), mean), axis=2)
    mid_chances = chances(state @ weights["mid heads"] + weights["mid heads bias"])
    mid = _so_far(lines, page, mid_chances.mean(axis=0))
    if trace is not None:
        trace.attention, trace.summary, trace.mid, trace.mid_chances = share, summary, mid, mid_chances
        trace.before_context = state.copy()
    return of_page(summary @ weights["summary"], page) + mid @ weights["mid"]


def _so_far(lines: Lines, page: Ints | None, found: Array) -> Array:
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
    return np.array(columns, np.float32).T


def _running(values: Array, lines: Lines, page: Ints | None) -> tuple[Floats, Floats]:
    sums = np.cumsum(values, dtype=np.float64)
    if page is None:
        return sums, np.full(len(values), sums[-1])
    before = np.concatenate(([0.0], sums))[lines.page_start]
    total = sums[np.append(lines.page_start[1:], len(values)) - 1] - before
    return sums - before[page], total[page]


def _shared_words(lines: Lines, body: Array) -> tuple[Floats, Floats]:
    """Return how common a line's words are in the body found elsewhere, and the share of its long words found there."""
    weight = body[lines.word_line]
    elsewhere = np.bincount(lines.term, weights=weight, minlength=1)[lines.term] - weight
    common = np.bincount(lines.word_line, weights=np.log1p(np.maximum(elsewhere, 0)), minlength=len(lines))
    telling = np.maximum(np.bincount(lines.word_line, weights=lines.telling, minlength=len(lines)), 1)
    found = np.bincount(lines.word_line, weights=(elsewhere > 0.5) & lines.telling, minlength=len(lines))
    return common / lines.words_in, found / telling
