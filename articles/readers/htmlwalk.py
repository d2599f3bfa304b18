"""One walk over the tags of a page: which texts stand in which lines and elements, and which elements state its facts.

The walk knows the way from the page down to where it is. It ends elements that are not ended as browsers do: a
paragraph where the next block begins, an item where the next one does. What has no say in the lines is not repaired.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from articles.readers.htmlelements import (
    AROUND_ALL,
    AROUND_CELLS,
    AROUND_ITEMS,
    AROUND_ROWS,
    BLOCKS,
    BOUNDS,
    CELLS,
    ENDED_ALREADY,
    FORMATS,
    HEADINGS,
    ITEMS,
    LARGE,
    LISTS,
    NOT_TOLD_APART,
    PICTURE,
    ROWS,
    WITHOUT_CONTENT,
)
from articles.readers.htmltokens import read_tokens

type Element = tuple[Any, str, str]
"""The element around it, its name, its attributes as they are written; around the page, without a name, is nothing."""

type Part = tuple[str, Element]
"""A text as it is written, with its entities, and the element that it stands in."""

type Row = tuple[int, int, int, bool, list[Part]]
"""A line: how many line feeds stand before it, how many lists around it, its number as an item, whether its blanks are
kept, its texts. The number is 0 for a line that begins no item, ``BULLET`` for one whose list has no numbers."""

BULLET = -1
CELL = "\0"
"""Stands for the beginning of a table's cell; no page holds it: it is read as another character."""

_FAR = 64
"""So many elements up an end is looked for, so that a page of elements without ends takes no longer than others."""

