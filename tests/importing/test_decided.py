"""Decisions find their lines again by number and words, on this capture and on others, or say that they do not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.importing.decided import decision_on, found_again
from articles.parsing import DecidedLine, DecidedRole

PAGE = ["Tarn Post", "", "The bridge opens", "Advertisement", "It opened on Monday.", "Advertisement", "Nobody slept."]


def places(roles: dict[int, str], lines: list[str]) -> tuple[dict[int, str], int]:
    decisions = [decision_on(PAGE, number, role, "lead") for number, role in roles.items()]
    decided, lost = found_again(decisions, "\n".join(lines))
    return {one.line: one.role.value for one in decided}, len(lost)


def test_the_same_lines_have_the_same_roles() -> None:
    assert places({3: "headline", 6: "cut"}, PAGE) == ({3: "headline", 6: "cut"}, 0)


def test_a_line_that_moved_is_found_by_its_words_whatever_their_blanks() -> None:
    assert places({5: "cut"}, ["New menu", *PAGE[:4], "  It  opened on Monday. "]) == ({6: "cut"}, 0)


def test_of_lines_alike_it_is_the_same_one_while_there_are_as_many() -> None:
    assert places({6: "cut"}, ["New menu", *PAGE]) == ({7: "cut"}, 0)
    assert places({6: "cut"}, ["New menu", *PAGE, "Advertisement"]) == ({}, 1)
    assert places({6: "cut"}, ["New menu", *PAGE[:5]]) == ({5: "cut"}, 0)


def test_a_line_that_is_gone_is_lost_and_said_once() -> None:
    decision = decision_on(PAGE, 5, "cut", "lead")
    assert found_again([decision, decision], "Tarn Post") == ((), (decision,))


def test_the_latest_decision_holds_and_one_taken_back_is_none() -> None:
    first, second = decision_on(PAGE, 3, "headline", "lead"), decision_on(PAGE, 3, "standfirst", "lead")
    back = decision_on(PAGE, 3, "read", "lead")
    text = "\n".join(PAGE)
    assert found_again([first, second], text)[0] == (DecidedLine(3, DecidedRole.STANDFIRST, "lead"),)
    assert found_again([first, back], text) == ((), ())
    assert found_again([first, back, second], text)[0] == (DecidedLine(3, DecidedRole.STANDFIRST, "lead"),)
    assert found_again([back], "Another page") == ((), ())


@given(st.lists(st.text(max_size=5), min_size=1, max_size=12), st.data())
def test_on_its_own_page_every_decision_finds_its_line(lines: list[str], data: st.DataObject) -> None:
    lines = "\n".join(lines).split("\n")
    number = data.draw(st.integers(1, len(lines)))
    decided, lost = found_again([decision_on(lines, number, "cut", "lead")], "\n".join(lines))
    assert [one.line for one in decided] == [number]
    assert not lost
