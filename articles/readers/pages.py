"""One page from one run of bytes, or why those bytes are no page."""

from __future__ import annotations

from pathlib import Path

from articles.readers.binary import binary_kind
from articles.readers.files import read_file
from articles.readers.locators import file_locator, stem
from articles.readers.types import Limits, RawDocument, ReadFailure, Reading

EXPECTED = "a page of text"


def page_document(path: Path, media_type: str, limits: Limits) -> Reading:
    """Return the page that a whole file holds."""
    content = read_file(path, limits)
    if isinstance(content, ReadFailure):
        return content
    return page_of(content, media_type, file_locator(path))


def page_of(content: bytes, media_type: str, locator: str) -> Reading:
    """Return these bytes as a page; empty and binary ones are refused."""
    if not content.strip():
        return ReadFailure(locator, "is empty", EXPECTED)
    if kind := binary_kind(content):
        return ReadFailure(locator, f"is not text but {kind}", EXPECTED)
    return RawDocument(content, media_type, locator, stem(locator))
