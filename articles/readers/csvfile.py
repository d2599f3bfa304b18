"""CSV files: a page a row, the columns named in the first."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO, TextIO

from articles.readers import columns
from articles.readers.decoding import decode
from articles.readers.locators import row_locator
from articles.readers.rows import Place, read_row
from articles.readers.types import Limits, ReadFailure, Reading

SAMPLE = 1024 * 1024
DELIMITERS = ",;\t|"
EXPECTED = 'a first row that names the columns, one of them "text" or "html"'


def read_csv(stream: BinaryIO, locator: str, limits: Limits) -> Iterator[Reading]:
    """Yield the pages of a table, a row in memory at a time; rows are counted from 1 below the one of names.

    The columns may be parted by commas, semicolons, tabs or bars. The encoding is told by the first mebibyte; what does
    not fit it further down becomes U+FFFD. A row longer than the limit ends the reading: where it ends is not known.
    """
    sample = stream.read(SAMPLE)
    if not sample.strip():
        yield ReadFailure(locator, "is empty", EXPECTED)
        return
    rest = io.BufferedReader(_Rest(sample, stream))
    lines = _Lines(io.TextIOWrapper(rest, encoding=_charset(sample), errors="replace", newline=""), limits.row_bytes)
    csv.field_size_limit(limits.row_bytes)  # the library's own limit is smaller than many a page
    try:
        yield from _read_rows(lines, locator, limits)
    except csv.Error as error:
        expected = f"rows of at most {limits.row_bytes:,} characters, every quote closed"
        yield ReadFailure(locator, f"cannot be read on: {error}", expected, line=lines.line)


def _read_rows(lines: _Lines, locator: str, limits: Limits) -> Iterator[Reading]:
    head = lines.peek()
    reader = csv.reader(lines, delimiter=max(DELIMITERS, key=head.count))
    names = next(reader)
    if not columns.ALL.intersection(name.strip().casefold() for name in names):
        shown = ", ".join(names)[:100]
        yield ReadFailure(locator, f"names none of the columns of a page in its first row ({shown})", EXPECTED, line=1)
        return
    number, begin = 0, lines.line + 1
    for values in reader:
        if values:
            number += 1
            row = dict(zip(names, values, strict=False))
            yield read_row(row, Place(row_locator(locator, number), begin), limits)
        lines.taken, begin = 0, lines.line + 1
    if not number:
        yield ReadFailure(locator, "holds no row", "rows below the names of the columns")


def _charset(sample: bytes) -> str:
    # What was cut off inside its last character would not be UTF-8 any more
    whole = sample if len(sample) < SAMPLE else sample[: sample.rfind(b"\n") + 1] or sample
    charset = decode(whole).charset
    return "utf-8-sig" if charset == "utf-8" else charset


class _Lines:
    """The lines of a text, numbered; the row that takes more characters than the limit is an error."""

    def __init__(self, text: TextIO, limit: int) -> None:
        self.text, self.limit = text, limit
        self.line = self.taken = 0
        self.first: str | None = None

    def peek(self) -> str:
        """Return the first line without taking it."""
        self.first = self.text.readline(self.limit + 1)
        return self.first

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line, self.first = self.first or self.text.readline(self.limit + 1), None
        if not line:
            raise StopIteration
        self.line += 1
        self.taken += len(line)
        if self.taken > self.limit:
            raise csv.Error(f"a row is longer than {self.limit:,} characters")
        return line


class _Rest(io.RawIOBase):
    """A stream from its beginning, of which a sample was taken already."""

    def __init__(self, sample: bytes, stream: BinaryIO) -> None:
        super().__init__()
        self.sample, self.stream = sample, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object, /) -> int:
        target = memoryview(buffer)  # type: ignore[arg-type]  # any writable buffer, says RawIOBase
        content = self.sample[: len(target)] or self.stream.read(len(target))
        self.sample = self.sample[len(target) :]
        target[: len(content)] = content
        return len(content)
