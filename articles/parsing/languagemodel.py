"""The language of a text by py3langid's model, a naive Bayes over n-grams of bytes.

py3langid finds the n-grams with an automaton that it walks in Python, byte after byte. The state that the automaton is
in depends on the last few bytes alone, so that numpy can take each of these steps for all the bytes of a text at once:
the same n-grams in a small part of the time.
"""

from __future__ import annotations

import math
import unicodedata
from array import array
from collections.abc import Collection
from typing import Any

import numpy as np
from numpy.typing import NDArray
from py3langid.langid import MODEL_DIR, MODEL_FILE
from py3langid.modelio import load_model

_LONGEST = 6  # bytes of the model's longest n-gram
_BYTES = 256

type _Columns = tuple[NDArray[np.intp], list[str], NDArray[np.intp]]


class LanguageModel:
    """py3langid's model, cut down to the languages that it is asked about."""

    def __init__(self, languages: Collection[str]) -> None:
        weights, priors, labels, moves, rows, features = load_model(MODEL_DIR / MODEL_FILE)
        kept = [at for at, label in enumerate(labels) if label in languages]
        self._labels = [labels[at] for at in kept]
        self._weights: NDArray[np.float16] = np.take(weights, kept, axis=1)  # exact, in half the memory
        self._priors: NDArray[np.float32] = priors[kept]
        self._moves = _array(moves)
        self._row_of_state = _array(rows).astype(np.intp) * _BYTES
        self._feature_of_state: NDArray[np.intp] = np.asarray(features, np.intp)
        self._columns_of: dict[tuple[str, ...], _Columns] = {}

    def choose(self, languages: tuple[str, ...], text: str, least: float) -> str | None:
        """Return the likeliest of some languages, or None where its chance among them is less than ``least``."""
        data = unicodedata.normalize("NFC", text.lower() if text.isupper() else text).encode("utf-8", "surrogatepass")
        features, counts = np.unique(self._features(data), return_counts=True)
        columns, labels, label_of_column = self._columns(languages)
        scores = np.log1p(counts, dtype=np.float32) @ self._weights[features].astype(np.float32) + self._priors
        scores = scores[columns] / math.sqrt(len(data) or 1)
        chances = np.bincount(label_of_column, np.exp(scores - scores.max()))
        best = int(chances.argmax())
        return labels[best] if chances[best] >= least * chances.sum() else None

    def _features(self, data: bytes) -> NDArray[np.intp]:
        """Return the number of the longest known n-gram that ends at each byte, for the bytes that end one."""
        codes = np.frombuffer(data, np.uint8).astype(np.intp)
        state = self._moves[self._row_of_state[0] + codes].astype(np.intp)
        for _ in range(_LONGEST - 1):
            state[1:] = self._moves[self._row_of_state[state[:-1]] + codes[1:]]
        found: NDArray[np.intp] = self._feature_of_state[state]
        return found[found >= 0]

    def _columns(self, languages: tuple[str, ...]) -> _Columns:
        """Return the columns of some languages, and which language each is of: one in two scripts has two."""
        if languages not in self._columns_of:
            columns = [at for at, label in enumerate(self._labels) if label in languages]
            labels = list(dict.fromkeys(self._labels[at] for at in columns))
            of = [labels.index(self._labels[at]) for at in columns]
            self._columns_of[languages] = np.array(columns), labels, np.array(of)
        return self._columns_of[languages]


def _array(numbers: array[int]) -> NDArray[Any]:
    return np.frombuffer(numbers, np.dtype(numbers.typecode))
