"""How fast parse_documents reads pages of an aggregator, or of single articles, and in how much memory.

    python -m tests.benchmarks.parse_benchmark [--layout plain] [--pages 10000] [--jobs 1 2]

Prints, for a tenth of the pages and for all of them, the pages a second of a core (of all processor time that the
command used, start-up and JSON included), the pages a second by the clock, and the peak memory of its largest process:
flat memory means that the peak does not grow with the number of pages. The two sizes also part what every run costs
(start-up, and the language model, which the first page loads whose language needs it) from what a page costs.

The command runs as its users run it, with its bytecode written: PYTHONDONTWRITEBYTECODE is taken out of its
environment, and a first run that is not measured writes what is missing.

A related article stands on many of these pages, as it does on an aggregator's, and some pages come twice: what was
found in a text is kept for a while, so that pages that share nothing are read more slowly.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.aggregator_pages import aggregator_pages, write_rows
from tests.benchmarks.plain_pages import plain_pages

ROOT = Path(__file__).parents[2]
LAYOUTS = {"aggregator": aggregator_pages, "plain": plain_pages}
WARM_UP = 100
"""So many pages are read before the clock runs."""

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds by the clock, processor seconds and peak memory (MiB, of the largest process) of one run."""

    clock: float
    processor: float
    peak: float


def measure(path: Path, jobs: int) -> Measured:
    """Run the command over a file and wait for it; raises CalledProcessError when it fails."""
    command = [sys.executable, "manage.py", "parse_documents", str(path), "--jobs", str(jobs)]
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), command)
    clock = time.perf_counter() - begun
    return Measured(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--layout", choices=LAYOUTS, default="aggregator")
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    sys.stdout.write(f"{'pages':>8} {'MB':>6} {'jobs':>4} {'pages/s/core':>12} {'pages/s':>8} {'peak MiB':>8}\n")
    with tempfile.TemporaryDirectory() as folder:
        warm_up = Path(folder) / "warm-up.jsonl"
        write_rows(warm_up, LAYOUTS[options.layout](WARM_UP))
        measure(warm_up, jobs=1)
        seconds: dict[int, list[tuple[int, float]]] = {}
        for count in (options.pages // 10, options.pages):
            path = Path(folder) / f"{count}.jsonl"
            size = write_rows(path, LAYOUTS[options.layout](count))
            for jobs in options.jobs:
                used = measure(path, jobs)
                seconds.setdefault(jobs, []).append((count, used.processor))
                sys.stdout.write(
                    f"{count:8,} {size / 1e6:6.1f} {jobs:4} {count / used.processor:12.0f} "
                    f"{count / used.clock:8.0f} {used.peak:8.1f}\n"
                )
        for jobs, ((few, less), (many, more)) in seconds.items():
            page = (more - less) / (many - few)
            sys.stdout.write(
                f"jobs={jobs}: {less - few * page:.2f} s a run, {1000 * page:.2f} ms a page, of processors\n"
            )


if __name__ == "__main__":
    main()
