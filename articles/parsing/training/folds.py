"""The models of a cross-validation by publisher: each trained without the pages of one part, side by side, and kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from articles.parsing.modelfile import Model, read_model, write_model
from articles.parsing.training.fitting import Settings, fit
from articles.parsing.training.targets import Example

WHOLE = -1
"""The part that no publisher is in: the model trained without it has seen every page."""


@dataclass(frozen=True)
class Keeping:
    """A folder in which trained models are kept, and what is known of their pages; without a folder none is."""

    folder: Path | None = None
    about: Mapping[str, Any] = field(default_factory=dict)


NOWHERE = Keeping()


def fold_of(site: str, folds: int) -> int:
    """Return the part of a cross-validation that the pages of a publisher are held out in; the same everywhere."""
    return int.from_bytes(hashlib.sha256(site.encode()).digest()[:8]) % folds


def fold_models(
    examples: Sequence[Example],
    folds: int,
    settings: Settings,
    *,
    jobs: int = 1,
    keeping: Keeping = NOWHERE,
    with_whole: bool = False,
) -> dict[int, Model]:
    """Return for each part that holds pages a line model trained on those of the others, as many at once as ``jobs``.

    One that is kept from the same pages and settings is not trained anew. ``with_whole`` adds that of all pages.
    """
    wanted = sorted({fold_of(example.page.site, folds) for example in examples}) if folds else []
    wanted += [WHOLE] * with_whole
    kept = {part: model for part in wanted if (model := _kept(_told(part, folds, settings, keeping), keeping))}
    missing = [part for part in wanted if part not in kept]
    for part, model in zip(missing, _fitted(examples, folds, missing, settings, jobs), strict=True):
        about = _told(part, folds, settings, keeping)
        kept[part] = replace(model, about=about)
        if keeping.folder is not None:
            write_model(_path(about, keeping.folder), kept[part])
            kept[part] = read_model(_path(about, keeping.folder))
    return {part: kept[part] for part in wanted}


def _fitted(
    examples: Sequence[Example], folds: int, missing: Sequence[int], settings: Settings, jobs: int
) -> Iterable[Model]:
    learned_from = (
        [one for one in examples if part == WHOLE or fold_of(one.page.site, folds) != part] for part in missing
    )
    train = partial(fit, settings=settings)
    if jobs == 1 or len(missing) < 2:
        return map(train, learned_from)
    return _side_by_side(train, learned_from, jobs)


def _side_by_side(train: partial[Model], learned_from: Iterable[Sequence[Example]], jobs: int) -> Iterator[Model]:
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(train, learned_from)


def _told(part: int, folds: int, settings: Settings, keeping: Keeping) -> dict[str, Any]:
    return {**keeping.about, "settings": asdict(settings), "part": part, "folds": folds if part != WHOLE else 0}


def _path(about: Mapping[str, Any], folder: Path) -> Path:
    name = "whole" if about["part"] == WHOLE else f"without-{about['part']}-of-{about['folds']}"
    return folder / f"{name}.npz"


def _kept(about: Mapping[str, Any], keeping: Keeping) -> Model | None:
    path = _path(about, keeping.folder) if keeping.folder is not None else None
    if path is None or not path.is_file():
        return None
    model = read_model(path)
    return model if dict(model.about) == about else None
