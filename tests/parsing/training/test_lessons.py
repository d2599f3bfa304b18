"""Parts of pages teach what the whole pages do."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from articles.parsing.training.fitting import Settings, lessons_of
from articles.parsing.training.lessons import Lesson, excerpt
from articles.parsing.training.targets import read_example
from tests.parsing.training.madeup import make_corpus

SETTINGS = Settings(sites_a_word=1)


def lesson_of(above: int, below: int, *, sentences: int = 6) -> Lesson:
    page = make_corpus(1)[0]
    body = "\n".join(
        f"Keeper {at} of lock {at} at Tarn saw boat {at} and barge {at} pass by." for at in range(sentences)
    )
    menu = [f"Menu {number}" for number in range(above)]
    text = "\n".join([*menu, page.title, body, *(f"Another story {number}" for number in range(below))])
    return lessons_of([read_example(replace(page, text=text, body=body))], SETTINGS)[0]


def test_an_excerpt_is_the_story_with_some_of_the_lines_around_it():
    whole = lesson_of(300, 300)
    part = excerpt(whole, np.random.default_rng(1))

    start = int(np.flatnonzero(whole.right[:, 0])[0] - np.flatnonzero(part.right[:, 0])[0])
    end = start + len(part.lines)
    kept = (whole.lines.word_line >= start) & (whole.lines.word_line < end)
    assert part.right[:, 0].sum() == whole.right[:, 0].sum()
    assert 60 < len(part.lines) < 300
    assert np.array_equal(part.lines.features, whole.lines.features[start:end])
    assert np.array_equal(part.weight, whole.weight[start:end])
    assert np.array_equal(part.lines.word, whole.lines.word[kept])
    assert np.array_equal(part.lines.word_line, whole.lines.word_line[kept] - start)


def test_excerpts_differ_and_none_is_longer_than_a_step_can_bear():
    whole = lesson_of(200, 200, sentences=400)
    parts = [excerpt(whole, np.random.default_rng(seed)) for seed in range(4)]

    assert {len(part.lines) for part in parts} == {300}
    assert len({part.lines.features.tobytes() for part in parts}) > 1


def test_a_page_that_is_hardly_more_than_its_story_is_taken_whole():
    whole = lesson_of(20, 20)

    assert np.array_equal(excerpt(whole, np.random.default_rng(1)).lines.features, whole.lines.features)
