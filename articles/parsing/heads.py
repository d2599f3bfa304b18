"""The head of an article on a page of its own: headline, standfirst, byline, dates and outlet around its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from articles.parsing.boilerplate import furniture_rule
from articles.parsing.headlines import LONGEST_HEADLINE, choose_headline, find_standfirst, read_headline_clues
from articles.parsing.kinds import is_kind_label
from articles.parsing.lines import Line, Span
from articles.parsing.metalines import LONGEST_META, MetaLine, read_meta_line
from articles.parsing.normalise import fold
from articles.parsing.people import is_name
from articles.parsing.prose import is_bullet, is_dense, size
from articles.parsing.stamps import is_outlet_name
from articles.parsing.stories import Head

_WINDOW = 40
_TOP = 8
_BOTTOM = 60
_NEAR = 25
_BESIDE = 2
_COPYRIGHT = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
_CRUMB = re.compile(r"\s[>›»/|·]\s")
_MARKS = "•·*-–— "
_SIGNED = re.compile(r"[（(](?P<name>[^()（）]{2,40})[)）]")


def read_head(lines: Sequence[Line], first: int, last: int, url: str) -> Head:
    """Return the head of the article whose text stands between two lines, read from the lines around it."""
    window = lines[max(0, first - _WINDOW) : first]
    outlet = _outlet(lines, url)
    metas = [meta for line in window if (meta := read_meta_line(line)) is not None]
    ruled_out = frozenset(
        [meta.line.index for meta in metas]
        + [line.index for line in window if is_kind_label(line.text) or (outlet and line.folded == outlet.line.folded)]
    )
    clues = read_headline_clues(lines, url, ruled_out, metas[-1].line.index if metas else -1)
    headline = choose_headline(window, clues)
    near = [meta for meta in metas if headline is None or abs(meta.line.index - headline.index) <= _NEAR]
    published = [stamp for meta in near for stamp in meta.published]
    updated = [stamp for meta in near for stamp in meta.updated]
    byline, authors = _byline(near, window, headline, lines[last : last + 2])
    return Head(
        headline.span() if headline else None,
        copies=_copies(lines, headline),
        outlet=outlet,
        stamp=published[-1] if published else None,
        updated=updated[-1] if updated else None,
        byline=byline,
        authors=authors,
        labels=tuple(_labels(window)),
        standfirst=find_standfirst(window, headline, ruled_out) if headline else None,
    )


def _copies(lines: Sequence[Line], headline: Line | None) -> tuple[Span, ...]:
    if headline is None:
        return ()
    return tuple(
        line.span()
        for line in lines
        if line is not headline and len(line.text) <= LONGEST_HEADLINE and line.folded == headline.folded
    )


def _byline(
    metas: Sequence[MetaLine], window: Sequence[Line], headline: Line | None, end: Sequence[Line]
) -> tuple[Span | None, tuple[str, ...]]:
    for meta in reversed(metas):
        if meta.byline is not None:
            return meta.byline, meta.authors
    dated = [meta.line.index for meta in metas if meta.published or meta.updated]
    for line in window:
        start = len(line.text) - len(line.text.lstrip(_MARKS))
        name = line.text[start:]
        is_below = headline is not None and line.index > headline.index
        is_beside_date = any(abs(index - line.index) <= _BESIDE for index in dated)
        if is_below and is_beside_date and not is_dense(line) and is_name(name) and furniture_rule(line) is None:
            return line.span(start), (name,)
    for line in end:
        signed = _SIGNED.fullmatch(line.text)
        if signed is not None and is_name(signed["name"]):
            return line.span(*signed.span("name")), (signed["name"],)
    return None, ()


def _labels(window: Sequence[Line]) -> Iterator[Span]:
    """Labels that tell the kind of work, alone on a line or in a breadcrumb trail."""
    for line in window:
        if is_kind_label(line.text):
            yield line.span()
        elif _CRUMB.search(line.text) and is_kind_label(_CRUMB.split(line.text)[-1]):
            crumb = _CRUMB.split(line.text)[-1]
            yield line.span(len(line.text) - len(crumb))


def _outlet(lines: Sequence[Line], url: str) -> Span | None:
    """The site's name: a line at the top that a copyright line or the address repeats, or else the very first line."""
    top = [
        line
        for line in lines[:_TOP]
        if is_outlet_name(line.text) and furniture_rule(line) is None and not is_bullet(line)
    ]
    bottom = [line for line in lines[-_BOTTOM:] if len(line.text) < LONGEST_META]
    rights = [fold(line.text) for line in bottom if _COPYRIGHT.search(line.text)]
    host = fold(_host(url)).replace(" ", "")
    for line in top:
        if size(line) > _BESIDE and any(_holds(text, line) for text in rights):
            return line.span()
        if len(line.folded) > 3 and line.folded.replace(" ", "") in host:  # noqa: PLR2004
            return line.span()
    is_first = bool(top) and top[0].index == 0 and len(top[0].text.split()) > 1
    return top[0].span() if is_first else None


def _holds(rights: str, line: Line) -> bool:
    return line.folded in rights if is_dense(line) else f" {line.folded} " in f" {rights} "


def _host(url: str) -> str:
    try:
        return urlsplit(url[:2000]).hostname or ""
    except ValueError:
        return ""
