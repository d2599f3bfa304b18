"""Days and moments in the reader's language, each in a <time>; a guess looks like one."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from articles.models import Article, Precision

register = template.Library()
SHORT = {"en": "j M Y", "es": "j b Y"}  # where a day in full has the most letters; others write it as it is usual


@register.filter
def written_day(value: date) -> str:
    """Write a day: 9 Jul 2025; a moment is shown as the day it has here."""
    local = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return _written_day(local, get_language() or "en")


@lru_cache(maxsize=4096)
def _written_day(value: date, language: str) -> str:
    return date_format(value, SHORT.get(language.partition("-")[0], "DATE_FORMAT"))


@register.filter
def written_hour(value: datetime) -> str:
    """Write the hour and minute that a moment has here."""
    return date_format(timezone.localtime(value), "H:i")


@register.simple_tag
def day(value: date) -> SafeString:
    """Show a day; a moment keeps its exact time in the datetime attribute."""
    return format_html('<time datetime="{}">{}</time>', _machine_form(value), written_day(value))


@register.simple_tag
def moment(value: datetime) -> SafeString:
    """Show a moment with its hour and time zone."""
    time = f"{written_hour(value)} {timezone.localtime(value).tzname()}"
    words = _("%(day)s, %(time)s") % {"day": written_day(value), "time": time}
    return format_html('<time datetime="{}">{}</time>', _machine_form(value), words)


@register.simple_tag
def today() -> SafeString:
    """Show the day that it is, with its weekday: the date of the edition."""
    return _today(timezone.localdate(), get_language())


@lru_cache(maxsize=16)
def _today(now: date, _language: str) -> SafeString:
    words = _("%(weekday)s %(day)s") % {"weekday": date_format(now, "l"), "day": written_day(now)}
    return format_html('<time datetime="{}">{}</time>', now.isoformat(), words)


@register.simple_tag
def issued(article: Article) -> SafeString:
    """Show the outlet's own date as exactly as it is known: a moment, a day, "about" a day, or that there is none."""
    if article.issued_on is None:
        return format_html('<span class="undated">{}</span>', pgettext("beside Issued", "on an unknown date"))
    return moment(article.issued_at) if article.issued_at else issued_day(article)


@register.simple_tag
def issued_day(article: Article) -> SafeString:
    """Show the outlet's own date without the hour, for lists."""
    return day_of_issue(article.issued_on, article.issued_precision)


def day_of_issue(value: date | None, precision: str) -> SafeString:
    """Show a day that something was issued on, or "about" a day, or that there is none."""
    if value is None:
        return format_html('<span class="undated">{}</span>', _("undated"))
    if precision == Precision.APPROXIMATE:
        return format_html('<span class="guess">{}</span>', _about(value))
    return day(value)


def _about(value: date) -> SafeString:
    return format_html(_("about {}"), day(value))


def _machine_form(value: date) -> str:
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    return value.isoformat()
