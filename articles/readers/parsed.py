"""Readings as the rows that ``parse_documents`` prints; free of Django, so that its workers start fast."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

from articles.parsing import page_to_json, parse_page
from articles.readers.locators import stem
from articles.readers.pagetext import read_page
from articles.readers.types import RawDocument, ReadFailure, Reading

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """One line of output, and the message for the terminal when the document failed."""

    json: str
    failure: str | None = None


def parse_reading(reading: Reading) -> ParsedRow:
    """Return what a document or a failed reading is printed as; a document that breaks the parser is a failure, too."""
    if isinstance(reading, ReadFailure):
        return failed_row(reading)
    try:
        return ParsedRow(_line(_page_row(reading)))
    except Exception as error:
        # One document never stops a run; the row says what happened to it
        return failed_row(_broken(reading, f"the parser failed with {type(error).__name__}: {error}"))


def lost_row(reading: Reading) -> ParsedRow:
    """Return the failure of a document whose worker process died of it."""
    return failed_row(_broken(reading, "the process that parsed it died"))


def failed_row(failure: ReadFailure) -> ParsedRow:
    """Return a failure as a row; it is named like a document when its own id could not be read."""
    row_id = stem(failure.locator) if failure.id is None else failure.id
    message = f"{failure.message}; expected {failure.expected}"
    error = {"stage": failure.stage, "line": failure.line, "message": message}
    return ParsedRow(_line({"locator": failure.locator, "id": row_id, "error": error}), str(failure))


def _page_row(document: RawDocument) -> dict[str, Any]:
    page_text = read_page(document)
    page = page_text.page or parse_page(
        page_text.text, url=document.url or "", captured_at=document.captured_at, markup=page_text.markup
    )
    if page_text.warnings:
        page = replace(page, warnings=(*page_text.warnings, *page.warnings))
    return {"locator": document.locator, "id": document.id} | page_to_json(page)


def _broken(reading: Reading, message: str) -> ReadFailure:
    return ReadFailure(reading.locator, message, "a page that can be parsed", id=reading.id, stage="parse")


def _line(row: dict[str, Any]) -> str:
    return _ENCODER.encode(row)
