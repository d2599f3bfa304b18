"""Which lines of a page stand in the text that its markup states of its article."""

from __future__ import annotations

from collections.abc import Sequence

from articles.parsing.lines import Line
from articles.parsing.markup import Stated
from articles.parsing.normalise import fold

MOST_WORK = 100_000_000
"""Characters of text times lines of page that are looked at: some tenth of a second."""

_SHORTEST = 150
_END = 30


def said_shares(lines: Sequence[Line], body: Stated[str] | None) -> list[float] | None:
    """Return for each line how much of it the stated text says: all (1), its beginning or its end alone (0.5), nothing.

    None where no text is stated, or one too short to be an article's; also where the page is so long that to look for
    each line in the text would take more than a moment.
    """
    words = fold(body.value) if body is not None else ""
    if len(words) < _SHORTEST or len(words) * len(lines) > MOST_WORK:
        return None
    return [_said(line.folded, words) for line in lines]


def _said(line: str, words: str) -> float:
    if not line:
        return 0.0
    return ((line[:_END] in words) + (line[-_END:] in words)) / 2
