"""When each article of a page was issued and updated: dates settled and ages reckoned, with the reason for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

from articles.parsing.addressdays import is_of_day_first_land, url_day, url_days
from articles.parsing.ages import Age
from articles.parsing.dates import FoundDate, find_dates
from articles.parsing.draft import Draft
from articles.parsing.lines import Line, Span
from articles.parsing.stamps import Stamp
from articles.parsing.types import DateOrder, Evidence, IssuedDate, Precision

_NEAR = timedelta(days=2)
_LONGEST_DATED_LINE = 5_000


@dataclass(frozen=True)
class Clues:
    """What is known of a page: its lines, address, moment of capture, and the order its source writes dates in."""

    lines: Sequence[Line]
    url: str
    url_day: date | None
    captured_at: datetime | None
    date_order: DateOrder

    @cached_property
    def shown_orders(self) -> Mapping[str, tuple[Span, DateOrder]]:
        """The first date with each separator that proves which order it is written in."""
        found: dict[str, tuple[Span, DateOrder]] = {}
        for span, other in self._dates:
            if other.shown_order is not DateOrder.UNKNOWN:
                found.setdefault(other.separator, (span, other.shown_order))
        return found

    @cached_property
    def days(self) -> Mapping[date, tuple[int, Span]]:
        """The days that the page states, each with its place among its dates and where it stands first."""
        found: dict[date, tuple[int, Span]] = {}
        for place, (span, other) in enumerate(self._dates):
            if other.day is not None:
                found.setdefault(other.day, (place, span))
        return found

    @cached_property
    def _dates(self) -> tuple[tuple[Span, FoundDate], ...]:
        return tuple(_dates_of(self.lines))


@dataclass(frozen=True, slots=True)
class _Settled:
    day: date
    rule: str
    span: Span | None = None
    anchor: str | None = None


def read_clues(lines: Sequence[Line], url: str, captured_at: datetime | None, date_order: DateOrder) -> Clues:
    """Return the clues of a page; a capture without a zone is taken as UTC."""
    if captured_at is not None and captured_at.tzinfo is None:
        captured_at = captured_at.replace(tzinfo=UTC)
    return Clues(lines, url, url_day(url), captured_at, date_order)


def settle_dates(drafts: Sequence[Draft], clues: Clues) -> None:
    """Fill in when each draft was issued and updated; what cannot be known stays None, with a hint."""
    for draft in drafts:
        if draft.stamp is not None and draft.stamp.date is not None:
            draft.issued = _from_date(draft, draft.stamp, "issued", clues)
        if draft.updated is not None:
            draft.modified = _updated(draft, draft.updated, clues)
    anchors = tuple(_anchors(drafts))
    for draft in drafts:
        if draft.issued is None and draft.stamp is not None and draft.stamp.age is not None:
            draft.issued = _from_age(draft, draft.stamp, draft.stamp.age, (anchors, clues))
        if draft.issued is None:
            draft.issued = _from_text(draft) or _from_address(draft, clues) or _from_update(draft)


def _updated(draft: Draft, stamp: Stamp, clues: Clues) -> IssuedDate | None:
    if stamp.date is not None:
        return _from_date(draft, stamp, "modified", clues)
    if stamp.age is None or clues.captured_at is None:
        return None
    draft.own("modified", stamp.span, "printed-age")
    return _from_capture(stamp.age, stamp.span.text, clues.captured_at)


def _from_date(draft: Draft, stamp: Stamp, name: str, clues: Clues) -> IssuedDate | None:
    found = stamp.date
    if found is None:
        return None
    draft.own(name, stamp.span, "printed-date")
    if found.moment is not None:
        return IssuedDate(found.moment, Precision.MINUTE, stamp.span.text)
    if found.day is not None:
        return IssuedDate(found.day, Precision.DAY, stamp.span.text)
    settled = _settle_order(found, draft, clues)
    if settled is not None:
        if settled.span is not None:
            draft.point(name, settled.span, settled.rule)
        return IssuedDate(settled.day, Precision.DAY, stamp.span.text)
    return _by_custom(draft, stamp, found, clues)


def _by_custom(draft: Draft, stamp: Stamp, found: FoundDate, clues: Clues) -> IssuedDate | None:
    is_american = found.separator == "/" and draft.language in ("en", None) and not is_of_day_first_land(clues.url)
    order, words = (DateOrder.MONTH_FIRST, "month first") if is_american else (DateOrder.DAY_FIRST, "day first")
    day = found.reading(order)
    if day is None:
        return None
    draft.ledger.hint(
        "ambiguous-day-and-month",
        f'"{stamp.span.text}" may be {found.day_first} or {found.month_first}; read {words} by custom',
        stamp.span,
    )
    return IssuedDate(day, Precision.APPROXIMATE, stamp.span.text)


def _settle_order(found: FoundDate, draft: Draft, clues: Clues) -> _Settled | None:
    """The reading of an ambiguous numeric date that a clue confirms, the strongest clue first."""
    for settled in _confirmations(found, draft, clues):
        if settled is not None:
            return settled
    return None


def _confirmations(found: FoundDate, draft: Draft, clues: Clues) -> Iterator[_Settled | None]:
    if draft.dateline is not None:
        yield _confirmed(found, draft.dateline.day, "order-from-dateline", draft.dateline_span)
    for span, dated in draft.dated_credits:
        yield _confirmed(found, dated.day, "order-from-credit", span)
    yield _confirmed(found, clues.url_day, "order-from-address", None)
    yield _in_order(found, clues.date_order, "order-of-source", None)
    yield _before_capture(found, clues.captured_at)
    if found.separator in clues.shown_orders:
        span, order = clues.shown_orders[found.separator]
        yield _in_order(found, order, "order-from-other-date", span)
    for _, day, span in sorted(_near_days(found, clues.days)):
        yield _confirmed(found, day, "order-from-near-date", span)


def _near_days(found: FoundDate, days: Mapping[date, tuple[int, Span]]) -> set[tuple[int, date, Span]]:
    """The days of a page near either reading of a date, with their places among the page's dates."""
    readings = [reading for reading in (found.day_first, found.month_first) if reading is not None]
    near = {reading + timedelta(days=by) for reading in readings for by in range(-_NEAR.days, _NEAR.days + 1)}
    return {(days[day][0], day, days[day][1]) for day in near & days.keys()}


