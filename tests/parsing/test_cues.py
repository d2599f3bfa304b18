"""The words that mean the same in many languages are words, and mean one thing."""

from __future__ import annotations

from collections import Counter

from articles.parsing.lexicon.cues import CUES
from articles.parsing.linescan import scan_lines


def test_each_is_one_word_in_lower_case():
    words = [word for group in CUES.values() for word in group]

    assert [word for word in words if len(scan_lines([word]).words) != 1] == []
    assert [word for word in words if word != word.lower()] == []


def test_none_stands_for_two_things():
    counts = Counter(word for group in CUES.values() for word in group)

    assert [word for word, count in counts.items() if count > 1] == []


def test_each_thing_is_named_in_many_languages():
    assert {name for name, words in CUES.items() if len(words) < 15} == set()
