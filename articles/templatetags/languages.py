"""The language and direction of imported text, which is often not the page's."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

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
FULL_WIDTH = frozenset({"zh", "ja"})  # languages whose full stops, colons and brackets bring their own space


@register.simple_tag
def gap() -> str:
    """Return the space between our own words where a full stop, a colon or a bracket ends or begins some of them."""
    return "" if (get_language() or "").partition("-")[0] in FULL_WIDTH else " "


@register.simple_tag
def in_language(code: str) -> SafeString:
    """Return the ``lang`` and ``dir`` attributes for text in the language ``code``, with a space before them.

    Text of unknown language lets the browser find its direction; text in the page's language needs neither.
    """
    return attributes(code, get_language()).text


@register.simple_tag
def mirrored(code: str) -> SafeString:
    """Return the ``dir`` attribute for what surrounds text in the language ``code``, where it is not the page's own."""
    return attributes(code, get_language()).around


@register.simple_tag
def unmirrored(code: str) -> SafeString:
    """Return the ``dir`` attribute for our own words within what ``mirrored`` has turned round."""
    return attributes(code, get_language()).ours


class Attributes(NamedTuple):
    """The attributes of a text in some language, of what surrounds it, and of our own words within that."""

    text: SafeString
    around: SafeString
    ours: SafeString


@lru_cache(maxsize=1024)
def attributes(code: str, ours: str) -> Attributes:
    """Return the attributes that text in the language ``code`` needs on a page in the language ``ours``."""
    nothing = SafeString("")
    if not code:
        return Attributes(format_html(' dir="{}"', "auto"), nothing, nothing)
    own, other = direction(ours), direction(code)
    is_turned = own != other
    return Attributes(
        nothing if code == ours else format_html(' lang="{}" dir="{}"', code, other),
        format_html(' dir="{}"', other) if is_turned else nothing,
        format_html(' dir="{}"', own) if is_turned else nothing,
    )


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
