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
    chances,
    pages_of,
    run,
    shift,
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


class Learner:
    """A network in training; ``weights`` is what it has learned so far."""

    def __init__(self, features: int, width: int, word_width: int, words: int, rng: np.random.Generator) -> None:
        self._rng = rng
        self._word_width = word_width
        self.weights = self._first_weights(features, width, word_width, words)
        self._mean = {name: np.zeros_like(value) for name, value in self.weights.items()}
        self._square = {name: np.zeros_like(value) for name, value in self.weights.items()}
        self._steps = 0

    def _first_weights(self, features: int, width: int, word_width: int, words: int) -> dict[str, Array]:
        def normal(rows: int, columns: int, scale: float) -> Array:
            return (self._rng.standard_normal((rows, columns)) * scale).astype(np.float32)

        def layer(rows: int, columns: int, scale: float = 1.0) -> Array:
            return normal(rows, columns, scale * float(np.sqrt(2 / rows)))

        weights = {name: normal(words, word_width, 0.1) for name in _WORD_TABLES}
        weights["open"], weights["open bias"] = layer(features + 3 * word_width, width), np.zeros(width, np.float32)
        for number in range(len(REACHES)):
            weights[f"look {number}"] = layer(3 * width, width)
            weights[f"look bias {number}"] = np.zeros(width, np.float32)
            weights[f"add {number}"] = layer(width, width, 0.3)
            weights[f"add bias {number}"] = np.zeros(width, np.float32)
        weights["attention"] = normal(width, 1, 0.1)
        weights["summary"], weights["mid"] = layer(2 * width, width, 0.3), layer(MID_FEATURES, width, 0.3)
        for name in ("heads", "mid heads"):
            weights[name] = np.zeros((width, len(HEADS)), np.float32)
            weights[f"{name} bias"] = np.zeros(len(HEADS), np.float32)
        return weights

    def learn(self, lesson: Lesson, rate: float, decay: float, dropout: float) -> None:
        """Take one step toward what is right."""
        lines = self._blurred(lesson.lines)
        width = self.weights["open bias"].shape[0]
        masks = [self._mask((len(lines), width), dropout) for _ in REACHES]
        scores, trace = run(self.weights, lines, masks)
        error = (chances(scores) - lesson.right) * lesson.weight + _misplaced(scores, lesson, pages_of(lines))
        gradients = self._gradients(lines, trace, error, lesson)
        self._step(gradients, rate, decay)

    def _mask(self, shape: tuple[int, int], loss: float) -> Array:
        kept: Array = (self._rng.random(shape, np.float32) > loss).astype(np.float32) / np.float32(1 - loss)
        return kept

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

    def _gradients(self, lines: Lines, trace: Trace, error: Array, lesson: Lesson) -> dict[str, Array]:
        weights, page = self.weights, pages_of(lines)
        found = {"heads": trace.states[-1].T @ error, "heads bias": error.sum(0)}
        back: Array = error @ weights["heads"].T
        for layer in reversed(range(len(REACHES))):
            back = self._through_layer(layer, page, trace, back, found)
            if layer == CONTEXT_LAYER:
                back = self._through_context(lesson, trace, back, found)
        opened = back * (trace.opened > 0)
        found["open"], found["open bias"] = trace.inputs.T @ opened, opened.sum(0)
        self._through_words(lines, opened @ weights["open"].T, found)
        return found

    def _through_layer(self, layer: int, page: Ints, trace: Trace, back: Array, found: dict[str, Array]) -> Array:
        weights, reach = self.weights, REACHES[layer]
        width = back.shape[1]
        found[f"add {layer}"], found[f"add bias {layer}"] = trace.hidden[layer].T @ back, back.sum(0)
        hidden = back @ weights[f"add {layer}"].T
        mask = trace.masks[layer]
        if mask is not None:
            hidden = hidden * mask
        cut = hidden * (trace.states[layer] > 0)
        found[f"look {layer}"], found[f"look bias {layer}"] = trace.seen[layer].T @ cut, cut.sum(0)
        seen = cut @ weights[f"look {layer}"].T
        above, own, below = seen[:, :width], seen[:, width : 2 * width], seen[:, 2 * width :]
        total: Array = back + own + shift(above, -reach, page) + shift(below, reach, page)
        return total

    def _through_context(self, lesson: Lesson, trace: Trace, back: Array, found: dict[str, Array]) -> Array:
        weights, start, page = self.weights, lesson.lines.page_start, pages_of(lesson.lines)
        share, state, mid = _known(trace.attention), _known(trace.mid_state), _known(trace.mid)
        found["mid"] = mid.T @ back
        by_page = np.add.reduceat(back, start, axis=0)
        found["summary"] = _known(trace.summary).T @ by_page
        summary = by_page @ weights["summary"].T
        width = state.shape[1]
        attended, mean = summary[page, :width], summary[page, width:] / np.bincount(page)[page, None]
        moved = (attended * state).sum(1)
        score = share * (moved - np.add.reduceat(moved * share, start)[page])
        found["attention"] = state.T @ score[:, None]
        error = (_known(trace.mid_chances) - lesson.right) * lesson.weight * np.float32(_MID_SHARE)
        found["mid heads"], found["mid heads bias"] = state.T @ error, error.sum(0)
        total: Array = (
            back
            + mean
            + attended * share[:, None]
            + score[:, None] @ weights["attention"].T
            + error @ weights["mid heads"].T
        )
        return total.astype(np.float32)

    def _through_words(self, lines: Lines, back: Array, found: dict[str, Array]) -> None:
        width = self._word_width
        first = back.shape[1] - 3 * width
        counts = np.maximum(np.bincount(lines.word_line, minlength=len(lines)), 1)
        in_line = back[:, first : first + width] / np.sqrt(counts)[:, None]
        size = len(self.weights["words"])
        found["words"] = _scatter(lines.word, in_line[lines.word_line], size)
        found["first words"] = _scatter(lines.first_word, back[:, first + width : first + 2 * width], size)
        found["last words"] = _scatter(lines.last_word, back[:, first + 2 * width :], size)

    def _step(self, gradients: dict[str, Array], rate: float, decay: float) -> None:
        self._steps += 1
        length = np.sqrt(sum(float((gradient**2).sum()) for gradient in gradients.values()))
        scale = min(1.0, _LONGEST_STEP / (length + 1e-9))
        for name, whole in gradients.items():
            gradient = whole * scale
            mean = self._mean[name] = 0.9 * self._mean[name] + 0.1 * gradient
            square = self._square[name] = 0.999 * self._square[name] + 0.001 * gradient**2
            move = mean / (1 - 0.9**self._steps) / (np.sqrt(square / (1 - 0.999**self._steps)) + 1e-8)
            pull = 0.0 if name in _UNDECAYED else decay * (10 if name in _WORD_TABLES else 1)
            value = self.weights[name]
            self.weights[name] = (value - rate * (move + pull * value)).astype(np.float32)


def _misplaced(scores: Array, lesson: Lesson, page: Ints) -> Array:
    """Return how far each page's belief in its best line of a head, the body aside, is from the lines that are right.

    Only one headline is chosen on a page: what counts is which line scores highest, not how high.
    """
    start = lesson.lines.page_start
    belief = np.exp(scores - np.maximum.reduceat(scores, start, axis=0)[page])
    belief = belief / np.add.reduceat(belief, start, axis=0)[page]
    right = lesson.right * (lesson.weight > 0)
    hits = np.add.reduceat(right, start, axis=0)[page]
    error = (belief - right / np.maximum(hits, 1)) * (hits > 0) * np.float32(_CHOICE_SHARE)
    error[:, 0] = 0
    return error.astype(np.float32)


def _known(value: Array | None) -> Array:
    if value is None:
        raise ValueError("the trace is not of a whole run")
    return value


def _scatter(place: Ints, values: Array, size: int) -> Array:
    columns = [np.bincount(place, weights=column, minlength=size) for column in values.T]
    return np.stack(columns, axis=1).astype(np.float32)