def _confirmed(found: FoundDate, day: date | None, rule: str, span: Span | None) -> _Settled | None:
    if day is None or found.day_first is None or found.month_first is None:
        return None
    near = [reading for reading in (found.day_first, found.month_first) if abs(reading - day) <= _NEAR]
    return _Settled(near[0], rule, span) if len(near) == 1 else None


def _in_order(found: FoundDate, order: DateOrder, rule: str, span: Span | None) -> _Settled | None:
    day = found.reading(order) if order is not DateOrder.UNKNOWN else None
    return _Settled(day, rule, span) if day else None


def _before_capture(found: FoundDate, captured_at: datetime | None) -> _Settled | None:
    if captured_at is None or found.day_first is None or found.month_first is None:
        return None
    latest = captured_at.date() + timedelta(days=1)
    early = [reading for reading in (found.day_first, found.month_first) if reading <= latest]
    return _Settled(early[0], "order-from-capture") if len(early) == 1 else None


def _dates_of(lines: Iterable[Line]) -> Iterator[tuple[Span, FoundDate]]:
    for line in lines:
        if len(line.text) <= _LONGEST_DATED_LINE:
            for other in find_dates(line.text):
                yield line.span(other.start, other.end), other


def _from_age(draft: Draft, stamp: Stamp, age: Age, page: tuple[Sequence[_Anchor], Clues]) -> IssuedDate | None:
    anchors, clues = page
    printed = stamp.span.text
    own = _own_day(draft)
    if own is not None:
        draft.own("issued", stamp.span, "printed-age")
        if own.span is not None:
            draft.point("issued", own.span, own.rule)
        return IssuedDate(own.day, Precision.DAY, printed, own.anchor)
    if clues.captured_at is not None:
        draft.own("issued", stamp.span, "printed-age")
        return _from_capture(age, printed, clues.captured_at)
    sibling = next((anchor for anchor in anchors if anchor[0] is not draft), None)
    if sibling is not None:
        return _from_sibling(draft, stamp, age, sibling)
    draft.ledger.cut(stamp.span, "age-without-anchor")
    draft.ledger.hint(
        "age-without-anchor", f'"{printed}" cannot be reckoned: nothing says when the page was seen', stamp.span
    )
    return None


