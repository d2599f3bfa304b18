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
    """Return the byline in the words that are printed, each name of an author a link to what is signed with it.

    Where a page glued other words to a name ("Corin ValeNov 3, 2025") they stand apart to the eye.
    """
    said, follows_name = [], False
    for piece in pieces(article):
        is_glued = follows_name and (piece.text[:1].isupper() or piece.text[:1].isdigit())
        if piece.address:
            said.append(format_html('<a href="{}"><bdi>{}</bdi></a>', piece.address, piece.text))
        else:
            said.append(format_html('<span class="glued">{}</span>' if is_glued else "{}", piece.text))
        follows_name = bool(piece.address)
    return format_html_join("", "{}", ((words,) for words in said))
