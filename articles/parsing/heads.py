"""The head of an article on a page of its own: headline, standfirst, byline, dates and outlet in the lines above its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from articles.parsing.ages import read_age
from articles.parsing.asides import is_caption
from articles.parsing.boilerplate import furniture_rule
from articles.parsing.dates import find_dates
from articles.parsing.lexicon.kinds import KIND_LABELS
from articles.parsing.lexicon.stamps import PUBLISHED, UPDATED
from articles.parsing.lines import Line, Span
from articles.parsing.normalise import fold, lower
from articles.parsing.people import is_name, read_byline
from articles.parsing.prose import ends_sentence, is_bullet, size
from articles.parsing.stamps import Stamp, is_outlet_name
from articles.parsing.stories import Head

_WINDOW = 40
_TOP = 8
_LONGEST_META = 200
_LONGEST_HEADLINE = 300
_LONGEST_STANDFIRST = 500
_KINDS = frozenset(fold(label) for labels in KIND_LABELS.values() for label in labels)
_UPDATED = tuple(sorted(map(lower, UPDATED), key=len, reverse=True))
_BREADCRUMB = re.compile(r"\s[>›»/|]\s")
_SENTENCE_INSIDE = re.compile(r"[.!?]\s+\w")
_TIME = re.compile(r"\d{1,2}[:.h]\d{2}")
_COPYRIGHT = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
_DASH_NAME = re.compile(r"^[（(](?P<name>[^()（）]{2,40})[)）]$")


def read_head(lines: Sequence[Line], first: int, url: str) -> Head:
    """Return the head of the article whose text begins at a line, read from the lines above it."""
    window = lines[max(0, first - _WINDOW) : first]
    metas = [(line, meta) for line in window if (meta := _read_meta(line)) is not None]
    headline = _choose_headline(lines, window, [line for line, _ in metas], url)
    below = [(line, meta) for line, meta in metas if headline is None or abs(line.index - headline.index) <= _NEAR]
    published = [stamp for _, meta in below for stamp in meta.published]
    updated = [stamp for _, meta in below for stamp in meta.updated]
    byline = next((meta for _, meta in reversed(below) if meta.byline is not None), None)
    head = Head(
        headline.span() if headline else None,
        copies=_copies(lines, headline),
        stamp=published[-1] if published else None,
        updated=updated[-1] if updated else None,
        byline=byline.byline if byline else None,
        authors=byline.authors if byline else (),
        labels=tuple(line.span() for line in window if line.folded in _KINDS),
        standfirst=_standfirst(window, headline, [line for line, _ in metas]),
    )
    if head.byline is None:
        head = _with_name_alone(head, window, headline)
    return replace(head, outlet=_outlet(lines, url))


_NEAR = 25


@dataclass(frozen=True, slots=True)
class _Meta:
    published: tuple[Stamp, ...] = ()
    updated: tuple[Stamp, ...] = ()
    byline: Span | None = None
    authors: tuple[str, ...] = ()


def _read_meta(line: Line) -> _Meta | None:
    """Read a line as byline, dates, or both ("By Corin ValeNov 3, 2025")."""
    text = line.text
    if len(text) > _LONGEST_META:
        return None
    dates = find_dates(text)
    until = dates[0].start if dates else len(text)
    byline = read_byline(text[:until])
    stamps = [(_word_before(text, date.start), Stamp(line.span(date.start, date.end), date=date)) for date in dates]
    if not dates:
        stamps = list(_age_stamps(line))
    if byline is None and (not stamps or not _is_mostly_date(text, stamps)):
        return None
    return _Meta(
        tuple(stamp for word, stamp in stamps if not _says_updated(word)),
        tuple(stamp for word, stamp in stamps if _says_updated(word)),
        line.span(0, byline.end) if byline else None,
        byline.authors if byline else (),
    )


def _age_stamps(line: Line) -> Iterator[tuple[str, Stamp]]:
    words = line.text.split(" ")
    at = 0
    for index in range(min(len(words), 4)):
        age = read_age(line.text[at:]) if line.text[at:] else None
        if age is not None:
            before = lower(line.text[:at]).rstrip(" :")
            if not before or _says_updated(before) or before in PUBLISHED:
                yield before, Stamp(line.span(at), age=age)
            return
        at += len(words[index]) + 1


def _word_before(text: str, start: int) -> str:
    return lower(text[max(0, start - 40) : start]).rstrip(" :,|•-–—(")


def _says_updated(before: str) -> bool:
    return any(before.endswith(word) for word in _UPDATED)


def _is_mostly_date(text: str, stamps: Sequence[tuple[str, Stamp]]) -> bool:
    printed = sum(stamp.span.end - stamp.span.start for _, stamp in stamps)
    words = len(re.findall(r"[^\W\d_]+", text[: stamps[0][1].span.start]))
    return 2 * printed >= len(text) or words <= 5 or (len(stamps) > 1 and words <= 8)  # noqa: PLR2004


def _choose_headline(lines: Sequence[Line], window: Sequence[Line], metas: Sequence[Line], url: str) -> Line | None:
    prints = Counter(line.folded for line in lines[:400] if len(line.text) <= _LONGEST_HEADLINE)
    slug = (
        frozenset(fold(unquote(urlsplit(url[:2000]).path.replace("-", " ").replace("_", " "))).split())
        if url
        else frozenset()
    )
    scored = [(_score(window, at, metas, prints, slug), -at, line) for at, line in enumerate(window)]
    best = max(scored, key=lambda entry: entry[:2], default=None)
    return best[2] if best and best[0] > 0 else None


def _score(window: Sequence[Line], at: int, metas: Sequence[Line], prints: Counter[str], slug: frozenset[str]) -> float:
    line = window[at]
    words = line.folded.split()
    if (
        line in metas
        or not words
        or len(line.text) > _LONGEST_HEADLINE
        or furniture_rule(line)
        or line.folded in _KINDS
    ):
        return -9
    length = size(line)
    score = 2.0 if 25 <= length <= 160 else (0.5 if length < 25 else -1.0)  # noqa: PLR2004
    score += 4.0 * (prints[line.folded] > 1 and length >= 20) - 0.12 * (len(window) - at)  # noqa: PLR2004
    score += 6.0 * _overlap(words, slug)
    if length < 14 or (len(words) < 3 and length < 30):  # noqa: PLR2004
        score -= 2.5
    if ends_sentence(line) and not line.text.endswith(("?", "!", "؟", "？")):
        score -= 2.0
    if _SENTENCE_INSIDE.search(line.text):
        score -= 1.0
    if is_bullet(line) or _BREADCRUMB.search(line.text):
        score -= 3.0
    if is_caption(line) or (at + 1 < len(window) and window[at + 1].gap == 0 and is_caption(window[at + 1])):
        score -= 4.0
    if metas and line.index > metas[-1].index:
        score -= 2.5
    if at + 1 < len(window) and _is_standfirst_of(window[at + 1], line):
        score += 1.0
    return score


def _overlap(words: Sequence[str], slug: frozenset[str]) -> float:
    long_words = {word for word in words if len(word) > 2}  # noqa: PLR2004
    return len(long_words & slug) / len(long_words) if len(long_words) > 2 else 0.0  # noqa: PLR2004


def _is_standfirst_of(line: Line, headline: Line) -> bool:
    is_new = line.folded != headline.folded and not is_bullet(line) and not is_caption(line)
    return is_new and len(line.text) <= _LONGEST_STANDFIRST and size(line) >= 40 and furniture_rule(line) is None  # noqa: PLR2004


def _standfirst(window: Sequence[Line], headline: Line | None, metas: Sequence[Line]) -> Span | None:
    """The line under the headline (under its last print), unless it is a byline, a caption or a mere label."""
    if headline is None:
        return None
    after = [line for line in window if line.index > headline.index]
    following = next((line for line in after if line.folded != headline.folded), None)
    if following is None or following in metas or not _is_standfirst_of(following, headline):
        return None
    place = window.index(following)
    is_alt = place + 1 < len(window) and window[place + 1].gap == 0 and is_caption(window[place + 1])
    return None if is_alt or is_name(following.text) else following.span()


def _copies(lines: Sequence[Line], headline: Line | None) -> tuple[Span, ...]:
    if headline is None:
        return ()
    return tuple(
        line.span()
        for line in lines
        if line is not headline and len(line.text) < _LONGEST_HEADLINE and line.folded == headline.folded
    )


def _with_name_alone(head: Head, window: Sequence[Line], headline: Line | None) -> Head:
    """A name that stands alone on a line below the headline, near the date."""
    for line in window:
        if headline is None or line.index <= headline.index:
            continue
        start = len(line.text) - len(line.text.lstrip("•·-– "))
        name = line.text[start:]
        if is_name(name) and furniture_rule(line) is None and not _TIME.search(name):
            near_stamp = head.stamp is not None and abs(head.stamp.span.line.index - line.index) <= 2  # noqa: PLR2004
            if near_stamp:
                return replace(head, byline=line.span(start), authors=(name,))
    return head


def _outlet(lines: Sequence[Line], url: str) -> Span | None:
    """The site's name: a line at the top that the copyright line or the address repeats, or the very first line."""
    top = [
        line
        for line in lines[:_TOP]
        if is_outlet_name(line.text) and furniture_rule(line) is None and not is_bullet(line)
    ]
    rights = " ".join(
        fold(line.text) for line in lines[-60:] if _COPYRIGHT.search(line.text) and len(line.text) < _LONGEST_META
    )
    host = fold(urlsplit(url[:2000]).hostname or "").replace(" ", "") if url else ""
    for line in top:
        name = line.folded
        if (len(name) > 2 and f" {name} " in f" {rights} ") or (
            host and len(name) > 3 and name.replace(" ", "") in host
        ):
            return line.span()
    first = next(iter(top), None)
    return first.span() if first is not None and first.index == 0 and len(first.text.split()) > 1 else None
