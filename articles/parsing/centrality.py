"""Which sentences are like many others that count: LexRank, drawn towards the beginning and the headline.

Erkan and Radev, "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization" (2004); news says first
what matters, so that the walk over likenesses returns to the first paragraph and to what the headline says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

_DAMPING, _ROUNDS = 0.8, 24
_FIRST, _LATER = 2.5, 0.6

type _Numbers = NDArray[np.float64]


def ranked(counted: Sequence[Counter[str]], blocks: Sequence[int]) -> tuple[list[float], list[list[float]]]:
    """Return the rank of each sentence, and how like each two are (0 to 1).

    ``counted`` has the terms of the headline and behind it those of each sentence; ``blocks`` has the position of each
    sentence's paragraph.
    """
    alike = _likeness(counted)
    ranks = _ranks(alike[1:, 1:], alike[1:, 0], blocks)
    return ranks.tolist(), alike[1:, 1:].tolist()


def _likeness(counted: Sequence[Counter[str]]) -> _Numbers:
    """Return the cosine of each pair of texts, a term counting the more the fewer of them have it."""
    spread = Counter(term for terms in counted for term in terms)
    columns = {term: at for at, term in enumerate(term for term, number in spread.items() if number > 1)}
    weights = np.zeros((len(counted), len(columns) + 1))
    for row, terms in enumerate(counted):
        alone = 0.0
        for term, number in terms.items():
            weight = number * log(1 + len(counted) / spread[term])
            if term in columns:
                weights[row, columns[term]] = weight
            else:
                alone += weight * weight
        weights[row] /= (float(weights[row] @ weights[row]) + alone) ** 0.5 or 1.0
    return weights @ weights.T


def _ranks(alike: _Numbers, to_headline: _Numbers, blocks: Sequence[int]) -> _Numbers:
    first = blocks[0]
    pull = np.array([_FIRST if block == first else _LATER + 1 / (1 + block - first) for block in blocks])
    pull += 2 * to_headline
    pull /= pull.sum()
    links = alike.copy()
    np.fill_diagonal(links, 0.0)
    sums = links.sum(axis=1, keepdims=True)
    links = np.where(sums > 0, links / np.where(sums > 0, sums, 1.0), pull)
    ranks = pull
    for _ in range(_ROUNDS):
        ranks = (1 - _DAMPING) * pull + _DAMPING * (ranks @ links)
    rounded: _Numbers = np.round(ranks, 9)
    return rounded
