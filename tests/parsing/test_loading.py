"""How numpy is set up for the parser."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

THREADS = Path("/proc/self/task")
SAID = "import os, articles.parsing; print(os.environ['OPENBLAS_NUM_THREADS'])"
STARTED = f"import articles.parsing.linemodel, os; print(len(os.listdir('{THREADS}')))"


def told(program: str, said: dict[str, str]) -> int:
    environment = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")} | said
    return int(subprocess.check_output([sys.executable, "-c", program], env=environment, text=True))


@pytest.mark.skipif(not THREADS.is_dir(), reason="threads are counted where Linux lists them")
def test_numpy_computes_on_one_thread_where_nobody_has_said_otherwise() -> None:
    assert told(STARTED, {}) == 1


def test_what_the_environment_says_of_threads_counts() -> None:
    assert told(SAID, {"OPENBLAS_NUM_THREADS": "3"}) == 3
