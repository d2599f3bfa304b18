"""The lines of a page that a reader sees, each with the way back to its columns in the page text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from articles.parsing.normalise import EDGE, INVISIBLE, edges, fold, is_dense, may_hold_dense, plain_spaces, tidy
from articles.parsing.types import Evidence

_DENSITY = 2.5
_USUAL_SPACES = "\t\xa0\u3000"  # beside the plain one; others are rare
_OTHER_BREAK = re.compile("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


@dataclass(slots=True, eq=False)
class Line:
    """One visible line: its text without invisible characters and outer blanks, and where it stands.

    ``index`` counts visible lines from 0, ``number`` is the line of the page text from 1, ``offset`` the column of
    the first character, ``gap`` the number of blank lines before it, ``indent`` the width of the blank at its start.
    ``size`` is its length in letters of an alphabet, ``is_dense`` says whether most of it is in a script that writes a
    word in one or two characters. ``removed`` lists where invisible characters were left out, as (position in text,
    how many up to there). ``furniture`` is the rule that knows the line as furniture, None where none does, "" until
    one has looked.
    """

    index: int
    number: int
    offset: int
    text: str
    gap: int
    indent: int
    size: float
    is_dense: bool = False
    removed: tuple[tuple[int, int], ...] = ()
    _folded: str | None = None
    furniture: str | None = ""

    @property
    def folded(self) -> str:
        """The words of the line for comparison."""
        if self._folded is None:
            self._folded = fold(self.text)
        return self._folded

    def column(self, position: int) -> int:
        """Return the column in the page text of the character at this position of the line's text."""
        if not self.removed:
            return self.offset + position
        at = bisect_right(self.removed, (position, 1 << 60)) - 1
        return self.offset + position + (self.removed[at][1] if at >= 0 else 0)

    def columns(self, start: int, end: int) -> tuple[int, int]:
        """Return the columns in the page text of a part of the line's text that ends with a visible character."""
        if not self.removed:
            return self.offset + start, self.offset + end
        return self.column(start), self.column(end - 1) + 1

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return the part of this line between two positions, by default all of it."""
        return Span(self, start, len(self.text) if end is None else end)


class Span(NamedTuple):
    """A part of a line, by positions in the line's text."""

    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        """The text of the part as a value keeps it."""
        return tidy(self.line.text[self.start : self.end])

    def trimmed(self) -> Span:
        """Return the part without blanks at its edges."""
        line, start, end = self
        left, right = edges(line.text[start:end])
        return self if left == 0 and right == end - start else Span(line, start + left, start + right)

    def evidence(self, rule: str, *, owns: bool = True) -> Evidence:
        """Return where the part stands in the page text; a part must hold a visible character."""
        line, start, end = self
        return Evidence(line.number, *line.columns(start, end), rule, owns)


def read_lines(text: str) -> tuple[Line, ...]:
    """Return the visible lines of a page, in order.

    A page line ends at a line feed; what other breaks part inside it (CR, form feed, U+2028 …) are lines of their
    own with the same number, so that a page saved with old line ends is read as well.
    """
    for space in _USUAL_SPACES:
        text = text.replace(space, " ")
    lines: list[Line] = []
    gap = 0
    for number, raw in enumerate(text.split("\n"), 1):
        if not raw:
            gap += 1
            continue
        if raw.isprintable():  # most lines: no other break and nothing invisible stands in them
            clean = raw.strip(EDGE)
            if not clean:
                gap += 1
                continue
            left = raw.find(clean[0])
            lines.append(Line(len(lines), number, left, clean, gap, left, float(len(clean))))
            gap = 0
            continue
        for column, piece in _pieces(raw):
            line = _read_line(piece, (len(lines), number, column), gap)
            gap = gap + 1 if line is None else 0
            if line is not None:
                lines.append(line)
    if may_hold_dense(text):
        _measure_dense(lines)
    return tuple(lines)


def _measure_dense(lines: Iterable[Line]) -> None:
    for line in lines:
        if not line.text.isascii() and is_dense(line.text):
            line.is_dense, line.size = True, len(line.text) * _DENSITY


def _pieces(raw: str) -> tuple[tuple[int, str], ...]:
    found = []
    column = 0
    for piece in _OTHER_BREAK.split(raw.removesuffix("\r")):
        found.append((column, piece))
        column += len(piece) + 1
    return tuple(found)


def _read_line(raw: str, place: tuple[int, int, int], gap: int) -> Line | None:
    index, number, offset = place
    clean, removed = _without_invisible(raw)
    clean = plain_spaces(clean)
    left, right = edges(clean)
    if left == right:
        return None
    offset += left
    if removed:
        before = sum(1 for position, _ in removed if position <= left)
        skipped = removed[before - 1][1] if before else 0
        offset += skipped
        removed = tuple((position - left, count - skipped) for position, count in removed[before:])
    return Line(index, number, offset, clean[left:right], gap, left, float(right - left), removed=removed)


def _without_invisible(raw: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    removed = [(hit.start() - count, count + 1) for count, hit in enumerate(INVISIBLE.finditer(raw))]
    return (INVISIBLE.sub("", raw), tuple(removed)) if removed else (raw, ())
