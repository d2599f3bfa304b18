"""Which days the public articles were issued on, and how many on each; what has no date is on none of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.db.models import Count

from .article import Article
from .period import Period
from .queries import UNDATED


class Around(NamedTuple):
    """The nearest periods of the same length before and after one that have articles; None where there is none."""

    earlier: Period | None
    later: Period | None


def days_of(period: Period) -> dict[date, int]:
    """Return each day of ``period`` that articles were issued on, with their number, in order; one query."""
    within = Article.objects.published().issued_from(period.first).issued_until(period.last)
    return dict(within.order_by("sorted_on").values_list("sorted_on").annotate(number=Count("pk")))


def numbers_by_day() -> dict[date, int]:
    """Return how many public articles were issued on each day, in order, UNDATED first; callers keep it."""
    public = Article.objects.published().order_by("sorted_on")
    return dict(public.values_list("sorted_on").annotate(number=Count("pk")))


def by_month(days: Mapping[date, int]) -> dict[Period, int]:
    """Return each month that articles were issued in, with their number, of the numbers by day; in the same order."""
    months: dict[Period, int] = {}
    for day, number in days.items():
        if day != UNDATED:
            month = Period(day.year, day.month)
            months[month] = months.get(month, 0) + number
    return months


def around(period: Period) -> Around:
    """Return where the archive goes on before and after ``period``; two queries by the index."""
    dated = Article.objects.published().exclude(sorted_on=UNDATED).order_by()
    before = dated.filter(sorted_on__lt=period.first).newest_first().values_list("sorted_on", flat=True).first()
    after = dated.filter(sorted_on__gt=period.last).oldest_first().values_list("sorted_on", flat=True).first()
    return Around(_as_long(before, period), _as_long(after, period))


def _as_long(day: date | None, period: Period) -> Period | None:
    """Return the year, the month or the day itself, whichever is as long as ``period``."""
    if day is None:
        return None
    return Period(day.year, day.month if period.month else None, day.day if period.day else None)
