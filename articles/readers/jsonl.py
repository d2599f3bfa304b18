"""JSON Lines: a page a line, plain or compressed by gzip."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from articles.readers.files import refuse_special, unreadable
from articles.readers.locators import file_locator, row_locator
from articles.readers.rows import read_row
from articles.readers.types import Limits, ReadFailure, Reading

EXPECTED = 'a row {"id", "url", "text" or "html", "captured_at"} on each line'


class LineStream(Protocol):
    """Bytes that are taken a bounded line at a time."""

    def readline(self, size: int, /) -> bytes:
        """Return the next line, or as much of it as the size allows; nothing at the end."""
        ...


def read_jsonl(path: Path, limits: Limits) -> Iterator[Reading]:
    """Yield the pages of a .jsonl or .jsonl.gz file, a line in memory at a time."""
    if failure := refuse_special(path):
        yield failure
        return
    locator = file_locator(path)
    try:
        with path.open("rb") as file:
            if path.suffix.lower() == ".gz":
                yield from _read_packed(file, locator, limits)
            else:
                yield from read_rows(file, locator, limits)
    except OSError as error:
        yield unreadable(locator, error)


def read_rows(stream: LineStream, locator: str, limits: Limits, *, first: bytes = b"") -> Iterator[Reading]:
    """Yield the pages of JSON Lines; ``first`` is what was already taken off the stream, at most its first line."""
    found = False
    for number, line in enumerate(bounded_lines(stream, limits.row_bytes, first=first), 1):
        if line is not None and not line.strip():
            continue
        found = True
        if line is None:
            message = f"the line is longer than {limits.row_bytes:,} bytes"
            yield ReadFailure(row_locator(locator, number), message, EXPECTED, line=number)
        else:
            yield read_row(line, locator, number, limits)
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


def _read_packed(file: BinaryIO, locator: str, limits: Limits) -> Iterator[Reading]:
    expected = "a whole gzip file of JSON Lines"
    try:
        with gzip.open(file) as packed:
            yield from read_rows(_Watched(packed, file, limits), locator, limits)
    except EOFError:
        yield ReadFailure(locator, "the compressed file ends too early; what stood before was read", expected)
    except (gzip.BadGzipFile, zlib.error) as error:
        yield ReadFailure(locator, f"is not gzip or is damaged ({error})", expected)
    except _BombError as error:
        yield ReadFailure(locator, str(error), f"at most {limits.expansion} bytes out of one")


class _BombError(Exception):
    """More came out of a compressed file than an honest one holds."""


class _Watched:
    """A decompressed stream that stops at a bomb."""

    def __init__(self, packed: LineStream, source: BinaryIO, limits: Limits) -> None:
        self.packed, self.source, self.limits = packed, source, limits
        self.out = 0

    def readline(self, size: int) -> bytes:
        line = self.packed.readline(size)
        self.out += len(line)
        if self.out > self.limits.free_bytes and self.out > self.limits.expansion * self.source.tell():
            raise _BombError(
                f"refused after {self.out:,} bytes came out of {self.source.tell():,}: a decompression bomb"
            )
        return line
