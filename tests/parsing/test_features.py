"""What is measured of a line stands for what a reader notices."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing.addresswords import slug_words
from articles.parsing.features import describe
from articles.parsing.linescan import scan_lines

PROSE = "The bridge at Tarn opened on Monday after nine years of work, and the town came to see it."
LATER = "The mayor of Tarn thanked the nine builders of the bridge, who had worked in rain and snow."


def measured(*lines: str, url: str = "") -> dict[str, list[float]]:
    names, values = describe(scan_lines(lines), slug_words(url))
    return {name: values[:, at].tolist() for at, name in enumerate(names)}


def test_every_line_has_the_same_features_whatever_it_holds():
    one, other = describe(scan_lines(["x"])), describe(scan_lines([PROSE, "", "•", "塔恩", "12:30"]))

    assert one[0] == other[0]
    assert other[1].shape == (4, len(other[0]))


def test_a_repeated_line_is_known_by_its_words():
    repeats = measured("Tarn opens", PROSE, "  • TARN OPENS", "Tarn opens")

    assert repeats["repeats"] == pytest.approx([np.log(3), 0, np.log(3), np.log(3)])
    assert repeats["repeated before"] == [0, 0, 1, 1]


def test_blank_lines_and_indents_count():
    spacing = measured("", "Menu", "   • News", "", "", PROSE)

    assert spacing["gap before"] == [1, 0, 2]
    assert spacing["gap after"] == [0, 2, 3]
    assert spacing["indent"] == [0, 3, 0]


def test_a_sentence_ends_also_inside_quotes():
    ends = measured("It stands.", "“It stands.”", "It stands", "Does it?", "And then …")

    assert ends["ends sentence"] == [1, 1, 0, 1, 1]
    assert ends["ends ellipsis"] == [0, 0, 0, 0, 1]


def test_lines_that_speak_like_the_prose_of_the_page_are_told_from_menus():
    known = measured("Sport Weather Cars", PROSE, LATER, "the town")["known to prose"]

    assert known[0] == 0
    assert known[1] > 0.3
    assert known[3] == 1


def test_a_caption_that_repeats_the_line_before_it_is_noticed():
    opening = measured("Ada Quill looks at the bridge", "Ada Quill looks at the bridge. Photo: Tarn Post", PROSE)

    assert opening["opening before"] == [0, 1, 0]
    assert opening["opening after"] == [1, 0, 0]


def test_the_address_points_at_the_headline():
    told = measured(
        "Tarn opens its bridge", "Sport", url="https://tarn.example/news/2026/tarn-opens-its-bridge-4711.html"
    )
    silent = measured("Tarn opens its bridge", "Sport", url="https://tarn.example/?id=4711")

    assert told["line in address"] == [1, 0]
    assert told["address in line"][0] == pytest.approx(0.8)
    assert silent["line in address"] == [0, 0]
    assert silent["address known"] == [0, 0]


def test_lines_that_no_blank_line_parts_are_one_block():
    block = measured("Menu", "", PROSE, "Read more", "", LATER)

    assert block["lines in block"] == pytest.approx([0, np.log(2), np.log(2), 0])
    assert block["prose in block"][3] == 1
    assert block["prose in block"][0] == 0
    assert block["prose in block"][1] == block["prose in block"][2] > 0.8


def test_lines_indented_as_the_prose_is_are_told():
    indented = measured("    " + PROSE, "", "    " + LATER, "", "Menu", "    “Yes,” she said.")["prose so indented"]

    assert indented == [1, 1, 0, 1]


def test_bullets_are_told_by_whether_the_sentences_of_the_page_have_them():
    story = measured(PROSE, LATER, "• Ferry to stop in August", "• Who pays for the bridge?")["prose so bulleted"]
    listed = measured(f"• {PROSE}", f"• {LATER}", "Menu")["prose so bulleted"]

    assert story == [1, 1, 0, 0]
    assert listed == [1, 1, 0]


@given(st.lists(st.text(max_size=80), min_size=1, max_size=20))
def test_features_are_finite_for_any_text(lines):
    assert np.isfinite(describe(scan_lines(lines))[1]).all()
