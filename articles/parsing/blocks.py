"""The body form: the one place that reads it into blocks and writes blocks into it.

Blocks stand apart by a blank line. "## " begins a sub-heading, "- " a list item, "1. " a numbered item, "> "
a quote; anything else is a paragraph. A paragraph that begins with a mark by chance has a backslash before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

_LINE_BREAK = re.compile(r"\r\n?")
BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
"""What stands between two blocks in the form of a body."""
_MARK = re.compile(r"(?P<heading>## )|(?P<item>- )|(?P<number>0|[1-9][0-9]{0,3})\. |(?P<quote>> )")
_MARKING = "#-0123456789>\\"  # a text that begins otherwise begins with no mark
_ESCAPED_MARK = re.compile(r"\\+(?:## |- |(?:0|[1-9][0-9]{0,3})\. |> )")


class BlockKind(StrEnum):
    """What a block of a body is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    NUMBERED = "numbered"
    QUOTE = "quote"


class Block(NamedTuple):
    """One block of a body: its kind, its text without mark or escape, a numbered item's printed number."""

    kind: BlockKind
    text: str
    number: int = 1


def read_blocks(body: str) -> tuple[Block, ...]:
    """Return the blocks of a body, whatever its line breaks (LF, CRLF, CR); blank text has none."""
    chunks = BLANK_LINES.split(_LINE_BREAK.sub("\n", body))
    return tuple(_read(text) for chunk in chunks if (text := chunk.strip()))


def write_blocks(blocks: Iterable[Block]) -> str:
    """Return the body that reads back as these blocks; a block without text is left out.

    Blank lines inside a block's text become one line break, because a blank line would end the block.
    """
    return "\n\n".join([_write(block, text) for block in blocks if (text := _without_blank_lines(block.text).strip())])


def _without_blank_lines(text: str) -> str:
    return BLANK_LINES.sub("\n", _LINE_BREAK.sub("\n", text)) if "\n" in text or "\r" in text else text


def _read(text: str) -> Block:
    mark = _MARK.match(text)
    if mark is None:
        return Block(BlockKind.PARAGRAPH, text[1:] if _ESCAPED_MARK.match(text) else text)
    rest = text[mark.end() :].strip()
    if mark["number"] is not None:
        return Block(BlockKind.NUMBERED, rest, int(mark["number"]))
    return Block(BlockKind(mark.lastgroup or ""), rest)


def _write(block: Block, text: str) -> str:
    match block.kind:
        case BlockKind.PARAGRAPH:
            is_marked = text[0] in _MARKING and (_MARK.match(text) or _ESCAPED_MARK.match(text))
            return f"\\{text}" if is_marked else text
        case BlockKind.HEADING:
            return f"## {text}"
        case BlockKind.ITEM:
            return f"- {text}"
        case BlockKind.QUOTE:
            return f"> {text}"
        case BlockKind.NUMBERED:
            return f"{block.number}. {text}"
