"""The byline of a page is the line that the model, its form and its place make it; a desk where nobody is named."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from articles.parsing.authorchoice import Surroundings, choose_authors
from articles.parsing.linemodel import LineLabel
from articles.parsing.lines import read_lines

TEXT = "The bridge opened on Monday, and half of Tarn walked over it before the ribbon had been cut."


def authors(page: Sequence[tuple[str, float]], headline: str = "Tarn opens its bridge") -> tuple[str, ...]:
    """Return the authors of a page: lines with how likely each is a byline, and a text beneath them."""
    lines = read_lines("\n".join([headline, *(text for text, _ in page), TEXT]))
    chances = [0.0, *(chance for _, chance in page), 0.0]
    labels = [
        LineLabel(float(line.text == TEXT), 0.0, chance, 0.0) for line, chance in zip(lines, chances, strict=True)
    ]
    return choose_authors(Surroundings(lines, labels, lines[0], [len(lines) - 1]))[1]


def test_the_likeliest_line_that_names_someone_is_the_byline() -> None:
    assert authors([("Share", 0.9), ("Ada Quill", 0.8), ("Ole Brandt - July 9", 0.3)]) == ("Ada Quill",)
    assert authors([("Ada Quill", 0.01), ("Ole Brandt", 0.01)]) == ()


@pytest.mark.parametrize(
    "other", ["Photo: Ben Moor", "Ben Moor/AFP", "BRIDGE OPENING", "Site Navigation", "Half Ribbon", "Ben Moor Bridge"]
)
def test_a_line_that_says_by_beats_a_likelier_line_of_another_kind(other: str) -> None:
    assert authors([(other, 0.95), ("By Ada Quill", 0.8)]) == ("Ada Quill",)


def test_a_word_of_the_menu_is_nobody_even_where_its_script_writes_names_like_it() -> None:
    assert authors([("首页", 0.9)]) == ()
    assert authors([("李明", 0.9)]) == ("李明",)


def test_a_word_apart_introduces_the_author_under_it() -> None:
    assert authors([("Ben Moor", 0.9), ("Share", 0.1), ("By", 0.9), ("Ada Quill", 0.8)]) == ("Ada Quill",)


def test_a_list_of_authors_goes_on_over_its_lines() -> None:
    page = [("By Ada Quill,", 0.9), ("• Ben Moor &", 0.5), ("• Ole Brandt", 0.5), ("• Ilse Amber", 0.5)]
    assert authors(page) == ("Ada Quill", "Ben Moor", "Ole Brandt")


def test_names_one_a_line_are_all_authors_where_the_model_says_so() -> None:
    assert authors([("Ada Quill", 0.99), ("Ada Quill", 0.99), ("Ben Moor", 0.97)]) == ("Ada Quill", "Ben Moor")
    assert authors([("Ada Quill", 0.99), ("Ben Moor", 0.3)]) == ("Ada Quill",)
    assert authors([("Ada Quill", 0.99), ("Ribbon Monday", 0.97)]) == ("Ada Quill",)


def test_a_desk_is_the_author_only_where_nobody_is_named() -> None:
    assert authors([("By Tarn Press Staff", 0.95), ("Share", 0.1)]) == ("Tarn Press Staff",)
    assert authors([("Von dpa 30.04.2026, 18:58", 0.9)]) == ("dpa",)
    assert authors([("By Tarn Press Staff", 0.5), ("By Ada Quill", 0.8)]) == ("Ada Quill",)


@pytest.mark.parametrize(
    "sign",
    [
        *("Photo", "FOTO", "Image", "Bild", "Getty", "©", "via", "/ AFP", "/AP", "dpa/", "Reuters/", "EPA /"),
        *("Shutterstock", "Illustration", "Picture", "Caption", "Legende", "Credit", "Kredit", "imago", "Keystone"),
        *("Collage", "Коллаж", "Фото", "写真", "사진"),
    ],
)
def test_who_took_a_picture_wrote_nothing(sign: str) -> None:
    assert authors([("Ben Moor", 0.95)]) == ("Ben Moor",)
    assert authors([(f"Ben Moor | {sign} |", 0.95)]) == ()


def test_a_word_of_two_ideographs_is_a_name_only_where_the_model_says_so() -> None:
    assert authors([("灯台", 0.3)], headline="灯台の鐘が鳴る") == ()
    assert authors([("灯台", 0.9)], headline="灯台の鐘が鳴る") == ("灯台",)
