"""How likely each line of an HTML page is text of its story, a byline or a date: by its markup and what it looks like.

No word is known to these networks, so that they read a page in any language in a fraction of the line model's time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.parsing.linelooks import LOOKS, looks_of
from articles.parsing.lines import Line
from articles.parsing.markup import LineHint

type Array = NDArray[np.floating[Any]]
type Weights = Mapping[str, Array]

MODEL_FILE = Path(__file__).with_name("hintmodel.npz")
HEADS = ("body", "byline", "date")
TAGS = ("p", "li", "h1", "h2", "h3", "pre", "")
REGIONS = (
    "article", "main", "nav", "aside", "header", "footer", "figure", "figcaption", "form", "blockquote",
)  # fmt: skip
WORDS = (
    "ad", "articlebody", "author", "body", "byline", "caption", "card", "comment", "comments", "consent", "content",
    "credit", "date", "dek", "description", "entry", "excerpt", "headline", "image", "item", "lead", "list", "main",
    "media", "menu", "meta", "more", "navigation", "newsletter", "paywall", "photo", "post", "promo", "recommended",
    "related", "share", "sidebar", "social", "standfirst", "story", "subscribe", "summary", "tag", "tags", "teaser",
    "text", "time", "title", "top", "video", "widget",
)  # fmt: skip
_COLUMNS = {
    column: at
    for at, column in enumerate(
        (*(("tag", tag) for tag in TAGS), *(("region", name) for name in REGIONS), *(("word", name) for name in WORDS))
    )
}
NOTHING = LineHint()
_LIMIT, _EDGE, _LONG = 6.0, 1e-4, 400
_LINKED, _PARTLY, _LONG_LINE = 0.8, 0.5, 70
_WINDOWS = ((-8, -1), (1, 8), (-3, -1), (1, 3))
_FAR_ABOVE, _FAR_BELOW, _NEAR_BELOW = -20, 40, 3
_MOST_PLACES = 1024
_NUMBERS = 12
"""How many numbers there are of each line beside its looks and its marks."""

_NO_LINES = np.zeros(9, np.float32)
_in_place: ContextVar[Weights | None] = ContextVar("_in_place", default=None)


def line_chances(
    lines: Sequence[Line],
    hints: Sequence[LineHint | None],
    headline: int | None = None,
    said: Sequence[float] | None = None,
) -> list[tuple[float, float, float]]:
    """Return for each visible line how likely it is text of the story, a byline, a date: each from 0 to 1.

    ``hints`` say where the lines stood, ``headline`` is the index of the one that is the headline, ``said`` how much of
    each line the page states as its article's text, None where it states none. Two rounds: the first looks at each line
    alone, the second also at the likely text around it. Total, deterministic, linear.
    """
    if not lines:
        return []
    weights = _in_place.get() or _own_weights()
    alone = describe_alone(lines, hints, said)
    first = run(weights, "alone", alone)[:, 0]
    chances = run(weights, "placed", np.concatenate((alone, describe_place(lines, hints, first, headline)), axis=1))
    result: list[tuple[float, float, float]] = list(map(tuple, chances.tolist()))
    return result


def run(weights: Weights, name: str, values: Array) -> Array:
    """Return the chances by line and head: the mean score of small networks."""
    data = scaled(values, weights[f"{name} mean"], weights[f"{name} scale"])
    hidden = data @ weights[f"{name} open"]
    hidden += weights[f"{name} open bias"]
    np.maximum(hidden, 0, out=hidden)
    scores = (hidden @ weights[f"{name} close"] + weights[f"{name} close bias"]).mean(0)
    chances: Array = 0.5 * (1 + np.tanh(0.5 * scores))
    return chances


def scaled(values: Array, mean: Array, scale: Array) -> Array:
    """Return values as the networks take them: around 0, none of them far."""
    result: Array = values - mean
    result /= scale
    np.maximum(result, -_LIMIT, out=result)
    return np.minimum(result, _LIMIT, out=result)


def describe_alone(
    lines: Sequence[Line], hints: Sequence[LineHint | None], said: Sequence[float] | None = None
) -> Array:
    """Return what is known of each line by itself, one row per line: its looks, its markup, whether it is stated."""
    known = [hint or NOTHING for hint in hints]
    alike: dict[tuple[str, int, int], int] = {}  # many lines of a page stand alike, and share what tells of their place
    different: list[LineHint] = []
    kind = []
    for hint in known:
        at = alike.setdefault((hint[0], id(hint[2]), id(hint[3])), len(different))
        if at == len(different):
            different.append(hint)
        kind.append(at)
    numbers = np.zeros((len(lines), _NUMBERS + len(LOOKS) + len(_COLUMNS)), np.float32)
    sizes = np.array([line.size for line in lines], np.float32)
    linked = np.array([hint.linked for hint in known], np.float32)
    columns = (
        np.log1p(sizes),
        np.minimum(sizes, _LONG) / _LONG,
        linked,
        linked > _LINKED,
        (linked > 0) & (linked < _PARTLY),
        [hint is None for hint in hints],
        np.array([hint.depth for hint in known]) / 10,
        np.arange(len(lines)) / len(lines),
        *(_stated(sizes, said) if said is not None else ()),
    )
    for at, column in enumerate(columns):
        numbers[:, at] = column
    numbers[:, _NUMBERS : _NUMBERS + len(LOOKS)] = looks_of(lines)
    numbers[:, _NUMBERS + len(LOOKS) :] = _marks(different)[kind]
    return numbers


def _stated(sizes: Array, said: Sequence[float]) -> list[Array | float]:
    """Return that a text is stated, which lines it says, which it does not, and how much of the page it says."""
    share = np.array(said, np.float32)
    long = np.where(sizes >= _LONG_LINE, sizes, 0)
    return [1.0, share, 1 - share, (share * long).sum() / max(long.sum(), 1)]


def describe_place(
    lines: Sequence[Line], hints: Sequence[LineHint | None], chances: Array, headline: int | None
) -> Array:
    """Return what the likely text around each line says of it, one row per line, out of a first round's chances."""
    count = len(lines)
    size = np.minimum(np.array([line.size for line in lines], np.float32), _LONG)
    known = [hint or NOTHING for hint in hints]
    chance = np.clip(chances, _EDGE, 1 - _EDGE).astype(np.float32)
    score = np.concatenate((_NO_LINES[:2], np.log(chance / (1 - chance)), _NO_LINES[:2]))
    mass = chance * size
    so_far = np.cumsum(mass)
    total, before = float(so_far[-1]), so_far - mass
    sums = np.concatenate((_NO_LINES, so_far, _NO_LINES[1:] + total))
    windows = [sums[9 + last : 9 + last + count] - sums[8 + first : 8 + first + count] for first, last in _WINDOWS]
    after = np.maximum(total - before - mass, 0)
    below = np.arange(count) - headline if headline is not None else np.zeros(count)
    is_told = headline is not None
    columns = (
        *(score[at : at + count] for at in range(5)),
        *(window / _LONG / 4 for window in windows),
        before / (total + 1), after / (total + 1), np.log1p(before) / 4, np.log1p(after) / 4,
        np.log1p(total) / 8, mass / max(float(mass.max()), 1),
        *_company(np.array([hint.group for hint in known]), mass, size, total),
        *_company(np.array(["article" in hint.inside for hint in known], np.int64), mass, size, total),
        *_company(np.array([_TAG_NUMBERS.get(hint.tag, -1) + 1 for hint in known]), mass, size, total),
        is_told, is_told & (below < 0), is_told & (below == 0),
        (below > 0) & (below <= _NEAR_BELOW), np.clip(below, _FAR_ABOVE, _FAR_BELOW) / 20,
    )  # fmt: skip
    numbers = np.empty((count, len(columns)), np.float32)
    for at, column in enumerate(columns):
        numbers[:, at] = column
    return numbers


