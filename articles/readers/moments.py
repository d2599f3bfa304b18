"""When a page was fetched, in the forms that files of pages state it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_COMPACT = re.compile(r"\d{14}")  # as the Wayback Machine and CDX files write it
_MIDNIGHT = datetime.min.time()
_YEARS = range(date.min.year + 1, date.max.year)  # at the ends of the calendar, other zones' clocks leave it


def read_moment(value: object) -> datetime | None:
    """Return an aware moment (UTC where no zone is stated), None for what states none.

    Understands ISO 8601, ``20250809120000``, mail dates and Python's own types; a bare number is none, and neither is
    a moment of the calendar's first or last year.
    """
    if isinstance(value, str):
        value = _from_text(value.strip())
    elif isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, _MIDNIGHT)
    if not isinstance(value, datetime) or value.year not in _YEARS:
        return None
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def _from_text(text: str) -> datetime | None:
    if _COMPACT.fullmatch(text):
        text = f"{text[:8]}T{text[8:]}"
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(text)
        except (ValueError, IndexError, TypeError):
            continue
    return None
