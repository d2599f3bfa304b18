"""The names in an article carry a kind only where the text gives evidence of it."""

from __future__ import annotations

import pytest

from articles.parsing import Name, NameKind, find_names, read_blocks


def kinds(body: str, language: str = "en", people: tuple[str, ...] = ()) -> dict[str, NameKind]:
    return {name.text: name.kind for name in find_names("Late again", read_blocks(body), language, people)}


@pytest.mark.parametrize(
    "sentence",
    [
        "“We forgot to be late,” said Odile Marrow on Monday.",
        "Nobody knew why, Odile Marrow said.",
        "The cook, Odile Marrow, 54, bought a clock.",
        "They asked Professor Odile Marrow for the reason.",
        "They asked Odile Marrow, a retired professor, for the reason.",
    ],
)
def test_a_person_has_something_to_say_or_an_age_or_an_office(sentence: str) -> None:
    assert kinds(sentence)["Odile Marrow"] == NameKind.PERSON


def test_a_place_is_known_or_says_so() -> None:
    found = kinds("The ferry left Norway and met Skerry Island. In Skerry Island it rains, and in Norway it snows.")
    assert found == {"Norway": NameKind.PLACE, "Skerry Island": NameKind.PLACE}


def test_an_organisation_says_so_or_goes_by_its_initials() -> None:
    found = kinds("The Ilmara Institute of Tides met the Quayside Ferrymen Circle. The QFC agreed, and the QFC left.")
    assert found["Ilmara Institute of Tides"] == NameKind.ORGANISATION
    assert found["Quayside Ferrymen Circle"] == NameKind.ORGANISATION


def test_what_was_agreed_on_is_no_organisation() -> None:
    assert kinds("The towns signed the Sorrel Compact. The Sorrel Compact is old.")["Sorrel Compact"] == NameKind.OTHER


def test_who_stands_behind_a_preposition_does_not_speak() -> None:
    assert kinds("The growers of Mill Cross said that it froze.")["Mill Cross"] == NameKind.OTHER


def test_a_name_without_evidence_has_no_kind_and_an_author_is_a_person() -> None:
    body = "In the hall of Linden Quill a bell hung. The bell of Linden Quill rang."
    assert kinds(body)["Linden Quill"] == NameKind.OTHER
    assert kinds(body, people=("Linden Quill",))["Linden Quill"] == NameKind.PERSON


def test_scripts_without_capitals_name_the_places_that_are_known() -> None:
    assert Name("北京", NameKind.PLACE) in find_names("北京的桥", read_blocks("北京周一下雨。"), "zh")
    assert find_names("标题", read_blocks("一座桥。"), "zh") == ()


def test_text_made_of_name_like_words_is_read_in_bounded_time() -> None:
    body = "Aa Bb, " * 20_000
    assert len(find_names("Cc", read_blocks(body), "en")) <= 12
