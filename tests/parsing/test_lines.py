"""Lines keep the way back to the page text whatever stands in it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing.ledger import Ledger
from articles.parsing.lines import read_lines
from articles.parsing.normalise import (
    first_word,
    fold,
    is_blank,
    is_dense,
    lower,
    may_fold_to,
    may_hold_dense,
    plain_quotes,
    tidy,
)

ODD = st.text(alphabet="aB ć\u00a0\u200b\u00ad\u200c\ufeff\r\t\x00\u2028مx’“", max_size=30)


@given(st.lists(ODD, max_size=6).map("\n".join))
def test_every_character_of_a_line_is_found_at_its_column(text: str) -> None:
    pages = text.split("\n")
    for line in read_lines(text):
        for position, character in enumerate(line.text):
            printed = pages[line.number - 1][line.column(position)]
            assert printed == character or (printed.isspace() and character == " ")


@given(st.text(max_size=60))
def test_what_no_line_holds_is_blank(text: str) -> None:
    held = [[] for _ in text.split("\n")]  # type: list[list[int]]
    for line in read_lines(text):
        held[line.number - 1] += [line.column(position) for position in range(len(line.text))]
    for raw, columns in zip(text.split("\n"), held, strict=True):
        assert all(is_blank(raw[at]) for at in range(len(raw)) if at not in columns)


@pytest.mark.parametrize("breaks", ["\n", "\r\n", "\r", "\u2028"])
def test_lines_are_found_whatever_breaks_them(breaks: str) -> None:
    lines = read_lines(breaks.join(["One", "", "\u00a0 Two\u200b"]))
    assert [(line.text, line.gap) for line in lines] == [("One", 0), ("Two", 1)]


@pytest.mark.parametrize("text", ["", " ", "\u00a0\t", "\u200b\ufeff\u00ad", "\x00\x1f", "\u200c\u200d", "\u202e"])
def test_what_a_reader_does_not_see_is_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["a", "\u200ba", "…", "🙂", "\ud800"])
def test_what_a_reader_sees_is_not_blank(text: str) -> None:
    assert not is_blank(text)


def test_a_value_keeps_the_joiners_that_its_script_needs() -> None:
    (line,) = read_lines("می\u200cخواهد \u200bو")
    assert tidy(line.text) == "می\u200cخواهد و"


@given(st.text(max_size=40))
def test_lower_case_and_plain_quotes_keep_the_length(text: str) -> None:
    assert len(lower(text)) == len(text)
    assert len(plain_quotes(text)) == len(text)


def test_a_line_of_a_dense_script_counts_for_more_letters() -> None:
    letters, dense, mixed = read_lines("“Tarn” 42\n海港的灯\nTarn Harbour 港")
    assert [(line.is_dense, line.size) for line in (letters, dense, mixed)] == [
        (False, 9.0),
        (True, 10.0),
        (False, 14.0),
    ]


def test_no_character_of_a_dense_script_is_overlooked() -> None:
    for code in range(0x10000):
        assert may_hold_dense(chr(code)) or not is_dense(chr(code)), hex(code)
    assert not may_hold_dense("Tarn’s “bridge” – ½ день يوم วัน •")


def test_what_is_cut_is_kept_with_single_spaces() -> None:
    ledger = Ledger(read_lines("one  two\u00a0 three "))
    ledger.close("rest", beside="beside")
    assert [cut.text for cut in ledger.cuts] == ["one two three"]


def test_folding_leaves_the_words_only() -> None:
    assert fold("“Wolf Warrior:” — THE Movie!") == fold("wolf warrior the movie")


@given(st.text(alphabet="Ae\u0301\u00df\ufb01\uff21 .\u201c_1", max_size=4))
def test_the_quick_look_at_the_beginning_of_a_text_misses_none(text: str) -> None:
    assert may_fold_to(text, fold(text)[:1])
    assert not may_fold_to(f"xy{text}", "z")
    assert may_fold_to(f"Ж{text}", fold(f"Ж{text}")[:1])
    assert not may_fold_to("Жужа", "z")


@pytest.mark.parametrize("dress", ["{} Bridge", "{}", "{}: a look", "{}-Bridge", "{}’s bridge", "({}) bridge"])
@pytest.mark.parametrize("word", ["Tarn", "TARN", "Tarn2", "Tarn\u0301", "Tärn", "橋", "Tarn²", "T_arn", "ＴARN"])
def test_the_first_word_that_is_told_at_a_look_is_the_first_word(word: str, dress: str) -> None:
    text = dress.format(word)
    assert first_word(text) in (None, fold(text).split()[0])
    assert first_word(f"Tarn {text}") == "tarn"


def test_a_line_is_of_a_dense_script_where_most_of_its_characters_are() -> None:
    assert all(is_dense(text) for text in ("橋が", "橋が閉まるab", "한국어ab", "橋" * 500))
    assert not any(is_dense(text) for text in ("", "Tarn", "Тарн", "橋a", "สะพาน", "橋" + "a" * 500, "\ud800a"))


@pytest.mark.parametrize("around", ["{}", "ab{}cd", "é{}x", "Fuß “{}” ½"])
def test_folding_is_the_same_for_plain_texts_as_by_unicode_s_own_rules(around: str) -> None:
    for code in range(0x3000):
        text = around.format(chr(code))
        words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())
        assert fold(text) == " ".join(words), text


def test_a_claim_on_claimed_text_is_refused() -> None:
    lines = read_lines("Tarn Post09-07-2025")
    ledger = Ledger(lines)
    assert ledger.claim(lines[0].span(0, 9))
    assert not ledger.claim(lines[0].span(5, 12))
    assert ledger.claim(lines[0].span(9))


def test_a_cut_takes_only_what_is_free_and_closing_takes_the_rest() -> None:
    lines = read_lines("one two three\nfour")
    ledger = Ledger(lines)
    ledger.claim(lines[0].span(4, 7))
    ledger.cut(lines[0].span(0, 9), "first")
    ledger.close("rest", beside="beside")
    assert [(cut.text, cut.rule) for cut in ledger.cuts] == [
        ("one", "first"),
        ("t", "first"),
        ("hree", "beside"),
        ("four", "rest"),
    ]
