"""HTML files: one saved page each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from articles.readers.pages import page_document
from articles.readers.types import HTML, Limits, Reading


def read_html(stream: BinaryIO, locator: str, limits: Limits) -> Iterator[Reading]:
    """Yield the page of an HTML file; its encoding is looked for when its text is asked for."""
    yield page_document(stream, HTML, locator, limits)
