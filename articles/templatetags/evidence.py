"""Where a fact was read, in the reader's words: by which rule in which line, or from what it was reckoned."""

from __future__ import annotations

import re
from datetime import date, datetime

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.models import Article, Precision, Quote

from .dates import day, moment
from .languages import gap, in_language

register = template.Library()

RULES = {
    "age-of-sibling": gettext_noop("age of another article on the page"),
    "aggregator-in-ai-box": gettext_noop("name in the aggregator’s box about its AI"),
    "aggregator-in-app-box": gettext_noop("name in the aggregator’s box about its app"),
    "credit-first-appeared": gettext_noop("credit “first appeared”"),
    "credit-opening": gettext_noop("credit that opens the text"),
    "credit-source-label": gettext_noop("credit in a line “Source”"),
    "credit-source-line": gettext_noop("credit in a line “SOURCE”"),
    "date-in-credit": gettext_noop("date in a credit"),
    "date-in-dateline": gettext_noop("date in the dateline"),
    "date-of-update": gettext_noop("date of the update"),
    "decided-issued": gettext_noop("date marked by an editor"),
    "decided-modified": gettext_noop("date of the update marked by an editor"),
    "decided-outlet": gettext_noop("outlet marked by an editor"),
    "order-from-credit": gettext_noop("order of day and month as a credit has it"),
    "order-from-dateline": gettext_noop("order of day and month as the dateline has it"),
    "order-from-near-date": gettext_noop("order of day and month as a date nearby has it"),
    "order-from-other-date": gettext_noop("order of day and month as another date on the page has it"),
    "outlet-beside-stamp": gettext_noop("outlet beside the date"),
    "outlet-in-address": gettext_noop("name of the site, as its address spells it"),
    "outlet-in-copyright": gettext_noop("name of the site, as in its copyright line"),
    "outlet-in-logo": gettext_noop("name in place of the site’s logo"),
    "printed-age": gettext_noop("printed age"),
    "printed-date": gettext_noop("printed date"),
    "wire-in-byline": gettext_noop("agency in the byline"),
    "wire-in-dateline": gettext_noop("agency in the dateline"),
}
"""What the rules by which sources and dates are read in a page's text are called."""
ADDRESS = "date-in-address"
OF_ROW = "row:"


@register.simple_tag
def where_read(quote: Quote) -> SafeString:
    """Say where ``quote`` stands and which rule read it there; "" where neither is known."""
    if quote.rule == ADDRESS:
        return escape(_("In the address of the page"))
    in_row = is_of_row(quote.rule)
    if not quote.words:
        by_row = _("Not printed on the page, but stated beside it in the file it came in: {name}")
        said = by_row if in_row else _("Not printed on the page, but stated in its data for machines: {name}")
        return format_html(said, name=_code(quote))
    if not quote.line:
        return SafeString("")
    if ":" in quote.rule:
        by_row = _("Line {line} of the page; the file it came in states the same beside it: {name}")
        said = by_row if in_row else _("Line {line} of the page; its data for machines state the same: {name}")
        return format_html(said, line=quote.line, name=_code(quote))
    return format_html(_("Line {line} of the page, by the rule {rule}"), line=quote.line, rule=_rule(quote.rule))


def _rule(rule: str) -> SafeString:
    """Return the rule's name in the reader's language; one that the parser no longer has is called by its own words."""
    if rule in RULES:
        return format_html("<q>{}</q>", _(RULES[rule]))
    words = rule.replace("-", " ").replace("_", " ").replace(".", ": ")
    return format_html("<q{}>{}</q>", in_language("en"), words)


def is_of_row(rule: str) -> bool:
    """Whether a rule took a value from the row of a file that a page came in, not from the page."""
    return rule.startswith(OF_ROW)


def _code(quote: Quote) -> SafeString:
    return format_html("<code>{}</code>", quote.rule.removeprefix(OF_ROW))


@register.simple_tag
def reckoned(article: Article) -> SafeString:
    """Say which words the date of issue was read from, and what it was reckoned from; "" where neither is known."""
    is_guess = article.issued_precision == Precision.APPROXIMATE
    sentences = []
    if article.issued_text:
        said = _("A guess: the page says only {words}.") if is_guess else _("Read from {words}.")
        sentences.append(format_html(said, words=_quoted(article.issued_text, article.language)))
    elif is_guess:
        sentences.append(escape(_("A guess.")))
    if article.issued_anchor:
        sentences.append(_anchor(article.issued_anchor, article.language))
    return format_html_join(gap(), "{}", ((sentence,) for sentence in sentences))


def _anchor(anchor: str, language: str) -> SafeString:
    """Return what a date was reckoned from as a sentence; an editor's own words stand as they are."""
    for pattern, say in _ANCHORS:
        found = pattern.fullmatch(anchor)
        if found is None:
            continue
        try:
            return say(found, language)
        except ValueError:
            break  # it only looks like ours: there is no such day
    return format_html(_("Reckoned from: {anchor}."), anchor=format_html("<bdi>{}</bdi>", anchor))


def _quoted(words: str, language: str) -> SafeString:
    return format_html("<q{}>{}</q>", in_language(language), words)


def _in_text(found: re.Match[str], language: str) -> SafeString:
    return format_html(_("Its text says {words}."), words=_quoted(found[1], language))


def _in_dateline(found: re.Match[str], language: str) -> SafeString:
    return format_html(_("Its dateline says {words}."), words=_quoted(found[1], language))


def _of_sibling(found: re.Match[str], _language: str) -> SafeString:
    said = _("Another article on the page, which says {words}, is of {day}.")
    return format_html(said, words=_quoted(found[1], ""), day=day(date.fromisoformat(found[2])))


def _of_capture(found: re.Match[str], _language: str) -> SafeString:
    captured_at = datetime.fromisoformat(found[1])
    return format_html(_("The page was captured on {moment}."), moment=moment(captured_at))


def _of_address(_found: re.Match[str], _language: str) -> SafeString:
    return escape(_("It stands in the address of the page."))


def _of_update(_found: re.Match[str], _language: str) -> SafeString:
    return escape(_("The page says only when it was updated."))


_ANCHORS = tuple(
    (re.compile(pattern, re.DOTALL), say)
    for pattern, say in (
        (r'its text says "(.*)"', _in_text),
        (r'its dateline says "(.*)"', _in_dateline),
        (r"its sibling's \"(.*)\" is ([\d-]+)", _of_sibling),
        (r"the capture of the page at ([\d-]+T[\d:]+(?:[+-]\d\d:\d\d))", _of_capture),
        (r"the address of the page", _of_address),
        (r"the page says only when it was updated", _of_update),
    )
)
"""The anchors of a date as ``articles.parsing`` writes them, and how each is said."""
