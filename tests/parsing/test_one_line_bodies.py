"""Bodies on one line: sub-headings, paragraphs, and the foreign text glued to their end."""

from __future__ import annotations

import time

import pytest

from articles.parsing.boilerplate import glued_furniture, is_call_to_read_on
from articles.parsing.lexicon.furniture import CUT_SHORT, CUT_SHORT_ALONE, GLUED, TAIL_OPENERS
from articles.parsing.lexicon.openers import OPENERS
from articles.parsing.paragraphs import cut_passages
from articles.parsing.sentences import split_sentences
from articles.parsing.subheads import find_subhead, is_question_head
from articles.parsing.tails import find_tail
from articles.parsing.vocabulary import Vocabulary

STORY = "The bridge of Tarn opened on Monday. It cost forty million crowns."


def head_of(text: str, language: str = "en", elsewhere: str = "") -> str | None:
    end = find_subhead(text, 0, len(text), language, Vocabulary(f"{text} {elsewhere}"))
    return text[:end] if end is not None else None


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Tarn's new toll on lorries Tarn's new toll adds four crowns to each trip.", "Tarn's new toll on lorries"),
        ("Bridge Diplomacy As Tarnish towns have made the turn, so has the mayor.", "Bridge Diplomacy"),
        ("'Iron Gull' Ferries The ferry 'Iron Gull' was launched in 2015.", "'Iron Gull' Ferries"),
        ("Tarn's Gate and Lock Yup, we should talk about the lock.", "Tarn's Gate and Lock"),
        ("What happens next The council will vote on the toll in May.", "What happens next"),
        ("Why now The rule that let her in is one sentence long.", "Why now"),
        (
            'A nursery nobody ordered "We came to measure what it had destroyed," said the diver.',
            "A nursery nobody ordered",
        ),
    ],
)
def test_a_sub_heading_before_its_sentence_is_found(text: str, head: str) -> None:
    assert head_of(text) == head


def test_a_sub_heading_before_a_common_word_is_found_by_the_rest_of_the_text() -> None:
    assert (
        head_of("What could go wrong Kelp hates warm water in summer.", elsewhere="sugar kelp grows")
        == "What could go wrong"
    )
    assert head_of("What could go wrong Kelp hates warm water in summer.") is None


@pytest.mark.parametrize(
    ("language", "text", "head"),
    [
        ("es", "Una pieza imposible El mecanismo llegó en cajas.", "Una pieza imposible"),
        ("fr", "Sans lampe frontale Cette année, il a vendangé seul.", "Sans lampe frontale"),
        ("de", "Vier Minuten für ein Dorf Seit dem Sommer hält der Zug.", "Vier Minuten für ein Dorf"),
    ],
)
def test_other_languages_have_their_own_openers(language: str, text: str, head: str) -> None:
    assert head_of(text, language) == head


@pytest.mark.parametrize(
    "text",
    [
        "The Tarn Post said in a report on Monday that the bridge was safe.",
        "Ada Quill, a diver in Tarn, wrote in The Tarn Quarterly an article about kelp.",
        "In the old town of Tarn the mayor, Ben Moor, opened The Gull on Sunday.",
        "President Ada Quill and Mayor Ben Moor met in Upper Tarn on Tuesday afternoon.",
        'He called the bridge "The Iron Gull of the northern sound and its towns," and left.',
        "Bridge tolls rose by four crowns in May because traffic had doubled.",
    ],
)
def test_ordinary_prose_has_no_sub_heading(text: str) -> None:
    assert head_of(text) is None


def test_a_question_that_the_next_sentence_takes_up_is_a_sub_heading() -> None:
    assert is_question_head("Should you ride the 'Iron Gull' ferries?", "The 'Iron Gull' ferries are fun.")
    assert not is_question_head("Should you ride the ferry?", "Nobody in Tarn can say.")


@pytest.mark.parametrize("language", sorted(OPENERS))
def test_openers_of_a_language_are_capitalised(language: str) -> None:
    assert all(word[0].isupper() for word in OPENERS[language].split())


