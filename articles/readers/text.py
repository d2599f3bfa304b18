"""Text files: one flattened page each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from articles.readers.pages import page_document
from articles.readers.types import TEXT, Limits, Reading


def read_text(path: Path, limits: Limits) -> Iterator[Reading]:
    """Yield the page of a text file."""
    yield page_document(path, TEXT, limits)
