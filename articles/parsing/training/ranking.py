"""Fitting the weights by which headline, date and byline are chosen: the same pages give the same weights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from articles.parsing.weighing import NOTHING, Features

_DECAY, _STEPS, _RATE = 0.015, 400, 0.05
_OF_NOTHING = 0.03  # how much a page teaches whose truth is none of its candidates: truths often say what no page shows
_DIGITS = 3

type _Array = NDArray[np.float64]


@dataclass(frozen=True)
class Choice:
    """What one page has to choose from: each candidate described, and which of them are right, perhaps none."""

    candidates: Sequence[Features]
    right: Sequence[bool]


def fit_weights(choices: Iterable[Choice], *, with_nothing: bool) -> dict[str, float]:
    """Return the weights under which the right candidates are likeliest, each page with one counting as much.

    ``with_nothing`` also fits what a candidate must outweigh: where none is right, nothing is. Otherwise such pages
    teach nothing. Where no page teaches anything, the model's word alone counts.
    """
    told = [one for one in choices if one.candidates and (with_nothing or any(one.right))]
    if not told:
        return {"logit": 1.0, NOTHING: 0.0}
    names = sorted({name for one in told for seen in one.candidates for name in seen})
    options = [[*one.candidates, *(({},) if with_nothing else ())] for one in told]
    values = np.array([[seen.get(name, 0.0) for name in names] for page in options for seen in page])
    right = np.array([at for one in told for at in (*one.right, *((not any(one.right),) if with_nothing else ()))])
    is_nothing = np.array([not seen for page in options for seen in page], float)
    starts = np.cumsum([0, *(len(page) for page in options)])[:-1]
    counts = np.array([1.0 if any(one.right) else _OF_NOTHING for one in told])
    fitted = _descend(np.column_stack((values, is_nothing)), right.astype(float), starts, counts / counts.sum())
    return {name: round(float(weight), _DIGITS) for name, weight in zip((*names, NOTHING), fitted, strict=True)}


def _descend(values: _Array, right: _Array, starts: NDArray[np.int64], counts: _Array) -> _Array:
    """Minimise by Adam, over all pages at once, how unlikely the right candidates are, and the size of the weights."""
    scale = np.maximum(values.std(0), 0.05)
    scaled = values / scale
    of_page = np.repeat(np.arange(len(starts)), np.diff([*starts, len(values)]))
    weights, first, second = np.zeros((3, values.shape[1]))
    for step in range(1, _STEPS + 1):
        worth = scaled @ weights
        raised = np.exp(worth - np.maximum.reduceat(worth, starts)[of_page])
        chance = raised / np.add.reduceat(raised, starts)[of_page]
        of_right = chance * right
        wanted = of_right / np.maximum(np.add.reduceat(of_right, starts), 1e-12)[of_page]
        slope = scaled.T @ ((chance - wanted) * counts[of_page]) + _DECAY * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        rate = _RATE * 0.5 * (1 + np.cos(np.pi * step / _STEPS))
        weights = weights - rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    fitted: _Array = weights / scale
    return fitted
