"""Which of a page's dates is the day of its article, where a model says how likely each line states it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from articles.parsing.addressdays import is_compact, url_day
from articles.parsing.datelines import find_dateline
from articles.parsing.lines import Line
from articles.parsing.metalines import LONGEST_META, says_published, says_updated, stamps_of
from articles.parsing.stamps import Stamp
from articles.parsing.weighing import NOTHING, Chosen, as_score, weigh, weights_of

if TYPE_CHECKING:
    from articles.parsing.linemodel import LineLabel

_LEAST, _TRIED = 0.08, 12
_ABOVE, _INTO_TEXT, _FILLING = 4, 2, 2
_AS_PUBLISHED = {"updated": 0.0, "age": 0.0}  # an update is one at any distance from now
_OPENING = 140
_NEAR, _NEXT_DAY = timedelta(days=1), 0.8
_COMPACT = 0.5  # how much is said by a day written as one number in an address: it may be any number, or a draft's day
_BESIDE, _LONGEST_PAIRED = 2, 60
_SHORT_HEADLINE = 9
_SIGNED_POST = "(@"  # "— Tarn Ferries (@tarnferries) May 1, 2026" ends a post that a page quotes


@dataclass(frozen=True)
class DatedStamp:
    """A date or age on a page: what stands before it in its line, and its place among the dates of the line."""

    stamp: Stamp
    before: str
    place: int

    @property
    def is_update(self) -> bool:
        """Whether the words before it say that it is when the article was updated."""
        return says_updated(self.before)

    @cached_property
    def days(self) -> frozenset[date]:
        """The days that it may be, under either order of day and month."""
        found = self.stamp.date
        return frozenset(one for one in (found.day_first, found.month_first) if one) if found else frozenset()


@dataclass(frozen=True)
class Surroundings:
    """What a page's date is chosen by: its lines with their labels, headline, text, and address."""

    lines: Sequence[Line]
    labels: Sequence[LineLabel]
    headline: Line | None
    text: Sequence[int]
    url: str = ""

    @cached_property
    def address_day(self) -> date | None:
        """The day of the page's address."""
        return url_day(self.url)

    @cached_property
    def first(self) -> int:
        """The first line of the text below the headline."""
        top = self.headline.index if self.headline is not None else -1
        return next((at for at in self.text if at > top), self.text[0])

    @cached_property
    def _prose(self) -> frozenset[int]:
        return frozenset(self.text)

    @cached_property
    def stamps(self) -> tuple[DatedStamp, ...]:
        """The dates and ages of the lines that most likely state the day."""
        short = [
            line
            for line, label in zip(self.lines, self.labels, strict=True)
            if label.date >= _LEAST and len(line.text) <= LONGEST_META
        ]
        tried = sorted(short, key=lambda line: self.labels[line.index].date, reverse=True)[:_TRIED]
        found = (one for line in sorted(tried, key=lambda line: line.index) for one in _stamps(line))
        return tuple(one for one in found if _SIGNED_POST not in one.before and self._stands_apart(one.stamp))

    def _stands_apart(self, stamp: Stamp) -> bool:
        """Whether a date is outside the text, or much of its line: any other is one that the text tells of."""
        line = stamp.span.line
        return line.index not in self._prose or _FILLING * (stamp.span.end - stamp.span.start) >= len(line.text)

    @cached_property
    def stated_day(self) -> date | None:
        """The day that the text's dateline states, or else the address."""
        return self.dateline_day or self.address_day

    @cached_property
    def dateline_day(self) -> date | None:
        """The day that the text's dateline states."""
        opening = self.lines[self.first].text[:_OPENING]
        found = find_dateline(opening) if any(map(str.isdigit, opening)) else None
        return found.day if found is not None else None

    @cached_property
    def latest(self) -> date | None:
        """The latest day that is stated."""
        return max((day for one in self.stamps for day in one.days), default=None)

    def repeats_headline(self, line: Line) -> bool:
        """Whether a line holds the headline, as the page's title or a print of the headline with its date does."""
        words = self.headline.folded if self.headline is not None else ""
        is_short = len(line.text) < len(words) and line.text.isascii()
        return len(words) > _SHORT_HEADLINE and not is_short and words in line.folded

    def order(self, one: DatedStamp) -> int:
        """How a date stands to one beside it: -1 where it is the earlier of two days, 1 where the later, else 0."""
        if not one.days:
            return 0
        beside = [other.days for other in self.stamps if other.days and self._are_beside(one, other)]
        if any(max(one.days) < min(days) for days in beside):
            return -1
        return 1 if any(min(one.days) > max(days) for days in beside) else 0

    def _are_beside(self, one: DatedStamp, other: DatedStamp) -> bool:
        """Whether two dates stand in short lines next to each other, on one side of the text."""
        above, below = one.stamp.span.line, other.stamp.span.line
        if abs(below.index - above.index) > _BESIDE:
            return False
        if below.index < above.index:
            above, below = below, above
        return max(len(above.text), len(below.text)) <= _LONGEST_PAIRED and self._prose.isdisjoint(
            range(above.index + 1, below.index)
        )

    def is_own_print(self, one: DatedStamp, best: DatedStamp) -> bool:
        """Whether a date is that of another above the headline, without its time, printed between headline and text."""
        top = self.headline.index if self.headline is not None else -1
        is_day_above = best.stamp.span.line.index < top and best.stamp.date is not None and not best.stamp.date.moment
        is_below = top < one.stamp.span.line.index <= self.first
        return is_day_above and is_below and one.days == best.days and not one.is_update

    def in_address(self, one: DatedStamp) -> float:
        """How far a date is the day that the address states: 1, or less for the day before or after, or 0."""
        stated = self.address_day
        if stated is None or all(abs(day - stated) > _NEAR for day in one.days):
            return 0.0
        return 1.0 if stated in one.days else _NEXT_DAY


