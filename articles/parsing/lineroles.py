"""What the learned model says of each visible line of a page: story, headline, byline, date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from articles.parsing.linerules import temper
from articles.parsing.lines import Line
from articles.parsing.loading import load

if TYPE_CHECKING:
    from articles.parsing.linemodel import LineLabel

_BLANK_LINES = ("",) * 3
_INDENT = " " * 40
_LONGEST_READ = 20_000


def read_roles(lines: Sequence[Line], url: str) -> tuple[LineLabel, ...]:
    """Return the model's label for each visible line of a page, in order."""
    page, places = lay_out(lines)
    labels = load("articles.parsing.linemodel").label_lines(page, url)
    return tuple(temper(lines, [labels[place] for place in places]))


def lay_out(lines: Sequence[Line]) -> tuple[list[str], list[int]]:
    """Return a page of these lines as the model reads it, blank ones between them, and the place of each."""
    page: list[str] = []
    places: list[int] = []
    for line in lines:
        if line.gap:
            page += _BLANK_LINES[: line.gap]
        places.append(len(page))
        page.append(_INDENT[: line.indent] + line.text[:_LONGEST_READ])
    return page, places
