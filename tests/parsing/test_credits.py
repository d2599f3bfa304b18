"""Credits name the outlet that published first, and only where the sentence is about the text itself."""

from __future__ import annotations

import pytest

from articles.parsing import Role
from articles.parsing.body import read_body
from articles.parsing.credits import credit_phrases, find_credits, find_opening, find_original_link, read_source_line
from articles.parsing.draft import Draft
from articles.parsing.ledger import Ledger
from articles.parsing.lexicon.credit_phrases import APPEARED, LINE_LABELS, OPENINGS, ORIGINAL_LINKS, SUBJECTS
from articles.parsing.lines import read_lines


def credits_in(text: str, headline: str = "Bridge opens", language: str = "en") -> list[tuple[str, str]]:
    found = find_credits(text, (0, len(text)), headline, credit_phrases(text, language))
    return [(credit.name, text[credit.start : credit.end]) for credit in found]


def test_a_headline_that_first_appeared_elsewhere_is_a_credit() -> None:
    text = (
        "It stands. Bridge opens first appeared on Tarn Post on Aug 9, 2025 "
        "This story was originally reported by Tarn Post."
    )
    assert credits_in(text) == [
        ("Tarn Post", "Bridge opens first appeared on Tarn Post on Aug 9, 2025"),
        ("Tarn Post", "This story was originally reported by Tarn Post."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The animal first appeared in Tarn.",
        "The death was first reported by the Tarn Post.",
        "This story was originally published in the spring of last year.",
        "She originally appeared on Broadway.",
    ],
)
def test_a_sentence_about_something_else_is_no_credit(text: str) -> None:
    assert credits_in(text) == []


@pytest.mark.parametrize("language", sorted(APPEARED))
def test_every_language_credits_with_each_of_its_phrases(language: str) -> None:
    for phrase in APPEARED[language]:
        subject = SUBJECTS[language][0].capitalize()
        gap, stop = ("", "。") if language in ("zh", "ja") else (" ", ".")
        text = f"{subject}{gap}{phrase.replace('NAME', 'Tarn Post')}{stop}"
        assert [name for name, _ in credits_in(text, language=language)] == ["Tarn Post"], text


@pytest.mark.parametrize("language", sorted(LINE_LABELS))
def test_every_language_labels_its_sources(language: str) -> None:
    for label in LINE_LABELS[language]:
        found = read_source_line(f"{label.capitalize()}: Tarn Post")
        assert found is not None
        assert found.name == "Tarn Post"


def test_a_shouted_source_line_needs_no_colon_and_other_lines_do() -> None:
    shouted, plain = read_source_line("SOURCE tarn.example"), read_source_line("Source said")
    assert shouted is not None
    assert (shouted.name, shouted.rule) == ("tarn.example", "credit-source-line")
    assert plain is None


@pytest.mark.parametrize("language", sorted(OPENINGS))
def test_every_language_opens_with_its_origin(language: str) -> None:
    for phrase in OPENINGS[language]:
        found = find_opening(phrase.replace("NAME", "tarn.example"))
        assert found is not None
        assert found.name == "tarn.example"


@pytest.mark.parametrize("language", sorted(ORIGINAL_LINKS))
def test_every_language_links_to_the_original(language: str) -> None:
    for label in ORIGINAL_LINKS[language]:
        found = find_original_link(f"{label.capitalize()}: https://tarn.example/a.html")
        assert found is not None
        assert found.url == "https://tarn.example/a.html"


def test_an_address_without_such_a_label_is_not_the_original() -> None:
    assert find_original_link("See https://tarn.example/a.html") is None


def names_in(amid: str = "", below: str = "") -> list[str]:
    """Return the names that a text credits, with a line amid it and one below it; neither stays in the text."""
    prose = ("The harbour ferry will run through the night from next month.", "Passengers had asked for it for years.")
    lines = read_lines("\n".join(filter(None, (prose[0], amid, prose[1], below))))
    draft = Draft(Role.LEAD, Ledger(lines), headline="Night ferry")
    read_body(lines, draft, is_head_read=True)
    assert [block.text for block in draft.blocks] == list(prose)
    return [credit.name for credit in draft.credits]


def test_a_source_below_the_text_is_that_of_the_text_and_one_amid_it_that_of_a_picture() -> None:
    assert names_in(below="Source: Tarn Post") == ["Tarn Post"]
    assert names_in(amid="Source: Tarn Post") == names_in(amid="Quelle: AFP") == []


def test_several_sources_are_no_original() -> None:
    assert names_in(below="Sources: Harbour Office") == names_in(below="Source: Harbour Office, Tarn Post") == []
    assert names_in(below="Source: Tarn Post, Inc") == ["Tarn Post, Inc"]
    assert names_in(below="Sources: AFP") == ["AFP"]


@pytest.mark.parametrize("day", ["October 7", "Oct. 7th", "March 12"])
def test_a_day_is_no_outlet(day: str) -> None:
    assert credits_in(f"This story was originally published by {day}.") == []
    assert credits_in("This story was originally published by Canal 7.") == [
        ("Canal 7", "This story was originally published by Canal 7.")
    ]
