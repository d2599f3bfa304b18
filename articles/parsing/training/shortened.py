"""Pages as their HTML leaves them without links and menus: the line model learns from them beside whole ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from articles.parsing.lineroles import lay_out
from articles.parsing.lines import Line, read_lines
from articles.parsing.markup import LineHint, Markup
from articles.parsing.training.corpus import CorpusPage
from articles.parsing.training.targets import Example, read_example

type Texts = Mapping[str, tuple[str, Markup]]
"""The text of pages and what their HTML says beside it, by the pages' ids."""

_MENUS = frozenset(("nav", "footer"))
_NAMING = frozenset(("author", "authors", "byline"))
_LINKED = 0.8
_FEWEST = 100


def read_examples(pages: Sequence[CorpusPage], texts: Texts) -> list[Example]:
    """Return what the line model learns from: every page, and behind them those that have HTML as that leaves them."""
    return [*map(read_example, pages), *map(read_example, _shortened(pages, texts))]


def _shortened(pages: Sequence[CorpusPage], texts: Texts) -> Iterator[CorpusPage]:
    for page in pages:
        text, markup = texts.get(page.id, ("", Markup()))
        lines = _lines_beside_text(read_lines(text), markup) if markup.hints else []
        if lines:
            yield replace(page, text="\n".join(lay_out(lines)[0]))


def _lines_beside_text(lines: Sequence[Line], markup: Markup) -> list[Line]:
    """Return the lines that are no links and stand in no menu, and as many around them as make a page."""
    near = [hint is None or not _is_aside(hint) for hint in (markup.hints.get(line.number) for line in lines)]
    near = _with_neighbours(near)
    while 0 < sum(near) < min(_FEWEST, len(near)):
        near = _with_neighbours(near)
    return [line for line, is_near in zip(lines, near, strict=True) if is_near]


def _with_neighbours(chosen: Sequence[bool]) -> list[bool]:
    return [any(three) for three in zip(chosen, [False, *chosen], [*chosen[1:], False], strict=False)]


def _is_aside(hint: LineHint) -> bool:
    is_link = hint.linked > _LINKED and hint.tag != "h1" and hint.words.isdisjoint(_NAMING)
    return is_link or not hint.inside.isdisjoint(_MENUS)
