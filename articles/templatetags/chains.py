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

from .dates import day_of_issue, issued_day, written_hour

register = template.Library()

KINDS = dict(Kind.choices)  # get_kind_display makes it anew for each article


@register.simple_tag
def chain_line(chain: Iterable[Hop]) -> SafeString:
    """Say the chain as a sentence: "China Daily, via PR Newswire, via Yahoo, seen on Daily8", each a link."""
    parts: list[SafeString] = []
    previous = None
    for hop in chain:
        if hop.source != previous:
            parts.append(_said(hop, is_first=not parts))
        previous = hop.source
    return format_html_join(pgettext("between the sources of a chain", ", "), "{}", ((part,) for part in parts))


@register.simple_tag
def context_line(article: Article, *, with_kind: bool = True) -> SafeString:
    """Say whose article it is, of when, and what kind of work: "Yahoo · 9 Jul 2025 · Press release"."""
    source = article.outlet or article.aggregator
    kind = article.kind if with_kind else ""
    return _context_line(
        source.name if source else "", article.issued_on, article.issued_precision, kind, get_language()
    )


@lru_cache(maxsize=4096)  # lists say the same of many articles, and each page says it ten times and more
def _context_line(name: str, issued_on: date | None, precision: str, kind: str, _language: str) -> SafeString:
    whose = [format_html("<bdi>{}</bdi>", name)] if name else []
    return _joined(whose, [day_of_issue(issued_on, precision)], _kind(kind))


@register.simple_tag
def wire_line(article: Article) -> SafeString:
    """Say the same beneath the heading of a day: "14:05 · Yahoo · Press release"; a guessed day says so again."""
    moment = article.issued_at
    hour = [format_html('<time datetime="{}">{}</time>', machine_form(moment), written_hour(moment))] if moment else []
    guess = [issued_day(article)] if article.issued_precision == Precision.APPROXIMATE else []
    return _joined(hour, _whose(article), _kind(article.kind), guess)


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


@register.filter
def rule_in_words(rule: str) -> str:
    """Write a rule's name as words."""
    return rule.replace("-", " ").replace("_", " ").replace(".", ": ")


SEPARATOR = format_html('\u00a0<span class="dot" aria-hidden="true">{}</span> ', "·")  # it ends a line, and begins none


def _joined(*facts: list[SafeString]) -> SafeString:
    return format_html_join(SEPARATOR, "{}", ((fact,) for group in facts for fact in group))


def _whose(article: Article) -> list[SafeString]:
    source = article.outlet or article.aggregator
    return [format_html("<bdi>{}</bdi>", source.name)] if source else []


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
