"""A body as people type it: lines of a list beneath each other, text right beneath a sub-heading."""

from __future__ import annotations

from collections.abc import Iterator

from articles.parsing import BLANK_LINES, BlockKind, read_blocks


def typed_body(text: str, *, before: str = "") -> str:
    """Return what was typed in the body form, in which blank lines stand between blocks.

    A line that begins with a mark begins a block, and a sub-heading ends with its line. What stood so ``before`` it was
    edited stays as it is: there a line that looks like an item may be one of a paragraph.
    """
    known = set(BLANK_LINES.split(before))
    chunks = BLANK_LINES.split(text.replace("\r\n", "\n"))
    return "\n\n".join(chunk if chunk in known else "\n\n".join(_blocks(chunk)) for chunk in chunks)


def _blocks(chunk: str) -> Iterator[str]:
    """Cut a run of lines before each line that begins with a mark, and after each sub-heading."""
    lines: list[str] = []
    for line in chunk.split("\n"):
        if lines and (_kind(line) != BlockKind.PARAGRAPH or _kind(lines[-1]) == BlockKind.HEADING):
            yield "\n".join(lines)
            lines = []
        lines.append(line)
    yield "\n".join(lines)


def _kind(line: str) -> BlockKind:
    blocks = read_blocks(line)
    return blocks[0].kind if blocks else BlockKind.PARAGRAPH
