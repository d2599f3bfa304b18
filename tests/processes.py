"""Processes of the project's own, started as on a machine where nothing of it is in the environment."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
OURS = ("NEWSROOM_", "DJANGO_", "DATABASE_URL")


def clean_environ(var_dir: Path, **environ: str) -> dict[str, str]:
    """Return the environment without anything of ours but the var folder and what is given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return {**kept, "NEWSROOM_VAR_DIR": str(var_dir), **environ}


def run_python(*arguments: str, var_dir: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the project to its end."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=clean_environ(var_dir, **environ),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@dataclass
class Started:
    """A process under way, and the lines it has written to either stream."""

    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    def listen(self) -> None:
        """Keep every line until the process and all it started have closed the stream."""
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.append(line)

    def wait_for(self, pattern: str) -> str:
        """Return the first group of a pattern as soon as the lines hold it; fail with all lines after two minutes."""
        end = time.monotonic() + 120
        while time.monotonic() < end:
            if found := re.search(pattern, "".join(self.lines), re.MULTILINE):
                return found[1]
            time.sleep(0.05)
        raise AssertionError(f"{pattern} is not in:\n" + "".join(self.lines))


@contextmanager
def started(*arguments: str, var_dir: Path, **environ: str) -> Iterator[Started]:
    """Start Python in the project, listen to it, and end it in order at last."""
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=clean_environ(var_dir, **environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    under_way = Started(process)
    listener = threading.Thread(target=under_way.listen)
    listener.start()
    try:
        yield under_way
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)
        listener.join(60)
        if process.stdout:
            process.stdout.close()
