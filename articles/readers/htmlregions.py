"""The elements of an HTML page that tell its regions apart: by their tags, their classes, the paragraphs they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import numpy as np

from articles.readers.htmltags import NAMES, NUMBER, REGIONS, TEXTS, Flags, Ints, Tags, are_named

TOLD_BY_CLASS = (b"caption", b"author", b"related", b"comment")
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

_LETTERS, _LOWER = 4, np.uint8(0x20)
_BEGINNINGS = [int.from_bytes(word[:_LETTERS], "little") for word in TOLD_BY_CLASS]
_CLASS = re.compile(rb' class="([^"]*)"')
_NAMED = re.compile(rb' (?:class|id|itemprop)="([^"]*)"')
_NAME = re.compile(r"[a-z]{2,}")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_IS_REGION, _IS_TEXT = are_named(REGIONS), are_named(TEXTS)
_REGIONS, _TEXTS = frozenset(REGIONS), frozenset(TEXTS)
_NO_WORDS: frozenset[str] = frozenset()
_WHOLE = frozenset(("html", "body"))
"""Classes of the whole page are those of a theme or of a tool, and tell none of its lines apart."""

_PARAGRAPH = NUMBER["p"]


class Place(NamedTuple):
    """What the elements around a place tell of it: see ``LineHint``, whose fields these are."""

    tag: str = ""
    inside: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    group: int = 0
    depth: int = 0


def read_places(tags: Tags) -> tuple[Ints, list[Place]]:
    """Return for each tag the index of the place that it leads to, and the places of the page; linear.

    The first place is the one that nothing tells of.
    """
    told, holding = _told(tags), _holding(tags)
    telling = np.flatnonzero(told | holding | _IS_TEXT[tags.name[tags.begins]])
    telling = telling[np.argsort(tags.begins[telling])]
    begins = tags.begins[telling]
    inside = tags.innermost(begins, tags.ends[telling]) + 1
    around = np.append(0, inside)[begins].tolist()
    names, tells, holds = tags.name[begins].tolist(), told[telling].tolist(), holding[telling].tolist()
    elements = zip(around, map(NAMES.__getitem__, names), tags.texts(begins), tells, holds, strict=True)
    return inside, _places(elements)


def _places(elements: Iterable[tuple[int, str, bytes, bool, bool]]) -> list[Place]:
    """Return the place outside of elements and those inside of each.

    Of each is given which place is around it, its name, its tag, whether it tells by itself, and by its paragraphs.
    """
    places = [Place()]
    same: dict[frozenset[str], frozenset[str]] = {}  # equal sets are one: many places differ in their groups alone
    words_of = cache(_words)  # many elements of a page are named alike
    for around, name, begin, is_told, is_holding in elements:
        tag, regions, known, group, depth = places[around]
        if name in _TEXTS:
            tag = name
        if is_told or is_holding:
            depth += is_told + is_holding
            group = len(places) if is_holding else group
            if name in _REGIONS and name not in regions:
                grown = regions | {name}
                regions = same.setdefault(grown, grown)
            words = _NO_WORDS if name in _WHOLE else words_of(b" ".join(_NAMED.findall(begin)))
            if not words <= known:
                grown = known | words
                known = same.setdefault(grown, grown)
        places.append(Place(tag, regions, known, group, depth))
    return places


def _words(names: bytes) -> frozenset[str]:
    text = names.decode("utf-8", "surrogatepass")
    if not text.islower():
        text = _CAMEL.sub(" ", text).casefold()
    return WORDS.intersection(_NAME.findall(text))


def _told(tags: Tags) -> Flags:
    """Say of each element whether it tells of its content by its tag or by its class."""
    told = _IS_REGION[tags.name]
    likely = tags.holding(_beginnings(tags.data))
    found = map(_CLASS.search, tags.texts(likely))
    told[likely[[one is not None and _is_telling(one[1].lower()) for one in found]]] = True
    return told[tags.begins]


def _is_telling(names: bytes) -> bool:
    return any(map(names.__contains__, TOLD_BY_CLASS))


def _beginnings(data: bytes) -> Ints:
    """Return where the first letters of a word stand that tells a region within a class: four bytes as a number.

    To look for the words themselves takes three times as long.
    """
    lower = np.frombuffer(data + bytes(_LETTERS), np.uint8) | _LOWER
    every = np.ndarray((len(data),), np.dtype("<u4"), lower, 0, (1,)).copy()
    found = every == _BEGINNINGS[0]
    for word in _BEGINNINGS[1:]:
        found |= every == word
    return np.flatnonzero(found)


def _holding(tags: Tags) -> Flags:
    """Say of each element whether paragraphs are its children."""
    holding = np.zeros(len(tags.begins), bool)
    holding[tags.parents(np.flatnonzero(tags.name[tags.begins] == _PARAGRAPH))] = True
    return holding
