"""What the learned model says of each visible line of a page: story, headline, byline, date."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, count
from operator import add
from typing import TYPE_CHECKING

from articles.parsing.linerules import temper
from articles.parsing.lines import Line
from articles.parsing.loading import load

if TYPE_CHECKING:
    from articles.parsing.linemodel import LineLabel

_MOST_BLANKS = 3
_INDENT = " " * 40
_LONGEST_READ = 20_000


def read_roles(lines: Sequence[Line], url: str) -> tuple[LineLabel, ...]:
    """Return the model's label for each visible line of a page, in order."""
    page, places = lay_out(lines)
    labels = load("articles.parsing.linemodel").label_lines(page, url)
    return tuple(temper(lines, [labels[place] for place in places]))


def lay_out(lines: Sequence[Line]) -> tuple[list[str], list[int]]:
    """Return a page of these lines as the model reads it, blank ones between them, and the place of each."""
    blanks = accumulate([line.gap if line.gap < _MOST_BLANKS else _MOST_BLANKS for line in lines])
    places = list(map(add, blanks, count()))
    page = [""] * (places[-1] + 1 if places else 0)
    for place, line in zip(places, lines, strict=True):
        page[place] = _INDENT[: line.indent] + line.text[:_LONGEST_READ]
    return page, places
