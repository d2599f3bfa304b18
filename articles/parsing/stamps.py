"""Stamps: the short lines that say when something was published, alone or glued to the name of the outlet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.parsing.ages import LONGEST_AGE, Age, read_age
from articles.parsing.dates import FoundDate, find_dates
from articles.parsing.lexicon.sections import ICON_LABELS
from articles.parsing.lines import Line, Span

LONGEST_GLUED = 110
"""A line with more characters is no outlet with its stamp."""

_LONGEST_STAMP = 60
_MOST_WORDS = 8
_EDGES = " \t|·•-–—,()"
_ICON_LABELS = tuple(ICON_LABELS)
_GLUED_AGE = re.compile(r"\d{1,3}|\ban?(?=\s)|\b(?:yesterday|today|just now)", re.IGNORECASE)
_AGE_AFTER_NAME = re.compile(
    r"[\daAyYtTjJ](?:(?<=\d)|(?<=\b[aA])[nN]?(?=\s)"
    r"|(?<=\b[yY])(?i:esterday)|(?<=\b[tT])(?i:oday)|(?<=\b[jJ])(?i:ust now))"
)
_DIGIT = re.compile(r"\d")
_DATE_AT_END = re.compile(r"\d{2}([-./])\d{2}\1\d{4}$")
_SENTENCE = re.compile(r"[.!?;](?:\s|$)")


@dataclass(frozen=True, slots=True)
class Stamp:
    """When something was published, as printed: a part of a line, read as an age or as a date."""

    span: Span
    age: Age | None = None
    date: FoundDate | None = None


def read_stamp(line: Line) -> Stamp | None:
    """Return the stamp that a line is, with or without the label of an icon before it; None for any other line."""
    text = line.text
    if len(text) > _LONGEST_STAMP:
        return None
    for start in _starts(text):
        rest = text[start:]
        age = read_age(rest)
        if age is not None:
            return Stamp(line.span(start), age=age)
        dates = find_dates(rest)
        if len(dates) == 1 and not (rest[: dates[0].start] + rest[dates[0].end :]).strip(_EDGES):
            return Stamp(line.span(start + dates[0].start, start + dates[0].end), date=dates[0])
    return None


def _starts(text: str) -> list[int]:
    starts = [len(text) - len(text.lstrip(_EDGES))]
    if text.startswith(_ICON_LABELS):
        after = [
            text.removeprefix(label) for label in _ICON_LABELS if text.startswith(label) and len(text) > len(label)
        ]
        starts += [len(text) - len(rest.lstrip(_EDGES)) for rest in after]
    return starts


def read_glued_stamp(line: Line) -> tuple[Span, Stamp] | None:
    """Return the outlet and the stamp of a line that holds both and nothing else ("Yahoo09-07-2025")."""
    text = line.text
    if not may_be_glued(line):
        return None
    at_end = _DATE_AT_END.search(text)
    if at_end is not None:  # "Canal 712-03-2025": an outlet's name may end in a digit
        start = at_end.start()
        return next((_glued(line, _moved(line, one, start)) for one in find_dates(text[start:])), None)
    dates = find_dates(text)
    if dates and dates[-1].end >= len(text.rstrip(_EDGES)):
        return _glued(line, Stamp(line.span(dates[-1].start, dates[-1].end), date=dates[-1]))
    for match in _GLUED_AGE.finditer(text, max(1, len(text) - LONGEST_AGE)):
        age = read_age(text[match.start() :])
        if age is not None:
            return _glued(line, Stamp(line.span(match.start()), age=age))
    return None


def may_be_glued(line: Line) -> bool:
    """A quick look: whether a line is short and holds a digit."""
    return len(line.text) <= LONGEST_GLUED and _DIGIT.search(line.text) is not None


def ends_in_digits(line: Line) -> bool:
    """A quick look: whether a short line could end in a date or hold an age after a name."""
    return len(line.text) <= LONGEST_GLUED and (
        line.text[-1].isdigit() or _AGE_AFTER_NAME.search(line.text) is not None
    )


def _moved(line: Line, found: FoundDate, by: int) -> Stamp:
    return Stamp(line.span(found.start + by, found.end + by), date=found)


def _glued(line: Line, stamp: Stamp) -> tuple[Span, Stamp] | None:
    name = line.text[: stamp.span.start].rstrip(_EDGES)
    outlet = line.span(0, len(name))
    return (outlet, stamp) if is_outlet_name(name) else None


def is_outlet_name(text: str) -> bool:
    """Say whether a text could be the name of an outlet: a few words, at least one letter, no sentence."""
    words = text.split()
    return (
        0 < len(words) <= _MOST_WORDS
        and len(text) <= _LONGEST_STAMP
        and any(character.isalpha() for character in text)
        and not text.startswith(("•", "-", "*"))
        and _SENTENCE.search(text) is None
    )
