"""Hints for the lines of an HTML page: the elements that each line stood in, found again by its letters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from articles.parsing.characters import LINE_FEED
from articles.parsing.markup import LineHint
from articles.readers.alignment import Codes, codes_of, lay_letters, letters_of
from articles.readers.htmlregions import Place, read_places
from articles.readers.htmltags import NUMBER, PICTURES, UNSEEN, Ints, Tags, are_named

type Floats = NDArray[np.float64]

_DESCRIPTION = re.compile(rb' alt="([^"]*)"')
_IS_LINK, _IS_UNSEEN, _IS_PICTURE = map(are_named, (("a",), UNSEEN, PICTURES))
_BODY = NUMBER["body"]
_PART_END = b"\0"  # no page holds it: it is read as another character
_SIGN, _ASCII = ord("&"), 0x7F
_LENGTHS = np.zeros(_ASCII + 1, np.int64)
for _entity in ("amp", "lt", "gt", "nbsp", "quot"):
    _LENGTHS[ord(_entity[0])] = len(_entity)


@dataclass(frozen=True)
class _Letters:
    """The letters that a page shows: in texts, and in place of pictures.

    They come in parts, each of which stands ``behind`` the tag of an index and ``ends`` after so many letters.
    """

    codes: Codes
    behind: Ints
    ends: Ints


def line_hints(tags: Tags, text: str) -> Mapping[int, LineHint]:
    """Return the hints of the lines of a page's text by line number.

    A line stands where its middle letter does; one that cannot be found again has no hint. Total, linear.
    """
    page = _letters(tags)
    here = codes_of(text)
    letters = np.flatnonzero(letters_of(here))
    ends = np.searchsorted(letters, np.append(np.flatnonzero(here == LINE_FEED), len(here)))
    places = lay_letters(here[letters], page.codes, ends)
    starts = np.append(0, ends[:-1])
    lines = np.flatnonzero(ends > starts)
    first, middle, last = places[starts[lines]], places[(starts + ends)[lines] // 2], places[ends[lines] - 1]
    known = (first >= 0) & (middle >= first) & (last >= middle)
    lines, first, middle, last = lines[known], first[known], middle[known], last[known]
    linked = _linked(tags, page, first, last + 1)
    behind = page.behind[np.searchsorted(page.ends, middle, "right")]
    return _hints(tags, behind, (lines + 1).tolist(), linked.tolist())


def _hints(tags: Tags, behind: Ints, numbers: Sequence[int], linked: Sequence[float]) -> dict[int, LineHint]:
    """Return the hints of lines by their numbers, each of which stands behind a tag and is linked to some part."""
    inside, places = read_places(tags)
    hint = cache(partial(_hint, places))  # many lines stand alike
    return dict(zip(numbers, map(hint, inside[behind].tolist(), linked), strict=True))


def _hint(places: Sequence[Place], at: int, linked: float) -> LineHint:
    tag, inside, words, group, depth = places[at]
    return LineHint(tag, linked, inside, words, group, depth)


def _linked(tags: Tags, page: _Letters, first: Ints, end: Ints) -> Floats:
    """Return which share of the letters from one to before another are links; one that holds another link is none."""
    begins, ends = tags.named(_IS_LINK)
    is_link = np.append(begins[1:], len(tags)) > ends
    is_linked = tags.are_inside(begins[is_link], ends[is_link])[page.behind]
    part_starts = np.append(0, page.ends[:-1])
    so_far = np.append(0, np.cumsum((page.ends - part_starts) * is_linked))
    counts = []
    for place in (first, end):
        part = np.searchsorted(page.ends, place, "right").clip(max=len(page.ends) - 1)
        counts.append(so_far[part] + (place - part_starts[part]) * is_linked[part])
    share: Floats = (counts[1] - counts[0]) / (end - first)
    return share


def _letters(tags: Tags) -> _Letters:
    is_seen = ~tags.are_inside(*tags.named(_IS_UNSEEN))
    is_seen[: int(np.argmax(tags.name == _BODY)) or len(tags)] = False
    end = np.append(tags.start[1:], len(tags.data))
    is_picture = _IS_PICTURE[tags.name]
    behind = np.flatnonzero(is_seen & (is_picture | (end > tags.end)))
    places = zip(tags.end[behind].tolist(), end[behind].tolist(), strict=True)
    parts = [tags.data[first:last] for first, last in places]
    pictures = np.flatnonzero(is_picture[behind])
    for at, picture in zip(pictures.tolist(), tags.texts(behind[pictures]), strict=True):
        if (found := _DESCRIPTION.search(picture)) is not None:
            parts[at] = found[1] + b" " + parts[at]
    codes = codes_of(_PART_END.join((*parts, b"")).decode("utf-8", "surrogatepass"))
    is_letter = letters_of(codes)
    is_letter[_in_entities(codes)] = False
    so_far = np.cumsum(is_letter, dtype=np.int32)
    return _Letters(codes[is_letter], behind, so_far[codes == _PART_END[0]])


def _in_entities(codes: Codes) -> Ints:
    """Return where the letters stand that write a sign: ``&amp;``, ``&lt;``, ``&gt;``, ``&nbsp;`` and ``&quot;``."""
    signs = np.flatnonzero(codes == _SIGN)
    lengths = _LENGTHS[codes.take(signs + 1, mode="clip") & _ASCII]
    ends = np.cumsum(lengths)
    places: Ints = np.repeat(signs + 1 - (ends - lengths), lengths) + np.arange(lengths.sum())
    return places[places < len(codes)]
