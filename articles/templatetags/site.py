"""The site itself: its name and address, the figures of its masthead, and the choices of its forms."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.filters import ORDERS, Chip
from articles.models import Choice, Edition, Kind, web_address
from articles.views import figures

from .dates import written_day
from .languages import language_name

register = template.Library()
register.filter("web_address", web_address)

CHOICES: dict[str, dict[str, Any]] = {"kind": dict(Kind.choices), "order": dict(ORDERS)}
SELECTED = format_html(" {}", "selected")


@register.simple_tag
def site_name() -> str:
    """Return the name of the site."""
    return str(settings.NEWSROOM_NAME)


@register.simple_tag
def site_language() -> str:
    """Return the language of the site's own words."""
    return str(settings.LANGUAGE_CODE)


@register.simple_tag
def edition() -> Edition:
    """Return the figures of the masthead."""
    return figures.edition()


@register.filter
def absolute(path: str) -> str:
    """Return the full address of a path of this site."""
    return f"{settings.NEWSROOM_ADDRESS}{path}"


@register.filter
def host(address: str) -> str:
    """Return the host that an address leads to, without "www."."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


@register.simple_tag
def options(offered: Iterable[tuple[str, str]], chosen: str) -> SafeString:
    """Return the options of a select, with what was chosen among them even where it is not offered.

    Django's own widgets render a template for each option, which is most of the time of a page with a few hundred.
    """
    known = [(str(value), label) for value, label in offered]
    chosen = chosen or ""
    if chosen and chosen not in {value for value, _label in known}:
        known.append((chosen, chosen))
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((value, SELECTED if value == chosen else "", label) for value, label in known),
    )


@register.filter
def named(choices: Iterable[Choice]) -> list[tuple[str, str]]:
    """Return value and name of each, as ``options`` takes them."""
    return [(choice.value, choice.name) for choice in choices]


@register.filter
def as_languages(choices: Iterable[Choice]) -> list[tuple[str, str]]:
    """Return code and name of each language, by name."""
    return sorted(((choice.value, language_name(choice.value)) for choice in choices), key=lambda option: option[1])


@register.simple_tag
def chip_value(chip: Chip) -> str:
    """Say the value of a filter in use in words."""
    if isinstance(chip.value, date):
        return written_day(chip.value)
    if chip.name == "language":
        return language_name(chip.value)
    return str(CHOICES.get(chip.name, {}).get(chip.value, chip.value))
