"""Gradient descent for the network of ``articles.parsing.network``: gradients by hand, Adam with weight decay."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from articles.parsing.linescan import Ints
from articles.parsing.network import (
    CONTEXT_LAYER,
    HEADS,
    MID_FEATURES,
    REACHES,
    Array,
    Lines,
    Trace,
    by_page,
    chances,
    of_page,
    page_sizes,
    pages_of,
    run,
    shift,
    word_roots,
)

_UNDECAYED = ("open bias", "heads bias", "mid heads bias")
_WORD_TABLES = ("words", "first words", "last words")
_FEATURE_LOSS, _WORD_LOSS = 0.05, 0.1
_MID_SHARE = 0.3
_CHOICE_SHARE = 0.2
_LONGEST_STEP = 5.0


@dataclass(frozen=True)
class Lesson:
    """Lines with what is right for each head and how much it weighs."""

    lines: Lines
    right: Array
    weight: Array


@dataclass(frozen=True)
class Shape:
    """How many networks, how wide a line's state, how many units a layer, how wide a word's vector, how many words."""

    networks: int
    width: int
    units: int
    word_width: int
    words: int


def _first_weights(features: int, shape: Shape, rng: np.random.Generator) -> dict[str, Array]:
    def normal(rows: int, columns: int, scale: float) -> Array:
        return (rng.standard_normal((shape.networks, rows, columns)) * scale).astype(np.float32)

    def layer(rows: int, columns: int, scale: float = 1.0) -> Array:
        return normal(rows, columns, scale * float(np.sqrt(2 / rows)))

    def zeros(columns: int) -> Array:
        return np.zeros((shape.networks, 1, columns), np.float32)

    width, units, word_width = shape.width, shape.units, shape.word_width
    weights = {name: normal(shape.words, word_width, 0.1) for name in _WORD_TABLES}
    weights |= {"open": layer(features, width), "open words": layer(3 * word_width, width), "open bias": zeros(width)}
    for number in range(len(REACHES)):
        weights |= {f"look {number}": layer(width, 3 * units, 0.6), f"look bias {number}": zeros(units)}
        weights |= {f"add {number}": layer(units, width, 0.3), f"add bias {number}": zeros(width)}
    weights["attention"] = normal(width, 1, 0.1)
    weights["summary"], weights["mid"] = layer(2 * width, width, 0.3), layer(MID_FEATURES, width, 0.3)
    for name in ("heads", "mid heads"):
        weights |= {name: np.tile(zeros(len(HEADS)), (1, width, 1)), f"{name} bias": zeros(len(HEADS))}
    return weights


class Learner:
    """Networks in training, side by side on the same lessons; ``weights`` is what they have learned so far."""

    def __init__(self, features: int, shape: Shape, rng: np.random.Generator) -> None:
        self._rng = rng
        self._shape = shape
        self.weights = _first_weights(features, shape, rng)
        self._mean = {name: np.zeros_like(value) for name, value in self.weights.items()}
        self._square = {name: np.zeros_like(value) for name, value in self.weights.items()}
        self._steps = 0

    def learn(self, lesson: Lesson, rate: float, decay: float, dropout: float) -> None:
        """Take one step toward what is right."""
        lesson = replace(lesson, lines=self._blurred(lesson.lines))
        size = (self._shape.networks, len(lesson.lines), self._shape.units)
        masks = [self._mask(size, dropout) for _ in REACHES]
        scores, trace = run(self.weights, lesson.lines, masks)
        self._step(self.gradients(lesson, scores, trace), rate, decay)

    def _mask(self, size: tuple[int, int, int], loss: float) -> Array:
        return (self._rng.random(size, np.float32) > loss).astype(np.float32) / np.float32(1 - loss)

    def _blurred(self, lines: Lines) -> Lines:
        """Return the lines with some features and words unknown, so that none is relied on alone."""
        rng = self._rng
        return replace(
            lines,
            features=lines.features * (rng.random(lines.features.shape, np.float32) > _FEATURE_LOSS),
            word=np.where(rng.random(len(lines.word)) < _WORD_LOSS, 0, lines.word),
            first_word=np.where(rng.random(len(lines)) < _WORD_LOSS, 0, lines.first_word),
            last_word=np.where(rng.random(len(lines)) < _WORD_LOSS, 0, lines.last_word),
        )

    def gradients(self, lesson: Lesson, scores: Array, trace: Trace) -> dict[str, Array]:
        """Return the gradient of the loss by each array of weights, for a run on a lesson.

        What the first layers found is taken as given where it is handed on; they learn from a loss of their own.
        """
        weights, page = self.weights, pages_of(lesson.lines)
        error: Array = (chances(scores) - lesson.right) * lesson.weight + _misplaced(scores, lesson, page)
        found = {"heads": _turned(trace.states[-1]) @ error, "heads bias": _summed(error)}
        back: Array = error @ _turned(weights["heads"])
        for layer in reversed(range(len(REACHES))):
            back = self._through_layer(layer, page, trace, back, found)
            if layer == CONTEXT_LAYER:
                back = self._through_context(lesson, trace, back, found)
        opened = back * (trace.states[0] > 0)
        found["open"], found["open bias"] = lesson.lines.features.T @ opened, _summed(opened)
        found["open words"] = _turned(trace.vectors) @ opened
        self._through_words(lesson.lines, opened @ _turned(weights["open words"]), found)
        return found

    def _through_layer(
        self, layer: int, page: Ints | None, trace: Trace, back: Array, found: dict[str, Array]
    ) -> Array:
        weights, reach = self.weights, REACHES[layer]
        found[f"add {layer}"], found[f"add bias {layer}"] = _turned(trace.hidden[layer]) @ back, _summed(back)
        hidden = back @ _turned(weights[f"add {layer}"])
        cut = hidden * (trace.hidden[layer] > 0)
        if trace.masks:
            cut = cut * trace.masks[layer]
        found[f"look bias {layer}"] = _summed(cut)
        seen = np.concatenate((shift(cut, -reach, page), cut, shift(cut, reach, page)), axis=2)
        found[f"look {layer}"] = _turned(trace.states[layer]) @ seen
        return back + seen @ _turned(weights[f"look {layer}"])

    def _through_context(self, lesson: Lesson, trace: Trace, back: Array, found: dict[str, Array]) -> Array:
        weights, lines, page = self.weights, lesson.lines, pages_of(lesson.lines)
        share, state = _known(trace.attention), _known(trace.before_context)
        found["mid"] = _known(trace.mid).T @ back
        pages = by_page(back, lines)
        found["summary"] = _turned(_known(trace.summary)) @ pages
        parts: list[Array] = np.split(pages @ _turned(weights["summary"]), 2, axis=2)
        attended, mean = of_page(parts[0], page), parts[1]
        moved = (attended * state).sum(axis=2, keepdims=True)
        score = share * (moved - of_page(by_page(moved * share, lines), page))
        found["attention"] = _turned(state) @ score
        error = (_known(trace.mid_chances) - lesson.right) * lesson.weight * np.float32(_MID_SHARE)
        found["mid heads"], found["mid heads bias"] = _turned(state) @ error, _summed(error)
        back = back + of_page(mean / page_sizes(lines)[:, None], page) + attended * share
        return back + score @ _turned(weights["attention"]) + error @ _turned(weights["mid heads"])

    def _through_words(self, lines: Lines, back: Array, found: dict[str, Array]) -> None:
        in_line, first, last = np.split(back, 3, axis=2)
        in_line = in_line / word_roots(lines)[:, None]
        size = self._shape.words
        found["words"] = _scatter(lines.word, in_line[:, lines.word_line], size)
        found["first words"] = _scatter(lines.first_word, first, size)
        found["last words"] = _scatter(lines.last_word, last, size)

    def _step(self, gradients: dict[str, Array], rate: float, decay: float) -> None:
        self._steps += 1
        squares = sum((gradient**2).sum(axis=(1, 2), keepdims=True) for gradient in gradients.values())
        scale = np.minimum(1.0, _LONGEST_STEP / (np.sqrt(squares) + 1e-9)).astype(np.float32)
        for name, whole in gradients.items():
            gradient = whole * scale
            mean = self._mean[name] = 0.9 * self._mean[name] + 0.1 * gradient
            square = self._square[name] = 0.999 * self._square[name] + 0.001 * gradient**2
            move = mean / (1 - 0.9**self._steps) / (np.sqrt(square / (1 - 0.999**self._steps)) + 1e-8)
            pull = 0.0 if name in _UNDECAYED else decay * (10 if name in _WORD_TABLES else 1)
            value = self.weights[name]
            self.weights[name] = (value - rate * (move + pull * value)).astype(np.float32)


def _misplaced(scores: Array, lesson: Lesson, page: Ints | None) -> Array:
    """Return how far each page's belief in its best line of a head, the body aside, is from the lines that are right.

    Only one headline is chosen on a page: what counts is which line scores highest, not how high.
    """
    start = lesson.lines.page_start
    belief = np.exp(scores - of_page(np.maximum.reduceat(scores, start, axis=1), page))
    belief = belief / of_page(by_page(belief, lesson.lines), page)
    right = (lesson.right * (lesson.weight > 0))[None]
    hits = of_page(by_page(right, lesson.lines), page)
    error = (belief - right / np.maximum(hits, 1)) * (hits > 0) * np.float32(_CHOICE_SHARE)
    error[:, :, 0] = 0
    return error.astype(np.float32)


def _turned(values: Array) -> Array:
    return values.swapaxes(-1, -2)


def _summed(values: Array) -> Array:
    return values.sum(axis=1, keepdims=True)


def _known(value: Array | None) -> Array:
    if value is None:
        raise ValueError("the trace is not of a whole run")
    return value


def _scatter(place: Ints, values: Array, size: int) -> Array:
    """Return the sums by word of values by network, place and unit."""
    networks, _, width = values.shape
    cell = (place[:, None] * width + np.arange(width)).ravel()
    sums = [np.bincount(cell, weights=one.ravel(), minlength=size * width) for one in values]
    return np.stack(sums).reshape(networks, size, width).astype(np.float32)
