"""A stored page line by line, each piece of it with what the parser made of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from articles.models import Extraction, Role
from articles.parsing import is_blank

LONGEST_LINE = 20_000  # characters shown of one line
CUT = "cut"


class Span(NamedTuple):
    """Columns of a line that belong to one field or were cut, and the rule that said so.

    ``kind`` is the field without the number of its article, ``target`` the anchor of the value, "" where it has none,
    ``sure`` how sure it is, from 0 to 1, None where nobody asked.
    """

    start: int
    end: int
    label: str
    rule: str
    kind: str = ""
    target: str = ""
    sure: float | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of a line that became one thing; ``label`` is "" where nothing was made of it."""

    text: str
    label: str = ""
    rule: str = ""
    kind: str = ""
    target: str = ""

    @property
    def is_cut(self) -> bool:
        """Whether it belongs to no article."""
        return self.label == CUT


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page: number from 1, text in pieces, what it became, how many characters are not shown."""

    number: int
    pieces: tuple[Piece, ...]
    labels: tuple[str, ...]
    hidden: int

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to be seen in it."""
        return not self.hidden and is_blank("".join(piece.text for piece in self.pieces))


def page_lines(lines: Iterable[str], first: int, extractions: Iterable[Extraction]) -> Iterator[PageLine]:
    """Yield ``lines``, the first of which has the number ``first``, with what each became by ``extractions``."""
    return lines_with(lines, first, spans_by_line(extractions))


def lines_with(lines: Iterable[str], first: int, spans: Mapping[int, Sequence[Span]]) -> Iterator[PageLine]:
    """Yield ``lines``, the first of which has the number ``first``, cut at the ``spans`` of each by its number."""
    for number, line in enumerate(lines, first):
        here = sorted(spans.get(number, ()))
        labels = tuple(dict.fromkeys(span.label for span in here))
        pieces = tuple(_pieces(line[:LONGEST_LINE], here))
        yield PageLine(number, pieces, labels, max(0, len(line) - LONGEST_LINE))


def spans_by_line(extractions: Iterable[Extraction]) -> dict[int, list[Span]]:
    """Return what fields own of each line and what was cut; a field of a related article has its position."""
    spans: defaultdict[int, list[Span]] = defaultdict(list)
    for extraction in extractions:
        page: dict[str, Any] = extraction.payload.get("page", {})
        for cut in page.get("boilerplate", ()):
            spans[cut["line"]].append(Span(cut["start"], cut["end"], CUT, cut["rule"]))
        prefix = "" if extraction.role == Role.LEAD else f"{extraction.position} "
        for field, evidence in extraction.payload.get("evidence", {}).items():
            for span in evidence:
                if span.get("owns", True):
                    spans[span["line"]].append(Span(span["start"], span["end"], f"{prefix}{field}", span["rule"]))
    return spans


def _pieces(line: str, spans: Iterable[Span]) -> Iterator[Piece]:
    """Cut a line at its spans; where two overlap, the first has what both claim."""
    at = 0
    for span in spans:
        start, end = max(span.start, at), min(span.end, len(line))
        if start >= end:
            continue
        if start > at:
            yield Piece(line[at:start])
        yield Piece(line[start:end], span.label, span.rule, span.kind, span.target)
        at = end
    if at < len(line):
        yield Piece(line[at:])
