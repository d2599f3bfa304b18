"""What each line of an HTML page is, by its markup: the lines that may be of an article, and a label for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress
from typing import TYPE_CHECKING

from articles.parsing.lineroles import read_roles
from articles.parsing.linerules import temper
from articles.parsing.lines import Line
from articles.parsing.loading import load
from articles.parsing.marklabels import settle_labels
from articles.parsing.markup import LineHint, Markup
from articles.parsing.normalise import fold, may_fold_to, tidy
from articles.parsing.statedbodies import said_shares
from articles.parsing.statedfacts import StatedFacts
from articles.parsing.types import Boilerplate

if TYPE_CHECKING:
    from articles.parsing.linemodel import LineLabel

LINKS_AND_MENUS = "links-and-menus"

_SURE = 0.99
_MENUS = frozenset(("nav", "footer"))
_NAMING = frozenset(("author", "authors", "byline"))
_LINKED = 0.8
_ENOUGH_TO_KNOW = 40


def read_marked_roles(
    lines: Sequence[Line], url: str, markup: Markup | None, facts: StatedFacts
) -> tuple[LineLabel, ...]:
    """Return a label for each of the lines that are read, in order; those of a page without hints are the line model's.

    A line that is the stated headline is the headline, and then no other line is; where the page has headings, its
    first print in one.
    """
    if markup is None or not markup.hints:
        return read_roles(lines, url)
    hints = [markup.hints.get(line.number) for line in lines]
    headline = headline_among(lines, hints, facts)
    label = load("articles.parsing.linemodel").LineLabel
    said = said_shares(lines, facts.body)
    chances = load("articles.parsing.hintmodel").line_chances(lines, hints, headline, said)
    labels = (label(body, _SURE if at == headline else 0.0, *head) for at, (body, *head) in enumerate(chances))
    return tuple(settle_labels(lines, hints, temper(lines, list(labels)), headline))


def headline_among(lines: Sequence[Line], hints: Sequence[LineHint | None], facts: StatedFacts) -> int | None:
    """Return the index of the line that is the stated headline: where the page has headings, its first print in one."""
    prints = _prints(lines, facts)
    return next((at for at in prints if (hint := hints[at]) and hint.tag == "h1"), prints[0] if prints else None)


def lines_to_read(hints: Sequence[LineHint | None], wanted: Iterable[int] = ()) -> list[int]:
    """Return the indexes of the lines that may be of an article, by what the markup says of each line.

    Left out are links and what stands in menus and footers, unless other lines stand beside them: more than half of all
    lines, and hardly ever one of a text. Where too little is left to know a page by, more of the lines around is read.
    ``wanted`` are lines to read in any case.
    """
    kinds = {id(hint): hint for hint in hints}  # many lines stand alike
    is_near = {kind: hint is None or not _is_aside(hint) for kind, hint in kinds.items()}
    near = bytes([is_near[id(hint)] for hint in hints])
    enough, size = min(_ENOUGH_TO_KNOW, len(near)), len(near)
    reach = _with_neighbours(int.from_bytes(near), size)
    while 0 < reach.bit_count() < enough:
        reach = _with_neighbours(reach, size)
    return sorted({*compress(range(size), reach.to_bytes(size)), *wanted})


def _with_neighbours(chosen: int, size: int) -> int:
    """Return a number of so many bytes, each 1 where that byte of another number or one beside it is 1."""
    return (chosen | chosen << 8 | chosen >> 8) & (1 << 8 * size) - 1


def _is_aside(hint: LineHint) -> bool:
    tag, linked, inside, words, _, _ = hint
    return not inside.isdisjoint(_MENUS) or (linked > _LINKED and tag != "h1" and words.isdisjoint(_NAMING))


def set_apart(
    lines: Sequence[Line], markup: Markup, wanted: frozenset[int]
) -> tuple[Sequence[Line], Sequence[Boilerplate]]:
    """Return the lines to read, counted anew, and the others as what they are cut as.

    ``wanted`` are line numbers of the page to read in any case.
    """
    read = lines_to_read(
        [markup.hints.get(line.number) for line in lines], (line.index for line in lines if line.number in wanted)
    )
    chosen = set(read)
    cuts = [_cut(line) for line in lines if line.index not in chosen]
    kept = [lines[at] for at in read]
    for at, line in enumerate(kept):
        line.index = at
    return kept, cuts


def _cut(line: Line) -> Boilerplate:
    start, end = line.offset, line.offset + len(line.text)
    if line.removed:
        start, end = line.column(0), line.column(len(line.text) - 1) + 1
    return Boilerplate(line.number, start, end, tidy(line.text), LINKS_AND_MENUS)


def _prints(lines: Sequence[Line], facts: StatedFacts) -> list[int]:
    if facts.headline is None:
        return []
    words = fold(facts.headline.value)
    firsts = words[:1]
    return [line.index for line in lines if may_fold_to(line.text, firsts) and line.folded == words]
