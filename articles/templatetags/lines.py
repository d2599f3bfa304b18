"""An article as one entry of a list: written at one stroke, as pages write dozens of them."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.models import Article

from .chains import context_line, wire_line
from .languages import in_language, mirrored, unmirrored

register = template.Library()


@register.simple_tag
def listed(article: Article) -> SafeString:
    """Write an article of a list with what it says of itself."""
    code, excerpt = article.language, article.excerpt
    lang = in_language(code)
    return format_html(
        '<li class="item"{}>\n<h2{}><a href="{}">{}</a></h2>\n<p class="meta"{}>{}</p>\n{}</li>',
        mirrored(code),
        lang,
        article.get_absolute_url(),
        article.headline,
        unmirrored(code),
        context_line(article),
        format_html('<p class="excerpt"{}>{}</p>\n', lang, excerpt) if excerpt else "",
    )


@register.simple_tag
def headline(article: Article) -> SafeString:
    """Write an article as its headline, whose it is, of when, and what kind of work."""
    return _headline(article, context_line(article))


@register.simple_tag
def wire_headline(article: Article) -> SafeString:
    """Write an article as its headline beneath the heading of its day."""
    return _headline(article, wire_line(article))


def _headline(article: Article, facts: SafeString) -> SafeString:
    code = article.language
    return format_html(
        '<a href="{}"{}>{}</a>\n<span class="meta"{}>{}</span>',
        article.get_absolute_url(),
        in_language(code),
        article.headline,
        unmirrored(code),
        facts,
    )
