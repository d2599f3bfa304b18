"""JSON files: one page, a list of them, a JSON Feed, or JSON Lines under another name."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from articles.readers.feedpages import read_json_feed
from articles.readers.jsonl import read_lines
from articles.readers.locators import row_locator
from articles.readers.rows import FIELDS, Place, read_row
from articles.readers.types import Limits, ReadFailure, Reading

FEED = "https://jsonfeed.org/version/"
EXPECTED = "an object, a list of objects, or one object on each line"


def read_json(stream: BinaryIO, locator: str, limits: Limits) -> Iterator[Reading]:
    """Yield the pages of a JSON file, which stands in memory as a whole unless it is JSON Lines."""
    first = stream.readline(limits.row_bytes)
    if (row := _object_on(first)) is not None and not _is_feed(row):
        yield from read_lines(stream, locator, limits, first=first)
        return
    content = first + stream.read(limits.row_bytes + 1 - len(first))
    if len(content) > limits.row_bytes:
        message = f"is one JSON value of more than {limits.row_bytes:,} bytes"
        yield ReadFailure(locator, message, "JSON Lines for so many pages: one object on each line")
        return
    if not content.strip():
        yield ReadFailure(locator, "is empty", EXPECTED)
        return
    try:
        value = json.loads(content.removeprefix(b"\xef\xbb\xbf"))
    except UnicodeDecodeError as error:
        yield ReadFailure(locator, f"is not UTF-8 at byte {error.start}", "JSON in UTF-8")
    except (ValueError, RecursionError) as error:
        yield ReadFailure(locator, f"is not JSON: {error}", EXPECTED)
    else:
        yield from _read_value(value, locator, limits)


def _read_value(value: object, locator: str, limits: Limits) -> Iterator[Reading]:
    if isinstance(value, list) and value:
        for number, row in enumerate(value, 1):
            yield read_row(row, Place(row_locator(locator, number)), limits)
    elif isinstance(value, list):
        yield ReadFailure(locator, "is an empty list", f"a list of rows, each {FIELDS}")
    elif isinstance(value, Mapping) and _is_feed(value):
        yield from read_json_feed(value, locator, limits)
    else:
        yield read_row(value, Place(locator), limits)


def _is_feed(value: Mapping[str, Any]) -> bool:
    return str(value.get("version", "")).startswith(FEED)


def _object_on(line: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
