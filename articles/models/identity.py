"""How machines are told of the site's things: full addresses, names that no edit changes, dates, text for XML."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils import timezone
from django.utils.translation import get_language

from .choices import Precision

if TYPE_CHECKING:
    from .article import Article
    from .source import Source
    from .tag import Tag

# XML 1.0 has no way to write these, not even escaped: one of them in one headline would break a whole feed
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def page_address(page: str, *known_by: int | str) -> str:
    """Return the path of the ``page`` of a thing, beneath the language of the moment.

    It is remembered: a list needs dozens, a file of all feeds thousands, and each time the same ones.
    """
    return addresses_of(page)(*known_by)


def addresses_of(page: str) -> Callable[..., str]:
    """Return what returns the path of the ``page`` of a thing: for many, as to ask for the language takes longest."""
    of_the_moment = get_language(), get_script_prefix(), get_urlconf()
    return lambda *known_by: _page_address(page, known_by, *of_the_moment)


@lru_cache(maxsize=16_384)
def _page_address(
    page: str, known_by: tuple[int | str, ...], _language: str | None, _prefix: str, _urlconf: str | None
) -> str:
    return reverse(page, args=known_by)


def full_address(path: str) -> str:
    """Return the full address of a path of this site, wherever it was asked for."""
    return f"{settings.NEWSROOM_ADDRESS}{path}"


def stable_id(kind: str, thing: Article | Source | Tag) -> str:
    """Return what ``thing`` is known by whatever is edited: a tag address (RFC 4151) of the day it came to us."""
    host = urlsplit(settings.NEWSROOM_ADDRESS).hostname
    return f"tag:{host},{thing.created_at.date().isoformat()}:{kind}/{thing.pk}"


def xml_text(text: str) -> str:
    """Return ``text`` without the characters that XML cannot write."""
    return UNWRITABLE.sub("", text)


def issued_form(article: Article) -> str:
    """Return the outlet's own date as exactly as it is known, for machines, which would believe a guess: it is ""."""
    if article.issued_precision == Precision.APPROXIMATE:
        return ""
    return machine_form(article.issued_at or article.issued_on)


def machine_form(value: date | None) -> str:
    """Return a day or a moment in the form of the pages' ``datetime`` attributes (ISO 8601), "" for none."""
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    return value.isoformat() if value else ""
