"""Which lines of a page are taken for its text, by how likely each is."""

from __future__ import annotations

from itertools import combinations

import pytest

from articles.parsing import single
from articles.parsing.ledger import Ledger
from articles.parsing.linemodel import LineLabel
from articles.parsing.lines import read_lines
from articles.parsing.single import choose_text, outline_single

SENTENCE = "Nobody crossed the bridge at Tarn that day {number} and the ferry went on without an end"
LINES = read_lines("\n\n".join(SENTENCE.format(number=number) for number in range(10, 22)))


def expected_f1(chances: list[float], chosen: tuple[int, ...]) -> float:
    """Lines are equally long here, so that each counts as one."""
    return 2 * sum(chances[at] for at in chosen) / (len(chosen) + sum(chances))


def test_a_doubtful_line_is_no_text_beside_sure_ones():
    chances = [0.99] * 8 + [0.45] + [0.01] * 3
    assert choose_text(LINES, chances) == list(range(8))


def test_a_doubtful_line_is_text_where_no_line_is_sure():
    chances = [0.7] * 4 + [0.45] * 4 + [0.01] * 4
    assert choose_text(LINES, chances) == list(range(8))


@pytest.mark.parametrize(
    "chances",
    [
        [0.95, 0.9, 0.6, 0.55, 0.48, 0.44, 0.4, 0.35, 0.3, 0.1, 0.05, 0.01],
        [0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3, 0.28, 0.2, 0.1, 0.05, 0.01],
        [0.99, 0.98, 0.97, 0.96, 0.95, 0.49, 0.47, 0.3, 0.2, 0.1, 0.05, 0.01],
    ],
)
def test_no_other_choice_of_lines_promises_a_higher_f1(chances: list[float]):
    chosen = tuple(choose_text(LINES, chances, is_marked=True))
    every = (one for size in range(1, len(LINES) + 1) for one in combinations(range(len(LINES)), size))
    best = max(expected_f1(chances, one) for one in every)
    assert expected_f1(chances, chosen) == pytest.approx(best, abs=0.003)


def test_doubt_alone_makes_no_text():
    assert choose_text(LINES, [0.45] * len(LINES)) == []


def test_an_entry_of_a_live_page_is_text_at_the_slightest_chance():
    page = read_lines(f"21:40\nEels first\n\n{SENTENCE * 2}.\n\nMost read\n\n{SENTENCE * 2}.\n\n{SENTENCE * 2}.")
    chances = [0.01, 0.01, 0.05, 0.01, 0.05, 0.99]

    assert choose_text(page, chances, is_live=True) == [2, 5]
    assert choose_text(page, chances) == [5]
    assert choose_text(page, [0.01, 0.01, 0.01, 0.01, 0.01, 0.99], is_live=True) == [5]


def test_a_list_is_text_as_a_whole_or_not_at_all():
    listed = [f"• {SENTENCE}" for _ in range(4)]
    page = read_lines("\n\n".join([SENTENCE, SENTENCE, "\n".join(listed), SENTENCE]))

    assert choose_text(page, [0.9, 0.9, 0.1, 0.7, 0.2, 0.3, 0.9]) == [0, 1, 6]
    assert choose_text(page, [0.9, 0.9, 0.8, 0.3, 0.9, 0.9, 0.9]) == list(range(7))
    assert choose_text(page, [0.9, 0.9, 0.1, 0.7, 0.2, 0.3, 0.9], is_marked=True) == [0, 1, 3, 6]


def test_a_list_without_end_is_one_of_other_stories_however_much_it_reads_like_text():
    def page(items: int):
        return read_lines("\n\n".join([SENTENCE, SENTENCE, "\n".join(f"• {SENTENCE}" for _ in range(items))]))

    assert choose_text(page(70), [0.9] * 72) == [0, 1]
    assert choose_text(page(40), [0.9] * 42) == list(range(42))


def test_short_lines_that_no_blank_line_parts_are_text_together_and_paragraphs_each_alone():
    rows = read_lines("\n\n".join([SENTENCE, SENTENCE, "1 Tarn 12 3\n2 Quill 9 1\n3 Moor 4 0", "Tarn Post"]))
    paragraphs = read_lines("\n".join([SENTENCE] * 5))

    assert choose_text(rows, [0.9, 0.9, 0.9, 0.2, 0.9, 0.1]) == [0, 1, 2, 3, 4]
    assert choose_text(paragraphs, [0.9, 0.9, 0.9, 0.2, 0.9]) == [0, 1, 2, 4]


@pytest.mark.parametrize("rows", ["• Tarn 12\n• Moor 9\n• Quill 4", "Tarn 12\nMoor 9\nQuill 4"])
def test_three_lines_in_a_row_are_text_together_and_two_each_alone(rows: str):
    three, two = (read_lines(f"{SENTENCE}\n\n{SENTENCE}\n\n{some}") for some in (rows, rows.rpartition("\n")[0]))

    assert choose_text(three, [0.9, 0.9, 0.9, 0.2, 0.9]) == [0, 1, 2, 3, 4]
    assert choose_text(two, [0.9, 0.9, 0.9, 0.2]) == [0, 1, 2]


def test_lines_that_follow_an_item_of_a_list_are_a_row_of_their_own():
    page = read_lines(f"{SENTENCE}\n\n{SENTENCE}\n\n• Quay\nTarn 12\nMoor 9\nQuill 4")

    assert choose_text(page, [0.9, 0.9, 0.0, 0.9, 0.2, 0.9]) == [0, 1, 3, 4, 5]


def test_a_short_line_alone_on_one_of_the_text_is_its_heading_unless_it_is_furniture():
    chances = [0.9, 0.9, 0.2, 0.9, 0.9]
    for between, is_text in (
        ("What the bridge cost", True),
        ("What did it cost?", True),
        ("Advertisement", False),
        ("It cost nine.", False),
    ):
        page = read_lines("\n\n".join([SENTENCE, SENTENCE, between, SENTENCE, SENTENCE]))
        assert choose_text(page, chances) == ([0, 1, 2, 3, 4] if is_text else [0, 1, 3, 4])
    assert choose_text(page, [0.9, 0.9, 0.1, 0.9, 0.9]) == [0, 1, 3, 4]
    page = read_lines("\n\n".join([SENTENCE, SENTENCE, "Ada Quill", "What the bridge cost", SENTENCE, SENTENCE]))
    assert choose_text(page, [0.9, 0.9, 0.0, 0.2, 0.9, 0.9]) == [0, 1, 3, 4, 5]
    assert choose_text(page, [0.0, 0.0, 0.0, 0.2, 0.9, 0.9]) == [4, 5]


def test_the_outlets_name_between_headline_and_text_is_the_outlet_even_where_the_model_takes_it_for_text(
    monkeypatch: pytest.MonkeyPatch,
):
    text = [
        "Tarn opens its bridge",
        "Tarn Post",
        *(f"{SENTENCE.format(number=number)}." for number in range(4)),
        "© 2026 Tarn Post",
    ]
    chances = [0.01, 0.9, 0.99, 0.99, 0.99, 0.99, 0.01]
    labels = tuple(LineLabel(chance, 0.9 * (at == 0), 0, 0) for at, chance in enumerate(chances))
    monkeypatch.setattr(single, "read_marked_roles", lambda *_: labels)
    lines = read_lines("\n\n".join(text))

    story = outline_single(lines, Ledger(lines), "")

    assert story is not None
    assert story.head.outlet is not None
    assert story.head.outlet.line is lines[1]
    assert lines[1] not in story.lines
