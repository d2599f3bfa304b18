"""Where on a page the text of an article stands: the run of lines that holds most prose for its other lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.parsing.boilerplate import furniture_rule, is_call_to_read_on
from articles.parsing.lines import Line

_TERMINAL = re.compile(r"[.!?…。！？؟।:][\"'”’»)\]」』]*(?:\s?\(\d+\))?$")
_DENSE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_BULLETS = "•●▪‣◦·-–*"
_DENSITY = 2.5
_SHORTEST_PROSE = 40
_LONG = 140
_ENOUGH = 2.4
_AFTER_TEXT = {"comments-box": -12.0, "copyright": -6.0, "related-heading": -3.0, "cookie-notice": -4.0}


def size(line: Line) -> float:
    """Return the length of a line in letters of an alphabet: a character of a dense script counts for more."""
    return len(line.text) * (_DENSITY if is_dense(line) else 1.0)


def is_dense(line: Line) -> bool:
    """Say whether most of a line is in a script that writes a word in one or two characters."""
    if line.text.isascii():
        return False
    sample = line.text[:400]
    return 2 * len(_DENSE.findall(sample)) > len(sample)


def ends_sentence(line: Line) -> bool:
    """Say whether a line ends like a sentence."""
    return _TERMINAL.search(line.text[-12:]) is not None


def is_bullet(line: Line) -> bool:
    """Say whether a line begins with the mark of a list."""
    return line.text[0] in _BULLETS and len(line.text) > 1


def is_prose(line: Line) -> bool:
    """Say whether a line reads like a paragraph: long, or of some length and ended like a sentence."""
    length = size(line)
    return not is_bullet(line) and (length >= _LONG or (length >= _SHORTEST_PROSE and ends_sentence(line)))


def find_text(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Return the first and last index of the lines that hold an article's text, or None where no run holds enough.

    Each line of prose counts for its length, every other against it; the run with the greatest sum wins. Linear.
    """
    best, best_sum = (0, 0), 0.0
    start, total = 0, 0.0
    for index, line in enumerate(lines):
        if total <= 0:
            start, total = index, 0.0
        total += _weight(line)
        if total > best_sum:
            best, best_sum = (start, index), total
    return best if best_sum >= _ENOUGH else None


def _weight(line: Line) -> float:
    rule = furniture_rule(line)
    if rule is not None:
        return _AFTER_TEXT.get(rule, -1.2)
    if is_prose(line):
        return min(size(line), 500.0) / 60 if ends_sentence(line) else 1.5
    if is_call_to_read_on(line.text):
        return -0.5
    if is_bullet(line):
        return -0.25
    return -0.8
