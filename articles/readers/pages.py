"""One page from one run of bytes, or why those bytes are no page."""

from __future__ import annotations

from datetime import datetime
from typing import BinaryIO

from articles.readers.binary import binary_kind
from articles.readers.files import read_bounded
from articles.readers.locators import stem
from articles.readers.types import Limits, RawDocument, ReadFailure, Reading

EXPECTED = "a page of text"


def page_document(stream: BinaryIO, media_type: str, locator: str, limits: Limits) -> Reading:
    """Return the page that a whole stream holds."""
    content = read_bounded(stream, locator, limits)
    return content if isinstance(content, ReadFailure) else page_of(content, media_type, locator)


def page_of(
    content: bytes,
    media_type: str,
    locator: str,
    *,
    url: str | None = None,
    captured_at: datetime | None = None,
    charset: str | None = None,
) -> Reading:
    """Return these bytes as a page, with what their source states of them; empty and binary ones are refused."""
    if not content or content.isspace():
        return ReadFailure(locator, "is empty", EXPECTED)
    if kind := binary_kind(content):
        return ReadFailure(locator, f"is not text but {kind}", EXPECTED)
    return RawDocument(content, media_type, locator, stem(locator), url, captured_at, charset)
