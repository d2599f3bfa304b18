"""A question finds the sentences of the article that answer it, and nothing where none does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing import Block, BlockKind, read_blocks
from articles.search import find_passages
from articles.search.asking import asked_words
from articles.search.stems import stem

BODY = (
    "The night ferry to Port Elwin left on time on Monday for the first time in a year.\n\n"
    "Nobody on the quay could say why. The harbour master, Odile Marrow, has held her office for nine years.\n\n"
    "## The clocks\n\n"
    "The galley has two of them since May. They were bought in a market on the quay.\n\n"
    "- Passengers were given 340 free breakfasts\n\n"
    "> The sea is never late, wrote the poet."
)
SPANISH = "El tren salió a las once. Los niños subieron al vagón de los músicos. Nadie bajó en la estación."
GERMAN = "Die Brücke kostete vier Millionen. Sie wurde im Mai eröffnet. Zwei Fährleute verloren ihre Stellen."
ARABIC = "أغلقت السوق القديمة قبل عشرين عاما. عاد الصيادون إلى الميناء بقواربهم. هطل المطر على المدينة."
CHINESE = "渡轮周一准点出发。港务局五月修改了时刻表。厨师买了第二个钟。"
JAPANESE = "フェリーは月曜日に定刻で出た。料理人は二つ目の時計を買った。"


def answers(question: str, body: str = BODY, language: str | None = "en") -> list[str]:
    blocks = read_blocks(body)
    spans = [passage.span for passage in find_passages(blocks, question, language)]
    return [blocks[at.block].text[at.start : at.end] for at in spans]


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Who is the harbour master?", "The harbour master, Odile"),
        ("When did the ferry leave?", "The night ferry"),
        ("How many breakfasts were given?", "Passengers were given"),
        ("what did the poet write about the sea", "The sea is never late"),
        ("markets", "They were bought in a market"),
        ("BREAKFAST", "Passengers were given"),
        ("passenger", "Passengers were given"),
    ],
)
def test_a_question_or_words_find_the_sentence(question: str, begins: str) -> None:
    assert answers(question)[0].startswith(begins)


def test_a_heading_lends_its_words_to_what_stands_beneath_it_and_is_no_answer() -> None:
    body = "The quay was empty since May. It rained.\n\n## The clocks\n\nThe galley has two of them since May."
    assert answers("clocks since May", body) == ["The galley has two of them since May."]
    assert answers("clocks", body) == []


@pytest.mark.parametrize(
    "question",
    ["", "   ", "the of and", "who is it?", "chocolate tariffs", "Who wrote Hamlet?", "?!", "\x00", "为什么"],
)
def test_nothing_is_found_where_nothing_fits(question: str) -> None:
    assert answers(question) == []


@pytest.mark.parametrize(
    ("question", "body", "language", "begins"),
    [
        ("¿A qué hora salio el tren?", SPANISH, "es", "El tren salió"),
        ("niño", SPANISH, "es", "Los niños"),
        ("Músico", SPANISH, "es", "Los niños"),
        ("Wie viele Millionen kostete die Brucke?", GERMAN, "de", "Die Brücke"),
        ("Stelle", GERMAN, "de", "Zwei Fährleute"),
        ("متى أغلقت الأسواق القديمة؟", ARABIC, "ar", "أغلقت"),
        ("ميناء", ARABIC, "ar", "عاد الصيادون"),
        ("时刻表是什么时候修改的？", CHINESE, "zh", "港务局"),
        ("厨师买了什么", CHINESE, "zh", "厨师"),
        ("フェリーはいつ出ましたか", JAPANESE, "ja", "フェリー"),
        ("時計", JAPANESE, "ja", "料理人"),
    ],
)
def test_other_languages_and_scripts_are_asked_alike(question: str, body: str, language: str, begins: str) -> None:
    assert answers(question, body, language)[0].startswith(begins)
    assert len(answers(question, body, language)) == 1


def test_the_answers_stand_in_the_order_of_the_text_and_are_few() -> None:
    body = " ".join(f"The ferry number {number} left the quay." for number in range(20))
    assert answers("ferry", body) == [f"The ferry number {number} left the quay." for number in range(3)]


def test_words_that_every_question_has_are_not_asked_for() -> None:
    assert asked_words("What did the harbour master say about the ferry?") == ("harbour", "master", "ferry")
    assert asked_words("¿Dónde está la estación?") == ("estacion",)
    assert asked_words("渡轮在哪里？") == ("渡轮",)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("ferries", "ferry", "en"),
        ("closed", "closing", "en"),
        ("estaciones", "estacion", "es"),
        ("brucken", "brucke", "de"),
        ("المدينه", "مدينه", "ar"),
        ("кошки", "кошка", "ru"),
    ],
)
def test_forms_of_a_word_share_their_stem(one: str, other: str, language: str) -> None:
    assert stem(one, language) == stem(other, language)


@given(st.lists(st.text(max_size=80), max_size=8), st.text(max_size=60), st.sampled_from(["en", "ar", "ja", None]))
def test_any_question_is_answered_from_within_any_text(texts: list[str], question: str, language: str | None) -> None:
    blocks = [Block(BlockKind.PARAGRAPH, text) for text in texts]
    for passage in find_passages(blocks, question, language):
        assert blocks[passage.span.block].text[passage.span.start : passage.span.end].strip()
        assert 0 < passage.covered <= 1
