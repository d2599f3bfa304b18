"""Near-copies share a band, other texts do not; equal words give equal hashes."""

from __future__ import annotations

import random
import subprocess
import sys
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing.fingerprints import BANDS, fingerprint

SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "je",
    "ki",
    "lo",
    "mu",
    "na",
    "pe",
    "ri",
    "so",
    "tu",
    "va",
    "we",
    "xi",
    "yo",
    "zu",
]


def made_up_text(seed: int, words: int = 400) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 3))) for _ in range(words)]


def with_edits(words: list[str], share: float, seed: int) -> list[str]:
    chance = random.Random(seed)
    return [("changed" + word) if chance.random() < share else word for word in words]


def share_a_band(one: str, other: str) -> bool:
    return bool(set(fingerprint(one).bands) & set(fingerprint(other).bands))


def test_near_copies_share_a_band_nearly_always() -> None:
    shared = sum(
        share_a_band(" ".join(words), " ".join(with_edits(words, 0.03, seed)))
        for seed in range(60)
        for words in [made_up_text(seed)]
    )
    assert shared >= 58


def test_a_copy_with_another_beginning_and_end_shares_a_band() -> None:
    shared = 0
    for seed in range(40):
        words = made_up_text(seed)
        shared += share_a_band(" ".join(words), " ".join([*made_up_text(seed + 500, 20), *words[:-20]]))
    assert shared >= 38


def test_different_texts_share_no_band() -> None:
    assert not any(
        share_a_band(" ".join(made_up_text(seed)), " ".join(made_up_text(seed + 1000))) for seed in range(60)
    )


@pytest.mark.parametrize(("first", "last"), [("一", "丱"), ("ก", "ฮ"), ("ກ", "ຮ"), ("က", "အ")])
def test_near_copies_in_a_script_without_spaces_share_a_band(first: str, last: str) -> None:
    chance = random.Random(7)
    letters = [letter for code in range(ord(first), ord(last) + 1) if (letter := chr(code)).isalpha()]
    text = "".join(chance.choices(letters, k=500))
    assert share_a_band(text, text[:200] + letters[0] + text[203:])


def test_case_punctuation_and_marks_leave_bands_and_hash_alone() -> None:
    plain, set_otherwise = "The bridge opens today in Tarn", "## THE bridge -- opens,\n\ntoday in “Tarn”."
    assert fingerprint(plain).bands == fingerprint(set_otherwise).bands
    assert fingerprint(plain).body_hash == fingerprint(set_otherwise).body_hash


def test_another_order_of_words_has_another_hash() -> None:
    assert fingerprint("Tarn opens a bridge").body_hash != fingerprint("A bridge opens Tarn").body_hash


def test_words_of_a_million_characters_are_not_kept() -> None:
    tracemalloc.start()
    for digit in "123456789":
        fingerprint(digit * 1_000_000)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 1_000_000


def test_a_text_without_words_has_no_bands() -> None:
    assert fingerprint(" … \n").bands == ()


@given(st.text(max_size=300))
def test_bands_are_numbered_once_and_fit_a_signed_column(text: str) -> None:
    bands = fingerprint(text).bands
    assert [band for band, _ in bands] == list(range(BANDS if bands else 0))
    assert all(0 <= value < 2**63 for _, value in bands)


@pytest.mark.parametrize("seed", ["0", "42"])
def test_bands_and_shingles_are_the_same_in_every_process(seed: str) -> None:
    code = "from articles.parsing.fingerprints import fingerprint as f; print(f('the bridge opens today'))"
    printed = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
    ).stdout
    assert printed.strip() == str(fingerprint("the bridge opens today"))


def test_a_text_has_a_shingle_for_every_three_words_once() -> None:
    assert [len(fingerprint(text).shingles) // 8 for text in ("", "two words", "one two three", "a b c a b c")] == [
        0,
        0,
        1,
        3,
    ]
