"""Pages that never were, made out of those of the corpus: other menus, other tails, shorter stories, no blank lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from articles.parsing.linescan import Ints
from articles.parsing.training.targets import Example

_FEWEST = 8
_MOST_INSIDE = 60


def vary(example: Example, others: Sequence[Example], rng: np.random.Generator) -> Example:
    """Return a variation of a page by chance; the body keeps its place among its own lines."""
    changed = example
    for chance, change in ((0.35, _drop_above), (0.35, _drop_below), (0.4, _shorten)):
        if rng.random() < chance:
            changed = change(changed, rng)
    for chance, borrow in ((0.3, _other_top), (0.3, _other_bottom), (0.3, _other_inside), (0.35, _other_tail_inside)):
        if rng.random() < chance:
            changed = borrow(changed, others[int(rng.integers(len(others)))], rng)
    if rng.random() < 0.12:
        changed = _keep(changed, np.array([bool(line.strip()) for line in changed.lines]))
    if rng.random() < 0.1:
        changed = replace(changed, lines=tuple(line.strip() for line in changed.lines))
    return changed


def _body(example: Example) -> Ints:
    return np.flatnonzero(example.right[:, 0])


def _keep(example: Example, kept: NDArray[np.bool_]) -> Example:
    lines = tuple(line for line, keep in zip(example.lines, kept, strict=True) if keep)
    return replace(example, lines=lines, right=example.right[kept])


def _drop(example: Example, start: int, end: int) -> Example:
    kept = np.ones(len(example.lines), bool)
    kept[start:end] = False
    return _keep(example, kept)


def _drop_above(example: Example, rng: np.random.Generator) -> Example:
    body = _body(example)
    top = int(body[0]) - int(rng.integers(5, 30)) if len(body) else 0
    if top <= _FEWEST:
        return example
    start = int(rng.integers(top))
    return _drop(example, start, int(rng.integers(start, top)) + 1)


def _drop_below(example: Example, rng: np.random.Generator) -> Example:
    body = _body(example)
    bottom = int(body[-1]) + 4 if len(body) else len(example.lines)
    if len(example.lines) - bottom <= _FEWEST:
        return example
    start = int(rng.integers(bottom, len(example.lines)))
    return _drop(example, start, int(rng.integers(start, len(example.lines))) + 1)


def _shorten(example: Example, rng: np.random.Generator) -> Example:
    body = _body(example)
    if len(body) <= _FEWEST:
        return example
    count = int(rng.integers(1, len(body) - 3))
    start = int(body[rng.integers(len(body) - count)])
    return _drop(example, start, start + count)


def _join(top: Example, bottom: Example, page: Example) -> Example:
    return replace(page, lines=top.lines + bottom.lines, right=np.concatenate((top.right, bottom.right)))


def _part(example: Example, start: int, end: int, *, foreign: bool) -> Example:
    right = example.right[start:end]
    return replace(example, lines=example.lines[start:end], right=np.zeros_like(right) if foreign else right)


def _other_top(example: Example, other: Example, rng: np.random.Generator) -> Example:
    body, theirs = _body(example), _body(other)
    if not len(body) or not len(theirs) or theirs[0] < 2 * _FEWEST:
        return example
    end = int(rng.integers(_FEWEST, theirs[0] - 6))
    start = max(0, int(body[0]) - int(rng.integers(10, 40)))
    return _join(_part(other, 0, end, foreign=True), _part(example, start, len(example.lines), foreign=False), example)


def _other_bottom(example: Example, other: Example, rng: np.random.Generator) -> Example:
    body, theirs = _body(example), _body(other)
    if not len(body) or not len(theirs):
        return example
    end = min(len(example.lines), int(body[-1]) + int(rng.integers(1, 30)))
    with_story = rng.random() < 0.25
    start = max(0, int(theirs[0]) - 8) if with_story else int(theirs[-1]) + 1
    tail = _part(other, start, len(other.lines), foreign=True)
    return _join(_part(example, 0, end, foreign=False), tail, example)


def _other_inside(example: Example, other: Example, rng: np.random.Generator) -> Example:
    """Put what stands between the paragraphs of another page (pictures, links, calls) between two of this one."""
    theirs = _body(other)
    gaps = np.flatnonzero(np.diff(theirs) > 2)
    if not len(gaps):
        return example
    gap = int(gaps[rng.integers(len(gaps))])
    return _insert(example, other, (int(theirs[gap]) + 1, int(theirs[gap + 1])), rng)


def _other_tail_inside(example: Example, other: Example, rng: np.random.Generator) -> Example:
    """Put some of what stands below the text of another page between two paragraphs of this one: the text goes on."""
    theirs = _body(other)
    below = int(theirs[-1]) + 1 if len(theirs) else 0
    if len(other.lines) - below < _FEWEST:
        return example
    start = below + int(rng.integers(min(len(other.lines) - below - 4, 60)))
    return _insert(example, other, (start, start + int(rng.integers(4, 40))), rng)


def _insert(example: Example, other: Example, lines: tuple[int, int], rng: np.random.Generator) -> Example:
    body = _body(example)
    if len(body) < 2 or lines[1] - lines[0] > _MOST_INSIDE:
        return example
    inserted = _part(other, *lines, foreign=True)
    at = int(body[rng.integers(len(body) - 1)]) + 1
    top, bottom = _part(example, 0, at, foreign=False), _part(example, at, len(example.lines), foreign=False)
    return _join(_join(top, inserted, example), bottom, example)
