"""Articles as entries of lists: written at one stroke, as pages write dozens of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext

from articles.models import Article, addresses_of, fitting, shortened

from .chains import context_of, wire_of
from .languages import attributes

register = template.Library()
# Letters of an excerpt: it breaks off between words, not within one
IN_A_COLUMN = 150
IN_A_LIST = 190  # of a standfirst, which somebody wrote to be read whole; of how a text opens no more than in a column


@register.filter
def in_a_column(excerpt: str) -> str:
    """Return what a narrow column has room for of an excerpt."""
    return _fitted(excerpt, IN_A_COLUMN)


@register.simple_tag
def listed(articles: Iterable[Article]) -> SafeString:
    """Write the articles of a list, each with what it says of itself."""
    ours, address = get_language(), addresses_of("article")
    items = []
    for article in articles:
        its = attributes(article.language, ours)
        excerpt = _fitted(article.excerpt, IN_A_LIST if article.standfirst else IN_A_COLUMN)
        item = format_html(
            '\n<li class="item"{}>\n<h2{}><a href="{}">{}</a></h2>\n<p class="meta"{}>{}</p>\n{}</li>\n',
            its.around,
            its.text,
            address(article.pk, article.slug),
            article.headline,
            its.ours,
            context_of(article, ours),
            format_html('<p class="excerpt"{}>{}</p>\n', its.text, excerpt) if excerpt else "",
        )
        items.append(item)
    return SafeString("".join(items))


@register.simple_tag
def headline(article: Article) -> SafeString:
    """Write an article as its headline, whose it is, of when, and what kind of work."""
    ours = get_language()
    return _headline(article, article.get_absolute_url(), ours, context_of(article, ours))


@register.simple_tag
def headlines(articles: Iterable[Article]) -> SafeString:
    """Write articles of the front page so, each with when it was published here."""
    return _new(articles, context_of)


@register.simple_tag
def wire_headlines(articles: Iterable[Article]) -> SafeString:
    """Write them beneath the heading of their day."""
    return _new(articles, wire_of)


def _new(articles: Iterable[Article], facts_of: Callable[[Article, str], SafeString]) -> SafeString:
    ours, address = get_language(), addresses_of("article")
    items = []
    for article in articles:
        item = format_html(
            '\n<li data-published="{}"{}>\n{}\n</li>\n',
            seconds(article.published_at),
            attributes(article.language, ours).around,
            _headline(article, address(article.pk, article.slug), ours, facts_of(article, ours)),
        )
        items.append(item)
    return SafeString("".join(items))


def _fitted(excerpt: str, letters: int) -> str:
    return shortened(excerpt, fitting(excerpt, letters))


def _headline(article: Article, address: str, ours: str, facts: SafeString) -> SafeString:
    its = attributes(article.language, ours)
    return format_html(
        '<a href="{}"{}>{}</a>\n<span class="meta"{}>{}</span>', address, its.text, article.headline, its.ours, facts
    )


@register.simple_tag
def names(several: Iterable[str]) -> SafeString:
    """Write names one after the other, each in the direction of its own letters."""
    return format_html_join(pgettext("between names", ", "), "<bdi>{}</bdi>", ((name,) for name in several))


@register.filter
def seconds(moment: datetime | None) -> int | str:
    """Return a moment as scripts count it: in seconds since 1970."""
    return int(moment.timestamp()) if moment else ""
