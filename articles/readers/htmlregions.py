"""The elements of an HTML page that tell its regions apart: by their tags, their classes, the paragraphs they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from articles.readers.htmlelements import TEXTS
from articles.readers.htmlwalk import Element

TOLD_BY_CLASS = ("caption", "author", "related", "comment")
"""Words within a class that tell a region like an element; each costs time, and more of them tell no more."""

WORDS = frozenset((
    "ad", "ads", "advert", "advertisement", "author", "authors", "bio", "body", "breadcrumb", "breadcrumbs", "byline",
    "caption", "card", "comment", "comments", "consent", "content", "cookie", "copyright", "credit", "date", "dek",
    "description", "disclaimer", "entry", "excerpt", "footer", "gallery", "hero", "image", "item", "lead", "list",
    "main", "media", "menu", "meta", "modal", "more", "navigation", "newsletter", "paywall", "photo", "popular", "post",
    "promo", "recommended", "related", "share", "sidebar", "social", "sponsored", "standfirst", "story", "subscribe",
    "summary", "tag", "tags", "teaser", "text", "time", "title", "toolbar", "top", "trending", "video", "widget",
    "articlebody", "headline", "slider", "carousel",
))  # fmt: skip

REGIONS = frozenset((
    "article", "main", "nav", "aside", "header", "footer", "figure", "figcaption", "form", "blockquote",
))  # fmt: skip
_CLASS = re.compile(r"""\sclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
_NAMED = re.compile(r"""\s(?:class|id|itemprop)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
_NAME = re.compile(r"[a-z]{2,}")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_STEPS = TEXTS | {"a"}
_WHOLE = frozenset(("html", "body"))
"""Classes of the whole page are those of a theme or of a tool, and tell none of its lines apart."""


type Place = tuple[str, frozenset[str], frozenset[str], int, int, bool]
"""What the elements around a place tell of it: tag, regions, words, group, depth of a ``LineHint``; if it is a link."""

NOWHERE: Place = ("", frozenset(), frozenset(), 0, 0, False)


def read_places(elements: Sequence[Element], holders: Iterable[Element]) -> dict[int, Place]:
    """Return the places in elements, given in their order, by the elements' identities; linear.

    Paragraphs are children of ``holders``. Equal places of one group are one.
    """
    found: dict[int, Place] = {id(None): NOWHERE}
    steps: dict[str, dict[int, Place]] = {name: {} for name in _STEPS}
    same: dict[frozenset[str], frozenset[str]] = {}  # equal sets are one: many places differ in their groups alone
    words_of = cache(_words)  # many elements of a page are named alike
    told = _told({attributes for _, _, attributes in elements})
    holding = set(map(id, holders))
    for element in elements:
        around, name, attributes = element
        place = found[id(around)]
        if attributes in told or name in REGIONS or id(element) in holding:
            tag, inside, words, group, depth, is_linked = _step(place, name)
            is_told, is_holding = attributes in told or name in REGIONS, id(element) in holding
            if name in REGIONS and name not in inside:
                grown = inside | {name}
                inside = same.setdefault(grown, grown)
            if attributes and name not in _WHOLE and not (own := words_of(attributes)) <= words:
                grown = words | own
                words = same.setdefault(grown, grown)
            group = len(found) if is_holding else group
            place = tag, inside, words, group, depth + is_told + is_holding, is_linked
        elif name in steps:
            taken = steps[name]
            place = taken.get(id(place)) or taken.setdefault(id(place), _step(place, name))
        found[id(element)] = place
    return found


def is_link(place: Place) -> bool:
    """Whether what stands in a place is a link."""
    return place[-1]


def _step(around: Place, name: str) -> Place:
    """Return the place in an element whose name says what its text is."""
    tag, inside, words, group, depth, is_linked = around
    return (name if name in TEXTS else tag), inside, words, group, depth, is_linked or name == "a"


def _told(written: Iterable[str]) -> set[str]:
    """Return the attributes whose class tells that an element's content is of another kind than what is around it."""
    caption, author, related, comment = TOLD_BY_CLASS
    likely = [
        attributes
        for attributes in written
        if caption in (small := attributes.lower()) or author in small or related in small or comment in small
    ]
    return {attributes for attributes in likely if any(map(_class_of(attributes).__contains__, TOLD_BY_CLASS))}


def _class_of(attributes: str) -> str:
    found = _CLASS.search(attributes)
    return found[found.lastindex or 0].lower() if found is not None else ""


def _words(attributes: str) -> frozenset[str]:
    text = " ".join(["".join(found) for found in _NAMED.findall(attributes)])
    if not text.islower():
        text = _CAMEL.sub(" ", text).casefold()
    return WORDS.intersection(_NAME.findall(text))
