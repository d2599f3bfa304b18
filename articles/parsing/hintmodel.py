"""How likely each line of an HTML page is text of its story: the line model's word, judged again by the markup."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.parsing.markup import LineHint

type Array = NDArray[np.floating[Any]]
type Weights = Mapping[str, Array]

MODEL_FILE = Path(__file__).with_name("hintmodel.npz")
TAGS = ("p", "li", "h1", "h2", "h3", "pre", "")
REGIONS = (
    "article", "main", "nav", "aside", "header", "footer", "figure", "figcaption", "form", "blockquote", "time",
    "address", "button",
)  # fmt: skip
WORDS = (
    "ad", "articlebody", "author", "body", "byline", "caption", "card", "comment", "comments", "consent", "content",
    "credit", "description", "entry", "excerpt", "image", "item", "lead", "main", "menu", "meta", "navigation",
    "newsletter", "paywall", "post", "promo", "recommend", "related", "share", "sidebar", "standfirst", "story",
    "summary", "tag", "teaser", "text", "title", "video", "widget",
)  # fmt: skip
_COLUMNS = {
    column: at
    for at, column in enumerate(
        (*(("tag", tag) for tag in TAGS), *(("region", name) for name in REGIONS), *(("word", name) for name in WORDS))
    )
}
NOTHING = LineHint()
_LIMIT, _EDGE, _LONG = 6.0, 1e-4, 400
_in_place: ContextVar[Weights | None] = ContextVar("_in_place", default=None)


def story_chances(sizes: Sequence[int], chances: Sequence[float], hints: Sequence[LineHint | None]) -> list[float]:
    """Return for each visible line how likely it is text of the story, from 0 to 1: the mean score of small networks.

    Total, deterministic, linear.

    ``sizes`` counts the lines' characters, ``chances`` is what the line model says of them, ``hints`` where they stood.
    """
    if not sizes:
        return []
    weights = _in_place.get() or _own_weights()
    values = scaled(describe_hints(sizes, chances, hints), weights["mean"], weights["scale"])
    hidden = np.maximum(values @ weights["open"] + weights["open bias"], 0)
    scores = (np.einsum("nlh,nh->nl", hidden, weights["close"]) + weights["close bias"][:, None]).mean(0)
    result: list[float] = (0.5 * (1 + np.tanh(0.5 * scores))).tolist()
    return result


def scaled(values: Array, mean: Array, scale: Array) -> Array:
    """Return values as the networks take them: around 0, none of them far."""
    result: Array = np.clip((values - mean) / scale, -_LIMIT, _LIMIT)
    return result


def describe_hints(sizes: Sequence[int], chances: Sequence[float], hints: Sequence[LineHint | None]) -> Array:
    """Return what is known of each line in numbers, one row per line: the model's word, the markup, the company."""
    known = [hint or NOTHING for hint in hints]
    size, chance = np.array(sizes, np.float32), np.clip(np.array(chances, np.float32), _EDGE, 1 - _EDGE)
    score = np.clip(np.log(chance / (1 - chance)), -_LIMIT, _LIMIT)
    mass = chance * np.minimum(size, _LONG)
    columns = [score, np.append(0, score[:-1]), np.append(score[1:], 0), np.log1p(size), _around(mass, 4) / _LONG]
    columns += _company(np.array([hint.group for hint in known]), mass, size)
    columns += _company(np.array(["article" in hint.inside for hint in known], np.int64), mass, size)
    columns += _company(np.array([TAGS.index(_tag(hint)) for hint in known]), mass, size)
    linked = np.array([hint.linked for hint in known], np.float32)
    columns += [linked, linked > 0.8, (linked > 0) & (linked < 0.5)]
    columns += [np.array([hint is None for hint in hints]), np.array([hint.depth for hint in known]) / 10]
    alike: dict[tuple[str, frozenset[str], frozenset[str]], list[bool]] = {}  # many lines of a page stand alike
    marks = []
    for hint in known:
        key = hint.tag, hint.inside, hint.words
        if key not in alike:
            alike[key] = _marks(hint)
        marks.append(alike[key])
    sparse = np.array(marks, np.float32)
    return np.concatenate([np.stack([np.asarray(one, np.float32) for one in columns], 1), sparse], axis=1)


def _tag(hint: LineHint) -> str:
    tag = "h3" if hint.tag in ("h4", "h5", "h6") else hint.tag
    return tag if tag in TAGS else ""


def _marks(hint: LineHint) -> list[bool]:
    marks = [False] * len(_COLUMNS)
    marks[_COLUMNS["tag", _tag(hint)]] = True
    for kind, names in (("region", hint.inside), ("word", hint.words)):
        for name in names:
            at = _COLUMNS.get((kind, name))
            if at is not None:
                marks[at] = True
    return marks


def _company(group: NDArray[np.int64], mass: Array, size: Array) -> list[Array]:
    """Return of each line's group without the line: its share of the page's likely text, how much of it is likely."""
    held, room = np.bincount(group, weights=mass), np.bincount(group, weights=np.minimum(size, _LONG))
    others, space = np.maximum(held[group] - mass, 0), np.maximum(room[group] - np.minimum(size, _LONG), 0)
    return [others / (mass.sum() + 1), others / (space + 1)]


def _around(mass: Array, reach: int) -> Array:
    """Return how much likely text stands in the lines beside each line."""
    total = np.concatenate([np.zeros(reach + 1), np.cumsum(mass), np.full(reach, mass.sum())])
    around: Array = total[2 * reach + 1 :] - total[: len(mass)] - mass
    return around


@contextmanager
def using(weights: Weights) -> Iterator[None]:
    """Judge with other weights within the block, to measure them on pages that they were not trained on."""
    token = _in_place.set(weights)
    try:
        yield
    finally:
        _in_place.reset(token)


def write_weights(path: Path, weights: Weights) -> None:
    """Write weights; the same weights give the same file."""
    with path.open("wb") as file:
        np.savez_compressed(
            file, allow_pickle=False, **{name: value.astype(np.float32) for name, value in weights.items()}
        )


@cache
def _own_weights() -> Weights:
    with np.load(MODEL_FILE, allow_pickle=False) as arrays:
        return {name: arrays[name] for name in arrays.files}
