"""What a line of prose looks like: its size, its end, its mark."""

from __future__ import annotations

import re
from collections.abc import Iterable

from articles.parsing.lines import Line

_STOPS, _CLOSING = ".!?…。！？؟।:", "\"'”’»)]」』"
_TERMINAL = re.compile(rf"[{_STOPS}][{re.escape(_CLOSING)}]*(?:\s?\(\d+\))?$")
_BULLETS = "•●▪‣◦·-–*"
_SHORTEST_PROSE = 40
_LONG = 140


def size(line: Line) -> float:
    """Return the length of a line in letters of an alphabet: a character of a dense script counts for more."""
    return line.size


def ends_sentence(line: Line) -> bool:
    """Say whether a line ends like a sentence."""
    last = line.text[-1]
    return last in _STOPS or (last in _CLOSING and _TERMINAL.search(line.text[-12:]) is not None)


def is_bullet(line: Line) -> bool:
    """Say whether a line begins with the mark of a list."""
    return line.text[0] in _BULLETS and len(line.text) > 1


def bullets(lines: Iterable[Line]) -> list[bool]:
    """Say of each of some lines whether it begins with the mark of a list."""
    return [line.text[0] in _BULLETS and len(line.text) > 1 for line in lines]


def is_prose(line: Line) -> bool:
    """Say whether a line reads like a paragraph: long, or of some length and ended like a sentence."""
    length = line.size
    return length >= _SHORTEST_PROSE and not is_bullet(line) and (length >= _LONG or ends_sentence(line))
