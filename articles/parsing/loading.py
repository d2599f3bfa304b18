"""Modules that bring numpy, loaded by the first page that needs them."""

from __future__ import annotations

import importlib
import os
from types import ModuleType


def load(name: str) -> ModuleType:
    """Import and return a module that brings numpy: who never reads a page does not pay the quarter of a second.

    Where nobody has said otherwise numpy computes on one thread: the models' matrices are small, and several threads
    on one page cost ten times what they save.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    return importlib.import_module(name)
