"""Hints for the lines of an HTML page: the elements that each line stood in, told by marks set into the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from articles.parsing.characters import LINE_FEED
from articles.parsing.markup import LineHint
from articles.readers.alignment import Codes, Ints, codes_of, lay_letters, letters_of
from articles.readers.htmlmarks import FIRST_MARK, REGIONS, Element, mark_regions

LINK = 10
TAGS = ("", "p", "pre", "li", "h1", "h2", "h3", "h4", "h5", "h6")
"""The elements of text that are told apart, by their numbers; those of links are ``LINK``."""

_NAMES = {
    **{name: TAGS.index(name) for name in ("li", "h1", "h2", "h3", "h4", "h5", "h6")},
    "p>": TAGS.index("p"), "pr": TAGS.index("pre"), "a ": LINK, "a>": LINK,
}  # fmt: skip
_ADDRESS = re.compile(r'<a href="[^"]*"')
_REGIONS = frozenset(REGIONS)
_TAG, _TAG_END, _SLASH, _LAST = ord("<"), ord(">"), ord("/"), 0xFF

type _Around = tuple[int, ...]
type _State = tuple[str, _Around]
type _Regions = tuple[frozenset[str], frozenset[str], int]


@dataclass(frozen=True)
class _Marked:
    """A marked page: where its letters stand, how many were links up to each, and from where on which state holds.

    ``state`` numbers the ``states``: what holds before the first place in ``since``, and from each on.
    """

    letters: Ints
    linked: NDArray[np.int64]
    since: Ints
    state: Ints
    states: Sequence[_State]


def line_hints(tree: HTMLTree, text: str, telling: Iterable[Any], **options: Any) -> Mapping[int, LineHint]:
    """Return the hints of the lines of ``text``, which was extracted from ``tree`` with these options, by line number.

    ``telling`` holds the elements that tell regions apart, and may hold others. The tree is marked on the way and of no
    use after that. A line that cannot be found again has no hint.
    """
    elements = mark_regions(tree, telling)
    marked = str(extract_plain_text(tree, links=True, **(options | {"preserve_formatting": "minimal_html"})))
    marked = _ADDRESS.sub("<a", marked)
    for entity in ("&lt;", "&gt;", "&quot;"):  # no letters
        marked = marked.replace(entity, " ")
    there = codes_of(marked.replace("&amp;", "&"))
    page = _read_marked(there, len(elements))
    here = codes_of(text)
    letters = np.flatnonzero(letters_of(here))
    ends = np.searchsorted(letters, np.append(np.flatnonzero(here == LINE_FEED), len(here)))
    places = lay_letters(here[letters], there[page.letters], ends)
    starts = np.append(0, ends[:-1])
    return _hints(starts, ends, places, page, elements)


def _hints(starts: Ints, ends: Ints, places: Ints, page: _Marked, elements: Sequence[Element]) -> dict[int, LineHint]:
    """Return the hints by line number; a line stands where its middle letter does."""
    lines = np.flatnonzero(ends > starts)
    first, middle, last = places[starts[lines]], places[(starts + ends)[lines] // 2], places[ends[lines] - 1]
    known = (first >= 0) & (middle >= first) & (last >= middle)
    lines, first, middle, last = lines[known], first[known], middle[known], last[known]
    linked = (page.linked[last + 1] - page.linked[first]) / (last + 1 - first)
    state = page.state[np.searchsorted(page.since, page.letters[middle], "right")]
    regions = cache(partial(_regions, elements=elements))
    hint = cache(partial(_hint, states=page.states, regions=regions))  # many lines of a page stand alike
    return dict(zip((lines + 1).tolist(), map(hint, state.tolist(), linked.tolist()), strict=True))


def _hint(state: int, linked: float, *, states: Sequence[_State], regions: Any) -> LineHint:
    tag, around = states[state]
    inside, words, group = regions(around)
    return LineHint(tag, linked, inside, words, group, len(around))


def _regions(around: _Around, elements: Sequence[Element]) -> _Regions:
    """Return what the elements around a place tell: the regions, the words, and the innermost that holds paragraphs."""
    tags: set[str] = set()
    words: set[str] = set()
    group = 0
    for number in around:
        tag, own_words, holds_paragraphs = elements[number]
        words |= own_words
        if holds_paragraphs:
            group = max(group, number + 1)
        elif tag in _REGIONS:
            tags.add(tag)
    return frozenset(tags), frozenset(words), group


def _read_marked(codes: Codes, count: int) -> _Marked:
    """Return what a page in minimal HTML says, which holds the marks of so many elements."""
    tags = np.flatnonzero(codes == _TAG)
    depth = np.zeros(len(codes), np.int32)
    depth[tags] = 1
    depth[codes == _TAG_END] = -1
    letters = np.flatnonzero(letters_of(codes) & (np.cumsum(depth, out=depth) <= 0))
    names, is_end = _named(codes, tags)
    links = names == LINK
    told = (names > 0) & ~links
    marks = np.flatnonzero(codes >= FIRST_MARK)
    at = np.concatenate((tags[told], marks))
    what = np.concatenate((np.where(is_end[told], -names[told], names[told]), codes[marks].astype(np.int64)))
    order = np.argsort(at, kind="stable")
    linked = _linked(tags[links], is_end[links], len(codes))[letters]
    states: dict[_State, int] = {}
    state = [states.setdefault(one, len(states)) for one in _states(what[order].tolist(), count)]
    return _Marked(letters, np.append(0, np.cumsum(linked)), at[order], np.array(state), tuple(states))


def _named(codes: Codes, tags: Ints) -> tuple[Ints, NDArray[np.bool_]]:
    """Return the number of the element that each tag names, 0 for those that are not told apart, and which tags end."""
    is_end = codes.take(tags + 1, mode="clip") == _SLASH
    name = tags + 1 + is_end
    first, second = (np.minimum(codes.take(name + at, mode="clip"), _LAST).astype(np.int64) for at in (0, 1))
    return _numbers()[first << 8 | second], is_end


@cache
def _numbers() -> Ints:
    numbers = np.zeros(1 << 16, np.int64)
    for name, number in _NAMES.items():
        numbers[ord(name[0]) << 8 | ord(name[1])] = number
    return numbers


def _linked(tags: Ints, is_end: NDArray[np.bool_], size: int) -> NDArray[np.bool_]:
    """Say of each character whether it is part of a link: of one that ends before another begins.

    Links without text have no end in minimal HTML.
    """
    step = np.zeros(size, np.int32)
    whole = np.flatnonzero(~is_end[:-1] & is_end[1:])
    step[tags[whole]] = 1
    step[tags[whole + 1]] = -1
    return np.cumsum(step, out=step) > 0


def _states(steps: Sequence[int], count: int) -> Iterator[_State]:
    """Yield what holds before the first and after each step: the innermost element of text, the marked ones around.

    A step is a mark, or the number of an element of text that begins, or that number below zero where it ends.
    """
    tags: list[int] = [0]
    around: list[int] = []
    place: _Around = ()
    yield TAGS[0], place
    for step in steps:
        if step >= FIRST_MARK:
            _pass_mark(around, step - FIRST_MARK, count)
            place = tuple(around)
        elif step > 0:
            tags.append(step)
        else:
            _close(tags, -step)
        yield TAGS[tags[-1]], place


def _close(tags: list[int], tag: int) -> None:
    if tag in tags:
        while tags.pop() != tag:
            pass


def _pass_mark(around: list[int], mark: int, count: int) -> None:
    number, is_end = divmod(mark, 2)
    if number >= count:
        return
    if not is_end:
        around.append(number)
    elif number in around:
        around.remove(number)
