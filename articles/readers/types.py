"""What readers hand over: documents as they came, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

TEXT = "text/plain"
HTML = "text/html"

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One page as it was read, nothing guessed.

    ``content`` is the page's bytes. ``charset`` is what the source states of them (a JSON Lines row is UTF-8), None
    when it states nothing. ``locator`` says where the page was found; ``id`` is what a row calls it, or else the
    locator's stem. ``captured_at`` is aware.
    """

    content: bytes
    media_type: str
    locator: str
    id: str | int
    url: str | None = None
    captured_at: datetime | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """What could not be read: where, what is wrong there, and what was expected instead.

    ``line`` is the line of the file, counted from 1, where a format has lines; ``id`` is the row's own, if it could be
    read.
    """

    locator: str
    message: str
    expected: str
    line: int | None = None
    id: str | int | None = None
    stage: str = "read"

    def __str__(self) -> str:
        return f"{self.locator}: {self.message}; expected {self.expected}"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a reader takes in before it refuses, so that no input can exhaust memory.

    ``document_bytes`` bounds one page, ``row_bytes`` one line of JSON Lines (escapes make text longer than it is).
    Compressed input is refused as soon as more than ``free_bytes`` have come out of it and they are more than
    ``expansion`` times what went in: news pages compress five to thirty times, a bomb a thousand times.
    """

    document_bytes: int = 16 * MIB
    row_bytes: int = 64 * MIB
    free_bytes: int = 64 * MIB
    expansion: int = 300


type Reading = RawDocument | ReadFailure
