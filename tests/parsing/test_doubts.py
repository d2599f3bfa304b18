"""What is taken for text has to be surer where its place speaks against it, and may be less sure where it does not."""

from __future__ import annotations

import pytest

from articles.parsing.doubts import settle_doubts
from articles.parsing.lines import read_lines
from articles.parsing.single import choose_text

PARAGRAPH = "The ferry at Tarn was late again, and nobody on the quay could say for how long it would stay so."
HEADLINE = "Ferry at Tarn late again and nobody on the quay can say for how long it will stay so this time"
TEXT = "\n\n".join([PARAGRAPH] * 3)
TEASER = "The toll is four crowns."


def kept(page: str, chances: list[float], chosen: set[int] | None = None) -> set[int]:
    return settle_doubts(read_lines(page), chances, set(range(len(chances))) if chosen is None else chosen)


@pytest.mark.parametrize(("chance", "is_kept"), [(0.85, False), (0.95, True)])
def test_a_line_that_stands_on_one_that_is_no_text_has_to_be_sure(chance: float, is_kept: bool) -> None:
    page = f"{TEXT}\n\n{TEASER}\nAnna Quill\n\n{PARAGRAPH}"

    assert (3 in kept(page, [0.99, 0.99, 0.99, chance, 0.1, 0.99], {0, 1, 2, 3, 5})) is is_kept


@pytest.mark.parametrize(
    ("line", "chance", "is_kept"),
    [(TEASER, 0.65, False), (TEASER, 0.75, True), ("Tolls in Tarn", 0.75, False), ("Tolls in Tarn", 0.95, True)],
)
def test_below_a_line_that_is_no_text_a_sentence_may_be_less_sure(line: str, chance: float, is_kept: bool) -> None:
    page = f"{TEXT}\n\nThe toll\n{line}\n\n{PARAGRAPH}"

    assert (4 in kept(page, [0.99, 0.99, 0.99, 0.1, chance, 0.99], {0, 1, 2, 4, 5})) is is_kept


def test_where_no_blank_lines_part_paragraphs_none_is_doubtful_for_its_neighbours() -> None:
    page = f"{PARAGRAPH}\n{PARAGRAPH}\n{PARAGRAPH}\n{TEASER}\nAnna Quill\n{PARAGRAPH}"

    assert kept(page, [0.99, 0.99, 0.99, 0.6, 0.1, 0.99], {0, 1, 2, 3, 5}) == {0, 1, 2, 3, 5}


def test_a_line_beside_text_alone_is_not_doubtful() -> None:
    page = f"{TEXT}\n\n{TEASER}\n{TEASER}\n\n{PARAGRAPH}"

    assert kept(page, [0.99, 0.99, 0.99, 0.6, 0.6, 0.99]) == set(range(6))


def test_the_items_of_a_list_are_not_doubtful_for_their_neighbours() -> None:
    page = f"{TEXT}\n\n• {TEASER}\n• {TEASER}\n\n{PARAGRAPH}"

    assert kept(page, [0.99, 0.99, 0.99, 0.6, 0.4, 0.99], {0, 1, 2, 3, 5}) == {0, 1, 2, 3, 5}


@pytest.mark.parametrize(("chance", "is_kept"), [(0.65, False), (0.75, True)])
def test_among_sentences_a_long_line_without_an_end_has_to_be_surer(chance: float, is_kept: bool) -> None:
    page = f"{PARAGRAPH}\n\n{PARAGRAPH}\n\n{HEADLINE}\n\n{PARAGRAPH}"

    assert (2 in kept(page, [0.99, 0.99, chance, 0.99])) is is_kept


def test_a_heading_needs_no_end_nor_does_a_paragraph_where_none_has_one() -> None:
    endless = PARAGRAPH.rstrip(".")

    assert kept(f"{PARAGRAPH}\n\nThe toll\n\n{PARAGRAPH}", [0.99, 0.6, 0.99]) == {0, 1, 2}
    assert kept(f"{endless}\n\n{endless}\n\n{endless}", [0.99, 0.6, 0.99]) == {0, 1, 2}


def far_below(menu_lines: int, paragraphs: int = 8) -> str:
    menu = "\n\n".join(f"Menu {number}" for number in range(menu_lines))
    return "\n\n".join([PARAGRAPH] * paragraphs + [menu, PARAGRAPH])


@pytest.mark.parametrize(
    ("menu_lines", "paragraphs", "chance", "is_kept"),
    [(20, 8, 0.8, False), (20, 8, 0.95, True), (5, 8, 0.8, True), (20, 2, 0.8, True)],
    ids=["little and unsure", "sure", "near", "much"],
)
def test_the_little_that_stands_far_below_the_text_has_to_be_sure(
    menu_lines: int, paragraphs: int, chance: float, is_kept: bool
) -> None:
    page = far_below(menu_lines, paragraphs)
    last = paragraphs + menu_lines
    chances = [0.99] * paragraphs + [0.01] * menu_lines + [chance]

    assert (last in kept(page, chances, {*range(paragraphs), last})) is is_kept


def test_what_stands_far_below_the_text_is_judged_part_by_part() -> None:
    lines = read_lines(f"{far_below(20, 12)}\n\n{far_below(20, 0)}")
    chosen = {at for at, line in enumerate(lines) if line.text == PARAGRAPH}
    first, second = sorted(chosen)[12:]

    def chances(upper: float, lower: float) -> list[float]:
        return [{first: upper, second: lower}.get(at, 0.99) for at in range(len(lines))]

    assert settle_doubts(lines, chances(0.8, 0.8), chosen) == set(range(12))
    assert settle_doubts(lines, chances(0.95, 0.8), chosen) == {*range(12), first}
    assert settle_doubts(lines, chances(0.8, 0.95), chosen) == chosen


def test_the_text_of_a_page_is_without_what_is_doubtful_but_for_a_live_page() -> None:
    lines = read_lines("\n\n".join([PARAGRAPH] * 4 + [f"{TEASER}\nAnna Quill"]))
    chances = [0.99] * 4 + [0.85, 0.01]

    assert choose_text(lines, chances) == [0, 1, 2, 3]
    assert choose_text(lines, chances, is_live=True) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("line", "chance", "is_text"),
    [
        (PARAGRAPH * 3, 0.2, True),
        (PARAGRAPH * 3, 0.1, False),
        (PARAGRAPH, 0.2, False),
        (f"{PARAGRAPH * 3} And on", 0.2, False),
        (f"• {PARAGRAPH * 3}", 0.2, False),
        (f"{PARAGRAPH * 3} Photo: Anna Quill.", 0.2, False),
    ],
    ids=["possible", "unlikely", "short", "without an end", "item of a list", "caption"],
)
def test_a_very_long_paragraph_amid_the_text_is_text_where_that_is_possible(
    line: str, chance: float, is_text: bool
) -> None:
    chances = [0.99, 0.99, 0.99, chance, 0.99]

    assert (3 in kept(f"{TEXT}\n\n{line}\n\n{PARAGRAPH}", chances, {0, 1, 2, 4})) is is_text
    assert 4 not in kept(f"{TEXT}\n\n{PARAGRAPH}\n\n{line}", [0.99] * 4 + [chance], {0, 1, 2, 3})
    assert 3 not in kept(f"{PARAGRAPH}\n{PARAGRAPH}\n{PARAGRAPH}\n{line}\n{PARAGRAPH}", chances, {0, 1, 2, 4})


def test_a_page_without_text_stays_without() -> None:
    assert kept("Menu\n\nTarn", [0.1, 0.1], set()) == set()
