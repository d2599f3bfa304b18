"""Comparing texts: nothing is lost or invented between the marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.editing.comparing import MOST_WORDS, Piece, compare_fields, compare_texts

TEXTS = st.text(alphabet="ab \n,.北京é", max_size=60)


@given(TEXTS, TEXTS)
def test_what_is_not_added_is_the_earlier_text_and_what_is_not_removed_the_later(before: str, after: str) -> None:
    pieces = compare_texts(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after
    assert all(piece.text for piece in pieces)


def test_a_changed_word_is_marked_and_its_neighbours_are_not() -> None:
    assert compare_texts("The ferry left late.", "The ferry left early.") == (
        Piece("same", "The ferry left "),
        Piece("removed", "late"),
        Piece("added", "early"),
        Piece("same", "."),
    )


def test_words_changed_in_a_row_are_marked_as_one() -> None:
    kinds = [piece.kind for piece in compare_texts("It left at noon today.", "It left before dusk yesterday.")]
    assert kinds == ["same", "removed", "added", "same"]


def test_a_script_without_gaps_is_compared_by_character() -> None:
    assert Piece("removed", "北") in compare_texts("去北京", "去南京")


def test_long_texts_are_marked_word_by_word_where_they_differ() -> None:
    paragraphs = [f"The ferry number {n} left on time and nobody knew why it did." for n in range(MOST_WORDS)]
    before = "\n\n".join(paragraphs)
    paragraphs[700] = paragraphs[700].replace("nobody", "everybody")
    pieces = compare_texts(before, "\n\n".join(paragraphs))
    assert [piece for piece in pieces if piece.kind != "same"] == [
        Piece("removed", "nobody"),
        Piece("added", "everybody"),
    ]


@pytest.mark.parametrize(("before", "after"), [(None, ""), ([], None), ("", [])])
def test_nothing_in_another_form_is_no_difference(before: object, after: object) -> None:
    assert compare_fields({"byline": before}, {"byline": after}) == []


def test_the_fields_that_differ_are_said_with_their_values_as_read() -> None:
    before = {"tags": ["Quay"], "is_complete": False, "story_id": 3, "headline": "Same"}
    after = {"tags": ["Quay", "Port"], "is_complete": True, "story_id": None, "headline": "Same"}
    found = {each.field: (each.before, each.after) for each in compare_fields(before, after)}
    assert found == {"tags": ("Quay", "Quay\nPort"), "is complete": ("no", "yes"), "story": ("3", "")}


def test_a_moment_is_said_as_people_say_it_and_a_day_as_it_is() -> None:
    before = {"published_at": None, "issued_on": "2025-07-09"}
    after = {"published_at": "2025-07-09T08:09:56.791322+00:00", "issued_on": "2025-07-10"}
    found = {each.field: each.after for each in compare_fields(before, after)}
    assert found == {"published at": "9 Jul 2025, 08:09", "issued on": "2025-07-10"}


@pytest.mark.parametrize("text", ["2025-13-41T08:09:56Z", "0001-01-01T00:00:00+14:00"])
def test_a_text_that_looks_like_a_moment_and_is_none_stays_as_it_is(text: str) -> None:
    (found,) = compare_fields({"headline": ""}, {"headline": text})
    assert found.after == text
