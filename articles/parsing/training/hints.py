"""Training the networks that read HTML's lines by their markup: the same pages and seed give the same weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from articles.parsing.hintmodel import HEADS, Array, Weights, describe_alone, describe_place, run, scaled
from articles.parsing.lines import Line, read_lines
from articles.parsing.markup import LineHint, Markup
from articles.parsing.markuproles import headline_among, set_apart
from articles.parsing.network import HEADS as NAMES
from articles.parsing.statedbodies import said_shares
from articles.parsing.statedfacts import settle_facts
from articles.parsing.training.corpus import CorpusPage
from articles.parsing.training.targets import line_targets

ROUNDS, RATE, DECAY, STEP = 12, 4e-3, 1e-2, 1024
FEATURES_DROPPED, UNITS_DROPPED = 0.2, 0.5
SIZES = {"alone": (2, 32), "placed": (4, 64)}
"""How many networks of how many units each round has."""

LONGEST, LEAST, OTHERS = 1000, 10, 0.3
PARTS = 3
"""The first round is trained so many times without a part of the publishers, for the second to learn from."""

_HEADS = [NAMES.index(name) for name in HEADS]


@dataclass(frozen=True)
class HintExample:
    """A page's lines as they are read, in numbers; what each is, and how much each counts, by line and head."""

    site: str
    lines: Sequence[Line]
    hints: Sequence[LineHint | None]
    headline: int | None
    alone: Array
    right: Array
    weight: Array


def read_hint_example(text: str, markup: Markup, page: CorpusPage) -> HintExample | None:
    """Return a page as an example, of the lines that are read where it has hints; None for one without any."""
    every = read_lines(text)
    right, known = line_targets([line.text for line in every], page)
    numbers = {line.number: line.index for line in every}
    lines, _ = set_apart(every, markup, frozenset())
    if not lines:
        return None
    right = right[[numbers[line.number] for line in lines]][:, _HEADS]
    hints = [markup.hints.get(line.number) for line in lines]
    facts = settle_facts(markup.facts, lines, page.url)
    alone = describe_alone(lines, hints, said_shares(lines, facts.body))
    weight = _weights(lines, right, known[_HEADS])
    return HintExample(page.site, lines, hints, headline_among(lines, hints, facts), alone, right, weight)


def _weights(lines: Sequence[Line], right: Array, known: Array) -> Array:
    """Return how much each line matters to each head: to the body by its length, to the others where they are known."""
    weight = np.zeros_like(right)
    body = np.sqrt(LEAST + np.minimum([len(line.text) for line in lines], LONGEST))
    weight[:, 0] = body / body.sum()
    hits = right.sum(0)
    for head in range(1, right.shape[1]):
        if known[head] and hits[head]:
            weight[:, head] = OTHERS * (1 / len(lines) + right[:, head] / hits[head])
    return weight


def fit_hints(examples: Sequence[HintExample]) -> Weights:
    """Return the weights of the networks that tell the lines of these pages best; every page counts as much.

    The second round learns from what the first says of pages of publishers that it was not trained on.
    """
    placed: dict[int, Array] = {}
    part_of = {site: at % PARTS for at, site in enumerate(sorted({one.site for one in examples}))}
    for part in range(PARTS):
        weights = _fit_round("alone", [one for one in examples if part_of[one.site] != part] or examples, 1)
        for at, one in enumerate(examples):
            if part_of[one.site] == part:
                first = run(weights, "alone", one.alone)[:, 0]
                place = describe_place(one.lines, one.hints, first, one.headline)
                placed[at] = np.concatenate((one.alone, place), axis=1)
    second = [replace(one, alone=placed[at]) for at, one in enumerate(examples)]
    return {**_fit_round("alone", examples, 1), **_fit_round("placed", second, len(HEADS))}


def _fit_round(name: str, examples: Sequence[HintExample], heads: int) -> dict[str, Array]:
    values = np.concatenate([one.alone for one in examples])
    right = np.concatenate([one.right for one in examples])[:, :heads]
    weight = np.concatenate([one.weight for one in examples])[:, :heads] * (len(values) / len(examples))
    mean, scale = values.mean(0), values.std(0) + 0.05
    data = scaled(values, mean, scale), right, weight.astype(np.float32)
    count, units = SIZES[name]
    networks = [_fit(data, units, np.random.default_rng(seed)) for seed in range(count)]
    stacked = {f"{name} {key}": np.stack([network[key] for network in networks]) for key in networks[0]}
    return {**stacked, f"{name} mean": mean, f"{name} scale": scale}


def _fit(data: tuple[Array, Array, Array], units: int, rng: np.random.Generator) -> dict[str, Array]:
    """Descend by Adam from where chance begins."""
    values, right, weight = data
    width, heads = values.shape[1], right.shape[1]
    weights: dict[str, Array] = {
        "open": rng.normal(0, width**-0.5, (width, units)).astype(np.float32),
        "open bias": np.zeros((1, units), np.float32),
        "close": rng.normal(0, units**-0.5, (units, heads)).astype(np.float32),
        "close bias": np.zeros((1, heads), np.float32),
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
    values = values * (rng.random(values.shape, dtype=np.float32) > FEATURES_DROPPED)
    units = weights["open"].shape[1]
    kept = (rng.random((len(values), units), dtype=np.float32) > UNITS_DROPPED) / np.float32(1 - UNITS_DROPPED)
    hidden = np.maximum(values @ weights["open"] + weights["open bias"], 0) * kept
    chance = 0.5 * (1 + np.tanh(0.5 * (hidden @ weights["close"] + weights["close bias"])))
    off = (chance - right) * weight / len(values)
    back = (off @ weights["close"].T) * (hidden > 0) * kept
    return {
        "open": values.T @ back,
        "open bias": back.sum(0, keepdims=True),
        "close": hidden.T @ off,
        "close bias": off.sum(0, keepdims=True),
    }