def _stamps(line: Line) -> Iterator[DatedStamp]:
    for place, (before, stamp) in enumerate(stamps_of(line)):
        yield DatedStamp(stamp, before, place)


def choose_dates(page: Surroundings) -> tuple[Stamp | None, Stamp | None]:
    """Return when the article was published and updated, as the page prints it.

    Of a day at the top of the page, which may be today, the print below the headline is the article's. Where a page
    prints only when the article was updated, that is all there is; where the day of its address or
    dateline is the likelier one, nothing printed is.
    """
    weights = weights_of(Chosen.DATE)
    described = [(describe(page, one), -at, one) for at, one in enumerate(page.stamps)]
    scored = [(weigh(seen, weights), at, one) for seen, at, one in described]
    updates = [(weigh(seen | _AS_PUBLISHED, weights), at, one) for seen, at, one in described if one.is_update]
    best = max(scored, default=None, key=lambda one: one[:2])
    update = max(updates, default=None, key=lambda one: one[:2])
    updated = update[2].stamp if update is not None and update[0] > weights[NOTHING] else None
    stated = describe_stated(page)
    least = max(weights[NOTHING], weigh(stated, weights)) if stated else weights[NOTHING]
    if best is None or best[2].is_update or best[0] <= least:
        return None, updated
    own = [one for one in scored if page.is_own_print(one[2], best[2])]
    return max(own, default=best, key=lambda one: one[:2])[2].stamp, updated


def describe(page: Surroundings, one: DatedStamp) -> dict[str, float]:
    """Return what speaks for and against a date as the article's, by name."""
    line = one.stamp.span.line
    at = line.index
    top = page.headline.index if page.headline is not None else page.first
    in_text = page.first + _INTO_TEXT < at <= page.text[-1]
    order = page.order(one)
    with_head = page.repeats_headline(line)
    in_head = with_head or top - _ABOVE <= at <= page.first + _INTO_TEXT
    return {
        "logit": as_score(page.labels[at].date),
        "published": says_published(one.before) and not in_text,
        "updated": one.is_update,
        "in head": in_head,
        "above": at < top - _ABOVE and not in_head,
        "below": at > page.text[-1],
        "in text": in_text,
        "share": (one.stamp.span.end - one.stamp.span.start) / len(line.text),
        "earlier": order < 0,
        "later": order > 0,
        "in address": page.in_address(one),
        "latest": page.latest in one.days,
        "later in line": one.place > 0,
        "age": one.stamp.age is not None,
        "alone": one.stamp.span.end - one.stamp.span.start >= len(line.text) - 2,
        "distance": 0.0 if with_head else min(abs(at - top), 40) / 10,
    }


def describe_stated(page: Surroundings) -> dict[str, float]:
    """Return what speaks for a day that only the address or the dateline states; nothing where the page prints it."""
    is_printed = any(page.stated_day in one.days for one in page.stamps)
    if page.stated_day is None or is_printed:
        return {}
    return {"stated alone": _COMPACT if page.dateline_day is None and is_compact(page.url) else 1.0}
