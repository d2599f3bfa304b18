"""The site itself: its name and address, the figures of its masthead, and the choices of its forms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlsplit

from django import template
from django.conf import settings
from django.template import Context
from django.utils.encoding import iri_to_uri, uri_to_iri
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from articles.filters import ORDERS, Chip
from articles.models import Edition, Kind, web_address
from articles.views import figures

from .browsing import written_period
from .dates import written_day
from .languages import direction, language_name

register = template.Library()
register.filter("web_address", web_address)

CHOICES: dict[str, dict[str, Any]] = {"kind": dict(Kind.choices), "order": dict(ORDERS)}


@register.simple_tag
def site_name() -> str:
    """Return the name of the site."""
    return str(settings.NEWSROOM_NAME)


@register.simple_tag
def site_language() -> str:
    """Return the language of the site's own words on this page."""
    return get_language() or str(settings.LANGUAGE_CODE)


@register.simple_tag
def edition() -> Edition:
    """Return the figures of the masthead."""
    return figures.edition()


@dataclass(frozen=True, slots=True)
class Translation:
    """The same page in another language of the interface."""

    code: str
    name: str
    address: str
    is_this: bool


@register.simple_tag(takes_context=True)
def translations(context: Context, canonical: str = "") -> list[Translation]:
    """Return the page of the request, or ``canonical``, in each language of the site; none where there is no page."""
    request = context.get("request")
    if request is None or len(settings.LANGUAGES) == 1:
        return []
    here, own = get_language() or settings.LANGUAGE_CODE, settings.LANGUAGE_CODE
    path = (canonical or request.get_full_path()).removeprefix("" if here == own else f"/{here}")
    return [
        Translation(code, name, path if code == own else f"/{code}{path}", code == here)
        for code, name in settings.LANGUAGES
    ]


@register.simple_tag
def alternates(pages: list[Translation]) -> SafeString:
    """Return the links of the head to the page in each language; who speaks none of them gets the first."""
    links = [(other.code, absolute(other.address)) for other in pages]
    links[1:1] = [("x-default", address) for _code, address in links[:1]]
    return format_html_join("", '<link rel="alternate" hreflang="{}" href="{}">\n', links)


@register.simple_tag
def language_links(pages: list[Translation]) -> SafeString:
    """Return the list items that lead to the page in each language."""
    here = '<li><span aria-current="true">{}</span></li>\n'
    items = (
        format_html(here, other.name)
        if other.is_this
        else format_html('<li><a href="{}"{}</a></li>\n', other.address, _named(other.code, other.name))
        for other in pages
    )
    return SafeString("".join(items))


@lru_cache(maxsize=64)
def _named(code: str, name: str) -> SafeString:
    return format_html(' hreflang="{}" lang="{}" dir="{}">{}', code, code, direction(code), name)


@register.simple_block_tag
def described(content: SafeString) -> SafeString:
    """Return what is rendered within, escaped as it is, as the description for search engines and for shared links."""
    metas = '<meta name="description" content="{0}">\n<meta property="og:description" content="{0}">'
    return format_html(metas, content)


@register.filter
def absolute(path: str) -> str:
    """Return the full address of a path of this site, encoded as links, sitemaps and feeds have it."""
    return f"{settings.NEWSROOM_ADDRESS}{iri_to_uri(path)}"


@register.filter
def readable(address: str) -> str:
    """Return an address as people write it, in the letters of its language; what cannot be seen stays encoded."""
    return "".join(sign if sign.isprintable() else quote(sign) for sign in uri_to_iri(address))


@register.filter
def host(address: str) -> str:
    """Return the host that an address leads to, without "www."."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


@register.simple_tag
def options(offered: Iterable[tuple[str, str]], chosen: str) -> SafeString:
    """Return the options of a select, with what was chosen among them even where it is not offered.

    Django's own widgets render a template for each option, which is most of the time of a page with a few hundred.
    """
    known = list(offered)
    at = next((number for number, (value, _name) in enumerate(known) if value == chosen), len(known))
    name = known[at][1] if at < len(known) else chosen
    selected = format_html('<option value="{}" selected>{}</option>', chosen, name) if chosen else SafeString("")
    ours = get_language()
    return _options(tuple(known[:at]), ours) + selected + _options(tuple(known[at + 1 :]), ours)


@lru_cache(maxsize=256)  # forms offer the same to all
def _options(offered: tuple[tuple[str, str], ...], _language: str) -> SafeString:
    return format_html_join("", '<option value="{}">{}</option>', offered)


@register.filter
def as_languages(codes: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return code and name of each language, by name."""
    return sorted(((code, language_name(code)) for code, _code in codes), key=lambda option: option[1])


@register.simple_tag
def chip_value(chip: Chip) -> str:
    """Say the value of a filter in use in words."""
    if isinstance(chip.value, date):
        return written_day(chip.value)
    if chip.name == "language":
        return language_name(chip.value)
    if chip.name == "issued":
        return written_period(chip.value)
    return str(CHOICES.get(chip.name, {}).get(chip.value, chip.value))
