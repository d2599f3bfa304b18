"""Text files: one flattened page each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from articles.readers.pages import page_document
from articles.readers.types import TEXT, Limits, Reading


def read_text(stream: BinaryIO, locator: str, limits: Limits) -> Iterator[Reading]:
    """Yield the page of a text file."""
    yield page_document(stream, TEXT, locator, limits)
