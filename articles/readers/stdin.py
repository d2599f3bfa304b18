"""Standard input: one page of text, or JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from articles.readers.files import read_bounded, too_large, unreadable
from articles.readers.jsonl import read_lines
from articles.readers.pages import page_of
from articles.readers.types import TEXT, Limits, ReadFailure, Reading

NAME = "-"


def read_stdin(stream: BinaryIO, limits: Limits) -> Iterator[Reading]:
    """Yield what stands on a stream: JSON Lines if its first line is a JSON object, one page of text otherwise.

    JSON Lines are read as they come, so that a pipe is followed line by line; the locator of all of it is ``-``.
    """
    try:
        first = stream.readline(limits.row_bytes)
        if _is_object(first):
            yield from read_lines(stream, NAME, limits, first=first)
        else:
            yield _read_page(first, stream, limits)
    except OSError as error:
        yield unreadable(NAME, error)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line.removeprefix(b"\xef\xbb\xbf")), dict)
    except (ValueError, RecursionError):
        return False


def _read_page(first: bytes, stream: BinaryIO, limits: Limits) -> Reading:
    rest = read_bounded(stream, NAME, limits)
    if isinstance(rest, ReadFailure):
        return rest
    content = first + rest
    if len(content) > limits.document_bytes:
        return too_large(NAME, limits.document_bytes)
    return page_of(content, TEXT, NAME)
