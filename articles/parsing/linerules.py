"""What the model's word on a line is worth where the lines around it speak against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress
from operator import ne
from typing import TYPE_CHECKING

from articles.parsing.asides import is_caption
from articles.parsing.boilerplate import furniture_rule
from articles.parsing.bylines import read_byline
from articles.parsing.lines import Line
from articles.parsing.prose import ends_sentence, is_bullet, size

if TYPE_CHECKING:
    from articles.parsing.linemodel import LineLabel

_LINK_HEADINGS = ("related-heading", "read-more-link")
_SURE, _NEARLY_SURE, _UNSURE = 0.5, 0.9, 0.1
_LIKELY_ITEMS, _LIKELY_HEADING = 0.35, 0.35
_UNLIKELY, _RULED_OUT, _NO_TEXT = 0.4, 0.05, 0.04
_PARAGRAPH, _MUCH, _LONGEST_HEADING = 70, 600, 80
_FAR_BELOW = 5


def temper(lines: Sequence[Line], labels: Sequence[LineLabel]) -> list[LineLabel]:
    """Return the labels of a page's lines, those tempered that a rule speaks against.

    Where no line is as long as a paragraph there is no text. A date far below the text is rather that of another, a
    caption names the photographer, and a byline is no headline.
    """
    chances = [label.body for label in labels]
    body = _tempered_body(lines, chances)
    story = [at for at, chance in enumerate(body) if chance >= _SURE]
    is_text = any(size(lines[at]) >= _PARAGRAPH for at in story) or sum(size(lines[at]) for at in story) >= _MUCH
    below = story[-1] + _FAR_BELOW if is_text else len(lines)
    text = body if is_text else [min(chance, _NO_TEXT) for chance in body]
    named = {at for at, label in enumerate(labels) if label.byline >= _SURE}
    changed = {*named, *range(below + 1, len(lines)), *compress(range(len(lines)), map(ne, text, chances))}
    tempered = list(labels)
    for at in changed:
        _, headline, byline, date = labels[at]
        if at in named and headline >= _UNSURE and read_byline(lines[at].text) is not None:
            headline = min(headline, _UNSURE)
        if at in named and is_caption(lines[at]):
            byline /= 2
        if at > below:
            date /= 5
        tempered[at] = type(labels[at])(text[at], headline, byline, date)
    return tempered


def _tempered_body(lines: Sequence[Line], chances: Sequence[float]) -> list[float]:
    """Return how likely each line is text.

    The items of a list are text together or not at all, and not where they stand under a heading of links that is none.
    A line that stands on a caption is the picture's description, and one that stands on a sure paragraph its heading.
    """
    body = list(chances)
    likely = [at for at, chance in enumerate(chances) if chance >= _UNSURE]
    for at in likely:
        chance = chances[at]
        if chance < _LIKELY_HEADING or at + 1 == len(lines) or is_bullet(lines[at]):
            continue
        if _SURE <= chance < _NEARLY_SURE and _stands_on_caption(lines, chances, at):
            body[at] = _UNLIKELY
        elif chance < _SURE and chances[at + 1] >= _NEARLY_SURE and _is_heading(lines, at):
            body[at] = _SURE
    for start, end in _lists(lines, likely):
        _temper_list(lines, body, start, end)
    return body


def _stands_on_caption(lines: Sequence[Line], chances: Sequence[float], at: int) -> bool:
    below = lines[at + 1]
    return chances[at + 1] < _SURE and not below.gap and not ends_sentence(lines[at]) and is_caption(below)


def _is_heading(lines: Sequence[Line], at: int) -> bool:
    return len(lines[at].text) <= _LONGEST_HEADING and lines[at].gap > 0 and not ends_sentence(lines[at])


def _lists(lines: Sequence[Line], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield where the lists that lines at some places are items of begin and end."""
    end = 0
    for at in places:
        if at < end or not is_bullet(lines[at]):
            continue
        start = at
        while start > end and is_bullet(lines[start - 1]):
            start -= 1
        end = at + 1
        while end < len(lines) and is_bullet(lines[end]):
            end += 1
        yield start, end


def _temper_list(lines: Sequence[Line], body: list[float], start: int, end: int) -> None:
    items = body[start:end]
    heading = start - 1
    if heading >= 0 and body[heading] < _SURE and furniture_rule(lines[heading]) in _LINK_HEADINGS:
        body[start:end] = [chance if chance >= _NEARLY_SURE else min(chance, _RULED_OUT) for chance in items]
    elif heading >= 0 and body[heading] >= _SURE and sum(items) / len(items) >= _LIKELY_ITEMS:
        body[start:end] = [max(chance, _SURE) for chance in items]
