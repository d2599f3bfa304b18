"""What helps to find one's way through lists: facets, periods of time, and figures drawn over time."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.formats import date_format, number_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from articles.models import Kind, Period
from articles.views.faceting import FacetGroup

from .dates import written_day
from .languages import language_name

register = template.Library()

KINDS = dict(Kind.choices)


@register.simple_tag
def facet_links(group: FacetGroup) -> SafeString:
    """Return the list items of a facet: each value a link, with its number of articles."""
    rows = ((one.address, facet_name(group.name, one.value, one.name), _number(one.articles)) for one in group.options)
    return format_html_join("", '<li><a href="{}"><bdi>{}</bdi></a>&nbsp;<span class="number">{}</span></li>\n', rows)


def facet_name(facet: str, value: str, name: str) -> str:
    """Say a value of a facet as readers know it."""
    match facet:
        case "language":
            return language_name(value)
        case "kind":
            return str(KINDS.get(value, value))
        case "issued":
            return written_period(value)
        case _:
            return name


@register.filter
def written_period(period: Period | str) -> str:
    """Write a year, a month or a day: 2025, July 2025, 9 Jul 2025."""
    known = Period.read(period) if isinstance(period, str) else period
    if known is None:
        return str(period)
    if known.day:
        return written_day(known.first)
    return date_format(known.first, "F Y") if known.month else f"{known.year:04}"


@register.filter
def month_name(number: int) -> str:
    """Name a month by its number."""
    return str(MONTHS[number])


@register.filter
def short_month_name(number: int) -> str:
    """Name a month by its number, in a few letters."""
    return str(MONTHS_3[number]).capitalize()


@register.filter
def weekday_name(day: date) -> str:
    """Name the day of the week."""
    return date_format(day, "l")


def _number(number: int) -> str:
    return str(number_format(number, force_grouping=True))
