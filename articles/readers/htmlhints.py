"""Hints for the lines of an HTML page: the elements that each line stood in, told by marks set into the page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from html import unescape
from typing import Any

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from articles.parsing.markup import LineHint

REGIONS = (
    "article",
    "main",
    "nav",
    "aside",
    "header",
    "footer",
    "figure",
    "figcaption",
    "form",
    "blockquote",
    "time",
    "address",
    "button",
)
TOLD_BY_CLASS = (
    "caption",
    "credit",
    "byline",
    "author",
    "related",
    "recommend",
    "comment",
    "promo",
    "share",
    "newsletter",
    "sidebar",
    "teaser",
    "paywall",
    "consent",
)
MARKED = (",".join((*REGIONS, "[role]", "[itemprop]", *(f"[class*={word} i]" for word in TOLD_BY_CLASS))), ":has(> p)")
MOST_MARKED = 2000
FIRST_MARK = 0x100000  # a private plane: no page uses it, unlike the private area that icon fonts draw from
TOKEN = re.compile(
    r"(?P<mark>[\U00100000-\U0010FFFF])|</?(?P<tag>[a-z][a-z0-9]*)[^>]*>|(?P<text>[^<\U00100000-\U0010FFFF]+)|<"
)
BLANK = re.compile(r"\W+")
NUMBER = re.compile(r"\d+")
NAME = re.compile(r"[a-z]{2,}")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
REACH, LONG_ENOUGH = 4000, 8
WORDS = frozenset(
    [
        "ad",
        "ads",
        "advert",
        "advertisement",
        "author",
        "authors",
        "bio",
        "body",
        "breadcrumb",
        "breadcrumbs",
        "byline",
        "caption",
        "card",
        "comment",
        "comments",
        "consent",
        "content",
        "cookie",
        "copyright",
        "credit",
        "date",
        "dek",
        "description",
        "disclaimer",
        "entry",
        "excerpt",
        "footer",
        "gallery",
        "hero",
        "image",
        "item",
        "lead",
        "list",
        "main",
        "media",
        "menu",
        "meta",
        "modal",
        "more",
        "navigation",
        "newsletter",
        "paywall",
        "photo",
        "popular",
        "post",
        "promo",
        "recommended",
        "related",
        "share",
        "sidebar",
        "social",
        "sponsored",
        "standfirst",
        "story",
        "subscribe",
        "summary",
        "tag",
        "tags",
        "teaser",
        "text",
        "time",
        "title",
        "toolbar",
        "top",
        "trending",
        "video",
        "widget",
        "articlebody",
        "headline",
        "slider",
        "carousel",
    ]
)


type _Regions = tuple[frozenset[str], frozenset[str], int]


@dataclass(slots=True)
class _Piece:
    """A run of text, in the order of the page, and what stood around it; ``start`` counts characters without blanks."""

    start: int
    size: int
    tag: str
    is_linked: bool
    around: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Element:
    tag: str
    words: frozenset[str]
    holds_paragraphs: bool


def line_hints(tree: HTMLTree, text: str, **options: Any) -> Mapping[int, LineHint]:
    """Return the hints of the lines of ``text``, which was extracted from ``tree`` with these options, by line number.

    The tree is marked on the way and of no use after that. A line that cannot be found again has no hint.
    """
    elements = _mark(tree)
    marked = extract_plain_text(tree, links=True, **(options | {"preserve_formatting": "minimal_html"}))
    stream, pieces = _read_marked(marked, len(elements))
    starts = [piece.start for piece in pieces]
    regions = cache(partial(_regions, elements=elements))
    hints = {}
    for number, (start, end) in _found(text, stream):
        first = bisect_right(starts, start) - 1
        last = bisect_right(starts, end - 1)
        hints[number] = _hint(pieces[first:last], start, end, regions)
    return hints


def _mark(tree: HTMLTree) -> list[_Element]:
    """Set a mark at the beginning and the end of each element that tells regions apart, and return what it tells."""
    document = tree.document
    elements: list[_Element] = []
    if document is None:
        return elements
    for selector in MARKED:
        for node in document.query_selector_all(selector).values()[: MOST_MARKED - len(elements)]:
            mark = FIRST_MARK + 2 * len(elements)
            names = (node.class_name, node.id, node.get_attribute("itemprop"), node.get_attribute("role"))
            elements.append(_Element(node.tag or "", _words(names), selector == MARKED[-1]))
            node.insert_before(document.create_text_node(chr(mark)), node.first_child)
            node.append_child(document.create_text_node(chr(mark + 1)))
    return elements


def _words(names: Iterable[str | None]) -> frozenset[str]:
    words = " ".join(CAMEL.sub(" ", name) for name in names if name).casefold()
    return WORDS.intersection(NAME.findall(words)) if words else frozenset()


def _read_marked(marked: str, count: int) -> tuple[str, list[_Piece]]:
    """Return the text of a marked page without blanks, and its pieces."""
    parts: list[str] = []
    pieces: list[_Piece] = []
    tags: list[str] = []
    around: list[int] = []
    place: tuple[int, ...] = ()
    at = links = 0
    for token in TOKEN.finditer(marked):
        kind, text = token.lastgroup, token.group()
        if kind == "text":
            solid = "" if text.isspace() else BLANK.sub("", unescape(text) if "&" in text else text)
            if solid:
                parts.append(solid)
                pieces.append(_Piece(at, len(solid), tags[-1] if tags else "", links > 0, place))
                at += len(solid)
        elif kind == "mark":
            _step(around, ord(text) - FIRST_MARK, count)
            place = tuple(around)
        elif kind == "tag" and token["tag"] == "a":
            links = max(links + (-1 if text.startswith("</") else 1), 0)
        elif kind == "tag":
            _nest(tags, token["tag"], is_closing=text.startswith("</"))
    return "".join(parts), pieces


def _nest(tags: list[str], tag: str, *, is_closing: bool) -> None:
    if tag in ("ul", "ol", "br"):
        return
    if not is_closing:
        tags.append(tag)
    elif tag in tags:
        while tags.pop() != tag:
            pass


def _step(around: list[int], mark: int, count: int) -> None:
    number, is_end = divmod(mark, 2)
    if number >= count:
        return
    if not is_end:
        around.append(number)
    elif number in around:
        around.remove(number)


def _found(text: str, stream: str) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the number of each line that stands in the stream, with where it begins and ends there."""
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        solid = BLANK.sub("", line)
        if not solid:
            continue
        if stream.startswith(solid, at):
            yield number, (at, at + len(solid))
            at += len(solid)
            continue
        for form in (NUMBER.sub("", solid, count=1), solid):  # the number of a list's item stands in the text alone
            place = at if stream.startswith(form, at) else -1
            if place < 0 and len(form) >= LONG_ENOUGH:
                place = stream.find(form, at, at + len(form) + REACH)
            if form and place >= 0:
                at = place + len(form)
                yield number, (place, at)
                break


