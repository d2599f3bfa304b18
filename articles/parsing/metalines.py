"""Lines of a head that hold a byline, dates, or both ("By Corin ValeNov 3, 2025", "Published … Updated …")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.parsing.ages import read_age
from articles.parsing.bylines import read_byline
from articles.parsing.dates import FoundDate, find_dates
from articles.parsing.lexicon.stamps import PUBLISHED, UPDATED
from articles.parsing.lines import Line, Span
from articles.parsing.normalise import lower
from articles.parsing.stamps import Stamp

LONGEST_META = 200
_WORDS_BEFORE_A_DATE = 5
_WORDS_BESIDE_TWO_DATES = 10
_WORDS_BEFORE_AN_AGE = 4
_LONGEST_WITH_AGE = 72
_SHORT_WORD = 4
_UPDATED = re.compile("|".join(map(re.escape, sorted(map(lower, UPDATED)))))
_PUBLISHED = frozenset(map(lower, PUBLISHED))
_SURELY_PUBLISHED = re.compile(
    "|".join(re.escape(word) for word in sorted(_PUBLISHED) if len(word) > _SHORT_WORD or not word.isascii())
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class MetaLine:
    """What a line of a head states: when the article was published and updated, and by whom it is."""

    line: Line
    published: tuple[Stamp, ...] = ()
    updated: tuple[Stamp, ...] = ()
    byline: Span | None = None
    authors: tuple[str, ...] = ()


def read_meta_line(line: Line, *, is_sure: bool = False) -> MetaLine | None:
    """Return what a line states as byline or dates; None for a line that is mostly something else.

    ``is_sure`` says that the line is known to state a date, whatever else it holds.
    """
    text = line.text
    if len(text) > LONGEST_META:
        return None
    dates = find_dates(text)
    byline = read_byline(text[: dates[0].start] if dates else text)
    stamps = _stamps(line, dates)
    if byline is None and not (_is_mostly_date(text, stamps) or (is_sure and stamps)):
        return None
    return MetaLine(
        line,
        tuple(stamp for before, stamp in stamps if not says_updated(before)),
        tuple(stamp for before, stamp in stamps if says_updated(before)),
        line.span(0, byline.end) if byline else None,
        byline.authors if byline else (),
    )


def stamps_of(line: Line) -> list[tuple[str, Stamp]]:
    """Return the dates of a line, or its age, each with the words that stand before it, in small letters."""
    return _stamps(line, find_dates(line.text))


def _stamps(line: Line, dates: Sequence[FoundDate]) -> list[tuple[str, Stamp]]:
    ends = [0, *(date.end for date in dates)]
    stamps = [
        (lower(line.text[end : date.start]), Stamp(line.span(date.start, date.end), date=date))
        for end, date in zip(ends, dates, strict=False)
    ]
    return stamps or list(_age_stamps(line))


def _age_stamps(line: Line) -> Iterator[tuple[str, Stamp]]:
    """An age that is the whole line, or all of it after "Updated" or "Published"."""
    if len(line.text) > _LONGEST_WITH_AGE:
        return
    at = 0
    for word in line.text.split(" ")[:_WORDS_BEFORE_AN_AGE]:
        age = read_age(line.text[at:])
        if age is not None:
            before = lower(line.text[:at]).rstrip(" :")
            if not before or says_updated(before) or before in _PUBLISHED:
                yield before, Stamp(line.span(at), age=age)
            return
        at += len(word) + 1


def says_updated(before: str) -> bool:
    """Say whether words before a date, in small letters, say that it is the date of an update."""
    return bool(before) and _UPDATED.search(before) is not None


def says_published(before: str) -> bool:
    """Say whether words before a date, in small letters, say that it is the date of publication."""
    return bool(before) and _SURELY_PUBLISHED.search(before) is not None


def _is_mostly_date(text: str, stamps: Sequence[tuple[str, Stamp]]) -> bool:
    if not stamps:
        return False
    printed = sum(stamp.span.end - stamp.span.start for _, stamp in stamps)
    words = len(_WORD.findall(text[: stamps[0][1].span.start]))
    is_list = len(stamps) > 1 and words <= _WORDS_BESIDE_TWO_DATES
    return 2 * printed >= len(text) or words <= _WORDS_BEFORE_A_DATE or is_list
