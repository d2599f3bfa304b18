"""Foreign text that a dump glued to the end of a body on one line: furniture, and runs of teasers for other articles.

A teaser is a section, a headline (often twice: the picture's text, then the link) and "By" with a name; a run of
them has no sentence end between the last sentence of the body and its own end.
"""

from __future__ import annotations

import re

from articles.parsing.boilerplate import glued_furniture, tail_rule

_WINDOW = 12_000
_LONGEST_FURNITURE = 700
_MOST_SENTENCES = 3
_LONGEST_HEADLINE = 30
_SHORTEST_HEADLINE = 3
_LONGEST_NAME = 4
_BEFORE_BYLINE = 800
_WORD = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*\s+|[。！？][”」』]*\s*")
_FULL_STOP = re.compile(r"[.!](?=\s|$)|[。！]")
_BY = frozenset(["By", "BY", "Por", "POR", "Par", "PAR", "Von", "VON", "Di", "Door", "DOOR", "Av", "Af"])
_BY_AND_NAME = re.compile("|".join(rf"{word[0]}(?<=\s.){word[1:]}\s+[^\W\d_a-z]" for word in sorted(_BY)))

type _Words = list[tuple[str, int]]


def find_tail(text: str, start: int, end: int) -> tuple[int, str] | None:
    """Return where foreign text at the end of a part of a text starts, and the rule that knows it; None without any.

    Looks at the last few thousand characters; what stands before the tail may end in another one.
    """
    glued = glued_furniture(text, start, end)
    if glued is not None:
        return glued
    opened = _opened(text, start, end)
    if opened is not None:
        return opened
    teasers = _teasers(text, start, end)
    return (teasers, "teasers-with-bylines") if teasers is not None else None


def _opened(text: str, start: int, end: int) -> tuple[int, str] | None:
    """The first sentence near the end that opens like furniture, when little text and few full stops follow."""
    floor = max(start, end - _LONGEST_FURNITURE)
    for match in _SENTENCE_END.finditer(text, floor, end):
        rule = tail_rule(text, match.end(), end)
        if rule and len(_FULL_STOP.findall(text, match.end(), end)) <= _MOST_SENTENCES:
            return match.end(), rule
    return None


def _teasers(text: str, start: int, end: int) -> int | None:
    floor = max(start, end - _WINDOW)
    byline = _BY_AND_NAME.search(text, floor, end)
    if byline is None:
        return None
    floor = max(floor, byline.start() - _BEFORE_BYLINE)
    words = [(match[0], match.start()) for match in _WORD.finditer(text, floor, end)]
    bylines = [at for at in range(_SHORTEST_HEADLINE, len(words) - 1) if _is_byline(words, at)]
    if not bylines or len(words) - bylines[-1] > 2 * _LONGEST_HEADLINE:
        return None
    doubled = (found for at in bylines if (found := _doubled_headline(words, at)) is not None)
    first = next(doubled, None)
    if first is not None:
        return _sentence_start(text, floor, words[first][1])
    begin = _sentence_start(text, floor, end)
    run = [at for at in bylines if words[at][1] >= begin]
    is_run = len(run) > 1 or (bool(run) and len(words) - run[-1] <= _LONGEST_NAME)
    return begin if is_run and begin > floor else None


def _sentence_start(text: str, floor: int, before: int) -> int:
    start = floor
    for match in _SENTENCE_END.finditer(text, floor, before):
        start = match.end()
    return start


def _is_byline(words: _Words, at: int) -> bool:
    return words[at][0] in _BY and words[at + 1][0][:1].isupper()


def _doubled_headline(words: _Words, at: int) -> int | None:
    for size in range(_SHORTEST_HEADLINE, min(_LONGEST_HEADLINE, at // 2) + 1):
        if words[at - 1][0] == words[at - 1 - size][0] and _same(words, at, size):
            return at - 2 * size
    return None


def _same(words: _Words, at: int, size: int) -> bool:
    return all(words[at - 1 - back][0] == words[at - 1 - size - back][0] for back in range(size))
