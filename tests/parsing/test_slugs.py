"""The words of an address are those of its wordiest part, as addresses spell them."""

from __future__ import annotations

import pytest

from articles.parsing.slugs import slug_of, spellings


def test_the_wordiest_part_of_an_address_is_its_words() -> None:
    url = "https://tarn.example/news/town/2026/tarn-opens_its-bridge-2026.html?from=front-page-of-paper"
    assert slug_of(url) == {"tarn", "opens", "its", "bridge"}


@pytest.mark.parametrize("url", ["", "https://tarn.example", "https://tarn.example/news/bridge-opens", "http://[tarn"])
def test_an_address_of_few_words_says_nothing(url: str) -> None:
    assert slug_of(url) == frozenset()


@pytest.mark.parametrize(
    ("word", "spelt"),
    [
        ("bridge", {"bridge"}),
        ("brücke", {"brucke", "bruecke"}),
        ("été", {"ete"}),
        ("smørbrød", {"smorbrod", "smoerbroed"}),
        ("köprüsü", {"koprusu", "koepruesue"}),
        ("ırmak", {"irmak"}),
        ("łódź", {"lodz"}),
    ],
)
def test_marks_are_left_out_and_umlauts_are_spelt_as_one_letter_or_two(word: str, spelt: set[str]) -> None:
    assert set(spellings(word)) == spelt
