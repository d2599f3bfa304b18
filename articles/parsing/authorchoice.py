"""Which line of a page is its byline, where a model says how likely each line is one, and who it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from articles.parsing.boilerplate import claims_rights, furniture_rule
from articles.parsing.bylines import (
    LONGEST_BYLINE,
    authors_in,
    desk_in,
    is_introduction,
    opens_with_by,
    says_by,
)
from articles.parsing.dates import find_dates
from articles.parsing.lines import Line, Span
from articles.parsing.normalise import fold
from articles.parsing.prose import is_bullet
from articles.parsing.weighing import NOTHING, Chosen, Features, as_score, most, weigh, weights_of

if TYPE_CHECKING:
    from articles.parsing.linemodel import LineLabel

_LEAST, _TRIED, _LISTED, _SURE = 0.08, 12, 0.7, 0.5
_MOST_NAMES, _REACH = 12, 24
_NEAR, _ABOVE, _INTO_TEXT = 2, 2, 2
_SAMPLE, _FEWEST = 6_000, 2
_PICTURE = re.compile(
    r"photo|\bfoto|image|\bbild|getty|©|\bvia\b|/\s?(?:afp|ap|dpa|reuters|epa)\b|(?:afp|ap|dpa|reuters|epa)\s?/|"
    r"shutterstock|illustration|picture|caption|legende|credit|kredit|imago|keystone|collage|коллаж|фото|写真|사진",
    re.IGNORECASE,
)
_PICTURE_CUES = (
    "oto", "mage", "bild", "getty", "©", "via", "afp", "ap", "dpa", "reuter", "epa", "shutter", "illus", "pict",
    "legend", "redit", "imago", "keyst", "colla", "колла", "фото", "写真", "사진",
)  # fmt: skip
"""Whatever tells of a picture holds one of these, in small letters."""
_GOES_ON = re.compile(r"(?:[,;、&]|\b(?:and|und|y|et|e))\s*$")
_REPORTER = re.compile("記者|记者|기자|특파원|編集委員")
_MARKS = "•·*-–— "

_BY_FORM: Features = dict.fromkeys(("bare", "again", "several"), 1)
"""The most of each feature of a line's form that may speak for it, beside how likely the line states the date."""
_ROUNDING = 1e-9


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
    def tried(self) -> Sequence[Line]:
        """The lines that most likely name an author, the likeliest first."""
        likely = [
            line
            for line, label in zip(self.lines, self.labels, strict=True)
            if label.byline >= _LEAST and len(line.text) <= LONGEST_BYLINE
        ]
        return sorted(likely, key=lambda line: self.labels[line.index].byline, reverse=True)[:_TRIED]

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
    weights = weights_of(Chosen.BYLINE)
    glances = sorted(((weigh(describe_glance(page, line), weights), -line.index) for line in page.tried), reverse=True)
    by_form = most(weights, _BY_FORM)
    best = weights[NOTHING], 1
    for glance, at in glances:
        if glance + by_form + most(weights, {"dated": page.labels[-at].date}) + _ROUNDING < best[0]:
            continue
        form = describe_form(page, page.lines[-at])
        if form is not None:
            best = max(best, (glance + weigh(form, weights), at))
    if best[1] > 0:
        return None, ()
    line = page.lines[-best[1]]
    start = len(line.text) - len(line.text.lstrip(_MARKS))
    return line.span(start), authors_of(page, line)


def authors_of(page: Surroundings, line: Line) -> tuple[str, ...]:
    """Return the authors that a byline and the lines of its list name, or else its desk or agency."""
    names = tuple(dict.fromkeys(listed(page, line)))[:_MOST_NAMES]
    desk = None if names else desk_in(line.text)
    return (desk,) if desk else names


def describe(page: Surroundings, line: Line) -> dict[str, float] | None:
    """Return what speaks for and against a line as the byline, by name; None where it names nobody."""
    form = describe_form(page, line)
    return describe_glance(page, line) | form if form is not None else None


def describe_glance(page: Surroundings, line: Line) -> dict[str, float]:
    """Return what speaks for and against a line as the byline at a glance, by name."""
    at = line.index
    top = page.headline.index if page.headline is not None else page.first
    return {
        "logit": as_score(page.labels[at].byline),
        "by": opens_with_by(line.text),
        "by above": at > 0 and is_introduction(page.lines[at - 1].text),
        "in head": top - _ABOVE <= at <= page.first + _INTO_TEXT,
        "above": at < top - _ABOVE,
        "below": at > page.text[-1],
        "near date": max([one.date for one in page.labels[max(0, at - _NEAR) : at + _NEAR + 1]]),
        "distance": min(abs(at - top), 40) / 10,
        "first": line is page.tried[0],
    }


def describe_form(page: Surroundings, line: Line) -> dict[str, float] | None:
    """Return what speaks for and against the names in a line as the authors, by name; None where it names nobody."""
    if claims_rights(line.text) or furniture_rule(line) is not None or (page.outlet and line.folded == page.outlet):
        return None
    names = authors_in(line.text)
    desk = None if names else desk_in(line.text)
    if not names and desk is None:
        return None
    is_by = opens_with_by(line.text)
    if not is_by and _tells_of_picture(line.text) and not says_by(line.text):
        return None  # who took a picture
    is_bare = line.is_dense and not is_by and _REPORTER.search(line.text) is None
    if is_bare and page.labels[line.index].byline < _SURE:
        return None  # two characters are a name, or any word of a menu
    said = names or (desk or "",)
    words = [word for name in said for word in name.split()]
    return {
        "dense": is_bare,
        "bare": len(line.text.split()) <= len(words) + 2,
        "in headline": page.headline is not None and any(fold(name) in page.headline.folded for name in said),
        "capitals": not is_by and all(name.isupper() for name in said) and len(words) > 1,
        "small words": _has_small_words(said, page.sample),
        "told of": not is_by and any(name in page.sample for name in said),
        "again": any(said[0] in other.text for other in page.tried if other is not line),
        "dated": page.labels[line.index].date,
        "several": len(names) > 1,
    }


def _tells_of_picture(text: str) -> bool:
    low = text.lower()
    return any(map(low.__contains__, _PICTURE_CUES)) and _PICTURE.search(text) is not None


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
        and not _tells_of_picture(other.text)
        and len(other.text.split()) <= sum(len(name.split()) for name in names) + 4
        and not any(name in page.sample for name in names)
        and not _has_small_words(names, page.sample)
    )
