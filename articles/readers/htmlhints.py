"""Hints for the lines of an HTML page: the elements that each line stood in, and how much of it is links."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Sequence
from html import unescape

from articles.parsing.markup import LineHint
from articles.readers.htmllayout import Placed
from articles.readers.htmlregions import Place, is_link, read_places
from articles.readers.htmlwalk import Element, Part

_LETTER = re.compile(r"[^\W\d_]")
_ASCII_LETTERS = string.ascii_letters.encode()
_OTHER_LETTERS = range(0xC3, 0xEF)
"""The bytes that begin letters beyond ASCII in UTF-8, and some signs of China. Other signs begin with another byte: the
blank that does not break, quotation marks, dashes, bullets, what is beyond the basic plane."""

_NO_LETTERS = bytes(code for code in range(0x100) if code not in _ASCII_LETTERS and code not in _OTHER_LETTERS)


def line_hints(
    placed: Iterable[Placed], elements: Sequence[Element], holders: Iterable[Element]
) -> dict[int, LineHint]:
    """Return the hints of a page's lines by line number.

    A line stands where its middle letter does; one without letters has no hint. ``elements`` are all that lines stand
    in, in their order, ``holders`` those that paragraphs are children of. Total, linear.
    """
    places = read_places(elements, holders)
    alike: dict[tuple[int, float], LineHint] = {}  # many lines stand alike
    hints: dict[int, LineHint] = {}
    for number, text, parts in placed:
        if not (text[0].isalpha() or _LETTER.search(text)):
            continue
        if len(parts) == 1:
            place = places[id(parts[0][1])]
            linked = float(is_link(place))
        else:
            place, linked = _middle(parts, [places[id(element)] for _, element in parts])
        key = id(place), linked
        hint = alike.get(key)
        if hint is None:
            tag, inside, words, group, depth, _ = place
            hint = alike[key] = LineHint(tag, linked, inside, words, group, depth)
        hints[number] = hint
    return hints


def _middle(parts: Sequence[Part], places: Sequence[Place]) -> tuple[Place, float]:
    """Return the place in which the middle letter of a line stands, and which share of its letters are links."""
    first = places[0]
    if places.count(first) == len(places):
        return first, float(is_link(first))
    counts = [_count_letters(text) for text, _ in parts]
    total = sum(counts)
    linked = sum([count for place, count in zip(places, counts, strict=True) if is_link(place)])
    before = 0
    for place, count in zip(places, counts, strict=True):
        before += count
        if before > total // 2:
            return place, linked / total
    return first, float(is_link(first))


def _count_letters(text: str) -> int:
    if "&" in text:
        text = unescape(text)
    return len(text.encode("utf-8", "surrogatepass").translate(None, _NO_LETTERS))