def _hint(pieces: Sequence[_Piece], start: int, end: int, regions: Callable[[tuple[int, ...]], _Regions]) -> LineHint:
    if len(pieces) == 1:
        main = pieces[0]
        tag, linked = main.tag, float(main.is_linked)
    else:
        sizes = [min(piece.start + piece.size, end) - max(piece.start, start) for piece in pieces]
        main = pieces[max(range(len(sizes)), key=sizes.__getitem__)]
        tags: Counter[str] = Counter()
        for piece, size in zip(pieces, sizes, strict=True):
            tags[piece.tag] += size
        tag = tags.most_common(1)[0][0]
        linked = sum(size for piece, size in zip(pieces, sizes, strict=True) if piece.is_linked) / (end - start)
    inside, words, group = regions(main.around)
    return LineHint(tag, linked, inside, words, group, len(main.around))


def _regions(around: tuple[int, ...], elements: Sequence[_Element]) -> _Regions:
    """Return what the elements around a piece tell: the regions, the words, and the innermost that holds paragraphs."""
    groups = [number + 1 for number in around if elements[number].holds_paragraphs]
    return (
        frozenset(elements[number].tag for number in around if not elements[number].holds_paragraphs).intersection(
            REGIONS
        ),
        frozenset().union(*(elements[number].words for number in around)),
        max(groups, default=0),
    )
