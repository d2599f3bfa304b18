"""The words of a line are told by where else on the page they stand."""

from __future__ import annotations

from articles.parsing.features import describe
from articles.parsing.linescan import scan_lines


def measured(*lines: str) -> dict[str, list[float]]:
    names, values = describe(scan_lines(lines))
    return {name: values[:, at].tolist() for at, name in enumerate(names)}


def test_words_of_the_lines_before_are_found_again():
    again = measured("The bridge at Tarn opened", "Opened bridge", "Nothing", "more", "Bridge", "the ferry", "Tarn")

    assert again["in 3 before"][:2] == [0, 1]
    assert again["in 3 before"][4] == 1
    assert again["in 3 before"][6] == 0


def test_a_word_first_said_is_new():
    assert measured("Tarn opens", "Tarn opens", "Another opens")["new words"] == [1, 0, 0.5]


def test_capitals_count_within_a_line_and_not_at_its_start():
    assert measured("Ada Quill Writes", "Ada writes", "Ada")["capital words"] == [1, 0, 0]
