"""What helps to find one's way through lists: facets, periods of time, and figures drawn over time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from django import template
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.formats import date_format, number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from articles.models import Choice, Kind, Period, SourceCount, addresses_of, page_address
from articles.views.archive import Counted
from articles.views.faceting import FacetGroup

from .chains import SEPARATOR
from .languages import language_name

register = template.Library()
register.simple_tag(page_address, name="address_of")

KINDS = dict(Kind.choices)
BAR, GAP, CHART_HEIGHT = 8, 2, 48  # units of the chart's own; the page gives it its size
FEWEST_BARS = 12  # that a chart has room for: two alone would be walls
# Where short names of the days are so long that columns run together: as calendars have them (Unicode CLDR, "narrow")
WEEKDAY_LETTERS = {"ar": "نثرخجسح"}


@register.simple_tag
def facet_links(group: FacetGroup) -> SafeString:
    """Return the list items of a facet: each value a link, with its number of articles."""
    rows = (
        (one.address, facet_name(group.name, one.value, one.name), written_number(one.articles))
        for one in group.options
    )
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
    """Write a year, a month or a day, with the whole name of the month: 2025, July 2025, 9 July 2025."""
    return _written_period(period, get_language() or "en")


@lru_cache(maxsize=4096)
def _written_period(period: Period | str, language: str) -> str:
    known = Period.read(period) if isinstance(period, str) else period
    if known is None:
        return str(period)
    if known.day:
        return date_format(known.first, "j F Y" if language.startswith("en") else "DATE_FORMAT")
    return date_format(known.first, "YEAR_MONTH_FORMAT") if known.month else f"{known.year:04}"


@register.simple_tag
def months_chart(months: Sequence[tuple[Period, int]]) -> SafeString:
    """Draw the number of articles of each month as bars; the title says what they are, the words beneath what to see.

    Presentation attributes only: the policy on styles allows none within a page.
    """
    most, slots = max(number for _month, number in months), max(len(months), FEWEST_BARS)
    heights = (max(round(CHART_HEIGHT * number / most), 1 if number else 0) for _month, number in months)
    bars = format_html_join(
        "",
        '<rect x="{}" y="{}" width="{}" height="{}"></rect>',
        (
            (at * BAR, CHART_HEIGHT - height, BAR - GAP, height)
            for at, height in enumerate(heights, start=slots - len(months))  # before the first: nothing
            if height
        ),
    )
    return format_html(
        '<svg class="bars" role="img" aria-labelledby="chart-title" viewBox="0 0 {} {}"'
        ' preserveAspectRatio="none"><title id="chart-title">{}</title>{}</svg>\n'
        "<figcaption>{}</figcaption>",
        slots * BAR - GAP,
        CHART_HEIGHT,
        _("Articles a month"),
        bars,
        _in_words(months),
    )


@register.simple_tag
def months_in_numbers(months: Sequence[tuple[Period, int]], narrowed: str = "") -> SafeString:
    """Return the list items of the months, the newest first, each a link where ``narrowed`` begins a list's query."""
    counted = [
        (str(month), written_period(month), written_number(number)) for month, number in reversed(months) if number
    ]
    if not narrowed:
        return format_html_join("", '<li>{} <span class="number">{}</span></li>\n', (row[1:] for row in counted))
    address = f"{reverse('article_list')}?{narrowed}&issued="
    linked = ((address + month, words, number) for month, words, number in counted)
    return format_html_join("", '<li><a href="{}">{}</a> <span class="number">{}</span></li>\n', linked)


@register.simple_tag
def choices_beside(choices: Sequence[Choice], page: str) -> SafeString:
    """Return the list items of what stands together with something, each a link to its own ``page``."""
    return _counted(((one.name, one.value, one.articles) for one in choices), page)


@register.simple_tag
def counted_tags(tags: Iterable[tuple[str, str, int]]) -> SafeString:
    """Return the list items of tags by their names, slugs and numbers of articles, each a link to its page."""
    return _counted(tags, "tag")


def _counted(things: Iterable[tuple[str, str, int]], page: str) -> SafeString:
    ours, address = get_language(), addresses_of(page)
    rows = ((address(slug), name, _written_number(articles, ours)) for name, slug, articles in things)
    return format_html_join("", '<li><a href="{}"><bdi>{}</bdi></a>&nbsp;<span class="number">{}</span></li>\n', rows)


