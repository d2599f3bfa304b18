"""Quick looks at the lines of a page: where a head of the aggregator layout may begin, and which lines are the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articles.parsing.lines import Line
from articles.parsing.prose import is_prose
from articles.parsing.stamps import may_be_glued

LONGEST_HEADLINE = 400
LONGEST_BULLET = 80
BULLETS = "•·*-–▪●"
TEXT_WITHIN = 4
"""So few lines below a head its text begins."""

_LONGEST_HEAD = 13
_PRINTED_AGAIN_WITHIN = 11  # lines: two copies, outlet, stamp, bullets, and the headline again
_OPENING = f"{BULLETS} \"'“”„«»‘’"
_UNLIKE = 8  # characters: prints of one headline differ by less
_SHORTEST_PROSE = 30  # where each character counts for more


def first_letters(lines: Sequence[Line]) -> str:
    """Return the first letter or sign of each line, marks and quotation marks aside, a space for one of these alone."""
    first = [line.text.lstrip(_OPENING)[:1] or " " for line in lines]
    letters = "".join(first).casefold()
    return letters if len(letters) == len(first) else "".join([letter.casefold()[0] for letter in first])


def above_prose(lines: Sequence[Line]) -> Iterator[int]:
    """Where a head with text may begin: long prose stands a little below."""
    done = 0
    for at, line in enumerate(lines):
        if line.size >= LONGEST_BULLET and is_long_prose(line):
            yield from range(max(done, at - _LONGEST_HEAD - TEXT_WITHIN + 1), at)
            done = at


def may_tell(following: Sequence[Line]) -> bool:
    """A quick look: a bullet stands below the headline, its copies, outlet and stamp, or one of these may be glued."""
    return any(line.text[0] in BULLETS or may_be_glued(line) for line in following)


def may_repeat(lines: Sequence[Line], letters: str, at: int) -> bool:
    """A quick look: outlet and stamp may be glued above a bullet that names it, or the headline is printed again.

    ``letters`` are the first letters of the lines: lines of the same words have the same.
    """
    if len(lines[at].text) > LONGEST_HEADLINE:
        return False
    if at + 2 < len(lines) and lines[at + 2].text[0] in BULLETS and may_be_glued(lines[at + 1]):
        return True
    end = at + 1 + _PRINTED_AGAIN_WITHIN
    place = letters.find(letters[at], at + 1, end)
    while place >= 0:
        if same_words(lines[place], lines[at]):
            return True
        place = letters.find(letters[at], place + 1, end)
    return False


def is_long_prose(line: Line) -> bool:
    """Say whether a line is a paragraph rather than a headline or a bullet."""
    return len(line.text) >= _SHORTEST_PROSE and line.size >= LONGEST_BULLET and is_prose(line)


def same_words(line: Line, other: Line) -> bool:
    """Say whether two lines are prints of the same words, of nearly the same length."""
    text, words = line.text, other.text
    if not -_UNLIKE < len(text) - len(words) < _UNLIKE:
        return False
    if _are_apart(text[-1], words[-1]) or _are_apart(text[:2], words[:2]):
        return False
    return bool(other.folded) and line.folded == other.folded


def _are_apart(edge: str, other: str) -> bool:
    """A quick look: lines of the same words do not begin or end in different letters or digits."""
    return edge != other and (edge + other).isascii() and (edge + other).isalnum() and edge.lower() != other.lower()
