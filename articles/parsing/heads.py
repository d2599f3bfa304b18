"""The head of an article on a page of its own: headline, standfirst, byline, dates and outlet around its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from articles.parsing.authorchoice import Surroundings, choose_authors
from articles.parsing.boilerplate import claims_rights, furniture_rule
from articles.parsing.bylines import desk_in
from articles.parsing.datechoice import Surroundings as PageDates
from articles.parsing.datechoice import choose_dates
from articles.parsing.headlinechoice import choose_likely
from articles.parsing.headlines import LONGEST_HEADLINE, choose_headline, find_standfirst, read_headline_clues
from articles.parsing.kinds import is_kind_label, kind_of_line, tells_kind_of
from articles.parsing.lines import Line, Span
from articles.parsing.metalines import MetaLine, read_meta_line
from articles.parsing.normalise import fold, may_fold_to
from articles.parsing.outlets import find_outlet_name
from articles.parsing.people import is_name
from articles.parsing.prose import is_bullet
from articles.parsing.stories import Head

if TYPE_CHECKING:
    from articles.parsing.linemodel import LineLabel

_WINDOW = 40
_BESIDE = 2
_SURE, _POSSIBLE = 0.5, 0.1
_ABOVE, _BELOW, _INTO_TEXT = 6, 25, 3
_UNLIKELY = 0.04
_OTHER_MARKS = 10
_LABELS_ABOVE = 4
_CRUMB = re.compile(r"\s[>›»/|·]\s")
_MARKS = "•·*-–— "
_SIGNED = re.compile(r"[（(](?P<name>[^()（）]{2,40})[)）]")


def read_head(lines: Sequence[Line], labels: Sequence[LineLabel], text: Sequence[int], url: str) -> Head:
    """Return the head of the article on a page, read from the lines that the model and the rules take for it.

    ``text`` holds the indexes of the lines that are the article's text.
    """
    named = find_outlet_name(lines, url)
    title = _headline(lines, labels, (text, fold(named.span.text) if named else ""), url)
    headline = title.line if title is not None else None
    if named and headline and named.span.line.folded == headline.folded:
        named = find_outlet_name(lines, url, headline)
    outlet = named.span if named else None
    site = fold(outlet.text) if outlet else ""
    first = next((at for at in text if headline is None or at > headline.index), text[0])
    around = _around(lines, headline, first)
    told = [line for line in around if not _is_unlikely(labels[line.index])]
    stamp, updated = choose_dates(PageDates(lines, labels, headline, text, url))
    byline, authors = choose_authors(Surroundings(lines, labels, headline, text, site))
    if byline is None:
        candidates = [line for line in (*around, *lines[text[-1] : text[-1] + 2]) if not _names_site(line, site)]
        byline, authors = _byline(_metas(told), candidates, headline)

    def is_ruled_out(line: Line) -> bool:
        return _leads_nowhere(line, told, text, first) or (line in told and read_meta_line(line) is not None)

    return Head(
        title,
        copies=_copies(lines, title),
        outlet=outlet,
        outlet_rule=named.rule if named else "",
        stamp=stamp,
        updated=updated,
        byline=byline,
        authors=authors,
        labels=tuple(_labels(lines[_top_of_head(headline, first) : first], headline)),
        standfirst=find_standfirst(around, headline, is_ruled_out) if headline else None,
    )


def _headline(
    lines: Sequence[Line], labels: Sequence[LineLabel], known: tuple[Sequence[int], str], url: str
) -> Span | None:
    """The part of a line that the model's labels make the headline; where all are unlikely, the rules choose."""
    text, site = known
    likely = choose_likely(lines, labels, text, url)
    if likely is not None and likely[1] >= _POSSIBLE:
        return likely[0]
    window = lines[max(0, text[0] - _WINDOW) : text[0]]
    metas = [line.index for line in window if read_meta_line(line) is not None]
    labelled = [line.index for line in window if kind_of_line(line) or (site and line.folded == site)]
    clues = read_headline_clues(lines, url, frozenset(metas + labelled), metas[-1] if metas else -1)
    chosen = choose_headline(window, clues)
    return chosen.span() if chosen is not None else None


