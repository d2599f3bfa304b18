"""A day, a month or a year of issue, written as the beginning of an ISO date: 2025-07-09, 2025-07, 2025."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
MONTHS = 12


class Period(NamedTuple):
    """A year, with ``month`` a month of it, with ``day`` a day of that."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def read(cls, text: str) -> Period | None:
        """Return the period that ``text`` writes; None for anything else, and for days that no calendar has."""
        match = _WRITTEN.fullmatch(text)
        return cls.of(*(int(part) if part else None for part in match.groups())) if match else None

    @classmethod
    def of(cls, year: int | None, month: int | None = None, day: int | None = None) -> Period | None:
        """Return the period of these numbers; None where no calendar has it."""
        try:
            date(year or 0, 1 if month is None else month, 1 if day is None else day)
        except ValueError:
            return None
        return cls(year or 0, month, day)

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day."""
        month = self.month or MONTHS
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def around(self) -> Period | None:
        """The month of a day, the year of a month."""
        if self.day:
            return Period(self.year, self.month)
        return Period(self.year) if self.month else None

    def __str__(self) -> str:
        month = "" if self.month is None else f"-{self.month:02}"
        return f"{self.year:04}{month}" if self.day is None else f"{self.year:04}{month}-{self.day:02}"
