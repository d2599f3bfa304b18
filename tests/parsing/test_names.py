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


@pytest.mark.parametrize(
    "sentence",
    [
        "Odile Marrow, an expert with the harbour, saw it.",
        "Odile Marrow, executive vice-mayor of the town, saw it.",
        "“It froze,” said Odile Marrow, who owns the ice.",
        "Odile Marrow said so. Nobody else would, Marrow said.",
        "For eleven summers Odile Marrow kept a box. “It is empty,” said Marrow, a retired purser.",
        "The boat of resident Odile Marrow froze. Nobody saw Sen. Odile Marrow there.",
    ],
)
def test_whoever_is_met_once_as_a_person_is_among_the_names(sentence: str) -> None:
    filler = " The ferry left at noon and came back at one, for the tide was low and nobody had come to see it leave."
    others = " ".join(
        f"Skerry Island {letter * 3}x and Skerry Island {letter * 3}x met." for letter in "ABCDEFGHIJKLMN"
    )
    assert kinds(f"{others} {sentence}{filler}")["Odile Marrow"] == NameKind.PERSON


@pytest.mark.parametrize(
    ("sentence", "language", "name"),
    [
        ("«Dormimos», confesó anoche Baltasar Quiroga, maquinista jubilado.", "es", "Baltasar Quiroga"),
        ("« J'étais en pyjama », raconte Anselme Corbaz, directeur de la maison.", "fr", "Anselme Corbaz"),
        ("„Es fror“, sagte Alwine Petersen. Petersen lachte.", "de", "Alwine Petersen"),
    ],
)
def test_people_speak_in_other_languages(sentence: str, language: str, name: str) -> None:
    assert kinds(sentence, language)[name] == NameKind.PERSON


@pytest.mark.parametrize(
    "sentence",
    [
        "The Marrow Post said so. The Post was late.",
        "Odile Islands said so, and Odile agreed.",
        "It was USA Odile that said so. Odile said it twice.",
        "Best Practices said so. Our practices, Best said, are best.",
    ],
)
def test_what_only_speaks_like_a_person_is_none(sentence: str) -> None:
    assert NameKind.PERSON not in kinds(sentence).values()


def test_a_person_stands_once_under_the_shortest_full_name() -> None:
    found = kinds("„Es fror“, sagte Klimaforscher Odo Petersen. Odo Petersen, 54, lachte. Petersen ging.", "de")
    assert [name for name in found if name.endswith("Petersen")] == ["Odo Petersen"]


def test_a_place_is_known_or_says_so() -> None:
    found = kinds("The ferry left Norway and met Skerry Island. In Skerry Island it rains, and in Norway it snows.")
    assert found == {"Norway": NameKind.PLACE, "Skerry Island": NameKind.PLACE}


def test_the_place_of_a_dateline_is_a_place() -> None:
    body = read_blocks("The ferry left Mill Cross. In Mill Cross it rains.")
    assert find_names("Late again", body, "en", places=("MILL CROSS",)) == (Name("Mill Cross", NameKind.PLACE),)


def test_what_is_named_after_a_place_is_none() -> None:
    assert kinds("They fought the Battle of Skerry Island. The Battle of Skerry Island was long.") == {
        "Battle of Skerry Island": NameKind.OTHER
    }


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
    assert len(find_names("Cc", read_blocks(body), "en")) <= 24
