"""A line of a head says when the article was published and updated, in every language of the lexicon."""

from __future__ import annotations

import pytest

from articles.parsing.lexicon.stamps import PUBLISHED, UPDATED
from articles.parsing.lines import read_lines
from articles.parsing.metalines import read_meta_line, says_published, says_updated, stamps_of


@pytest.mark.parametrize("words", UPDATED)
def test_words_of_an_update_tell_it_from_the_publication(words: str) -> None:
    (line,) = read_lines(f"{words}: 2026-05-23 10:30")
    meta = read_meta_line(line)
    assert meta is not None
    assert (len(meta.published), len(meta.updated)) == (0, 1)
    ((before, _),) = stamps_of(line)
    assert says_updated(before)


@pytest.mark.parametrize("words", PUBLISHED)
def test_words_of_a_publication_are_no_update(words: str) -> None:
    (line,) = read_lines(f"{words} 2026-05-23 10:30")
    meta = read_meta_line(line)
    assert meta is not None
    assert (len(meta.published), len(meta.updated)) == (1, 0)


def test_short_words_before_a_date_say_nothing_of_a_publication() -> None:
    assert not says_published("on ")
    assert says_published("first published on ")
