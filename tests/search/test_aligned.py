"""Texts that keep each letter in its place when they are folded."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from articles.search import snippets
from articles.search.aligned import aligned, stretches
from articles.search.folding import fold
from articles.search.typed import Phrase
from articles.search.words import pieces

# Letters, marks, ligatures, widths, scripts, separators: what folds to one letter, several, none, or with its neighbour
LETTERS = "aAbéÉøßæﬁıİςΣйИéأةـｐＰ²½™ªº_-'’ \n.…\u00a0\u00b4का़षªᄀ가각ᅡᆨ猫ｶﾞ゛กำ\U0001d400\u0345ǆ"
TEXTS = st.lists(st.sampled_from(LETTERS) | st.sampled_from(["port ", "a b ", " Café", "a a "]), max_size=24).map(
    "".join
)
WORDS = st.lists(
    st.sampled_from(["a", "b", "e", "port", "cafe", "oss", "ae", "σ", "и", "ا", "2", "p"]), min_size=1, max_size=3
)


def found(text: str, phrases: Iterable[Phrase]) -> list[list[tuple[int, int]]]:
    return [sorted(where) for where in snippets._cut(text, tuple(phrases))]


@given(TEXTS, WORDS, st.booleans())
def test_a_phrase_stands_where_it_stands_in_the_words_of_the_text(
    text: str, words: list[str], is_beginning: bool
) -> None:
    folded = aligned(text)
    assume(folded is not None)
    phrase = Phrase(tuple(words), is_beginning=is_beginning)
    assert list(stretches(folded or "", phrase)) == found(text, [phrase])[0]


@given(TEXTS | st.text(max_size=40))
def test_every_letter_stays_in_its_place(text: str) -> None:
    folded = aligned(text)
    assume(folded is not None)
    assert len(folded or "") == len(text)
    cut = list(pieces(text))
    assert [piece.folded for piece in cut] == [(folded or "")[piece.start : piece.end] for piece in cut]
    assert all(before.end <= after.start for before, after in pairwise(cut))


def test_a_text_of_the_press_is_such_a_text() -> None:
    text = "“Nous y étions,” said Zoë O’Brien – the £3m ferry… Übermorgen, в Москву; Αθήνα."
    assert aligned(text) is not None
    assert list(stretches(aligned(text) or "", Phrase(("o", "brien")))) == [(text.index("O’"), text.index(" – the"))]


def test_what_folds_to_more_or_fewer_letters_is_none() -> None:
    for text in ("Straße", "ﬁn", "e\u0301t\u0065", "猫", "ᄀ\u1161", "अक\u093c"):
        assert aligned(text) is None, text
        assert fold(text)
