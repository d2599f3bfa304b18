"""Two bodies compared, in the blocks that readers see: paragraphs, sub-headings, items of lists, quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from articles.parsing import BLANK_LINES, Block, BlockKind, read_blocks

from .comparing import Piece

BREAK = "¶"  # a break between two blocks that was put in or taken out, and nothing with it
ONLY = {"removed", "added"}


@dataclass(frozen=True, slots=True)
class ComparedBlock:
    """A block of the later body, or of the earlier where it went; ``number`` is that of a numbered item."""

    kind: BlockKind
    number: int
    pieces: tuple[Piece, ...]


def compared_blocks(pieces: Iterable[Piece], *, shows_marks: bool = True) -> list[ComparedBlock]:
    """Return what ``compare_texts`` made of two bodies, block by block, the marks of the body form left out.

    Where only such a mark changed ("## " put before a paragraph), it stays to be seen, unless not ``shows_marks``.
    """
    return [_block(chunk, shows_marks=shows_marks) for chunk in _chunks(pieces) if _text(chunk).strip()]


def _chunks(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Cut the pieces at blank lines."""
    chunk: list[Piece] = []
    for piece in pieces:
        if piece.kind in ONLY and BLANK_LINES.fullmatch(piece.text):
            chunk.append(Piece(piece.kind, BREAK))
            if piece.kind == "added":
                yield chunk
                chunk = []
            continue
        first, *others = BLANK_LINES.split(piece.text)
        chunk.append(Piece(piece.kind, first))
        for other in others:
            yield chunk
            chunk = [Piece(piece.kind, other)]
    yield chunk


def _block(chunk: Sequence[Piece], *, shows_marks: bool) -> ComparedBlock:
    before, after = _side(chunk, "added"), _side(chunk, "removed")
    marks = {mark for _, mark in filter(None, (before, after))}
    block, _ = after or before or (Block(BlockKind.PARAGRAPH, ""), "")
    kind = block.kind
    if shows_marks and len(marks) > 1:  # the mark is what changed
        kind = BlockKind.HEADING if kind is BlockKind.HEADING else BlockKind.PARAGRAPH
        return ComparedBlock(kind, block.number, tuple(piece for piece in chunk if piece.text))
    cuts = [0] * len(chunk)
    for side, other in ((before, "added"), (after, "removed")):
        if side:
            _cut(chunk, other, len(side[1]), cuts)
    left = (Piece(piece.kind, piece.text[cut:]) for piece, cut in zip(chunk, cuts, strict=True))
    return ComparedBlock(kind, block.number, tuple(piece for piece in left if piece.text))


def _side(chunk: Sequence[Piece], without: str) -> tuple[Block, str] | None:
    """Return the block as it is on one side, and what stands before its text: its mark, or a backslash."""
    text = _text(piece for piece in chunk if piece.kind != without)
    blocks = read_blocks(text)
    if not blocks:
        return None
    block, whole = blocks[0], text.rstrip()
    is_whole = len(blocks) == 1 and whole.endswith(block.text)
    return block, whole.removesuffix(block.text) if is_whole else ""


def _cut(chunk: Sequence[Piece], without: str, length: int, cuts: list[int]) -> None:
    """Write to ``cuts`` how many characters of each piece the first ``length`` of a side are."""
    for position, piece in enumerate(chunk):
        if piece.kind != without:
            cuts[position] = max(cuts[position], min(length, len(piece.text)))
            length -= min(length, len(piece.text))


def _text(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)
