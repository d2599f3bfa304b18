"""The byline of an article: which of its words are names, and where each leads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from articles.models import Article, Source
from articles.search import asked_author


class Signer(NamedTuple):
    """An author whose name is shown: the source of the chain that has this name, if one has, and where it leads.

    ``start`` and ``end`` are its place in the byline; nowhere (0 and 0) where there is no byline, or where its letters
    are others in another case.
    """

    name: str
    source: Source | None
    address: str
    start: int
    end: int


class Piece(NamedTuple):
    """Words of a byline as they are printed, and the address that they lead to, "" for none."""

    text: str
    address: str


def signers(article: Article) -> list[Signer]:
    """Return the authors whose names the byline prints, or without a byline all, in the order in which they are stated.

    A name leads to what is signed with it, for nobody knows that it is always the same person; one that a source of the
    chain has leads to that source. Who is only stated beside a byline is none of them: the page does not show the name.
    """
    known = {hop.source.name.casefold(): hop.source for hop in article.chain}
    if not article.byline:
        return [_signer(name, known.get(name.casefold()), (0, 0)) for name in dict.fromkeys(article.authors) if name]
    printed = [name for name in article.authors if name and name.casefold() in article.byline.casefold()]
    places = _places(article.byline, printed)
    return [_signer(name, known.get(name.casefold()), places.get(name)) for name in printed]


def pieces(article: Article) -> Iterator[Piece]:
    """Yield the byline from its first word to the last, with where its names lead."""
    at = 0
    for signer in sorted(signers(article), key=lambda signer: signer.start):
        if signer.end:
            yield Piece(article.byline[at : signer.start], "")
            yield Piece(article.byline[signer.start : signer.end], signer.address)
            at = signer.end
    yield Piece(article.byline[at:], "")


def _places(byline: str, names: list[str]) -> dict[str, tuple[int, int]]:
    """Return where each name stands first, as words of its own if it can be; a longer name has its place before others.

    "Ann Lee" is no part of "Ann Leeson", but a name in Chinese may stand among letters.
    """
    places: dict[str, tuple[int, int]] = {}
    for name in sorted(dict.fromkeys(names), key=len, reverse=True):
        letters = re.escape(name)
        found = [
            match.span()
            for pattern in (rf"(?<!\w){letters}(?!\w)", letters)
            for match in re.finditer(pattern, byline, re.IGNORECASE)
            if all(match.end() <= start or end <= match.start() for start, end in places.values())
        ]
        if found:
            places[name] = found[0]
    return places


def _signer(name: str, source: Source | None, place: tuple[int, int] | None) -> Signer:
    start, end = place or (0, 0)
    if source:
        return Signer(name, source, source.get_absolute_url() if place else "", start, end)
    query = asked_author(name) if place else ""
    return Signer(name, None, f"{reverse('search')}?{urlencode({'q': query})}" if query else "", start, end)
