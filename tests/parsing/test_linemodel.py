"""The line model's promises: a label a line, the same each time, for any text, in linear time."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing.linemodel import MODEL_FILE, NOTHING, label_lines, line_chances, the_model
from articles.parsing.linescan import scan_lines

STORY = [
    "Skip to content",
    "  • News",
    "  • Sport",
    "  • Weather",
    "Tarn Post",
    "",
    "Tarn opens its bridge after nine years",
    "",
    "By Ada Quill",
    "",
    "July 9, 2026 8:15 AM",
    "",
    "Share",
    "",
    "The bridge at Tarn opened on Monday after nine years of work, and the whole town came to see it with brass bands.",
    "",
    "“It stands, and it will stand when we are gone,” said Ole Brandt, who built the first of its piers in the rain.",
    "",
    "Advertisement",
    "",
    "Nobody had believed that the river could be crossed where it is widest, and for long nobody was found to pay.",
    "",
    "The mayor thanked the builders and said that the ferry, which had run for a century, would stop in August.",
    "",
    "Related",
    "",
    "  • Ferry to stop in August",
    "  • Who pays for the bridge?",
    "",
    "Sign up for our newsletter",
    "",
    "© 2026 Tarn Post. All rights reserved.",
]


def told(what: str) -> list[str]:
    labels = label_lines(STORY, "https://tarnpost.example/news/tarn-opens-its-bridge-after-nine-years")
    return [line for line, label in zip(STORY, labels, strict=True) if getattr(label, what) >= 0.5]


def test_the_story_is_told_from_the_rest_of_its_page():
    assert told("body") == [line for line in STORY if len(line) > 100]


def test_headline_byline_and_date_are_pointed_out():
    labels = label_lines(STORY)
    best = {
        what: max(range(len(STORY)), key=lambda at: getattr(labels[at], what))
        for what in ("headline", "byline", "date")
    }

    assert STORY[best["headline"]] == "Tarn opens its bridge after nine years"
    assert STORY[best["byline"]] == "By Ada Quill"
    assert STORY[best["date"]] == "July 9, 2026 8:15 AM"


def test_each_line_has_a_label_and_a_blank_one_is_nothing():
    labels = label_lines(STORY)

    assert len(labels) == len(STORY)
    assert all(label == NOTHING for line, label in zip(STORY, labels, strict=True) if not line)
    assert label_lines([]) == []
    assert label_lines(["", " \u200b"]) == [NOTHING, NOTHING]


def test_the_same_page_is_labelled_the_same_again():
    assert label_lines(STORY) == label_lines(list(STORY))


@given(st.lists(st.text(max_size=120), max_size=30), st.text(max_size=60))
def test_any_text_is_labelled_with_chances(lines, url):
    for label in label_lines(lines, url):
        assert all(0 <= chance <= 1 for chance in label)


def test_time_grows_with_the_page_and_not_with_its_square():
    label_lines(STORY)
    small, large = (STORY * times for times in (200, 1600))
    assert _seconds(large) < 8 * 4 * max(_seconds(small), 0.01)


def _seconds(lines: list[str]) -> float:
    """Return the least time of this thread's own, of three times: other threads of the mathematics wait busily."""
    taken = []
    for _ in range(3):
        start = time.thread_time()
        label_lines(lines)
        taken.append(time.thread_time() - start)
    return min(taken)


def test_a_model_trained_with_other_features_is_refused():
    model = the_model()
    with pytest.raises(ValueError, match="train it anew"):
        line_chances(replace(model, features=model.features[1:]), scan_lines(STORY))


def test_the_model_file_stays_small():
    assert MODEL_FILE.stat().st_size <= 1_000_000
