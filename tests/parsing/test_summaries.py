"""A summary is made of sentences of the body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing.summaries import summarise

BODY = (
    '"We are glad," she said.\n\n## Heading\n\nThe bridge of Tarn opens on Monday after nine years of work. '
    "It cost forty million crowns. A ferry goes on."
)


def test_the_summary_begins_with_a_sentence_that_stands_alone() -> None:
    assert summarise(BODY, "en").startswith("The bridge of Tarn opens on Monday after nine years of work. It cost")


def test_a_long_second_sentence_is_left_out() -> None:
    body = "The bridge of Tarn opens on Monday after nine years. " + "It was long and winding " * 20 + "."
    assert summarise(body, "en") == "The bridge of Tarn opens on Monday after nine years."


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("塔恩大桥周一通车，历时九年。造价四千万。", "zh"),
        ("Die Brücke von Tarn öffnet am Montag nach neun Jahren.", "de"),
    ],
)
def test_a_summary_in_another_language_is_text_of_the_body(body: str, language: str) -> None:
    assert summarise(body, language) in body
    assert summarise(body, language)


def test_a_body_without_prose_has_no_summary() -> None:
    assert summarise("## Only a heading\n\n- item", "en") == ""


@given(st.text(max_size=300), st.sampled_from([None, "en", "zh", "ar"]))
def test_every_word_of_a_summary_stands_in_the_body(body: str, language: str | None) -> None:
    assert all(word in body for word in summarise(body, language).split())
