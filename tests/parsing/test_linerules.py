"""The model's word on a line is tempered where the lines around it speak against it, and else left alone."""

from __future__ import annotations

from articles.parsing.linemodel import LineLabel
from articles.parsing.linerules import temper
from articles.parsing.lines import read_lines

PROSE = "The bridge at Tarn opened on Monday after nine years of work, and the town came to see it."


def body_of(*lines: tuple[str, float]) -> list[float]:
    text = "\n\n".join(line for line, _ in lines).replace("\n\n\u2193", "\n")
    return [label.body for label in temper(read_lines(text), [LineLabel(chance, 0, 0, 0) for _, chance in lines])]


def test_what_the_model_is_sure_of_is_left_alone():
    labels = [LineLabel(0.99, 0, 0, 0), LineLabel(0.01, 0.9, 0, 0)]

    assert temper(read_lines(f"{PROSE}\n\nTarn"), labels) == labels


def test_the_items_of_a_list_are_text_together():
    assert body_of((PROSE, 0.99), ("• Bread", 0.8), ("• Salt", 0.2), ("• Rope", 0.5)) == [0.99, 0.8, 0.5, 0.5]


def test_a_list_under_a_heading_of_links_is_one_of_links():
    assert body_of((PROSE, 0.99), ("Related stories", 0.3), ("• A ferry", 0.7), ("• A tram", 0.3))[2:] == [0.05, 0.05]


def test_a_line_that_stands_on_a_caption_is_the_description_of_the_picture():
    caption = "\u2193A crowd on the bridge. Photo: Ada Quill"

    assert body_of((PROSE, 0.99), ("Crowd on a bridge", 0.6), (caption, 0.2))[1] == 0.4
    assert body_of((PROSE, 0.99), ("Crowd on a bridge", 0.6), (caption[1:], 0.2))[1] == 0.6


def test_a_short_line_on_a_sure_paragraph_is_its_heading():
    assert body_of((PROSE, 0.99), ("When it is gone", 0.4), (PROSE, 0.95))[1] == 0.5
    assert body_of((PROSE, 0.99), ("When it is gone.", 0.4), (PROSE, 0.95))[1] == 0.4


def test_a_byline_is_no_headline():
    labels = [LineLabel(0, 0.6, 0.9, 0), LineLabel(0, 0.6, 0.9, 0), LineLabel(0.99, 0, 0, 0)]
    tempered = temper(read_lines(f"By Ada Quill\n\nTarn opens its bridge\n\n{PROSE}"), labels)

    assert [label.headline for label in tempered] == [0.1, 0.6, 0]


def test_a_page_without_a_paragraph_has_no_text():
    assert max(body_of(("It squeals.", 0.8), ("A reward is offered.", 0.9), ("Low 10:25", 0.7))) < 0.1


def test_a_date_far_below_the_text_and_a_name_in_a_caption_count_for_less():
    lines = [
        PROSE,
        "Crowd on the bridge. Photo: Ada Quill",
        "By Ada Quill",
        "One",
        "Two",
        "Three",
        "Four",
        "July 9, 2026",
    ]
    labels = [LineLabel(0.99, 0, 0, 0), *(LineLabel(0, 0, 0.9 if at < 3 else 0.1, 0.9) for at in range(1, len(lines)))]
    tempered = temper(read_lines("\n\n".join(lines)), labels)

    assert [label.byline for label in tempered[1:3]] == [0.45, 0.9]
    assert [label.date for label in tempered[-2:]] == [0.18, 0.18]
    assert tempered[2].date == 0.9
