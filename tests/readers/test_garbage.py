"""Garbage in cycles is looked for seldom while pages are read, and nevertheless goes."""

from __future__ import annotations

import gc
import weakref

import pytest

from articles.readers import RawDocument, Reading, collecting_seldom, map_readings
from articles.readers.garbage import MOST_OBJECTS


class Cycle:
    def __init__(self) -> None:
        self.me = self


def patience(reading: Reading) -> int:
    """How many objects a process makes before it looks."""
    return gc.get_threshold()[0]


def times_looked() -> int:
    return sum(generation["collections"] for generation in gc.get_stats())


def test_nobody_looks_for_garbage_while_a_page_is_read() -> None:
    gc.collect()
    with collecting_seldom():
        before = times_looked()
        in_use = [[number] for number in range(MOST_OBJECTS // 2)]

        assert times_looked() == before
    assert len(in_use) == MOST_OBJECTS // 2


def test_garbage_in_cycles_does_not_pile_up() -> None:
    with collecting_seldom():
        first = weakref.ref(Cycle())
        for _ in range(2 * MOST_OBJECTS):
            Cycle()

        assert first() is None


def test_garbage_is_looked_for_as_before_in_the_end_whatever_happened() -> None:
    before = gc.get_threshold()

    with pytest.raises(ValueError, match="broken"), collecting_seldom():
        raise ValueError("broken")

    assert gc.get_threshold() == before


def test_processes_that_read_look_for_garbage_seldom() -> None:
    page = RawDocument(b"text", "text/plain", "1", 1)

    assert list(map_readings(patience, [page], jobs=2, lost=patience)) == [MOST_OBJECTS]
