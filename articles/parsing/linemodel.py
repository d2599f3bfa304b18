"""Which lines of a page are the story: the learned model's word on each line, in any language and layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import NamedTuple

from articles.parsing.addresswords import slug_words
from articles.parsing.characters import Char
from articles.parsing.features import describe
from articles.parsing.linescan import LineScan, scan_lines
from articles.parsing.modelfile import Model, read_model
from articles.parsing.network import Array, chances, scores_of

MODEL_FILE = Path(__file__).with_name("linemodel.npz")
_in_place: ContextVar[Model | None] = ContextVar("_in_place", default=None)


class LineLabel(NamedTuple):
    """How likely a line is each thing, from 0 to 1; a line may be none of them. From 0.5 on it is taken for one.

    ``body`` is text of the page's story (its sub-headings and list items too), ``headline`` a line that is the headline
    alone, ``byline`` a line that names an author, ``date`` a line that states the day of publication.
    """

    body: float
    headline: float
    byline: float
    date: float


NOTHING = LineLabel(0.0, 0.0, 0.0, 0.0)


def label_lines(lines: Sequence[str], url: str = "") -> list[LineLabel]:
    """Return a label for each line of a page, in order; a blank line is nothing. Total, deterministic, linear.

    The words of the page's address, where it is known, help to tell the headline.
    """
    scan = scan_lines(lines)
    labels = [NOTHING] * len(lines)
    if len(scan):
        rows = line_chances(the_model(), scan, url)
        rows[scan.counts.sum(1) <= scan.counts[:, Char.MARK]] = 0  # nothing is seen of these
        for place, label in zip(scan.shown.tolist(), map(LineLabel._make, rows.tolist()), strict=True):
            labels[place] = label
    return labels


def line_chances(model: Model, scan: LineScan, url: str = "") -> Array:
    """Return the chances of a page's visible lines, a column per head of the network: the networks' mean score."""
    names, values = describe(scan, slug_words(url))
    if names != model.features:
        raise ValueError("the model was trained with other features: train it anew with train_parser")
    lines = model.lines_of(scan, values)
    return chances(scores_of(model.weights, lines).mean(axis=0))


def the_model() -> Model:
    """Return the model in use: the one that the project comes with, unless another is put in its place."""
    return _in_place.get() or _own_model()


@contextmanager
def using(model: Model) -> Iterator[None]:
    """Read pages with another model within the block, to judge it on pages that it was not trained on."""
    token = _in_place.set(model)
    try:
        yield
    finally:
        _in_place.reset(token)


@cache
def _own_model() -> Model:
    return read_model(MODEL_FILE)
