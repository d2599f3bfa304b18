"""A page with one article: its headline, byline, dates and text among the lines of menus, captions and links."""

from __future__ import annotations

from collections.abc import Sequence

from articles.parsing.ledger import Ledger
from articles.parsing.lines import Line
from articles.parsing.stories import Story


def outline_single(lines: Sequence[Line], ledger: Ledger, url: str) -> Story | None:
    """Return the one story of a page, or None where no line reads like an article's text."""
    return None
