"""What a step of training is taught by: lines with what is right for each, of one page or several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from articles.parsing.network import Array, Lines

_NEAREST, _FARTHEST = 30, 110
_MOST_LINES = 300


@dataclass(frozen=True)
class Lesson:
    """Lines with what is right for each head and how much it weighs."""

    lines: Lines
    right: Array
    weight: Array


def excerpt(lesson: Lesson, rng: np.random.Generator) -> Lesson:
    """Return by chance a part of a page around its text: most of what is far from it teaches little, and costs as much.

    What the lines were measured to be on the whole page stays.
    """
    body = np.flatnonzero(lesson.right[:, 0])
    if not len(body):
        return lesson
    above, below = rng.integers(_NEAREST, _FARTHEST, 2).tolist()
    start, end = max(0, int(body[0]) - above), min(len(lesson.right), int(body[-1]) + below)
    if end - start > _MOST_LINES:
        start = int(rng.integers(start, end - _MOST_LINES + 1))
        end = start + _MOST_LINES
    return _part(lesson, start, end)


def _part(lesson: Lesson, start: int, end: int) -> Lesson:
    lines = lesson.lines
    first, last = np.searchsorted(lines.word_line, (start, end)).tolist()
    by_line = {name: getattr(lines, name)[start:end] for name in ("features", "first_word", "last_word", "size")}
    by_word = {name: getattr(lines, name)[first:last] for name in ("word", "term", "telling")}
    part = replace(lines, **by_line, **by_word, word_line=lines.word_line[first:last] - start)
    return Lesson(part, lesson.right[start:end], lesson.weight[start:end])


def wordless(lesson: Lesson, cues: int) -> Lesson:
    """Return a lesson as if in a language that nothing is known of but its cues."""
    lines = lesson.lines
    words = (np.where(words > cues, 0, words) for words in (lines.word, lines.first_word, lines.last_word))
    word, first_word, last_word = words
    return replace(lesson, lines=replace(lines, word=word, first_word=first_word, last_word=last_word))


def join(lessons: Sequence[Lesson]) -> Lesson:
    """Return several pages as one lesson."""
    parts = [lesson.lines for lesson in lessons]
    line_at = np.cumsum([0, *(len(part) for part in parts)])
    term_at = np.cumsum([0, *(int(part.term.max(initial=-1)) + 1 for part in parts)])
    lines = Lines(
        features=np.concatenate([part.features for part in parts]),
        word=np.concatenate([part.word for part in parts]),
        word_line=np.concatenate([part.word_line + at for part, at in zip(parts, line_at, strict=False)]),
        first_word=np.concatenate([part.first_word for part in parts]),
        last_word=np.concatenate([part.last_word for part in parts]),
        size=np.concatenate([part.size for part in parts]),
        term=np.concatenate([part.term + at for part, at in zip(parts, term_at, strict=False)]),
        page_start=line_at[:-1],
        telling=np.concatenate([part.telling for part in parts]),
    )
    right, weight = (np.concatenate([getattr(lesson, name) for lesson in lessons]) for name in ("right", "weight"))
    return Lesson(lines, right, weight)
