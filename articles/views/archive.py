"""The archive: all that is public by the day it was issued on, from years to days."""

from __future__ import annotations

from calendar import monthcalendar
from datetime import date
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import ListView, TemplateView

from articles.models import Article, ArticleQuerySet, Period, around
from articles.models.listing import newest_public

from . import figures, trails
from .paging import PagedArticles

MONTHS = range(1, 13)


class Counted(NamedTuple):
    """A period with the number of its articles; one without any has no page."""

    period: Period
    articles: int


class YearOfMonths(NamedTuple):
    """A year with its articles, and its twelve months."""

    period: Period
    articles: int
    months: tuple[Counted, ...]


class Archive(TemplateView):
    """Every year and month that articles were issued in."""

    template_name = "articles/archive.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the years, the newest first."""
        months = figures.months()
        years = sorted({month.year for month in months}, reverse=True)
        return super().get_context_data(
            years=[_year(year, months) for year in years], canonical=self.request.path, **kwargs
        )


class ArchiveYear(TemplateView):
    """The months of a year, and the days of each."""

    template_name = "articles/archive_year.html"

    def get(self, request: HttpRequest, *_args: Any, **kwargs: Any) -> HttpResponse:
        """Show the year, or say where the nearest one with articles is."""
        period = Period.of(int(kwargs["year"]))
        days = figures.days(period) if period else {}
        if period is None or not days:
            return nothing_issued(request, period)
        months = [_month(Period(period.year, month), days) for month in MONTHS]
        facts = {
            "period": period,
            "trail": trails.to_period(period),
            "months": months,
            "articles": sum(days.values()),
            "around": figures.beside_period(period),
        }
        return self.render_to_response(self.get_context_data(**facts, canonical=request.path))


class ArchiveList(PagedArticles, ListView[Article]):
    """The articles of a month, beneath its calendar, or of a day."""

    template_name = "articles/archive_list.html"
    period: Period

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the month or the day, or say where the nearest one with articles is."""
        numbers = (int(kwargs[name]) for name in ("year", "month", "day") if name in kwargs)
        period = Period.of(*numbers)
        if period is None or not figures.days(period):
            return nothing_issued(request, period, Period.of(int(kwargs["year"]), int(kwargs["month"])))
        self.period = period
        return super().get(request, *args, **kwargs)

    def get_queryset(self) -> ArticleQuerySet:
        """Return what was issued then, newest first."""
        return newest_public().issued_from(self.period.first).issued_until(self.period.last)

    def beyond(self, last: Article) -> str:
        """Return the list of all articles, narrowed to the rest of the month."""
        query = f"issued={self.period}&before={last.issued_on}"
        return f"{reverse('article_list')}?{query}" if self.period.day is None else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the calendar of a month, and what stands around."""
        month = None if self.period.day else _month(self.period, figures.days(self.period))
        return super().get_context_data(
            period=self.period,
            trail=trails.to_period(self.period),
            month=month,
            weekdays=_weekdays(self.period) if month else (),
            around=figures.beside_period(self.period),
            **kwargs,
        )


class MonthOfWeeks(NamedTuple):
    """A month with its articles, and its weeks of seven days each, None for those of other months."""

    period: Period
    articles: int
    weeks: tuple[tuple[Counted | None, ...], ...]


def nothing_issued(request: HttpRequest, period: Period | None, instead: Period | None = None) -> HttpResponse:
    """Answer 404 with the nearest periods that have articles; ``period`` is None where no calendar has such a day."""
    known = period or instead
    facts = {"period": period, "around": around(known) if known else None}
    return render(request, "articles/archive_nothing.html", facts, status=404)


def _year(year: int, months: dict[Period, int]) -> YearOfMonths:
    counted = tuple(Counted(month, months.get(month, 0)) for month in (Period(year, number) for number in MONTHS))
    return YearOfMonths(Period(year), sum(month.articles for month in counted), counted)


def _month(month: Period, days: dict[date, int]) -> MonthOfWeeks:
    number = month.month or 1
    weeks = tuple(
        tuple(_day(Period(month.year, number, day), days) if day else None for day in week)
        for week in monthcalendar(month.year, number)
    )
    return MonthOfWeeks(month, sum(day.articles for week in weeks for day in week if day), weeks)


def _day(day: Period, days: dict[date, int]) -> Counted:
    return Counted(day, days.get(day.first, 0))


def _weekdays(month: Period) -> tuple[date, ...]:
    """Return seven days in the order of the calendar's columns, to name them by: the second week has them all."""
    week = monthcalendar(month.year, month.month or 1)[1]
    return tuple(date(month.year, month.month or 1, day) for day in week)
