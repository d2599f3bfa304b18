"""The body form reads and writes without loss."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing.blocks import Block, BlockKind, read_blocks, write_blocks

MARKS = st.sampled_from(["", "## ", "- ", "1. ", "12. ", "> ", "\\", "\\\\- ", "#", "-", "007. "])
TEXTS = st.builds("{}{}".format, MARKS, st.text(max_size=40))


def in_normal_form(block: Block) -> Block | None:
    """The block as a body can hold it: stripped, no blank line inside; None when nothing is left."""
    written = write_blocks([Block(BlockKind.QUOTE, block.text)])
    return Block(block.kind, written.removeprefix("> "), block.number) if written else None


BLOCKS = (
    (
        st.builds(Block, st.sampled_from([k for k in BlockKind if k is not BlockKind.NUMBERED]), TEXTS, st.just(1))
        | st.builds(Block, st.just(BlockKind.NUMBERED), TEXTS, st.integers(0, 9999))
    )
    .map(in_normal_form)
    .filter(bool)
)


@given(st.lists(BLOCKS, max_size=6))
def test_written_blocks_read_back_as_they_were(blocks: list[Block]) -> None:
    assert list(read_blocks(write_blocks(blocks))) == blocks


@given(st.lists(TEXTS, max_size=6).map("\n\n".join))
def test_writing_what_was_read_settles_at_once(body: str) -> None:
    settled = write_blocks(read_blocks(body))
    assert write_blocks(read_blocks(settled)) == settled
    assert read_blocks(settled) == read_blocks(body)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One.\n\nTwo.", [Block(BlockKind.PARAGRAPH, "One."), Block(BlockKind.PARAGRAPH, "Two.")]),
        ("One.\r\n\r\nTwo.", [Block(BlockKind.PARAGRAPH, "One."), Block(BlockKind.PARAGRAPH, "Two.")]),
        ("## Head", [Block(BlockKind.HEADING, "Head")]),
        ("- Item", [Block(BlockKind.ITEM, "Item")]),
        ("10. Tenth", [Block(BlockKind.NUMBERED, "Tenth", 10)]),
        ("> Said", [Block(BlockKind.QUOTE, "Said")]),
        ("\\- a dash by chance", [Block(BlockKind.PARAGRAPH, "- a dash by chance")]),
        ("Two\nlines", [Block(BlockKind.PARAGRAPH, "Two\nlines")]),
        ("##no mark", [Block(BlockKind.PARAGRAPH, "##no mark")]),
        (" \n\t\n ", []),
    ],
)
def test_the_marks_of_the_body_form(body: str, expected: list[Block]) -> None:
    assert list(read_blocks(body)) == expected


def test_a_paragraph_that_begins_with_a_mark_by_chance_is_escaped() -> None:
    assert write_blocks([Block(BlockKind.PARAGRAPH, "1. Mai ist Feiertag.")]) == "\\1. Mai ist Feiertag."


def test_a_blank_line_inside_a_block_becomes_a_line_break() -> None:
    assert write_blocks([Block(BlockKind.ITEM, "a\n \n\nb"), Block(BlockKind.PARAGRAPH, "  ")]) == "- a\nb"
