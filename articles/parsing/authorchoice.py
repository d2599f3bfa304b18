"""Which line of a page is its byline, where a model says how likely each line is one, and who it names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from math import log
from typing import TYPE_CHECKING

from articles.parsing.boilerplate import furniture_rule
from articles.parsing.bylines import LONGEST_BYLINE, authors_in, desk_in, is_introduction, opens_with_by, says_by
from articles.parsing.dates import find_dates
from articles.parsing.lines import Line, Span
from articles.parsing.normalise import fold
from articles.parsing.prose import is_bullet

if TYPE_CHECKING:
    from articles.parsing.linemodel import LineLabel

_LEAST, _TRIED, _LISTED = 0.05, 16, 0.7
_LIMIT = 6.0
_MOST_NAMES, _REACH = 12, 24
_NEAR, _ABOVE, _INTO_TEXT = 2, 2, 2
_SAMPLE, _SHORT_DENSE, _FEWEST = 6_000, 8, 2
_PICTURE = re.compile(
    r"photo|\bfoto|image|\bbild|getty|©|\bvia\b|/\s?(?:afp|ap|dpa|reuters|epa)\b|(?:afp|ap|dpa|reuters|epa)\s?/|"
    r"shutterstock|illustration|picture|caption|legende|credit|kredit|imago|keystone|collage|коллаж|фото|写真|사진",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:[,;、&]|\b(?:and|und|y|et|e))\s*$")
_REPORTER = re.compile("記者|记者|기자|특파원|編集委員")
_RIGHTS = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
_MARKS = "•·*-–— "

WEIGHTS: Mapping[str, float] = {
    "logit": 0.8, "by": 1.8, "by inside": 1.0, "by above": 2.7, "in head": 1.0, "above": -1.6, "below": 0.6,
    "near date": 0.8, "distance": -0.2, "bare": 0.25, "desk": 0.6, "picture": -1.9, "wordy": -1.6, "dense": -1.5,
    "in headline": -0.7, "capitals": -1.9, "small words": -1.6, "furniture": -1.7,
}  # fmt: skip
"""How much speaks for a line as the byline; fitted on pages with their truth to tell the byline from other lines."""
_NOBODY, _MOST_BY_FORM = 1.0, sum(WEIGHTS[name] for name in ("by inside", "bare", "desk"))


@dataclass(frozen=True)
class Surroundings:
    """What a page's byline is chosen by: its lines with their labels, its headline, the lines of its text, its outlet.

    ``outlet`` is the outlet's name as words for comparison: alone on a line it is nobody.
    """

    lines: Sequence[Line]
    labels: Sequence[LineLabel]
    headline: Line | None
    text: Sequence[int]
    outlet: str = ""

    @cached_property
    def sample(self) -> str:
        """The beginning of the text."""
        return "\n".join(self.lines[at].text for at in self.text[:30])[:_SAMPLE]

    @cached_property
    def first(self) -> int:
        """The first line of the text below the headline."""
        top = self.headline.index if self.headline is not None else -1
        return next((at for at in self.text if at > top), self.text[0])


def choose_authors(page: Surroundings) -> tuple[Span | None, tuple[str, ...]]:
    """Return the byline and the authors it names: people, or the desk or agency where it names nobody."""
    lines, labels = page.lines, page.labels
    likely = [line for line in lines if labels[line.index].byline >= _LEAST and len(line.text) <= LONGEST_BYLINE]
    tried = nlargest(_TRIED, likely, key=lambda line: labels[line.index].byline)
    glances = sorted(((_worth(_describe_glance(page, line)), -line.index) for line in tried), reverse=True)
    best: tuple[float, int] | None = None
    for glance, at in glances:
        if glance + _MOST_BY_FORM <= (best[0] if best is not None else _NOBODY):
            break
        form = _describe_form(page, lines[-at])
        value = glance + _worth(form) if form is not None else _NOBODY
        if value > _NOBODY and (best is None or (value, at) > best):
            best = value, at
    if best is None:
        return None, ()
    line = lines[-best[1]]
    names = tuple(dict.fromkeys(listed(page, line)))[:_MOST_NAMES]
    desk = desk_in(line.text)
    start = len(line.text) - len(line.text.lstrip(_MARKS))
    return line.span(start), names or ((desk,) if desk else ())


def describe(page: Surroundings, line: Line) -> dict[str, float] | None:
    """Return what speaks for and against a line as the byline, by name; None where it names nobody."""
    form = _describe_form(page, line)
    return _describe_glance(page, line) | form if form is not None else None


def _worth(seen: Mapping[str, float]) -> float:
    return sum(WEIGHTS[name] * value for name, value in seen.items())


def _describe_glance(page: Surroundings, line: Line) -> dict[str, float]:
    at, chance = line.index, page.labels[line.index].byline
    top = page.headline.index if page.headline is not None else page.first
    return {
        "logit": max(-_LIMIT, min(_LIMIT, log(max(chance, 1e-6) / max(1 - chance, 1e-6)))),
        "by": opens_with_by(line.text),
        "by above": at > 0 and is_introduction(page.lines[at - 1].text),
        "in head": top - _ABOVE <= at <= page.first + _INTO_TEXT,
        "above": at < top - _ABOVE,
        "below": at > page.text[-1],
        "near date": max((one.date for one in page.labels[max(0, at - _NEAR) : at + _NEAR + 1]), default=0.0),
        "distance": min(abs(at - top), 40) / 10,
    }


def _describe_form(page: Surroundings, line: Line) -> dict[str, float] | None:
    if _RIGHTS.search(line.text) is not None or (page.outlet and line.folded == page.outlet):
        return None
    names = authors_in(line.text)
    desk = None if names else desk_in(line.text)
    if not names and desk is None:
        return None
    said = names or (desk or "",)
    words = [word for name in said for word in name.split()]
    is_by = opens_with_by(line.text)
    return {
        "by inside": not is_by and says_by(line.text),
        "picture": _PICTURE.search(line.text) is not None,
        "bare": len(line.text.split()) <= len(words) + 2,
        "wordy": not is_by and len(line.text.split()) > 2 * len(words) + _SHORT_DENSE,
        "dense": line.is_dense and not is_by and not says_by(line.text) and _REPORTER.search(line.text) is None,
        "in headline": page.headline is not None and any(fold(name) in page.headline.folded for name in said),
        "capitals": not is_by and all(name.isupper() for name in said) and len(words) > 1,
        "desk": not names,
        "small words": _has_small_words(said, page.sample),
        "furniture": furniture_rule(line) is not None,
    }


def _has_small_words(names: Sequence[str], sample: str) -> bool:
    """Whether the text has a word of a name in small letters: then it is no name."""
    words = (word for name in names for word in name.split())
    return any(f" {word.lower()} " in sample for word in words if len(word) > _FEWEST and word[0].isupper())


def listed(page: Surroundings, line: Line) -> list[str]:
    """Return the names in a line and in the lines of its list: "Ada Quill," over "Ben Moor", or names one by one."""
    names = list(authors_in(line.text))
    last = line
    for other in page.lines[line.index + 1 : line.index + _REACH] if names else ():
        if other.index > last.index + 2 or len(other.text) > LONGEST_BYLINE:
            break
        goes_on = _GOES_ON.search(last.text) is not None
        more = authors_in(other.text) if goes_on or page.labels[other.index].byline >= _LISTED else ()
        if more and (goes_on or _is_beside(page, (line, other), more)):
            names += more
            last = other
    return names


def _is_beside(page: Surroundings, lines: tuple[Line, Line], names: Sequence[str]) -> bool:
    """Whether a line of names alone goes on with a list of one name a line, in the same dress."""
    line, other = lines
    is_alike = is_bullet(line) == is_bullet(other) and line.text.isupper() == other.text.isupper()
    return (
        is_alike
        and not opens_with_by(line.text)
        and not find_dates(line.text)
        and _PICTURE.search(other.text) is None
        and len(other.text.split()) <= sum(len(name.split()) for name in names) + 4
        and not any(name in page.sample for name in names)
        and not _has_small_words(names, page.sample)
    )
