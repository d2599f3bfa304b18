"""Who may import whom, beyond what import-linter sees: the pure rooms in a process where Django cannot be had."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
IMPORT_WITHOUT_DJANGO = """
import importlib, pkgutil, sys

for blocked in ("django", "django_filters", "django_tasks_db"):
    sys.modules[blocked] = None  # makes every import of it an ImportError

package = importlib.import_module({package!r})
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
    print(module.name)
"""


@pytest.mark.parametrize("package", ["articles.parsing", "articles.readers"])
def test_a_pure_room_imports_where_django_is_not_installed(package: str) -> None:
    code = IMPORT_WITHOUT_DJANGO.format(package=package)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split(), f"{package} holds no modules"


def test_the_block_stops_a_room_that_needs_django() -> None:
    code = IMPORT_WITHOUT_DJANGO.format(package="articles.models")
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "ModuleNotFoundError" in done.stderr
