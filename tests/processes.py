"""Processes of the project's own, started as on a machine where nothing of it is in the environment."""

from __future__ import annotations

import os
import subprocess
import sys
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
