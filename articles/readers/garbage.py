"""How often Python looks for garbage in cycles while pages are read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MOST_OBJECTS = 100_000
"""More than one page makes, a huge one aside; some ten megabytes."""


def collect_seldom() -> None:
    """Let Python look for garbage in cycles only after many objects that have not gone by themselves, from now on.

    What is made of a page goes when it is no longer used, hardly any of it stands in a cycle. Left to itself Python
    looks several times while it reads a page of HTML, at objects that are all in use.
    """
    gc.set_threshold(MOST_OBJECTS, *gc.get_threshold()[1:])


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Let Python look for garbage in cycles seldom within the block, and as before behind it."""
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
