"""The line model as it is kept: networks, vocabulary and scales as plain arrays in one file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.parsing.linescan import Hashes, Ints, LineScan
from articles.parsing.network import Array, Lines, Weights

MOST_WORDS = 40
"""Of a longer line the network reads the first so many words."""

_LONG_WORD = 5
_LIMIT = 4.0


@dataclass(frozen=True)
class Model:
    """Networks that answer side by side, and what they need to read a page: feature names, scales, known words.

    ``vocabulary`` holds the hashes of the known words in order, ``number`` what number the networks know each by; words
    that mean the same share one, and the lowest numbers, up to ``cues``, are those of words known in every language.
    """

    features: tuple[str, ...]
    mean: Array
    scale: Array
    vocabulary: Hashes
    number: Ints
    cues: int
    weights: Weights
    about: Mapping[str, Any] = field(default_factory=dict)

    def lines_of(self, scan: LineScan, values: Array) -> Lines:
        """Return a page's lines as the networks take them."""
        words = scan.words
        known = self.known_words(scan.distinct)[scan.term]
        ends = np.zeros((2, len(scan)), np.int64)
        wordy = scan.word_count > 0
        ends[0, wordy] = known[scan.first_word[wordy]]
        ends[1, wordy] = known[(scan.first_word + scan.word_count - 1)[wordy]]
        early = words.place < MOST_WORDS
        scaled = values - self.mean
        scaled /= self.scale
        return Lines(
            features=np.clip(scaled, -_LIMIT, _LIMIT, out=scaled),
            word=known[early],
            word_line=words.line[early],
            first_word=ends[0],
            last_word=ends[1],
            size=scan.word_count.astype(np.float32),
            term=scan.term[early],
            page_start=np.zeros(1, np.int64),
            telling=words.length[early] >= _LONG_WORD,
        )

    def known_words(self, hashes: Hashes) -> Ints:
        """Return the number of each word, 0 for one that is not known."""
        at = np.minimum(np.searchsorted(self.vocabulary, hashes), len(self.vocabulary) - 1)
        return np.where(self.vocabulary[at] == hashes, self.number[at], 0)


def write_model(path: Path, model: Model) -> None:
    """Write a model; the weights are kept in half precision, and the same model gives the same file."""
    arrays: dict[str, NDArray[Any]] = {
        "about": np.frombuffer(json.dumps(model.about, sort_keys=True).encode(), np.uint8),
        "features": np.frombuffer(json.dumps(model.features).encode(), np.uint8),
        "vocabulary": model.vocabulary,
        "number": model.number.astype(np.uint16),
        "cues": np.array(model.cues, np.uint16),
        "mean": model.mean,
        "scale": model.scale,
    }
    arrays |= {f"weights {name}": weights.astype(np.float16) for name, weights in model.weights.items()}
    with path.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **arrays)


def read_model(path: Path) -> Model:
    """Return the model in a file."""
    with np.load(path, allow_pickle=False) as arrays:
        kept = {name: arrays[name] for name in arrays.files}
    return Model(
        features=tuple(json.loads(kept["features"].tobytes())),
        mean=kept["mean"],
        scale=kept["scale"],
        vocabulary=kept["vocabulary"],
        number=kept["number"].astype(np.int64),
        cues=int(kept["cues"]),
        weights={
            key.removeprefix("weights "): _laid_out(values.astype(np.float32), is_by_word=key.endswith("words"))
            for key, values in kept.items()
            if key.startswith("weights ")
        },
        about=json.loads(kept["about"].tobytes()),
    )


def _laid_out(weights: Array, *, is_by_word: bool) -> Array:
    """Return the same weights, those by word laid out so that what all networks know of a word lies side by side."""
    return np.ascontiguousarray(weights.swapaxes(0, 1)).swapaxes(0, 1) if is_by_word else weights
