"""Furniture is known by its phrases, however a page dresses them."""

from __future__ import annotations

import pytest

from articles.parsing.boilerplate import claims_rights, furniture_rule
from articles.parsing.lexicon.furniture import BOXES, LINE_STARTS, NEIGHBOURS, WHOLE_LINES
from articles.parsing.lines import read_lines


@pytest.mark.parametrize("dress", ["{}", "• {}", "  * {} →", "({})", "{} 12", "“{}”"])
def test_a_line_that_is_a_phrase_of_furniture_is_known_in_any_dress(dress: str) -> None:
    for phrases in WHOLE_LINES.values():
        for phrase in phrases:
            for written in (phrase, phrase.upper(), phrase.title()):
                (line,) = read_lines(dress.format(written))
                assert furniture_rule(line) is not None or written.casefold() != phrase.casefold(), line.text


@pytest.mark.parametrize("dress", ["{}", "• {}", "► {}"])
def test_a_line_that_begins_as_furniture_does_is_known_in_any_dress(dress: str) -> None:
    for phrases in (*LINE_STARTS.values(), *BOXES.values()):
        for phrase in phrases:
            for written in (phrase, phrase.upper()):
                (line,) = read_lines(dress.format(f"{written} Tarn Harbour"))
                assert furniture_rule(line) is not None or written.lower() != phrase.lower(), line.text


@pytest.mark.parametrize("text", ["12 views", "1,204 Views", "3.4K views", "812 vues", "97 просмотров", "1204次浏览"])
def test_a_number_of_views_alone_on_a_line_is_furniture(text: str) -> None:
    (line,) = read_lines(text)
    assert furniture_rule(line) == "view-count"


@pytest.mark.parametrize("text", ["Views", "12 views of Tarn", "Room with 12 views", "12 viewers"])
def test_views_of_something_are_none(text: str) -> None:
    (line,) = read_lines(text)
    assert furniture_rule(line) is None


@pytest.mark.parametrize("phrase", NEIGHBOURS)
def test_a_link_to_the_article_before_or_after_is_furniture_and_a_sentence_with_its_words_is_none(phrase: str) -> None:
    link, sentence = read_lines(
        f"{phrase.capitalize()} Tarn opens\n{phrase.rstrip(':：').capitalize()} week Tarn opens"
    )

    assert furniture_rule(link) == "read-more-link"
    assert furniture_rule(sentence) is None


@pytest.mark.parametrize("text", ["Tarn opens its bridge", "Sharks near Tarn", "Ad hoc committees", "Ada Quill", "•"])
def test_a_line_that_only_opens_with_the_letters_of_furniture_is_none(text: str) -> None:
    (line,) = read_lines(text)
    assert furniture_rule(line) is None


def test_a_word_that_goes_on_from_a_beginning_of_furniture_is_furniture() -> None:
    line, other = read_lines("Copyrighted by the Tarn Post\nCopyists of Tarn")

    assert furniture_rule(line) == "copyright"
    assert furniture_rule(other) is None


@pytest.mark.parametrize("text", ["© Tarn Post", "(c) 2026 Tarn Post", "(C) Tarn", "COPYRIGHT Tarn", "All copyrights"])
def test_who_claims_rights_is_known(text: str) -> None:
    assert claims_rights(text)


@pytest.mark.parametrize("text", ["Tarn Post", "A copy, right away", "(b) the mayor", "opyr"])
def test_who_claims_none_is_left_alone(text: str) -> None:
    assert not claims_rights(text)
