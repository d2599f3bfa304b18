"""Years and days of other calendars than the common one, as newspapers of Asia count them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

_BUDDHIST, _BUDDHIST_YEARS = 543, range(2441, 2640)
_ERAS: Mapping[str, int] = {"令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911}
_YEARS_OF_IRAN, _MONTHS, _LONG_MONTHS = range(1350, 1450), range(1, 13), 6
_CYCLE, _BEFORE = 33, 1595  # leap years recur after 33; these many years before make the count begin with a cycle
_ORDINAL_OF_IRAN = -356_032


def of_buddhist_era(year: int) -> int:
    """Return the year of the common era; one that can only be of the Buddhist era is moved."""
    return year - _BUDDHIST if year in _BUDDHIST_YEARS else year


def of_eastern_era(era: str, year: int) -> int:
    """Return the year of the common era of a year of a Japanese reign or of the Republic of China."""
    return _ERAS[era] + year


def of_iran(year: int, month: int, day: int) -> date | None:
    """Return the day of a date of the Iranian solar calendar, None where there is none; right from 1350 to 1449."""
    if year not in _YEARS_OF_IRAN or month not in _MONTHS or not 1 <= day <= (31 if month <= _LONG_MONTHS else 30):
        return None
    cycles, rest = divmod(year + _BEFORE, _CYCLE)
    leaps = 8 * cycles + (rest + 3) // 4
    of_months = 31 * (month - 1) if month <= _LONG_MONTHS else 30 * (month - 1) + _LONG_MONTHS
    return date.fromordinal(_ORDINAL_OF_IRAN + 365 * (year + _BEFORE) + leaps + of_months + day - 1)
