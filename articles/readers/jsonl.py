"""JSON Lines: a page a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Protocol

from articles.readers.locators import line_locator
from articles.readers.rows import read_line
from articles.readers.types import Limits, ReadFailure, Reading

EXPECTED = 'a row {"id", "url", "text" or "html", "captured_at"} on each line'


class LineStream(Protocol):
    """Bytes that are taken a bounded line at a time."""

    def readline(self, size: int, /) -> bytes:
        """Return the next line, or as much of it as the size allows; nothing at the end."""
        ...


def read_jsonl(stream: BinaryIO, locator: str, limits: Limits) -> Iterator[Reading]:
    """Yield the pages of a file of JSON Lines, a line in memory at a time."""
    yield from read_lines(stream, locator, limits)


def read_lines(stream: LineStream, locator: str, limits: Limits, *, first: bytes = b"") -> Iterator[Reading]:
    """Yield the pages of JSON Lines; ``first`` is what was already taken off the stream, at most its first line."""
    found = False
    for number, line in enumerate(bounded_lines(stream, limits.row_bytes, first=first), 1):
        if line is not None and not line.strip():
            continue
        found = True
        if line is None:
            message = f"the line is longer than {limits.row_bytes:,} bytes"
            yield ReadFailure(line_locator(locator, number), message, EXPECTED, line=number)
        else:
            yield read_line(line, locator, number, limits)
    if not found:
        yield ReadFailure(locator, "is empty", EXPECTED)


def bounded_lines(stream: LineStream, limit: int, *, first: bytes = b"") -> Iterator[bytes | None]:
    """Yield the lines of a stream; for one longer than the limit yield None and skip to its end."""
    line = first or stream.readline(limit + 1)
    while line:
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            yield None
        else:
            yield line
        line = stream.readline(limit + 1)
