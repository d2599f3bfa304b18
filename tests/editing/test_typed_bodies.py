"""What editors type becomes the blocks that they mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.editing.typed_bodies import typed_body
from articles.parsing import Block, BlockKind, read_blocks, write_blocks

BLOCKS = st.lists(
    st.builds(Block, st.sampled_from(BlockKind), st.text(alphabet="ab #-.1>\n", min_size=1, max_size=8)), max_size=4
)


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("Three things:\n- wind\n- rain\n- snow", "paragraph item item item"),
        ("1. Wind\n2. Rain", "numbered numbered"),
        ("## At noon\nIt left.\nIt came.", "heading paragraph"),
        ("> It left,\n> they say.", "quote quote"),
        ("It left\r\n\r\n- wind\r\n- rain", "paragraph item item"),
        ("It left\nat noon.", "paragraph"),
        ("- wind\nfrom the west", "item"),
        ("\\- no item\n\\## no sub-heading", "paragraph"),
    ],
)
def test_lines_with_marks_are_blocks_of_their_own(typed: str, kinds: str) -> None:
    assert " ".join(block.kind for block in read_blocks(typed_body(typed))) == kinds


def test_no_word_is_lost() -> None:
    text = "## Why\nWind.\n- rain\nand snow\n\nSun"
    assert typed_body(text).split() == text.split()


@given(BLOCKS)
def test_what_stood_there_stays_as_it_is_when_a_paragraph_is_put_before_it(blocks: list[Block]) -> None:
    before = write_blocks(blocks)
    assert typed_body(before, before=before) == before
    assert read_blocks(typed_body(f"New.\n\n{before}", before=before))[1:] == read_blocks(before)
