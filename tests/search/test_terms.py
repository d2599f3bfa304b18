import pytest

from articles.search import search_terms
from articles.search.folding import fold
from articles.search.terms import MOST_INDEXED, pairs


@pytest.mark.parametrize(
    "text", ["", "Plain text, with “quotes” … and naïve Straße", "Новости порта Ёлино", "الأخبار كِتاب", "समाचार हिन्दी"]
)
def test_text_the_databases_can_cut_has_no_terms(text):
    assert search_terms(text, text) == ""


def test_a_run_becomes_pairs_of_letters_and_its_last_letter():
    assert search_terms("", "北京新") == " ".join([*pairs("北京"), *pairs("京新"), *pairs("新")])


def test_terms_are_of_letters_and_digits_that_no_tokenizer_cuts():
    terms = search_terms("", "คนที่รัก 𠀋𠀌 정부")
    assert terms.isascii()
    assert all(term.isalnum() for term in terms.split())


def test_marks_that_fold_to_nothing_are_no_terms():
    assert search_terms("", "北 \u0301 \u0640") == search_terms("", "北")


def test_a_word_that_touches_a_run_is_a_term_of_its_own():
    assert "2025" in search_terms("", "2025年").split()


def test_words_in_compatibility_letters_are_repeated_in_ordinary_ones():
    assert search_terms("", "Ｐｏｒｔ ﬁsh Elwin") == "port fish"


def test_the_headline_is_said_more_often_than_the_body():
    (term,) = pairs("猫")
    assert search_terms("猫", "").split().count(term) > search_terms("", "猫").split().count(term)


def test_an_endless_line_does_not_make_endless_terms():
    assert search_terms("", "猫" * MOST_INDEXED) == search_terms("", "猫" * MOST_INDEXED * 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CAFÉ", "cafe"),
        ("cafe\u0301", "café"),
        ("Straße", "STRASSE"),
        ("ΑΘΉΝΑΣ", "αθηνας"),
        ("Ёлка", "елка"),
        ("Łódź", "lodz"),
        ("Tromsø", "tromso"),
        ("ılık", "ILIK"),
        ("İzmir", "izmir"),
        ("أحمد", "احمد"),
        ("مدرســة", "مدرسه"),
        ("كِتَابٌ", "كتاب"),
        ("Ｐｏｒｔ", "port"),
    ],
)
def test_spellings_of_a_word_fold_to_one(one, other):
    assert fold(one) == fold(other)


def test_different_words_fold_apart():
    assert fold("ガイド") != fold("カイト")
    assert fold("шар") != fold("шаг")
