"""One row of JSON Lines as a page."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

from articles.readers.files import too_large
from articles.readers.locators import row_locator, stem
from articles.readers.types import HTML, TEXT, Limits, RawDocument, ReadFailure, Reading

FIELDS = 'an object {"id", "url", "text" or "html", "captured_at"}'
SHOWN = 60
HALF_PAIR = re.compile("[\ud800-\udfff]")


class _RowError(Exception):
    """A row is not what a row should be; its arguments are the message and what was expected."""


def read_row(line: bytes, file: str, number: int, limits: Limits) -> Reading:
    """Return the page of a row: ``id`` is echoed, the text is kept as UTF-8, the rest must be well-formed or absent."""
    locator = row_locator(file, number)
    row_id = None
    try:
        row = _load(line)
        row_id = _id(row)
        content, media_type = _content(row)
        url, captured_at = _url(row), _captured_at(row)
    except _RowError as error:
        message, expected = error.args
        return ReadFailure(locator, message, expected, line=number, id=row_id)
    if len(content) > limits.document_bytes:
        return too_large(locator, limits.document_bytes, line=number, id=row_id)
    name = stem(locator) if row_id is None else row_id
    return RawDocument(content, media_type, locator, name, url, captured_at, charset="utf-8")


def _load(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except UnicodeDecodeError as error:
        raise _RowError(f"the line is not UTF-8 at byte {error.start}", "JSON in UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise _RowError(f"the line is not JSON: {error}", FIELDS) from error
    if not isinstance(row, dict):
        raise _RowError(f"the line holds {_shown(row)}, which is not an object", FIELDS)
    return row


def _id(row: dict[str, Any]) -> str | int | None:
    value = row.get("id")
    if isinstance(value, bool) or not isinstance(value, str | int | None):
        raise _RowError(f'"id" is {_shown(value)}', 'a text or a whole number as "id"')
    return _sound(value) if isinstance(value, str) else value


def _content(row: dict[str, Any]) -> tuple[bytes, str]:
    for field, media_type in (("text", TEXT), ("html", HTML)):
        value = row.get(field)
        if value is None:
            continue
        if not isinstance(value, str):
            raise _RowError(f'"{field}" is {_shown(value)}', f'a text as "{field}"')
        if value.strip():
            return _sound(value).encode(), media_type
    raise _RowError('the row has no text: "text" and "html" are missing or empty', 'the page as "text" or "html"')


def _url(row: dict[str, Any]) -> str | None:
    value = row.get("url")
    if not isinstance(value, str | None):
        raise _RowError(f'"url" is {_shown(value)}', 'an address as "url"')
    return _sound(value) if value else None


def _captured_at(row: dict[str, Any]) -> datetime | None:
    value = row.get("captured_at")
    if value in (None, ""):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise _RowError(f'"captured_at" is {_shown(value)}', "a moment as in 2025-08-09T12:00:00Z") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _sound(text: str) -> str:
    """Return text with half surrogate pairs, which JSON can spell and UTF-8 cannot, as U+FFFD."""
    return HALF_PAIR.sub("\N{REPLACEMENT CHARACTER}", text)


def _shown(value: object) -> str:
    shown = json.dumps(value)
    return shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…"
