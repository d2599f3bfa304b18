"""Gradient descent for the network of ``articles.parsing.network``: gradients by hand, Adam with weight decay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

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
    spread,
    word_roots,
)
from articles.parsing.training.lessons import Lesson

_UNDECAYED = ("open bias", "heads bias", "mid heads bias")
_WORD_TABLES = ("words", "first words", "last words")
_FEATURE_LOSS, _WORD_LOSS = 0.05, 0.1
_MID_SHARE = 0.3
_CHOICE_SHARE = 0.2
_LEAST_RIGHT = 0.1
_LONGEST_STEP = 5.0


@dataclass(frozen=True)
class Shape:
    """How many networks, how wide a line's state, how many units a layer, how wide a word's vector, how many words."""

    networks: int
    width: int
    units: int
    word_width: int
    words: int


@dataclass(frozen=True)
class Teaching:
    """How a step is taken: how far, how much the weights are drawn to nothing, how many units are left out."""

    rate: float
    decay: float
    dropout: float
    smoothing: float


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
        first = _first_weights(features, shape, rng)
        self._sizes = {name: value.shape for name, value in first.items()}
        self._values = _flat(first.values())
        self._smooth, self._mean, self._square = (np.zeros_like(self._values) for _ in range(3))
        self._pull = _flat(np.full_like(value, _pull(name)) for name, value in first.items())
        self.weights = self._named(self._values)
        self._steps = 0

    @property
    def smooth(self) -> dict[str, Array]:
        """The weights on average of the last steps."""
        return {name: value.copy() for name, value in self._named(self._smooth).items()}

    def _named(self, values: Array) -> dict[str, Array]:
        """Return the arrays of weights that lie side by side in one."""
        ends = np.cumsum([rows * columns for _, rows, columns in self._sizes.values()]).tolist()
        starts = [0, *ends[:-1]]
        return {
            name: values[:, start:end].reshape(size)
            for (name, size), start, end in zip(self._sizes.items(), starts, ends, strict=True)
        }

    def learn(self, lesson: Lesson, teaching: Teaching) -> None:
        """Take one step toward what is right."""
        lesson = replace(lesson, lines=self._blurred(lesson.lines))
        size = (self._shape.networks, len(lesson.lines), self._shape.units)
        scale = np.float32(1 / (1 - teaching.dropout))
        masks = [np.multiply(self._kept(size, teaching.dropout), scale, dtype=np.float32) for _ in REACHES]
        scores, trace = run(self.weights, lesson.lines, masks)
        self._step(self.gradients(lesson, scores, trace), teaching)

    def _kept(self, size: tuple[int, ...], loss: float) -> NDArray[np.bool_]:
        """Return by chance what is not lost, to the nearest of 256 parts."""
        return self._rng.integers(0, 256, size, np.uint8) >= round(256 * loss)

    def _blurred(self, lines: Lines) -> Lines:
        """Return the lines with some features and words unknown, so that none is relied on alone."""
        return replace(
            lines,
            features=lines.features * self._kept(lines.features.shape, _FEATURE_LOSS),
            word=lines.word * self._kept(lines.word.shape, _WORD_LOSS),
            first_word=lines.first_word * self._kept(lines.first_word.shape, _WORD_LOSS),
            last_word=lines.last_word * self._kept(lines.last_word.shape, _WORD_LOSS),
        )

    def gradients(self, lesson: Lesson, scores: Array, trace: Trace) -> dict[str, Array]:
        """Return the gradient of the loss by each array of weights, for a run on a lesson.

        What the first layers found is taken as given where it is handed on; they learn from a loss of their own.
        """
        weights, page = self.weights, pages_of(lesson.lines)
        lesson = evened(lesson, chances(scores[:, :, 0]).mean(axis=0))
        error: Array = (chances(scores) - lesson.right) * lesson.weight + _misplaced(scores, lesson, page)
        found = {"heads": _turned(trace.states[-1]) @ error, "heads bias": _summed(error)}
        back: Array = error @ _turned(weights["heads"])
        for layer in reversed(range(len(REACHES))):
            back = self._through_layer(layer, lesson.lines, trace, back, found)
            if layer == CONTEXT_LAYER:
                back = self._through_context(lesson, trace, back, found)
        opened = back * (trace.states[0] > 0)
        found["open"], found["open bias"] = lesson.lines.features.T @ opened, _summed(opened)
        found["open words"] = _turned(_known(trace.vectors)) @ opened
        self._through_words(lesson.lines, opened @ _turned(weights["open words"]), found)
        return found

    def _through_layer(self, layer: int, lines: Lines, trace: Trace, back: Array, found: dict[str, Array]) -> Array:
        weights, reach = self.weights, REACHES[layer]
        found[f"add {layer}"], found[f"add bias {layer}"] = _turned(trace.hidden[layer]) @ back, _summed(back)
        hidden = back @ _turned(weights[f"add {layer}"])
        cut = hidden * (trace.hidden[layer] > 0)
        if trace.masks:
            cut = cut * trace.masks[layer]
        found[f"look bias {layer}"] = _summed(cut)
        seen = spread(cut, reach, lines)
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
        every = np.arange(len(lines))
        found["words"] = _scatter(lines.word, lines.word_line, in_line, size)
        found["first words"] = _scatter(lines.first_word, every, first, size)
        found["last words"] = _scatter(lines.last_word, every, last, size)

    def _step(self, gradients: dict[str, Array], teaching: Teaching) -> None:
        """Move the weights by Adam with weight decay, and their average after them."""
        self._steps += 1
        gradient = _flat(gradients[name] for name in self._sizes)
        length = np.sqrt(np.einsum("ij,ij->i", gradient, gradient))[:, None]
        gradient *= np.minimum(1, _LONGEST_STEP / (length + 1e-9)).astype(np.float32)
        self._mean += np.float32(0.1) * (gradient - self._mean)
        np.square(gradient, out=gradient)
        self._square += np.float32(0.001) * (gradient - self._square)
        move = np.sqrt(self._square * np.float32(1 / (1 - 0.999**self._steps)))
        move += np.float32(1e-8)
        np.divide(self._mean * np.float32(1 / (1 - 0.9**self._steps)), move, out=move)
        move += np.float32(teaching.decay) * self._pull * self._values
        move *= np.float32(teaching.rate)
        self._values -= move
        kept = min(teaching.smoothing, (self._steps - 1) / (self._steps + 10))
        self._smooth += np.float32(1 - kept) * (self._values - self._smooth)


def evened(lesson: Lesson, body: Array) -> Lesson:
    """Return a lesson in which a page's lines weigh by its right and its chosen text together, as they do in its F1.

    Else a page whose truth leaves out most of its text would outweigh all others. ``body`` are the chances by line.
    """
    start, page = lesson.lines.page_start, pages_of(lesson.lines)
    weight = lesson.weight[:, 0]
    right, chosen = (np.add.reduceat(weight * part, start) for part in (lesson.right[:, 0], body))
    share = 2 * (right + _LEAST_RIGHT) / (right + chosen + 2 * _LEAST_RIGHT)
    evened = lesson.weight.copy()
    evened[:, 0] *= share if page is None else share[page]
    return replace(lesson, weight=evened)


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
    return np.ones((1, values.shape[1]), np.float32) @ values


def _flat(arrays: Iterable[Array]) -> Array:
    return np.concatenate([array.reshape(len(array), -1) for array in arrays], axis=1)


def _pull(name: str) -> float:
    return 0.0 if name in _UNDECAYED else 10.0 if name in _WORD_TABLES else 1.0


def _known(value: Array | None) -> Array:
    if value is None:
        raise ValueError("the trace is not of a whole run")
    return value


def _scatter(place: Ints, line: Ints, values: Array, size: int) -> Array:
    """Return the sums by word of values by network, line and unit; ``place`` numbers the words of the ``line``s."""
    networks, _, width = values.shape
    sums = np.zeros((networks, size, width), values.dtype)
    if len(place):
        order = np.argsort(place, kind="stable")
        place = place[order]
        opens = np.flatnonzero(np.diff(place, prepend=-1))
        for found, one in zip(sums, values, strict=True):
            found[place[opens]] = np.add.reduceat(one[line[order]], opens, axis=0)
    return sums
