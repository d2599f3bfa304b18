"""Named numbers of a page's lines, gathered in one table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import chain

import numpy as np

from articles.parsing.linescan import Matrix, Values

type Columns = Mapping[str | tuple[str, ...], Values]
"""Values by visible line under a name each, or several rows of them under as many names."""


def as_table(columns: Columns, lines: int) -> tuple[tuple[str, ...], Matrix]:
    """Return the names of the columns and their values, one row per line."""
    names = _flat(tuple(columns))
    values = np.empty((len(names), lines), np.float32)
    at = 0
    for key, column in columns.items():
        if isinstance(key, str):
            values[at] = column
            at += 1
        else:
            values[at : at + len(key)] = column
            at += len(key)
    return names, values.T


@lru_cache(maxsize=8)
def _flat(keys: tuple[str | tuple[str, ...], ...]) -> tuple[str, ...]:
    return tuple(chain.from_iterable((key,) if isinstance(key, str) else key for key in keys))
