"""A page with one article: where its text stands among menus, captions and links, and its head above it."""

from __future__ import annotations

from collections.abc import Sequence

from articles.parsing.asides import without_asides
from articles.parsing.heads import read_head
from articles.parsing.ledger import Ledger
from articles.parsing.lines import Line
from articles.parsing.prose import find_text
from articles.parsing.stories import Head, Story
from articles.parsing.types import Role


def outline_single(lines: Sequence[Line], ledger: Ledger, url: str) -> Story | None:
    """Return the one story of a page, or None where no run of lines reads like an article's text."""
    found = find_text(lines)
    if found is None:
        return None
    first, last = found
    head = read_head(lines, first, url)
    taken = _lines_of(head)
    text = [line for line in lines[first : last + 1] if line.index not in taken]
    return Story(Role.LEAD, head, without_asides(text, ledger), is_head_read=True)


def _lines_of(head: Head) -> frozenset[int]:
    spans = (head.headline, *head.copies, head.standfirst, head.byline, head.stamp and head.stamp.span)
    return frozenset(span.line.index for span in spans if span is not None)