def test_paragraphs_hold_every_sentence_in_order_and_stay_readable() -> None:
    body = " ".join(f"Sentence number {number} says that the bridge of Tarn is open to all." for number in range(60))
    passages = cut_passages(body, 0, len(body), "en", is_whole_body=True)
    assert " ".join(body[passage.start : passage.end] for passage in passages) == body
    assert all(200 < passage.end - passage.start < 800 for passage in passages[:-1])


def test_a_paragraph_is_not_parted_inside_a_quotation() -> None:
    quoted = "“" + "It is open to all who come to Tarn on foot. " * 9 + "So come.” The mayor smiled. "
    body = quoted * 3
    passages = cut_passages(body, 0, len(body), "en", is_whole_body=True)
    for passage in passages:
        part = body[passage.start : passage.end]
        assert part.count("“") == part.count("”")


def test_sentences_cover_their_text() -> None:
    assert [STORY[a:b] for a, b in split_sentences(STORY, "en")] == [
        "The bridge of Tarn opened on Monday.",
        "It cost forty million crowns.",
    ]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [("塔恩的桥在星期一开放。", "zh"), ("यह पुल खुला।", "hi"), ("Le pont “neuf” a été ouvert. ", "fr")],
)
def test_a_line_of_any_length_has_the_same_sentences(sentence: str, language: str) -> None:
    few, many = (split_sentences(sentence * times, language) for times in (100, 8_000))

    assert few == many[:100]
    assert len(many) == 8_000


@pytest.mark.parametrize("piece", ["塔恩的桥在星期一开放。", "<!--<!--<!--<!--<table>"])
def test_the_time_for_sentences_grows_with_the_line_and_not_with_its_square(piece: str) -> None:
    small, large = (piece * times for times in (1_000, 10_000))
    assert _seconds(large) < 10 * 4 * max(_seconds(small), 0.01)


def _seconds(line: str) -> float:
    taken = []
    for _ in range(3):
        start = time.thread_time()
        split_sentences(line, "zh")
        taken.append(time.thread_time() - start)
    return min(taken)


@pytest.mark.parametrize("phrase", [phrase for phrases in GLUED.values() for phrase in phrases])
def test_glued_furniture_is_found_at_the_end_however_often(phrase: str) -> None:
    text = f"{STORY} {phrase.capitalize()} {phrase.capitalize()}"
    found = glued_furniture(text, 0, len(text))
    assert found is not None
    assert text[: found[0]].rstrip() == STORY


def test_a_phrase_in_the_midst_of_a_clause_is_no_furniture() -> None:
    assert glued_furniture("The mayor took out an advertisement", 0, 35) is None


@pytest.mark.parametrize("phrase", [phrase for phrases in TAIL_OPENERS.values() for phrase in phrases])
def test_a_foreign_tail_is_cut_from_its_opening(phrase: str) -> None:
    text = f"{STORY} {phrase.capitalize()} Tarn Post Five ways to cook rhubarb"
    found = find_tail(text, 0, len(text))
    assert found is not None
    assert text[: found[0]].rstrip() == STORY


def test_a_run_of_teasers_with_doubled_headlines_is_cut() -> None:
    teasers = (
        "Weather A gale is on its way By Ada Quill Sport Rovers win the cup again Rovers win the cup again By Ben Moor"
    )
    found = find_tail(f"{STORY} {teasers}", 0, len(STORY) + 1 + len(teasers))
    assert found == (len(STORY) + 1, "teasers-with-bylines")


def test_a_text_that_ends_in_a_sentence_has_no_tail() -> None:
    assert find_tail(STORY, 0, len(STORY)) is None


@pytest.mark.parametrize("call", [*(f"{call.capitalize()} …" for call in CUT_SHORT), *CUT_SHORT_ALONE])
def test_a_call_to_read_on_is_known(call: str) -> None:
    assert is_call_to_read_on(call)


@pytest.mark.parametrize(
    "text", ["Read more: What we know about eels", "The mayor went on to read the full story of Tarn."]
)
def test_a_link_or_a_sentence_is_no_call_to_read_on(text: str) -> None:
    assert not is_call_to_read_on(text)
