"""The line model's labels, judged again by the markup of the page."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from articles.parsing.lines import Line
from articles.parsing.markup import LineHint, Markup
from articles.parsing.normalise import fold
from articles.parsing.statedfacts import StatedFacts

if TYPE_CHECKING:
    from articles.parsing.linemodel import LineLabel

_SURE, _RULED_OUT = 0.99, 0.3


def judge_by_markup(
    labels: Sequence[LineLabel], lines: Sequence[Line], markup: Markup | None, facts: StatedFacts
) -> tuple[LineLabel, ...]:
    """Return the labels as the page's markup makes them; those of a page without markup as they are.

    A line that is the stated headline is the headline, and then no other line is; where the page has headings, its
    first print in one.
    """
    if markup is None or not markup.hints:
        return tuple(labels)
    # numpy is loaded by the first page that needs it, as by the line model
    model = importlib.import_module("articles.parsing.hintmodel")
    hints = [markup.hints.get(line.number) for line in lines]
    chances = model.story_chances([len(line.text) for line in lines], [label.body for label in labels], hints)
    headline = _headline(lines, hints, facts)
    return tuple(
        type(label)(chance, _chance(label.headline, at, headline), label.byline, label.date)
        for at, (label, chance) in enumerate(zip(labels, chances, strict=True))
    )


def _headline(lines: Sequence[Line], hints: Sequence[LineHint | None], facts: StatedFacts) -> int | None:
    if facts.headline is None:
        return None
    words = fold(facts.headline.value)
    prints = [line.index for line in lines if line.folded == words]
    return next((at for at in prints if (hint := hints[at]) and hint.tag == "h1"), prints[0] if prints else None)


def _chance(own: float, at: int, headline: int | None) -> float:
    if headline is None:
        return own
    return _SURE if at == headline else min(own, _RULED_OUT)
