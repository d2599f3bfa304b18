"""The attribution chain and the context of an article, as one line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from articles.models import Article, Hop, HopRole, Kind, LinkOrigin, Precision, machine_form

from .dates import day_of_issue, written_hour

register = template.Library()

KINDS = dict(Kind.choices)  # get_kind_display makes it anew for each article


@register.simple_tag
def chain_line(chain: Iterable[Hop], *, is_alone: bool = False) -> SafeString:
    """Say the chain as a sentence: "China Daily, via PR Newswire, via Yahoo, seen on Daily8", each a link.

    Where the line ``is_alone``, without a date beside it, the name of the only source is no line: "From China Daily".
    """
    parts: list[SafeString] = []
    first: Hop | None = None
    previous = None
    for hop in chain:
        if hop.source != previous:
            parts.append(_said(hop, is_first=not parts))
            first = first or hop
        previous = hop.source
    if is_alone and first and len(parts) == 1 and first.role is not HopRole.AGGREGATOR:
        return format_html(pgettext("the only source of an article", "From {}"), parts[0])
    return format_html_join(pgettext("between the sources of a chain", ", "), "{}", ((part,) for part in parts))


@register.simple_tag
def context_line(article: Article, *, with_kind: bool = True) -> SafeString:
    """Say whose article it is, of when, and what kind of work: "Yahoo · 9 Jul 2025 · Press release"."""
    return context_of(article, get_language(), with_kind=with_kind)


def context_of(article: Article, language: str, *, with_kind: bool = True) -> SafeString:
    """Say the same in the ``language`` of the page, for lists, which need not ask for it again and again."""
    kind = article.kind if with_kind else ""
    return _context(_whose(article), article.issued_on, article.issued_precision, kind, language)


@lru_cache(maxsize=4096)  # lists say the same of many articles, and each page says it ten times and more
def _context(name: str, issued_on: date | None, precision: str, kind: str, _language: str) -> SafeString:
    return _joined(_named(name), [day_of_issue(issued_on, precision)], _kind(kind))


def wire_of(article: Article, language: str) -> SafeString:
    """Say it beneath the heading of a day: "14:05 · Yahoo · Press release"; a guessed day says so again."""
    is_guess = article.issued_precision == Precision.APPROXIMATE
    facts = _wire(_whose(article), article.kind, article.issued_on if is_guess else None, language)
    moment = article.issued_at
    if moment is None:
        return facts
    hour = format_html('<time datetime="{}">{}</time>', machine_form(moment), written_hour(moment))
    return _joined([hour], [facts] if facts else [])


@lru_cache(maxsize=1024)
def _wire(name: str, kind: str, guessed: date | None, _language: str) -> SafeString:
    return _joined(_named(name), _kind(kind), [day_of_issue(guessed, Precision.APPROXIMATE)] if guessed else [])


@register.filter
def role_in_words(role: HopRole, kind: str) -> str:
    """Say what a hop did with a text of the ``kind``."""
    return {
        HopRole.ORIGINAL: _("Issued it") if kind == Kind.PRESS_RELEASE else _("First published it"),
        HopRole.WIRE: _("Distributed it"),
        HopRole.OUTLET: _("Published this copy"),
        HopRole.AGGREGATOR: _("Where it was seen"),
    }[role]


@register.filter
def origin_in_words(reason: str) -> str:
    """Say who related two articles where no reason is given; what an editor gave as the reason stands for itself."""
    return {
        LinkOrigin.PAGE.value: _("On the same page"),
        "on the same page": _("On the same page"),  # as imports write it, for editors
        LinkOrigin.EDITOR.value: _("Chosen by an editor"),
        LinkOrigin.COMPUTED.value: _("Similar"),
    }.get(reason, reason)


SEPARATOR = format_html('\u00a0<span class="dot" aria-hidden="true">{}</span> ', "·")  # it ends a line, and begins none


def _joined(*facts: list[SafeString]) -> SafeString:
    return format_html_join(SEPARATOR, "{}", ((fact,) for group in facts for fact in group))


def _whose(article: Article) -> str:
    source = article.outlet or article.aggregator
    return source.name if source else ""


def _named(name: str) -> list[SafeString]:
    return [format_html("<bdi>{}</bdi>", name)] if name else []


def _kind(kind: str) -> list[SafeString]:
    is_known = kind not in {"", Kind.UNKNOWN}
    return [format_html('<span class="kind">{}</span>', KINDS.get(kind, kind))] if is_known else []


def _said(hop: Hop, *, is_first: bool) -> SafeString:
    source = hop.source
    name = format_html('<a href="{}"><bdi>{}</bdi></a>', source.get_absolute_url(), source.name)
    if hop.role is HopRole.AGGREGATOR:
        return format_html(_("Seen on {}") if is_first else _("seen on {}"), name)
    if hop.role is HopRole.ORIGINAL or is_first:
        return name
    return format_html(_("via {}"), name)
