"""What the labels of an HTML page's lines are worth where its markup speaks against them, or for a line with none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from articles.parsing.lines import Line
from articles.parsing.markup import LineHint
from articles.parsing.prose import ends_sentence, is_prose

if TYPE_CHECKING:
    from articles.parsing.linemodel import LineLabel

_SURE, _RATHER, _RULED_OUT = 0.5, 0.6, 0.1
_ALL, _PARTLY = 0.95, 0.5
_FEWEST_WORDS = 3
_ENOUGH = 150
_ABOVE, _BELOW = 2, 5


def settle_labels(
    lines: Sequence[Line], hints: Sequence[LineHint | None], labels: Sequence[LineLabel], headline: int | None
) -> list[LineLabel]:
    """Return the labels of a page's lines, those changed that a rule speaks against.

    A line in capitals that is nothing but a link leads to another article. Where no line is likely text, the page may
    be a brief: one paragraph under its headline and date.
    """
    settled = [
        label._replace(body=_RULED_OUT) if label.body > _RULED_OUT and _is_call(line, hint) else label
        for line, hint, label in zip(lines, hints, labels, strict=True)
    ]
    brief = _brief(lines, hints, settled, headline) if headline is not None else None
    if brief is not None:
        settled[brief] = settled[brief]._replace(body=_RATHER)
    return settled


def _is_call(line: Line, hint: LineHint | None) -> bool:
    is_link = hint is not None and hint.linked >= _ALL and hint.tag not in ("h1", "h2")
    return is_link and line.text.isupper() and line.text.count(" ") + 1 >= _FEWEST_WORDS


def _brief(
    lines: Sequence[Line], hints: Sequence[LineHint | None], labels: Sequence[LineLabel], headline: int
) -> int | None:
    """Return the one paragraph of a brief: beside a date, right below its headline and in the same element."""
    if sum(line.size for line, label in zip(lines, labels, strict=True) if label.body >= _SURE) >= _ENOUGH:
        return None
    if max(label.date for label in labels[max(0, headline - _ABOVE) : headline + _BELOW]) < _SURE:
        return None
    top = hints[headline]
    for at in range(headline + 1, min(headline + _BELOW, len(lines))):
        hint, line = hints[at], lines[at]
        is_beside = top is not None and hint is not None and hint.group == top.group and hint.linked < _PARTLY
        if is_beside and line.size >= _ENOUGH and is_prose(line) and ends_sentence(line):
            return at
    return None
