"""Pages that never were are made of pages that were: the story stays in order, what is borrowed is foreign."""

from __future__ import annotations

import numpy as np
import pytest

from articles.parsing.training import augmenting
from articles.parsing.training.augmenting import vary
from articles.parsing.training.targets import read_example
from tests.parsing.training.madeup import make_corpus


@pytest.fixture(scope="module")
def examples():
    return [read_example(page) for page in make_corpus(12)]


def story_of(example):
    return [line.strip() for line, right in zip(example.lines, example.right[:, 0], strict=True) if right]


def test_the_story_of_a_variation_is_of_its_page_and_in_order(examples):
    rng = np.random.default_rng(1)
    for example in examples * 8:
        own = story_of(example)
        varied = story_of(vary(example, examples, rng))
        places = [own.index(line) for line in varied]
        assert varied
        assert places == sorted(places)


def test_every_line_of_a_variation_keeps_what_is_right_of_it(examples):
    rng = np.random.default_rng(2)
    for example in examples * 4:
        varied = vary(example, examples, rng)
        assert len(varied.lines) == len(varied.right)


def test_what_stands_below_another_story_is_put_into_this_one_and_it_goes_on(examples):
    page, other = examples[0], examples[1]
    below = augmenting._part(examples[2], 0, len(examples[2].lines), foreign=True)
    longer = augmenting._join(other, below, other)
    varied = augmenting._other_tail_inside(page, longer, np.random.default_rng(3))

    right = varied.right[:, 0]
    story = np.flatnonzero(right)
    assert story_of(varied) == story_of(page)
    assert len(varied.lines) > len(page.lines)
    assert any(line in longer.lines for line in varied.lines[story[0] : story[-1]] if line.strip())