def _names_site(line: Line, site: str) -> bool:
    return (bool(site) and line.folded == site) or claims_rights(line.text)


def _is_unlikely(label: LineLabel) -> bool:
    return label.byline < _UNLIKELY and label.date < _UNLIKELY


def _around(lines: Sequence[Line], headline: Line | None, first: int) -> Sequence[Line]:
    """The lines that may hold byline, dates and standfirst: from a little above the headline into the text."""
    start = max(0, first - _WINDOW) if headline is None else max(0, headline.index - _ABOVE)
    return lines[start : max(first + _INTO_TEXT, start + _BELOW)]


def _metas(lines: Sequence[Line]) -> list[MetaLine]:
    return [meta for line in lines if (meta := read_meta_line(line)) is not None]


def _leads_nowhere(line: Line, told: Sequence[Line], text: Sequence[int], first: int) -> bool:
    """Whether a line is the first of the text and no byline or date parts it from the second: above one it leads in."""
    if line.index != first:
        return False
    second = next((at for at in text if at > first), first)
    return not _metas([other for other in told if first < other.index < second])


def _copies(lines: Sequence[Line], headline: Span | None) -> tuple[Span, ...]:
    if headline is None:
        return ()
    prints = {headline.line.folded, fold(headline.text)}
    firsts = {words[:1] for words in prints}
    sizes = {size for text in (headline.line.text, headline.text) for size in _sizes_alike(text)}
    alike = [line for line in lines if len(line.text) in sizes and may_fold_to(line.text, firsts)]
    return tuple(line.span() for line in alike if line is not headline.line and line.folded in prints)


def _sizes_alike(text: str) -> range:
    """How long another print of a text may be, which may have other marks and a bullet."""
    return range(max(1, len(text) - _OTHER_MARKS), min(len(text) + _OTHER_MARKS, LONGEST_HEADLINE) + 1)


def _byline(
    metas: Sequence[MetaLine], window: Sequence[Line], headline: Line | None
) -> tuple[Span | None, tuple[str, ...]]:
    """The byline by its form, where the model knows none."""
    for meta in reversed(metas):
        if meta.byline is not None:
            return meta.byline, meta.authors
    dated = [meta.line.index for meta in metas if meta.published or meta.updated]
    for line in window:
        start = len(line.text) - len(line.text.lstrip(_MARKS))
        name = line.text[start:]
        is_below = headline is not None and line.index > headline.index
        is_beside_date = any(abs(index - line.index) <= _BESIDE for index in dated)
        if is_below and is_beside_date and not line.is_dense and is_name(name) and furniture_rule(line) is None:
            return line.span(start), () if desk_in(name) else (name,)
    for line in window[-2:]:
        signed = _SIGNED.fullmatch(line.text)
        if signed is not None and is_name(signed["name"]):
            return line.span(*signed.span("name")), (signed["name"],)
    return None, ()


def _top_of_head(headline: Line | None, first: int) -> int:
    """Where labels of the article may begin: further above its headline stand the sections of the site's menu."""
    return max(0, first - _WINDOW) if headline is None else max(0, headline.index - _LABELS_ABOVE)


def _labels(window: Sequence[Line], headline: Line | None) -> Iterator[Span]:
    """Labels that tell the kind of work, alone on a line or in a breadcrumb trail; a list of several is a menu."""
    for at, line in enumerate(window):
        beside = (*window[max(0, at - 1) : at], *window[at + 1 : at + 2])
        if is_bullet(line) and any(map(is_bullet, beside)):
            continue
        if kind_of_line(line):
            if tells_kind_of(headline, line):
                yield line.span()
        elif _CRUMB.search(line.text) and is_kind_label(_CRUMB.split(line.text)[-1]):
            crumb = _CRUMB.split(line.text)[-1]
            yield line.span(len(line.text) - len(crumb))
