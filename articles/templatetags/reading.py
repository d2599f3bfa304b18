"""The text of an article, with the sentences marked that links lead to."""

from __future__ import annotations

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.views.reading import Line, Mark

register = template.Library()


@register.simple_tag
def marked(line: Line) -> str | SafeString:
    """Return the text of a block, a key sentence with its anchor, a found one marked."""
    if not line.marks:
        return line.text
    parts: list[tuple[str | SafeString]] = []
    at = 0
    for mark in line.marks:
        parts += [(line.text[at : mark.start],), (_marked(line.text[mark.start : mark.end], mark),)]
        at = mark.end
    return format_html_join("", "{}", [*parts, (line.text[at:],)])


def _marked(text: str, mark: Mark) -> str | SafeString:
    shown: str | SafeString = format_html('<mark id="found-{}">{}</mark>', mark.found, text) if mark.found else text
    return format_html('<span class="key" id="key-{}">{}</span>', mark.key, shown) if mark.key else shown
