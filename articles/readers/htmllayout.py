"""The lines of a page as text: blank lines stand between paragraphs, bullets and indents before the items of lists."""

from __future__ import annotations

from collections.abc import Iterable
from html import unescape

from articles.readers.htmlwalk import BULLET, CELL, Part, Row

type Placed = tuple[int, str, list[Part]]
"""The number of a line of the text, the line without its indent and bullet, and what it is made of."""

_BLANKS = " \t\n\r\f\v"
_COLUMN = "\t\t"
_DEEPEST = 20
"""Lists further in are indented no more: a page of lists alone would grow with the square of its size."""


def lay_out(rows: Iterable[Row]) -> tuple[str, list[Placed]]:
    """Return the text of a page, apart by line feeds, and what each of its lines is made of; linear."""
    lines: list[str] = []
    placed: list[Placed] = []
    for breaks, depth, mark, is_pre, parts in rows:
        text = parts[0][0] if len(parts) == 1 else "".join([text for text, _ in parts])
        if "&" in text:
            text = unescape(text)
        if is_pre:
            text = text.replace("\r", "\n").strip("\n").rstrip(_BLANKS)
        elif not (text := text.strip(_BLANKS)).isprintable() or "  " in text:
            text = _blanks_as_one(text)
        if not text:
            continue
        if breaks > 1 and lines:
            lines.extend([""] * (breaks - 1))
        for at, line in enumerate(text.split("\n") if is_pre else (text,)):
            lines.append(_as_item(line, depth or 1, 0 if at else mark) if depth or mark else line)
            if line:
                placed.append((len(lines), line, parts))
    return "\n".join(lines), placed


def _blanks_as_one(text: str) -> str:
    if CELL in text:
        cells = map(_blanks_as_one, text.split(CELL))
        return _COLUMN.join(cells).rstrip(_BLANKS)
    # Bytes, because these part where HTML has blanks alone; characters would also part at the blank that does not break
    return b" ".join(text.encode("utf-8", "surrogatepass").split()).decode("utf-8", "surrogatepass")


def _as_item(text: str, depth: int, mark: int) -> str:
    indent = "  " * min(depth, _DEEPEST)
    if mark == BULLET:
        return f"{indent}• {text}"
    return f"{indent}{mark}. {text}" if mark else f"{indent}  {text}"