@register.simple_tag
def counted_sources(sources: Iterable[SourceCount]) -> SafeString:
    """Return the list items of sources, each a link to its page, with what it did with how many articles."""
    ours, address = get_language(), addresses_of("source")
    rows = ((address(one.slug), one.name, _hand(one[3:], ours)) for one in sources)
    return format_html_join("", '<li><a href="{}"><bdi>{}</bdi></a> <span class="meta">{}</span></li>\n', rows)


@lru_cache(maxsize=1024)
def _hand(numbers: tuple[int, int, int, int], language: str) -> SafeString:
    """Say of how many articles a source was the original, the wire, the outlet and the aggregator."""
    originals, wires, outlets, seen = numbers
    said = (
        (outlets, ngettext("published %(number)s article", "published %(number)s articles", outlets)),
        (originals, ngettext("original of %(number)s article", "original of %(number)s articles", originals)),
        (wires, ngettext("distributed %(number)s article", "distributed %(number)s articles", wires)),
        (seen, ngettext("where %(number)s article was seen", "where %(number)s articles were seen", seen)),
    )
    facts = ((words % {"number": _written_number(number, language)},) for number, words in said if number)
    return format_html_join(SEPARATOR, "{}", facts)


def _in_words(months: Sequence[tuple[Period, int]]) -> str:
    peak, most = max(months, key=lambda month: month[1])
    return _("%(first)s to %(last)s; most in %(peak)s: %(most)s") % {
        "first": _unbroken(months[0][0]),
        "last": _unbroken(months[-1][0]),
        "peak": _unbroken(peak),
        "most": written_number(most),
    }


def _unbroken(period: Period) -> str:
    """Write a period so that no line breaks within it."""
    return written_period(period).replace(" ", "\u00a0")


@register.filter
def archive_address(period: Period) -> str:
    """Return the address of a period's page in the archive."""
    written = str(period).split("-")
    return page_address(("archive_year", "archive_month", "archive_day")[len(written) - 1], *written)


@register.simple_tag
def calendar_day(day: Counted | None) -> SafeString:
    """Return what stands on a day of a calendar: its number, a link with the number of articles where it has any."""
    if day is None:
        return SafeString("")
    if not day.articles:
        return format_html("<span>{}</span>", day.period.day)
    return _linked_day(day, archive_address(day.period), get_language())


@register.simple_tag
def calendar_days(weeks: Iterable[Iterable[Counted | None]]) -> SafeString:
    """Return the list items of the days that have articles."""
    ours, address = get_language(), addresses_of("archive_day")
    days = (day for week in weeks for day in week if day and day.articles)
    links = ((_linked_day(day, address(*str(day.period).split("-")), ours),) for day in days)
    return format_html_join("", "<li>{}</li>\n", links)


def _linked_day(day: Counted, address: str, language: str) -> SafeString:
    words, numbers = _written_period(day.period, language), _day_in_numbers(day.period.day or 0, day.articles, language)
    return format_html('<a href="{}"><span class="unseen">{}{}</a>', address, words, numbers)


@lru_cache(maxsize=1024)
def _day_in_numbers(day: int, articles: int, language: str) -> SafeString:
    number = _written_number(articles, language)
    said = ngettext("%(number)s article", "%(number)s articles", articles) % {"number": number}
    said = pgettext("between a day and its articles", ", ") + said
    return format_html('{}</span><span aria-hidden="true">{} <small>{}</small></span>', said, day, number)


@register.filter
def month_name(number: int) -> str:
    """Name a month by its number."""
    return str(MONTHS[number])


@register.filter
def weekday_name(day: date) -> str:
    """Name the day of the week."""
    return date_format(day, "l")


@register.filter
def short_weekday_name(day: date) -> str:
    """Name the day of the week in a few letters; before each, Chinese says that it is one, which a column need not."""
    letters = WEEKDAY_LETTERS.get(get_language() or "")
    return letters[day.weekday()] if letters else date_format(day, "D").removeprefix("星期")


@register.filter
def written_number(number: int) -> str:
    """Write a whole number with its thousands apart; quicker than Django's filter for any number."""
    return _written_number(number, get_language())


@lru_cache(maxsize=4096)
def _written_number(number: int, _language: str) -> str:
    return str(number_format(number, force_grouping=True))
