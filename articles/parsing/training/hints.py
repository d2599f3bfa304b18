"""Training what HTML's hints add to the line model: the same pages and seed give the same weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from articles.parsing.hintmodel import Array, Weights, describe_hints, scaled
from articles.parsing.lineroles import read_roles
from articles.parsing.lines import read_lines
from articles.parsing.markup import Markup
from articles.parsing.markuproles import lines_to_read
from articles.parsing.training.alignment import align

NETWORKS, HIDDEN, ROUNDS, RATE, DECAY, STEP = 4, 48, 12, 4e-3, 1e-2, 1024
FEATURES_DROPPED, UNITS_DROPPED = 0.2, 0.5
TRUE_SHARE, LONGEST, LEAST = 0.5, 1000, 10


@dataclass(frozen=True)
class HintExample:
    """A page's lines in numbers, which of them are text of the story, and how much each counts."""

    values: Array
    right: Array
    weight: Array


def read_hint_example(text: str, url: str, markup: Markup, body: str) -> HintExample:
    """Return a page as an example: of the lines that are read where it has hints.

    The line model in place must not have been trained on it.
    """
    every = read_lines(text)
    known = [markup.hints.get(line.number) for line in every]
    read = lines_to_read(known) or list(range(len(every)))
    lines, hints = [every[at] for at in read], [known[at] for at in read]
    sizes = [len(line.text) for line in lines]
    chances = [label.body for label in read_roles(lines, url)]
    shares = np.array(align([line.text for line in every], body))[read]
    weight = np.sqrt(LEAST + np.minimum(sizes, LONGEST))
    right = (shares >= TRUE_SHARE).astype(np.float32)
    return HintExample(describe_hints(sizes, chances, hints).astype(np.float32), right, weight / weight.sum())


def fit_hints(examples: Sequence[HintExample]) -> Weights:
    """Return the weights of the networks that tell the lines of these pages best; every page counts as much."""
    values = np.concatenate([one.values for one in examples])
    right = np.concatenate([one.right for one in examples])
    weight = np.concatenate([one.weight for one in examples]) * (len(values) / len(examples))
    mean, scale = values.mean(0), values.std(0) + 0.05
    data = scaled(values, mean, scale), right, weight.astype(np.float32)
    networks = [_fit(data, np.random.default_rng(seed)) for seed in range(NETWORKS)]
    stacked = {name: np.stack([network[name] for network in networks]) for name in networks[0]}
    stacked["open bias"] = stacked["open bias"][:, None, :]
    return {**stacked, "mean": mean, "scale": scale}


def _fit(data: tuple[Array, Array, Array], rng: np.random.Generator) -> dict[str, Array]:
    """Descend by Adam from where chance begins."""
    values, right, weight = data
    width = values.shape[1]
    weights: dict[str, Array] = {
        "open": rng.normal(0, width**-0.5, (width, HIDDEN)).astype(np.float32),
        "open bias": np.zeros(HIDDEN, np.float32),
        "close": rng.normal(0, HIDDEN**-0.5, HIDDEN).astype(np.float32),
        "close bias": np.zeros((), np.float32),
    }
    first = {name: np.zeros_like(value) for name, value in weights.items()}
    second = {name: np.zeros_like(value) for name, value in weights.items()}
    steps = ROUNDS * -(-len(values) // STEP)
    for done, chosen in enumerate(_batches(len(values), rng), 1):
        slopes = _slopes(weights, (values[chosen], right[chosen], weight[chosen]), rng)
        rate = RATE * 0.5 * (1 + np.cos(np.pi * done / steps))
        for name, slope in slopes.items():
            first[name] = 0.9 * first[name] + 0.1 * slope
            second[name] = 0.99 * second[name] + 0.01 * slope**2
            move = (first[name] / (1 - 0.9**done)) / (np.sqrt(second[name] / (1 - 0.99**done)) + 1e-8)
            weights[name] = weights[name] - rate * (move + DECAY * weights[name])
    return weights


def _batches(count: int, rng: np.random.Generator) -> Iterator[NDArray[np.intp]]:
    for _ in range(ROUNDS):
        order = rng.permutation(count)
        for start in range(0, count, STEP):
            yield order[start : start + STEP]


def _slopes(
    weights: Mapping[str, Array], data: tuple[Array, Array, Array], rng: np.random.Generator
) -> dict[str, Array]:
    values, right, weight = data
    kept = rng.random(values.shape, dtype=np.float32) > FEATURES_DROPPED
    kept[:, 0] = True  # the line model's own word
    values = values * kept
    units = (rng.random((len(values), HIDDEN), dtype=np.float32) > UNITS_DROPPED) / (1 - UNITS_DROPPED)
    hidden = np.maximum(values @ weights["open"] + weights["open bias"], 0) * units
    chance = 0.5 * (1 + np.tanh(0.5 * (hidden @ weights["close"] + weights["close bias"])))
    off = (chance - right) * weight / len(values)
    back = np.outer(off, weights["close"]) * (hidden > 0) * units
    return {
        "open": values.T @ back,
        "open bias": back.sum(0),
        "close": hidden.T @ off,
        "close bias": np.asarray(off.sum()),
    }