_DESCRIPTION = re.compile(r"""\salt\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)


class Walk:
    """What is found on the way, and how far it has come.

    ``rows`` are the lines, ``elements`` all that they stand in, in their order, ``holders`` those that paragraphs are
    children of, ``scripts`` the attributes and the text of each script, ``stated`` name and attributes of the elements
    that state facts, ``headings`` the first row of each first heading and the row behind it.
    """

    __slots__ = (
        "_breaks", "_has_cells", "_mark", "_numbers", "_paragraph", "_pre", "elements", "headings", "holders", "parts",
        "rows", "scripts", "stated", "title", "top",
    )  # fmt: skip

    def __init__(self) -> None:
        """Begin outside of all elements."""
        self.top: Element = (None, "", "")
        self.elements: list[Element] = [self.top]
        self.holders: list[Element] = []
        self.parts: list[Part] = []
        self.rows: list[Row] = []
        self.scripts: list[tuple[str, str]] = []
        self.stated: list[tuple[str, str]] = []
        self.headings: list[tuple[int, int]] = []
        self.title: str | None = None
        self._paragraph: Element | None = None
        self._breaks, self._mark, self._pre, self._has_cells = 1, 0, 0, False
        self._numbers = [0]

    def end_line(self, breaks: int = 1) -> None:
        """End the line, if there is one; the next one stands at least so many line feeds below it."""
        if self.parts:
            self.rows.append((self._breaks, len(self._numbers) - 1, self._mark, self._pre > 0, self.parts))
            self.parts, self._mark, self._breaks = [], 0, breaks
        elif self._breaks < breaks:
            self._breaks = breaks

    def enter(self, name: str, attributes: str) -> None:
        """Go into an element."""
        self.top = (self.top, name, attributes)
        self.elements.append(self.top)

    def pass_over(self, _name: str, _attributes: str = "") -> None:
        """Take no notice of a tag."""

    def begin_block(self, name: str, attributes: str) -> None:
        """Go into an element that begins a line."""
        self._leave_paragraph()
        self.end_line()
        self.enter(name, attributes)

    def begin_paragraph(self, name: str, attributes: str) -> None:
        """Go into a paragraph."""
        self._leave_paragraph()
        self.end_line(2)
        self.holders.append(self.top)
        self.enter(name, attributes)
        self._paragraph = self.top

    def begin_heading(self, name: str, attributes: str) -> None:
        """Go into a heading."""
        self._leave_paragraph()
        if self.top[1] in HEADINGS:
            self.top = self.top[0]
        self.end_line(2 if name in LARGE else 1)
        if name == "h1":
            self.headings.append((len(self.rows), len(self.rows) + 1))
        self.enter(name, attributes)

    def begin_list(self, name: str, attributes: str) -> None:
        """Go into a list."""
        self.begin_block(name, attributes)
        self._numbers.append(int(name == "ol"))
        self._mark = 0

    def begin_item(self, name: str, attributes: str) -> None:
        """Go into an item of a list, out of the one before."""
        self._leave_paragraph()
        self.end_line()
        if self.top[1] not in LISTS:
            self._leave(ITEMS, AROUND_ITEMS)
        self.enter(name, attributes)
        if name == "li":
            self._mark = self._numbers[-1] or BULLET
            self._numbers[-1] += self._numbers[-1] > 0

    def begin_row(self, name: str, attributes: str) -> None:
        """Go into a row of a table, out of the one before."""
        self._leave_paragraph()
        self.end_line()
        self._leave(ROWS, AROUND_ROWS)
        self._has_cells = False
        self.enter(name, attributes)

    def begin_cell(self, name: str, attributes: str) -> None:
        """Go into a cell of a table, out of the one before, and on in its line."""
        self._leave_paragraph()
        self._leave(CELLS, AROUND_CELLS)
        if self._has_cells:
            self.parts.append((CELL, self.top))
        self._has_cells = True
        self.enter(name, attributes)

    def begin_pre(self, name: str, attributes: str) -> None:
        """Go into a text whose blanks are kept."""
        self.begin_block(name, attributes)
        self._pre += 1

    def begin_time(self, name: str, attributes: str) -> None:
        """Go into a moment, and keep what it states."""
        self.stated.append((name, attributes))
        self.enter(name, attributes)

    def begin_body(self, name: str, attributes: str) -> None:
        """Go into the body of the page; further ones are the same."""
        if not self.top[1]:
            self.enter(name, attributes)

    def state(self, name: str, attributes: str) -> None:
        """Keep what an element states."""
        self.stated.append((name, attributes))

    def break_line(self, _name: str, _attributes: str = "") -> None:
        """Begin a line, or leave one blank."""
        if self.parts:
            self.end_line()
        else:
            self._breaks += 1

    def part_lines(self, _name: str, _attributes: str) -> None:
        """Begin a line below a rule."""
        self._leave_paragraph()
        self.end_line()

    def describe_picture(self, _name: str, attributes: str) -> None:
        """Take the description of a picture as text in its place."""
        found = _DESCRIPTION.search(attributes)
        text = found[found.lastindex or 0] if found is not None else ""
        if text and (self.parts or not text.isspace()):
            picture = (self.top, PICTURE, "")
            self.elements.append(picture)
            self.parts.append((text, picture))

    def end_block(self, name: str) -> None:
        """Go out of an element that ends a line."""
        self._leave_paragraph()
        self.end_line(2 if name in LARGE else 1)
        if self.top[1] == name:
            self.top = self.top[0]
        else:
            self._end(name)

    def end_paragraph(self, _name: str) -> None:
        """Go out of a paragraph; one that has not begun is an empty one."""
        self._leave_paragraph()
        self.end_line(2)

    def end_heading(self, name: str) -> None:
        """Go out of a heading."""
        self.end_block(name)
        if name == "h1" and self.headings:
            self.headings[-1] = self.headings[-1][0], len(self.rows)

    def end_list(self, name: str) -> None:
        """Go out of a list."""
        self._leave_paragraph()
        self.end_line()
        self._mark = 0
        if self.top[1] == name:
            self.top = self.top[0]
            self._numbers.pop()
        else:
            self._end(name)

    def end_item(self, name: str) -> None:
        """Go out of an item of a list."""
        self.end_block(name)
        self._mark = 0

    def end_cell(self, name: str) -> None:
        """Go out of a cell of a table, and on in its line."""
        self._leave_paragraph()
        if self.top[1] == name:
            self.top = self.top[0]
        else:
            self._end(name)

    def end_pre(self, name: str) -> None:
        """Go out of a text whose blanks are kept."""
        self.end_block(name)
        self._pre -= self._pre > 0

    def end_inline(self, name: str) -> None:
        """Go out of an element within a line that is not the innermost.

        One that formats text ends alone, any other with all that is in it, and not beyond the block that it began in.
        """
        around, inside = self.top, list[Element]()
        for _ in range(_FAR):
            found = around[1]
            if found == name:
                self.top = around[0]
                for _, left, attributes in reversed(inside) if name in FORMATS else ():
                    self.enter(left, attributes)
                return
            if found in (AROUND_ALL if name in FORMATS else BOUNDS):
                return
            inside.append(around)
            around = around[0]

    def take_content(self, name: str, attributes: str, text: str) -> None:
        """Take an element whose content is not read."""
        if name == "script":
            self.scripts.append((attributes, text))
        elif name == "title":
            self.title = text if self.title is None else self.title
        elif name == "xmp" and text:
            self.parts.append((text, self.top))

    def _leave_paragraph(self) -> None:
        """Go out of the paragraph that the way is in."""
        if self._paragraph is not None:
            self.top = self._paragraph[0]
            self._paragraph = None
            self.end_line(2)

    def _leave(self, names: frozenset[str], bounds: frozenset[str]) -> None:
        """Go out of the innermost element of some names, unless one of the bounds is further in."""
        around = self.top
        for _ in range(_FAR):
            if around[1] in names:
                self.top = around[0]
                return
            if around[1] in bounds:
                return
            around = around[0]

    def _end(self, name: str) -> None:
        """Go out of the innermost element of a name that is within reach, and of all that are in it."""
        around, lists = self.top, 0
        bounds = AROUND_ROWS if name in ("table", "tr") else AROUND_ALL
        for _ in range(_FAR):
            found = around[1]
            lists += found in LISTS
            if found == name or (found in HEADINGS and name in HEADINGS):
                self.top = around[0]
                del self._numbers[len(self._numbers) - lists :]
                self._mark = self._mark if not lists else 0
                return
            if found in bounds:
                return
            around = around[0]


_BEGINS: dict[str, Callable[[Walk, str, str], None]] = {
    **dict.fromkeys((*WITHOUT_CONTENT, *NOT_TOLD_APART), Walk.pass_over),
    **dict.fromkeys(BLOCKS, Walk.begin_block), **dict.fromkeys(HEADINGS, Walk.begin_heading),
    **dict.fromkeys(LISTS, Walk.begin_list), **dict.fromkeys(ITEMS, Walk.begin_item),
    **dict.fromkeys(CELLS, Walk.begin_cell), **dict.fromkeys(("img", "area"), Walk.describe_picture),
    **dict.fromkeys(("html", "link", "meta"), Walk.state), "body": Walk.begin_body, "br": Walk.break_line,
    "hr": Walk.part_lines, "p": Walk.begin_paragraph, "pre": Walk.begin_pre, "time": Walk.begin_time,
    "tr": Walk.begin_row,
}  # fmt: skip
_ENDS: dict[str, Callable[[Walk, str], None]] = {
    **dict.fromkeys((*ENDED_ALREADY, *NOT_TOLD_APART), Walk.pass_over),
    **dict.fromkeys((*BLOCKS, "tr"), Walk.end_block), **dict.fromkeys(HEADINGS, Walk.end_heading),
    **dict.fromkeys(LISTS, Walk.end_list), **dict.fromkeys(ITEMS, Walk.end_item),
    **dict.fromkeys(CELLS, Walk.end_cell), "br": Walk.break_line, "p": Walk.end_paragraph, "pre": Walk.end_pre,
}  # fmt: skip


def walk_through(html: str) -> Walk:
    """Return what is found in a page; total, linear."""
    walk = Walk()
    for ended, unread, begun, attributes, text in read_tokens(html):
        if begun:
            begin = _BEGINS.get(begun) or _BEGINS.get(begun := begun.lower())
            if begin is not None:
                begin(walk, begun, attributes)
            else:
                walk.top = inner = (walk.top, begun, attributes)
                walk.elements.append(inner)
        elif ended:
            end = _ENDS.get(ended) or _ENDS.get(ended := ended.lower())
            if end is not None:
                end(walk, ended)
            elif walk.top[1] == ended:
                walk.top = walk.top[0]
            else:
                walk.end_inline(ended)
        elif unread:
            walk.take_content(unread.lower(), attributes, text)
            continue
        if text and (walk.parts or not text.isspace()):
            walk.parts.append((text, walk.top))
    walk.end_line()
    return walk
