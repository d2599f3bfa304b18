"""An HTML page as the parser takes it: the lines that a reader sees, and what the markup says beside them."""

from __future__ import annotations

from typing import Any

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from articles.parsing.loading import load
from articles.parsing.markup import Markup

LAYOUT: dict[str, Any] = {
    "preserve_formatting": True,
    "main_content": False,
    "list_bullets": True,
    "alt_texts": True,
}


def html_lines(html: str) -> str:
    """Return the visible text of HTML, a line for each block; its boilerplate is left to the parser."""
    return str(extract_plain_text(html, **LAYOUT))


def read_html_page(html: str) -> tuple[str, Markup]:
    """Return the visible text of HTML, the same as ``html_lines``, with the hints of its lines and the page's facts."""
    tree = HTMLTree.parse(html)
    text = str(extract_plain_text(tree, **LAYOUT))
    return text, load("articles.readers.htmlmarkup").read_markup(str(tree), tree.title, text)
