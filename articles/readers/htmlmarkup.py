"""What the HTML of a page says beside its text, read from its tree as it is written out anew."""

from __future__ import annotations

from articles.parsing.markup import Markup
from articles.readers.htmlfacts import page_facts
from articles.readers.htmlhints import line_hints
from articles.readers.htmltags import read_tags


def read_markup(html: str, title: str | None, text: str) -> Markup:
    """Return the markup of a page, of which its tree written out is given, its title and its visible text."""
    tags = read_tags(html)
    return Markup(line_hints(tags, text), page_facts(tags, title))
