"""HTML files: one saved page each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from articles.readers.pages import page_document
from articles.readers.types import HTML, Limits, Reading


def read_html(path: Path, limits: Limits) -> Iterator[Reading]:
    """Yield the page of an HTML file; its encoding is looked for when its text is asked for."""
    yield page_document(path, HTML, limits)
