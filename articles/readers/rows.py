"""One row of a file of rows as a page: JSON Lines, a JSON list, CSV, Parquet."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from articles.readers import columns
from articles.readers.columns import Row
from articles.readers.decoding import encodable, storable
from articles.readers.exported import MalformedExport, export_document, is_exported
from articles.readers.files import too_large
from articles.readers.locators import line_locator, stem
from articles.readers.moments import read_moment
from articles.readers.statedrows import MEDIA_TYPE as ROW
from articles.readers.statedrows import state_facts
from articles.readers.types import HTML, TEXT, Limits, RawDocument, ReadFailure, Reading

FIELDS = 'an object {"id", "url", "text" or "html", "captured_at"}'
SHOWN = 60
MARKUP = re.compile(r"<(?:!doctype|html|head|body|article|section|main|div|p|h[1-6])\b[^>]*>", re.IGNORECASE)
NOWHERE = 2000


class _RowError(Exception):
    """A row is not what a row should be; its arguments are the message and what was expected."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands, and the line it begins at where the format has lines."""

    locator: str
    line: int | None = None


def read_line(line: bytes, file: str, number: int, limits: Limits) -> Reading:
    """Return the page of a line of JSON Lines."""
    place = Place(line_locator(file, number), number)
    try:
        row = load_object(line)
    except _RowError as error:
        message, expected = error.args
        return ReadFailure(place.locator, message, expected, line=number)
    return read_row(row, place, limits)


def load_object(line: bytes) -> dict[str, Any]:
    """Return the JSON object in some bytes. Raises an error for the row when there is none."""
    try:
        row = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except UnicodeDecodeError as error:
        raise _RowError(f"the line is not UTF-8 at byte {error.start}", "JSON in UTF-8") from error
    except json.JSONDecodeError as error:
        raise _RowError(f"the line is not JSON: {error.msg} at column {error.colno}", FIELDS) from error
    except (ValueError, RecursionError) as error:
        raise _RowError(f"the line is not JSON: {error}", FIELDS) from error
    if not isinstance(row, dict):
        raise _RowError(f"the line holds {_shown(row)}, which is not an object", FIELDS)
    return row


def read_row(values: object, place: Place, limits: Limits) -> Reading:
    """Return the page of a row: its id is echoed, its text is kept as UTF-8, the rest must be well-formed or absent.

    Columns go by any of their usual names (``articles.readers.columns``). The page is its text, or else its HTML;
    where a text does not hold the title that the row states, the title goes before it. Authors, dates and the outlet
    that the row states are kept with the page (``articles.readers.statedrows``).
    """
    row_id = None
    try:
        row = _row(values)
        row_id = _id(row)
        if is_exported(row.values):
            return _exported(row, place, limits, row_id)
        content, media_type, charset = _content(row)
        if charset is not None and (stated := state_facts(row, content, media_type)):
            content, media_type = stated, ROW
        url, captured_at = _text(row, columns.URL, "an address"), _captured_at(row)
    except _RowError as error:
        message, expected = error.args
        return ReadFailure(place.locator, message, expected, line=place.line, id=row_id)
    if len(content) > limits.document_bytes:
        return too_large(place.locator, limits.document_bytes, line=place.line, id=row_id)
    name = stem(place.locator) if row_id is None else row_id
    return RawDocument(content, media_type, place.locator, name, url, captured_at, charset)


def _exported(row: Row, place: Place, limits: Limits, row_id: str | int | None) -> Reading:
    try:
        document = export_document(row.values, place.locator, stem(place.locator) if row_id is None else row_id)
    except MalformedExport as error:
        raise _RowError(*error.args) from error
    if len(document.content) > limits.document_bytes:
        return too_large(place.locator, limits.document_bytes, line=place.line, id=row_id)
    return document


def _row(values: object) -> Row:
    if not isinstance(values, Mapping):
        raise _RowError(f"the row holds {_shown(values)}, which is not an object", FIELDS)
    return Row(values)


def _id(row: Row) -> str | int | None:
    name, value = row.first(columns.ID)
    if isinstance(value, bool) or not isinstance(value, str | int | None):
        raise _RowError(f'"{name}" is {_shown(value)}', f'a text or a whole number as "{name}"')
    return storable(value) if isinstance(value, str) else value


def _content(row: Row) -> tuple[bytes, str, str | None]:
    for names, media_type in ((columns.TEXT, TEXT), (columns.HTML, HTML), (columns.EITHER, None)):
        name, value = row.first(names)
        if value is None:
            continue
        if not isinstance(value, str | bytes):
            raise _RowError(f'"{name}" is {_shown(value)}', f'a text as "{name}"')
        if value.strip():
            return _page(row, value, media_type)
    raise _RowError('the row has no text: "text" and "html" are missing or empty', 'the page as "text" or "html"')


def _page(row: Row, value: str | bytes, media_type: str | None) -> tuple[bytes, str, str | None]:
    if isinstance(value, bytes):  # a table may keep pages as they came over the wire
        return value, media_type or (HTML if MARKUP.search(value[:NOWHERE].decode("latin-1")) else TEXT), None
    value = encodable(value)
    media_type = media_type or (HTML if MARKUP.search(value[:NOWHERE]) else TEXT)
    if media_type == TEXT:
        value = _with_title(value, _text(row, columns.TITLE, "a text"))
    return value.encode(), media_type, "utf-8"


def _with_title(text: str, title: str | None) -> str:
    """Return a text below its title: a table of articles keeps the two apart, a page does not."""
    title = " ".join((title or "").split())
    return text if not title or title in text else f"{title}\n\n{text}"


def _text(row: Row, names: tuple[str, ...], what: str) -> str | None:
    name, value = row.first(names)
    if not isinstance(value, str | None):
        raise _RowError(f'"{name}" is {_shown(value)}', f'{what} as "{name}"')
    return storable(value) if value else None


def _captured_at(row: Row) -> datetime | None:
    name, value = row.first(columns.CAPTURED_AT)
    if value is None:
        return None
    moment = read_moment(value)
    if moment is None:
        raise _RowError(f'"{name}" is {_shown(value)}', "a moment as in 2025-08-09T12:00:00Z")
    return moment


def _shown(value: object) -> str:
    shown = json.dumps(value, default=str)
    return shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…"
