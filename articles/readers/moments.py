"""When a page was fetched, in the forms that files of pages state it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_COMPACT = re.compile(r"\d{14}")  # as the Wayback Machine and CDX files write it
_MIDNIGHT = datetime.min.time()


def read_moment(value: object) -> datetime | None:
    """Return an aware moment (UTC where no zone is stated), None for what states none.

    Understands ISO 8601, ``20250809120000``, mail dates and Python's own types; a bare number is none.
    """
    if isinstance(value, datetime):
        return _aware(value)
    if isinstance(value, date):
        return datetime.combine(value, _MIDNIGHT, UTC)
    return _from_text(value.strip()) if isinstance(value, str) else None


def _from_text(text: str) -> datetime | None:
    if _COMPACT.fullmatch(text):
        text = f"{text[:8]}T{text[8:]}"
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return _aware(read(text))
        except (ValueError, IndexError, TypeError):
            continue
    return None


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
