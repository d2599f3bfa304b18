"""Two bodies compared are shown in blocks: nothing is lost, and a sub-heading is a heading."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.editing.compared_blocks import ComparedBlock, compared_blocks
from articles.editing.comparing import Piece, compare_texts
from articles.parsing import Block, BlockKind, read_blocks, write_blocks

KINDS = st.sampled_from(BlockKind)
BODIES = st.lists(st.builds(Block, KINDS, st.text(alphabet="ab #.é", min_size=1, max_size=8)), max_size=4).map(
    write_blocks
)


def blocks_of(before: str, after: str, *, shows_marks: bool = True) -> list[ComparedBlock]:
    return compared_blocks(compare_texts(before, after), shows_marks=shows_marks)


def letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalpha())


@given(BODIES, BODIES)
def test_no_letter_of_either_body_is_lost_or_changes_its_side(before: str, after: str) -> None:
    pieces = [piece for block in blocks_of(before, after) for piece in block.pieces]
    assert letters("".join(piece.text for piece in pieces if piece.kind != "added")) == letters(before)
    assert letters("".join(piece.text for piece in pieces if piece.kind != "removed")) == letters(after)


@given(BODIES)
def test_a_body_compared_with_itself_is_that_body(body: str) -> None:
    found = [(each.kind, "".join(piece.text for piece in each.pieces).strip()) for each in blocks_of(body, body)]
    assert found == [(block.kind, block.text) for block in read_blocks(body)]


def test_a_sub_heading_is_one_without_its_mark_also_where_its_words_changed() -> None:
    first, heading = blocks_of("It left.\n\n## At noon", "It left.\n\n## At dusk")
    assert first.kind == BlockKind.PARAGRAPH
    assert heading.kind == BlockKind.HEADING
    assert heading.pieces == (Piece("same", "At "), Piece("removed", "noon"), Piece("added", "dusk"))


def test_new_blocks_stand_apart_each_as_what_it_is() -> None:
    after = "It left.\n\n## Why\n\n- Wind\n\n2. Rain\n\n> Nobody knows."
    found = [(each.kind, each.pieces) for each in blocks_of("It left.", after)[1:]]
    assert found == [
        (BlockKind.HEADING, (Piece("added", "Why"),)),
        (BlockKind.ITEM, (Piece("added", "Wind"),)),
        (BlockKind.NUMBERED, (Piece("added", "Rain"),)),
        (BlockKind.QUOTE, (Piece("added", "Nobody knows."),)),
    ]


def test_a_sub_heading_that_went_is_struck_out_as_one() -> None:
    found = blocks_of("It left.\n\n## Why\n\nWind.", "It left.\n\nWind.")
    assert [each.kind for each in found] == ["paragraph", "heading", "paragraph"]
    assert found[1].pieces == (Piece("removed", "Why"),)


def test_a_paragraph_that_becomes_a_sub_heading_shows_the_mark_to_editors_alone() -> None:
    (to_editors,) = blocks_of("Why", "## Why")
    (to_readers,) = blocks_of("Why", "## Why", shows_marks=False)
    assert to_editors.kind == to_readers.kind == BlockKind.HEADING
    assert to_editors.pieces == (Piece("added", "## "), Piece("same", "Why"))
    assert to_readers.pieces == (Piece("same", "Why"),)


def test_a_sub_heading_that_becomes_a_paragraph_shows_readers_no_mark() -> None:
    (block,) = blocks_of("## Why", "Why", shows_marks=False)
    assert (block.kind, block.pieces) == (BlockKind.PARAGRAPH, (Piece("same", "Why"),))


def test_a_break_alone_that_came_or_went_is_seen() -> None:
    (joined,) = blocks_of("It left.\n\nIt came.", "It left. It came.")
    assert Piece("removed", "¶") in joined.pieces
    parted, _ = blocks_of("It left. It came.", "It left.\n\nIt came.")
    assert parted.pieces[-1] == Piece("added", "¶")


def test_a_paragraph_that_begins_like_a_sub_heading_stays_one() -> None:
    (block,) = blocks_of("\\## is a mark", "\\## is no mark")
    assert block.kind == BlockKind.PARAGRAPH
    assert block.pieces[0] == Piece("same", "## is ")
