"""The byline of an article."""

from __future__ import annotations

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.models import Article
from articles.views.bylines import pieces

register = template.Library()


@register.simple_tag
def byline(article: Article) -> SafeString:
    """Return the byline in the words that are printed, each name of an author a link to what is signed with it."""
    said = (
        format_html('<a href="{}"><bdi>{}</bdi></a>', piece.address, piece.text) if piece.address else piece.text
        for piece in pieces(article)
    )
    return format_html_join("", "{}", ((words,) for words in said))