type _Anchor = tuple[Draft, Stamp, Age, _Settled]


def _anchors(drafts: Iterable[Draft]) -> Iterator[_Anchor]:
    """The first two articles that print an age and whose text states their day: each is the other's anchor."""
    found = 0
    for draft in drafts:
        known = _own_day(draft)
        if known is not None and draft.stamp is not None and draft.stamp.age is not None:
            yield draft, draft.stamp, draft.stamp.age, known
            found += 1
        if found > 1:
            return


def _from_sibling(draft: Draft, stamp: Stamp, age: Age, anchor: _Anchor) -> IssuedDate | None:
    _, other_stamp, other_age, known = anchor
    try:
        day = known.day + timedelta(days=other_age.delta.days - age.delta.days)
    except OverflowError:
        return None
    draft.own("issued", stamp.span, "printed-age")
    draft.point("issued", other_stamp.span, "age-of-sibling")
    if known.span is not None:
        draft.point("issued", known.span, known.rule)
    words = f'its sibling\'s "{other_stamp.span.text}" is {known.day.isoformat()}'
    return IssuedDate(day, Precision.APPROXIMATE, stamp.span.text, words)


def _own_day(draft: Draft) -> _Settled | None:
    """The day that an article's own text states: a credit that dates it, or its dateline."""
    for span, dated in draft.dated_credits:
        if dated.day is not None:
            return _Settled(dated.day, "date-in-credit", span, f'its text says "{span.text}"')
    if draft.dateline is not None and draft.dateline.day is not None and draft.dateline_span is not None:
        span = draft.dateline_span
        return _Settled(draft.dateline.day, "date-in-dateline", span, f'its dateline says "{span.text}"')
    return None


def _from_capture(age: Age, printed: str, captured_at: datetime) -> IssuedDate | None:
    anchor = f"the capture of the page at {captured_at.isoformat(timespec='minutes')}"
    try:
        latest = captured_at - age.delta
        earliest = latest - timedelta(seconds=age.unit)
    except OverflowError:
        return None
    if age.is_exact_to_the_minute:
        return IssuedDate(latest.replace(second=0, microsecond=0), Precision.MINUTE, printed, anchor)
    is_one_day = age.is_within_hours and earliest.date() == latest.date()
    return IssuedDate(latest.date(), Precision.DAY if is_one_day else Precision.APPROXIMATE, printed, anchor)


def _from_text(draft: Draft) -> IssuedDate | None:
    """The day of the dateline or of a credit, where the page prints no stamp."""
    own = _own_day(draft)
    if own is None or own.span is None:
        return None
    draft.point("issued", own.span, own.rule)
    return IssuedDate(own.day, Precision.DAY, own.span.text)


def _from_address(draft: Draft, clues: Clues) -> IssuedDate | None:
    """The day that the page's address states, where the text states none."""
    for day, printed in url_days(clues.url):
        draft.evidence.setdefault("issued", []).append(Evidence(1, 0, 0, "date-in-address", owns=False))
        return IssuedDate(day, Precision.DAY, printed, "the address of the page")
    return None


def _from_update(draft: Draft) -> IssuedDate | None:
    """The day of the update, where it is the only one: published then or before."""
    if draft.modified is None or draft.updated is None:
        return None
    draft.point("issued", draft.updated.span, "date-of-update")
    value = draft.modified.value
    day = value.date() if isinstance(value, datetime) else value
    return IssuedDate(day, Precision.APPROXIMATE, draft.modified.text, "the page says only when it was updated")
