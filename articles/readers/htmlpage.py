"""An HTML page as the parser takes it: the lines that a reader sees, and what the markup says beside them."""

from __future__ import annotations

from articles.parsing.markup import Markup
from articles.readers.htmlfacts import page_facts
from articles.readers.htmlhints import line_hints
from articles.readers.htmllayout import lay_out
from articles.readers.htmlwalk import walk_through


def html_lines(html: str) -> str:
    """Return the visible text of HTML, a line for each block; its boilerplate is left to the parser."""
    return lay_out(walk_through(html).rows)[0]


def read_html_page(html: str) -> tuple[str, Markup]:
    """Return the visible text of HTML, the same as ``html_lines``, with the hints of its lines and the page's facts."""
    found = walk_through(html)
    text, lines = lay_out(found.rows)
    return text, Markup(line_hints(lines, found.elements, found.holders), page_facts(found))
