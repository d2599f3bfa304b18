"""The language and direction of imported text, which is often not the page's."""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info, gettext

register = template.Library()

# Languages written from right to left (Unicode CLDR, "characterOrder"), and the scripts that make any language so
RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "mzn", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
RIGHT_TO_LEFT_SCRIPTS = frozenset({"arab", "hebr", "thaa", "syrc", "nkoo", "rohg", "adlm"})


@register.simple_tag
def in_language(code: str) -> SafeString:
    """Return the ``lang`` and ``dir`` attributes for text in the language ``code``, with a space before them.

    Text of unknown language lets the browser find its direction; text in the page's language needs neither.
    """
    return _in_language(code, get_language())


@register.simple_tag
def mirrored(code: str) -> SafeString:
    """Return the ``dir`` attribute for what surrounds text in the language ``code``, where it is not the page's own."""
    return _mirrored(code, get_language())


@register.simple_tag
def unmirrored(code: str) -> SafeString:
    """Return the ``dir`` attribute for our own words within what ``mirrored`` has turned round."""
    return _unmirrored(code, get_language())


@lru_cache(maxsize=1024)
def _in_language(code: str, ours: str) -> SafeString:
    if not code:
        return format_html(' dir="{}"', "auto")
    return SafeString("") if code == ours else format_html(' lang="{}" dir="{}"', code, direction(code))


@lru_cache(maxsize=1024)
def _mirrored(code: str, ours: str) -> SafeString:
    is_turned = bool(code) and direction(code) != direction(ours)
    return format_html(' dir="{}"', direction(code)) if is_turned else SafeString("")


@lru_cache(maxsize=1024)
def _unmirrored(code: str, ours: str) -> SafeString:
    return format_html(' dir="{}"', direction(ours)) if _mirrored(code, ours) else SafeString("")


@register.filter
@lru_cache(maxsize=256)
def direction(code: str) -> str:
    """Return the writing direction of a BCP 47 tag: rtl or ltr."""
    language, *subtags = code.lower().split("-")
    scripts = {tag for tag in subtags if len(tag) == len("Latn") and tag.isalpha()}
    is_rtl = bool(scripts & RIGHT_TO_LEFT_SCRIPTS) if scripts else language in RIGHT_TO_LEFT
    return "rtl" if is_rtl else "ltr"


@register.filter
def language_name(code: str) -> str:
    """Return a language's name in the reader's language; a code that Django does not know names itself."""
    return _language_name(code, get_language())


@lru_cache(maxsize=1024)
def _language_name(code: str, _ours: str) -> str:
    if code == "zh":  # Django knows it by its scripts only
        return gettext("Chinese")
    try:
        return str(get_language_info(code.lower())["name_translated"])
    except KeyError:
        return code
