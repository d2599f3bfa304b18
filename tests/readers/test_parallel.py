"""A function over documents in several processes: same results, same order, no document lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

from articles.readers import RawDocument, ReadFailure, Reading
from articles.readers.parallel import BATCH_BYTES, BATCH_ITEMS, in_batches, map_readings


def document(name: int, content: bytes = b"text") -> RawDocument:
    return RawDocument(content, "text/plain", str(name), name)


def name(reading: Reading) -> str:
    return reading.locator


def process_of(reading: Reading) -> int:
    return os.getpid()


def die_on_fatal(reading: Reading) -> str:
    if isinstance(reading, RawDocument) and reading.content == b"fatal":
        os._exit(1)
    return f"read {reading.locator}"


def lost(reading: Reading) -> str:
    return f"lost {reading.locator}"


def raise_on(reading: Reading) -> str:
    raise ValueError(reading.locator)


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_readings(jobs: int) -> None:
    readings = [document(number) for number in range(3 * BATCH_ITEMS)]

    assert list(map_readings(name, readings, jobs=jobs, lost=lost)) == [reading.locator for reading in readings]


def test_one_job_works_in_this_process_and_more_jobs_in_others() -> None:
    assert set(map_readings(process_of, [document(1)], jobs=1, lost=process_of)) == {os.getpid()}
    assert os.getpid() not in set(map_readings(process_of, [document(1)], jobs=2, lost=process_of))


def test_a_document_that_kills_its_process_is_lost_alone() -> None:
    readings = [document(number, b"fatal" if number in (3, 150) else b"text") for number in range(200)]

    results = list(map_readings(die_on_fatal, readings, jobs=2, lost=lost))

    assert [result for result in results if result.startswith("lost")] == ["lost 3", "lost 150"]
    assert [result.split()[1] for result in results] == [reading.locator for reading in readings]


def test_what_the_function_raises_is_raised_here() -> None:
    with pytest.raises(ValueError, match="7"):
        list(map_readings(raise_on, [document(7)], jobs=2, lost=lost))


def test_no_more_readings_are_taken_than_the_workers_need() -> None:
    taken = 0

    def endless() -> Iterator[Reading]:
        nonlocal taken
        while True:
            taken += 1
            yield document(taken)

    results = map_readings(name, endless(), jobs=2, lost=lost)
    next(results)
    results.close()  # type: ignore[attr-defined]

    assert taken <= 5 * BATCH_ITEMS


def test_large_documents_travel_in_batches_of_their_own() -> None:
    large = document(1, b"x" * BATCH_BYTES)

    assert list(in_batches([large, large, document(2)])) == [[large], [large], [document(2)]]


def test_failures_travel_with_the_documents() -> None:
    failure = ReadFailure("000.txt", "is empty", "a page of text")

    assert list(in_batches([document(1), failure])) == [[document(1), failure]]


ENDLESS = """
import itertools, sys
from articles.readers.parallel import map_readings
from tests.readers.test_parallel import document, process_of

if __name__ == "__main__":
    for worker in map_readings(process_of, map(document, itertools.count()), jobs=2, lost=process_of):
        print(worker, flush=True)
"""


def test_workers_end_with_a_process_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "endless.py"
    script.write_text(ENDLESS)
    environ = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True, env=environ) as parent:
        assert parent.stdout
        workers = {int(parent.stdout.readline()) for _ in range(2000)}
        parent.kill()
    deadline = monotonic() + 30
    while any(is_running(worker) for worker in workers) and monotonic() < deadline:
        sleep(0.1)
    assert not any(is_running(worker) for worker in workers)


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
