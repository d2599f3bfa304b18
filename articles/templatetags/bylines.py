"""The byline of an article."""

from __future__ import annotations

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.models import Article
from articles.views.bylines import pieces, signers

from .evidence import is_of_row

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


@register.simple_tag
def stated_authors(article: Article) -> SafeString:
    """Return the authors of an article without a byline, each a link, and whether its page names them in its data."""
    links = (
        format_html('<a href="{}"><bdi>{}</bdi></a>', one.address, one.name)
        if one.address
        else format_html("<bdi>{}</bdi>", one.name)
        for one in signers(article)
    )
    names = format_html_join(pgettext("between names", ", "), "{}", ((link,) for link in links))
    said = format_html(pgettext("authors", "By {}"), names)
    extraction = article.base_extraction
    if extraction is None or extraction.payload.get("authors") != article.authors:
        return said
    spans = extraction.payload.get("evidence", {}).get("authors", ())
    if any(is_of_row(span["rule"]) for span in spans):
        note = _("not printed on the page, but stated beside it in the file it came in")
    else:
        note = _("not printed on the page, but stated in its data for machines")
    return format_html('{} <span class="entered">{}</span>', said, note)
