"""The arrays of a page say what its lines say."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing.characters import Char
from articles.parsing.linescan import hash_of, scan_lines


def test_only_lines_with_something_to_see_are_shown():
    scan = scan_lines(["", "Tarn opens its bridge", " \u00a0\t", "  • Yes", "\x00"])

    assert scan.shown.tolist() == [1, 3]
    assert (scan.first - scan.start).tolist() == [0, 2]


def test_a_page_without_lines_or_words_is_read_as_well():
    for lines in ([], [""], ["…"], ["\ud800"], ["•", "—"]):
        scan = scan_lines(lines)
        assert len(scan.words) == 0
        assert scan.word_count.tolist() == [0] * len(scan)


def test_words_are_counted_by_line_whatever_their_script():
    scan = scan_lines(["Tarn opens its 2nd bridge.", "塔恩大桥", "мост открыт", "جسر"])

    assert scan.word_count.tolist() == [5, 4, 2, 1]
    assert scan.words.line.tolist() == [0] * 5 + [1] * 4 + [2] * 2 + [3]
    assert scan.words.place.tolist() == [0, 1, 2, 3, 4, 0, 1, 2, 3, 0, 1, 0]


def test_lines_of_the_same_words_share_a_hash_and_others_do_not():
    scan = scan_lines(["Tarn opens", "  • TARN OPENS!", "opens Tarn", "Tarn open", "Tarnopens"])

    first, second, *others = scan.hash.tolist()
    assert first == second
    assert first not in others
    assert len(set(others)) == len(others)


def test_characters_are_counted_by_kind_and_beyond_the_basic_plane():
    scan = scan_lines(["Ab, 12! 😀 “x”"])

    counts = {kind.name: int(scan.counts[0, kind]) for kind in Char if scan.counts[0, kind]}
    assert counts == {"UPPER": 1, "LOWER": 2, "COMMA": 1, "DIGIT": 2, "STOP": 1, "SYMBOL": 1, "QUOTE": 2}


@given(st.lists(st.text(max_size=60), max_size=12))
def test_every_line_that_shows_a_character_is_kept_in_order(lines):
    scan = scan_lines(lines)

    assert scan.shown.tolist() == sorted(set(scan.shown.tolist()))
    assert scan.counts.sum() == sum(1 for line in scan.shown for kind in _kinds(lines[line]) if kind != Char.SPACE)
    assert scan.word_count.sum() == len(scan.words)
    assert np.all(np.diff(scan.words.line) >= 0)


def _kinds(line: str) -> list[int]:
    scan = scan_lines([line])
    return scan.kind[: len(line)].tolist()


def test_equal_words_of_a_page_share_a_number_whatever_their_case():
    scan = scan_lines(["Tarn opens", "its bridge", "TARN"])

    assert scan.term[0] == scan.term[4]
    assert len(set(scan.term.tolist())) == len(scan.distinct) == 4
    assert scan.distinct[scan.term].tolist() == scan.words.hash.tolist()


def test_equal_words_stand_in_page_order_among_the_sorted_ones():
    scan = scan_lines(["the bridge and the river", "the town", "the end"])

    at = [place for place in scan.by_hash.tolist() if scan.words.hash[place] == scan.words.hash[0]]
    assert at == [0, 3, 5, 7]


def test_the_opening_of_a_line_has_the_hash_of_a_line_of_these_words():
    scan = scan_lines(["Tarn opens its bridge", "Tarn opens", "Tarn"])

    assert scan.opening_hash(2)[0] == scan.hash[1] == scan.opening_hash(5)[1]
    assert scan.opening_hash(1).tolist() == [scan.hash[2].item()] * 3


def test_sums_by_line_are_nothing_where_a_line_has_no_words():
    scan = scan_lines(["•", "Tarn opens", "…", "its bridge today"])

    assert scan.per_line(np.ones((2, len(scan.words)), np.float32)).tolist() == [[0, 2, 0, 3]] * 2


@given(st.text("abcxyzABCXYZ0189", min_size=1, max_size=150))
def test_a_word_alone_has_the_hash_that_a_scan_gives_it(word):
    assert scan_lines([f"Tarn {word}"]).words.hash.tolist()[1:] == [hash_of(word)]
