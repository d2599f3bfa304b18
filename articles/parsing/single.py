"""A page with one article: where its text stands among menus, captions and links, and its head above it."""

from __future__ import annotations

from collections.abc import Sequence

from articles.parsing.asides import without_asides
from articles.parsing.heads import read_head
from articles.parsing.ledger import Ledger
from articles.parsing.lines import Line
from articles.parsing.metalines import read_meta_line
from articles.parsing.prose import find_text, is_prose
from articles.parsing.stories import Head, Story
from articles.parsing.types import Role

_LONGEST_HEAD = 10
_AUTHOR_NOTES = 3


def outline_single(lines: Sequence[Line], ledger: Ledger, url: str) -> Story | None:
    """Return the one story of a page, or None where no run of lines reads like an article's text."""
    found = find_text(lines)
    if found is None:
        return None
    first, last = _after_head(lines, *found), found[1]
    head = read_head(lines, first, last, url)
    taken = _lines_of(head)
    text = [line for line in lines[first : last + 1] if line.index not in taken]
    kept = _without_author_notes(without_asides(text, ledger), head, ledger)
    return Story(Role.LEAD, head, kept, is_head_read=True)


def _after_head(lines: Sequence[Line], first: int, last: int) -> int:
    """Where the text begins when the run of prose took in a standfirst above the byline or date."""
    seen = 0
    for index in range(first, min(first + _LONGEST_HEAD, last)):
        if read_meta_line(lines[index]) is not None:
            return next((at for at in range(index, last) if read_meta_line(lines[at]) is None), last)
        seen += is_prose(lines[index])
        if seen > 1:
            break
    return first


def _lines_of(head: Head) -> frozenset[int]:
    stamp = head.stamp.span if head.stamp else None
    spans = (head.headline, *head.copies, head.standfirst, head.byline, stamp)
    return frozenset(span.line.index for span in spans if span is not None)


def _without_author_notes(lines: list[Line], head: Head, ledger: Ledger) -> list[Line]:
    """Cut the last lines that begin with an author's name: they are about the author."""
    kept = list(lines)
    for line in reversed(lines[-_AUTHOR_NOTES:]):
        if len(kept) > _AUTHOR_NOTES and any(line.text.startswith(author) for author in head.authors):
            ledger.cut(line.span(), "author-note")
            kept.remove(line)
    return kept
