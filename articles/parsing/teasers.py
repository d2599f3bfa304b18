"""Runs of teasers for other articles that a dump glued to the end of a body.

A teaser is a section, a headline (often twice: the picture's text, then the link) and "By" with a name; a run of them has
no sentence end between the last sentence of the body and its own end.
"""

from __future__ import annotations

import re

from articles.parsing.lexicon.bylines import BY_WORDS

_TAIL = 12_000
_LONGEST_HEADLINE = 30
_SHORTEST_HEADLINE = 3
_WORD = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)]*(?=\s)")
_BY = frozenset(word for words in BY_WORDS.values() for word in words)


def find_teasers(text: str, start: int, end: int) -> int | None:
    """Return where a run of teasers at the end of a part of a text starts; looks at its last few thousand characters."""
    floor = max(start, end - _TAIL)
    words = [(match[0], match.start()) for match in _WORD.finditer(text, floor, end)]
    bylines = [at for at in range(_SHORTEST_HEADLINE, len(words) - 1) if _is_byline(words, at)]
    doubled = [found for at in bylines if (found := _doubled_headline(words, at)) is not None]
    if not doubled:
        return None
    first = words[doubled[0]][1]
    ends = list(_SENTENCE_END.finditer(text, floor, first))
    begin = ends[-1].end() if ends else floor
    return begin if _goes_to_the_end(words, bylines) else None


def _is_byline(words: list[tuple[str, int]], at: int) -> bool:
    return words[at][0] in _BY and words[at + 1][0][:1].isupper()


def _doubled_headline(words: list[tuple[str, int]], at: int) -> int | None:
    for size in range(_SHORTEST_HEADLINE, min(_LONGEST_HEADLINE, at // 2) + 1):
        if words[at - 1][0] == words[at - 1 - size][0] and _same(words, at, size):
            return at - 2 * size
    return None


def _same(words: list[tuple[str, int]], at: int, size: int) -> bool:
    return all(words[at - 1 - back][0] == words[at - 1 - size - back][0] for back in range(size))


def _goes_to_the_end(words: list[tuple[str, int]], bylines: list[int]) -> bool:
    return len(words) - bylines[-1] <= 2 * _LONGEST_HEADLINE
