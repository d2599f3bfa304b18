"""A function over a stream of documents in several processes: order kept, memory bounded, a dead worker survived."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import Thread

from articles.readers.garbage import collect_seldom
from articles.readers.types import RawDocument

BATCH_ITEMS = 32
BATCH_BYTES = 1024 * 1024

type Function[Item, Result] = Callable[[Item], Result]


def map_readings[Item, Result](
    function: Function[Item, Result], readings: Iterable[Item], *, jobs: int, lost: Function[Item, Result]
) -> Iterator[Result]:
    """Yield ``function(reading)`` for each reading, in order, computed by this many processes (1: by this one).

    Among the readings may stand what needs no reading, if the function has an answer to it. Two batches a job are in
    memory, and one more. ``lost(reading)`` stands in for the result of a reading that killed its process. The function
    and its results must be picklable; what it raises is raised here.
    """
    if jobs == 1:
        yield from map(function, readings)
        return
    waiting: deque[tuple[list[Item], Future[list[Result]]]] = deque()
    workers = _Workers(jobs)
    try:
        for batch in in_batches(readings):
            waiting.append((batch, workers.submit(function, batch)))
            if len(waiting) > 2 * jobs:
                yield from _results(function, *waiting.popleft(), lost)
        while waiting:
            yield from _results(function, *waiting.popleft(), lost)
    finally:
        workers.close()


def in_batches[Item](readings: Iterable[Item]) -> Iterator[list[Item]]:
    """Group readings so that a batch is worth sending, and large only when a single document is."""
    batch: list[Item] = []
    weight = 0
    for reading in readings:
        batch.append(reading)
        weight += len(reading.content) if isinstance(reading, RawDocument) else 0
        if len(batch) >= BATCH_ITEMS or weight >= BATCH_BYTES:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def run_batch[Item, Result](function: Function[Item, Result], batch: Sequence[Item]) -> list[Result]:
    """Apply the function to each reading of a batch: what a worker does."""
    return [function(reading) for reading in batch]


class _Workers:
    """Worker processes that are replaced when one of them dies."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self.pool = _pool(jobs)

    def submit[Item, Result](self, function: Function[Item, Result], batch: list[Item]) -> Future[list[Result]]:
        try:
            return self.pool.submit(run_batch, function, batch)
        except BrokenProcessPool:
            self.pool = _pool(self.jobs)
            return self.pool.submit(run_batch, function, batch)

    def close(self) -> None:
        self.pool.shutdown(cancel_futures=True)


def _results[Item, Result](
    function: Function[Item, Result], batch: list[Item], future: Future[list[Result]], lost: Function[Item, Result]
) -> list[Result]:
    try:
        return future.result()
    except BrokenProcessPool:
        return _one_by_one(function, batch, lost)


def _one_by_one[Item, Result](
    function: Function[Item, Result], batch: list[Item], lost: Function[Item, Result]
) -> list[Result]:
    """Find the reading of a batch that kills its process; the others get their results."""
    results = []
    workers = _Workers(1)
    for reading in batch:
        try:
            results += workers.submit(function, [reading]).result()
        except BrokenProcessPool:
            results.append(lost(reading))
    workers.close()
    return results


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Not fork: the parent may have threads (a progress bar) and open database connections
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin_work)


def _begin_work() -> None:
    """Leave interrupts to the parent, and end with it: one that is killed cannot tell its workers to."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