_TAG_NUMBERS = {**{tag: at for at, tag in enumerate(TAGS)}, "h4": 4, "h5": 4, "h6": 4}


def _marks(hints: Sequence[LineHint]) -> Array:
    """Return for each hint a 1 in the columns of its tag, its regions and its words."""
    marks = np.zeros((len(hints), len(_COLUMNS)), np.float32)
    columns = [_columns_of(hint.tag, hint.inside, hint.words) for hint in hints]
    rows = np.repeat(np.arange(len(hints)), list(map(len, columns)))
    marks[rows, list(chain.from_iterable(columns))] = 1
    return marks


@lru_cache(maxsize=_MOST_PLACES)
def _columns_of(tag: str, inside: frozenset[str], words: frozenset[str]) -> tuple[int, ...]:
    """Return the columns of a tag, of regions and of words; those of one site stand in the same few places."""
    names = [("region", name) for name in inside] + [("word", name) for name in words]
    return (_TAG_NUMBERS.get(tag, len(TAGS) - 1), *(_COLUMNS[name] for name in names if name in _COLUMNS))


def _company(group: NDArray[np.int64], mass: Array, size: Array, total: float) -> list[Array]:
    """Return of each line's group without the line: its share of the page's likely text, how much of it is likely."""
    held, room = np.bincount(group, weights=mass), np.bincount(group, weights=size)
    others, space = np.maximum(held[group] - mass, 0), np.maximum(room[group] - size, 0)
    return [others / (total + 1), others / (space + 1)]


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
