"""Weighing what speaks for and against each line as headline, date or byline, by weights that were learned."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from math import log
from pathlib import Path
from typing import Any

MODEL_FILE = Path(__file__).with_name("headweights.json")
NOTHING = "nothing"
"""The name of the weight that a choice must outweigh: what speaks for the page stating none."""

_LIMIT, _EDGE = 6.0, 1e-6

type Features = Mapping[str, float]
type Weights = Mapping[str, float]


class Chosen(StrEnum):
    """What is chosen by weights."""

    HEADLINE = "headline"
    DATE = "date"
    BYLINE = "byline"


@dataclass(frozen=True)
class HeadWeights:
    """The weights of each choice, and what is to be known about them."""

    of: Mapping[str, Weights]
    about: Mapping[str, Any] = field(default_factory=dict)


_in_place: ContextVar[HeadWeights | None] = ContextVar("_in_place", default=None)


def weights_of(chosen: Chosen) -> Weights:
    """Return the weights of a choice: those that the project comes with, unless others are put in their place."""
    return (_in_place.get() or _own_weights()).of[chosen]


def weigh(seen: Features, weights: Weights, total: float = 0.0) -> float:
    """Return how much speaks for what is described, with what of it has been weighed already."""
    for name, value in seen.items():
        if value:
            total += weights.get(name, 0.0) * value
    return total


def most(weights: Weights, limits: Features) -> float:
    """Return the most that features can add which are between 0 and a limit each."""
    return sum(max(0.0, weights.get(name, 0.0)) * limit for name, limit in limits.items())


def as_score(chance: float) -> float:
    """Return a chance as a number around 0, never far from it."""
    likely, rest = chance if chance > _EDGE else _EDGE, 1 - chance
    score = log(likely / (rest if rest > _EDGE else _EDGE))
    return _LIMIT if score > _LIMIT else (score if score > -_LIMIT else -_LIMIT)


@contextmanager
def using(weights: HeadWeights) -> Iterator[None]:
    """Choose by other weights within the block, to judge them on pages that they were not fitted on."""
    token = _in_place.set(weights)
    try:
        yield
    finally:
        _in_place.reset(token)


def write_weights(path: Path, weights: HeadWeights) -> None:
    """Write weights as text that reads well in a comparison; the same weights give the same file."""
    path.write_text(json.dumps({"about": weights.about, **weights.of}, indent=1, sort_keys=True) + "\n", "utf-8")


@cache
def _own_weights() -> HeadWeights:
    kept = json.loads(MODEL_FILE.read_text("utf-8"))
    return HeadWeights({name: kept[name] for name in Chosen}, kept["about"])
