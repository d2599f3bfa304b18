"""Marks set into the tree of an HTML page: where the elements that tell its regions apart begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain, islice
from typing import Any, NamedTuple

from resiliparse.parse.html import HTMLTree

REGIONS = ("article", "main", "nav", "aside", "header", "footer", "figure", "figcaption", "form", "blockquote")
TOLD_BY_CLASS = ("caption", "author", "related", "comment")
"""Words within a class that tell a region like an element; each costs time, and more of them tell no more."""

TELLING = ",".join((*REGIONS, *(f"[class*={word} i]" for word in TOLD_BY_CLASS)))
"""The elements that tell regions apart, as a selector."""

HOLDING_PARAGRAPHS = ":has(> p)"
WORDS = frozenset((
    "ad", "ads", "advert", "advertisement", "author", "authors", "bio", "body", "breadcrumb", "breadcrumbs", "byline",
    "caption", "card", "comment", "comments", "consent", "content", "cookie", "copyright", "credit", "date", "dek",
    "description", "disclaimer", "entry", "excerpt", "footer", "gallery", "hero", "image", "item", "lead", "list",
    "main", "media", "menu", "meta", "modal", "more", "navigation", "newsletter", "paywall", "photo", "popular", "post",
    "promo", "recommended", "related", "share", "sidebar", "social", "sponsored", "standfirst", "story", "subscribe",
    "summary", "tag", "tags", "teaser", "text", "time", "title", "toolbar", "top", "trending", "video", "widget",
    "articlebody", "headline", "slider", "carousel",
))  # fmt: skip

FIRST_MARK = 0x100000
"""Marks are characters of a private plane: no page uses it, unlike the private area that icon fonts draw from."""

_WHOLE = frozenset(("html", "body"))
"""Classes of the whole page are those of a theme or of a tool, and tell none of its lines apart."""

_REGIONS = frozenset(REGIONS)
_WITHOUT_TEXT = frozenset(("meta", "script"))
_MOST_MARKED = 2000
_NAME = re.compile(r"[a-z]{2,}")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Element(NamedTuple):
    """A marked element: its tag, the telling words of its attributes, and whether it holds paragraphs."""

    tag: str
    words: frozenset[str]
    holds_paragraphs: bool


def mark_regions(tree: HTMLTree, telling: Iterable[Any]) -> list[Element]:
    """Set a mark at the beginning and the end of each element that tells regions apart, and return what they tell.

    ``telling`` holds the elements that ``TELLING`` selects, and may hold others. The first element's marks are
    ``FIRST_MARK`` and the one after it, the second's the next two, and so on.
    """
    document = tree.document
    elements: list[Element] = []
    if document is None:
        return elements
    create = document.create_text_node
    words_of = cache(_words)  # many elements of a page are named alike
    holding = document.query_selector_all(HOLDING_PARAGRAPHS).values()
    told = ((node, tag, False) for node in telling if _is_telling(node, tag := node.tag))
    every = chain(told, ((node, node.tag, True) for node in holding))
    for node, tag, holds_paragraphs in islice(every, _MOST_MARKED):
        mark = FIRST_MARK + 2 * len(elements)
        names = () if tag in _WHOLE else (node.class_name, node.id, node.get_attribute("itemprop"))
        elements.append(Element(tag or "", words_of(names), holds_paragraphs))
        node.prepend(create(chr(mark)))
        node.append_child(create(chr(mark + 1)))
    return elements


def _is_telling(node: Any, tag: str) -> bool:
    if tag in _REGIONS:
        return True
    if tag in _WITHOUT_TEXT:
        return False
    names = (node.class_name or "").lower()
    return any(map(names.__contains__, TOLD_BY_CLASS))


def _words(names: tuple[str | None, ...]) -> frozenset[str]:
    words = " ".join(name for name in names if name)
    if not words:
        return frozenset()
    if not words.islower():
        words = _CAMEL.sub(" ", words).casefold()
    return WORDS.intersection(_NAME.findall(words))
