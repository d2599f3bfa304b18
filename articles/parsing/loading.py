"""Modules that bring numpy, loaded by the first page that needs them, and on how many threads numpy computes."""

from __future__ import annotations

import importlib
import os
from types import ModuleType

# Read by numpy when it is imported, so said before anything of the parser imports it. The models' matrices are small:
# several threads on one page cost ten times what they save. What the environment says counts.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def load(name: str) -> ModuleType:
    """Import and return a module that brings numpy: who never reads a page does not pay the quarter of a second."""
    return importlib.import_module(name)
