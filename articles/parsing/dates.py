"""Absolute dates as newspapers print them, found in a short text with every reading that they allow."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

from articles.parsing.calendars import of_buddhist_era, of_eastern_era, of_iran
from articles.parsing.lexicon.months import (
    IRANIAN_MONTHS,
    MONTHS_AFTER_ORDINALS,
    THAI_MONTHS,
    VIETNAMESE_MONTHS,
    month_number,
)
from articles.parsing.lexicon.zones import ZONE_OFFSETS
from articles.parsing.normalise import fold
from articles.parsing.remembering import remembered
from articles.parsing.types import DateOrder

_MAYBE_DATE = re.compile(r"\d(?:\d{3}|[./-]\s?\d|\s?[年ก-ฮ]|-[A-Za-z]{3}-)")
_EARLIEST, _LATEST = 1900, 2100
_LETTER = (
    r"[^\W\d_]|[\u0900-\u0963\u0980-\u09e3\u0a00-\u0a63\u0a70\u0a71\u0a80-\u0ae3\u0b80-\u0bd7\u0c00-\u0c63\u0c80-\u0ce3"
    r"\u0d00-\u0d63\u0d80-\u0ddf\u200d\u0e01-\u0e4e]"  # signs of vowels are no \w
)
_WORD = rf"(?<![^\W\d_])((?:{_LETTER}){{2,24}}(?:\s[\u0600-\u06ff]{{4,10}})?)"
_OF = r"(?:de |del |of |d’|d'|พ\.ศ\.\s?)?"
_SECOND_NAME = r"(?:\s?/\s?[\u0600-\u06ff]{3,8}(?:\s[\u0600-\u06ff]{4,10})?)?"  # Syrian and Egyptian side by side
_DAY = r"(\d(?:(?<!\d.)|(?<=[./]20\d\d\d))\d?)(?:[sS][tT]|[nNrR][dD]|[tT][hH]|er|ª|º|\.|-)?"
_OTHER_DIGITS = "٠-٩۰-۹०-९০-৯๐-๙"
_YEAR = rf"((?:19|20|25(?=[4-9])|[{_OTHER_DIGITS}]{{2}})\d{{2}})"
_GLUED = r"(?=\d{1,2}(?:[:.h]\d|[.\s]?\s?[^\W\d_]))"  # "30.01.202412:30", "30.01.202430. Januar 2024"
_NUMERIC = re.compile(
    r"(\d(?<![\d./].)(?<!\d-.)\d?)([./-])(\d{1,2})\2"
    rf"((?:19|20)\d{{2}}{_GLUED}|(?:(?:19|20|25(?=[4-9]))\d{{2}}|\d{{2}})(?![\d/-]|\.\d))"
)
_SPACED = re.compile(r"(\d(?<![\d.].)\d?)(?:\.\s(\d{1,2})\.\s|/(\d{1,2})[ -])(20\d{2})(?!\d)")
_SHORT_YEAR = re.compile(r"(\d(?<!\d.)\d?)-([A-Za-z]{3})-(\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"((?:19|20)(?<!\d..)\d{2})([-/.])\s?(\d{1,2})\2\s?(\d{2}(?=\d{1,2}:\d{2})|\d{1,2}(?!\d))")
_MONTH_AND_DAY = r"\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]?"
_CJK = re.compile(rf"(\d(?<!\d.)\d{{3}}){_MONTH_AND_DAY}")
_ERA = re.compile(rf"(令和|平成|民國|民国)\s?(\d{{1,3}}|元){_MONTH_AND_DAY}")
_VIETNAMESE_MONTH = rf"[Tt]háng\s(\d{{1,2}}|{'|'.join(sorted(VIETNAMESE_MONTHS, reverse=True))})"
_VIETNAMESE = re.compile(rf"(\d(?<!\d.)\d?)\s{_VIETNAMESE_MONTH},?\s(?:[Nn]ăm\s)?(\d{{4}})(?!\d)", re.IGNORECASE)
_VIETNAMESE_MONTH_FIRST = re.compile(rf"{_VIETNAMESE_MONTH}\s(\d{{1,2}}),?\s(\d{{4}})(?!\d)", re.IGNORECASE)
_MONGOLIAN = re.compile(r"(\d(?<!\d.)\d{3})\sоны\s(\d{1,2})(?:\s?-?р)?\sсарын\s(\d{1,2})")
_YEAR_OF_IRAN = r"([1۱][34۳۴]\d{2})(?!\d)"
_IRANIAN = re.compile(rf"(\d(?<!\d.)\d?)\s({'|'.join(IRANIAN_MONTHS)})\s(?:ماه\s)?{_YEAR_OF_IRAN}")
_IRANIAN_NUMERIC = re.compile(r"([1۱](?<!\d.)[34۳۴]\d{2})([/-])(\d{1,2})\2(\d{1,2})(?!\d)")
_THAI = re.compile(
    rf"(\d(?<!\d.)\d?)\s?({'|'.join(map(re.escape, THAI_MONTHS))})\s?(?:พ\.ศ\.\s?)?(\d{{4}}|\d{{2}})(?!\d)"
)
_DAY_MONTH = re.compile(rf"{_DAY}[\s/]{{0,3}}{_OF}{_WORD}{_SECOND_NAME}[.,،/]?[\s-]{{0,3}},?\s?{_OF}{_YEAR}")
_DAY_YEAR = rf"(?:[sS][tT]|[nNrR][dD]|[tT][hH])?\.?,?[\s/-]{{0,3}}{_OF}{_YEAR}"
_MONTH_DAY = re.compile(rf"{_WORD}\.?[\s/-]{{0,3}}(\d{{1,2}}){_DAY_YEAR}")
_DIGIT_AND_YEAR = re.compile(rf"\d{_DAY_YEAR}")
_YEAR_MONTH = re.compile(
    rf"((?:19|20)(?<!\d..)\d{{2}})(?:\.|e?ko)?\s{{1,3}}(?:m\.\s)?{_WORD}\.?\s{{1,3}}(\d{{1,2}})(?!\d)"
)
_YEAR_DAY = re.compile(rf"((?:19|20)(?<!\d..)\d{{2}})\.?\s(?:gada|жылғы|жылы)\s(\d{{1,2}})\.?\s{_WORD}")
_GLUED_MONTH = re.compile(r"(?<=[^\W\d_])[A-ZÀ-Þ][a-zà-ÿ]{2,8}$")
_TIME = re.compile(
    r"(?:T|[\s,|·•–—-]{0,4}(?:(?:at|um|à|a las|alle|alle ore|ore|às|om|в|saat|kl\.?|o|klo)\s)?)"
    r"(?P<hour>\d{1,2})(?:[:.h]|時|点)(?P<minute>\d{2})分?(?::\d{2}(?:\.\d{1,9})?)?(?!\d)"
    r"(?:\s?(?P<half>[apAP])\.?[mM]\b\.?)?(?:\s?(?:Uhr|uhr|h)\b)?"
    r"(?:\s?\(?(?P<zone>Z|UTC|GMT|[A-Z]{3,4})(?![A-Za-z]))?(?P<offset>[+-]\d{1,2}(?::?\d{2})?(?!\d))?\)?"
)


class FoundDate(NamedTuple):
    """A date in a text: its columns, its readings, and the moment if time and zone are printed.

    ``day_first`` and ``month_first`` are the readings under either order, None where that order gives no date; they
    are equal for a date whose order is plain. ``separator`` is that of a numeric date, else empty.
    """

    start: int
    end: int
    day_first: date | None
    month_first: date | None
    separator: str = ""
    moment: datetime | None = None

    @property
    def day(self) -> date | None:
        """The day, where only one reading is possible."""
        if self.day_first is None or self.month_first is None:
            return self.day_first or self.month_first
        return self.day_first if self.day_first == self.month_first else None

    @property
    def shown_order(self) -> DateOrder:
        """The order that this date proves its page to use."""
        if self.separator and (self.day_first is None) != (self.month_first is None):
            return DateOrder.DAY_FIRST if self.day_first else DateOrder.MONTH_FIRST
        return DateOrder.UNKNOWN

    def reading(self, order: DateOrder) -> date | None:
        """The day under an order of day and month."""
        return self.day_first if order is DateOrder.DAY_FIRST else self.month_first


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Return the dates of a text in order, none overlapping another; linear in the text."""
    return _find(text) if _MAYBE_DATE.search(text) is not None else ()


@remembered
def _find(text: str) -> tuple[FoundDate, ...]:
    found: list[FoundDate] = []
    end = -1
    for candidate in sorted(_candidates(text), key=lambda one: (one.start, -one.end)):
        if candidate.start >= end:
            found.append(_with_time(text, candidate))
            end = found[-1].end
    return tuple(found)


type _Reader = Callable[[re.Match[str]], FoundDate | None]


def _candidates(text: str) -> Iterator[FoundDate]:
    for cue, readers in _READERS_OF_ASCII if text.isascii() else _READERS:
        if cue(text):
            for pattern, read in readers:
                yield from _read(text, pattern, read)


def _read(text: str, pattern: re.Pattern[str], read: _Reader) -> Iterator[FoundDate]:
    if pattern is not _MONTH_DAY or _DIGIT_AND_YEAR.search(text) is not None:
        for match in pattern.finditer(text):
            candidate = read(match)
            if candidate is not None:
                yield candidate


def _numeric(match: re.Match[str]) -> FoundDate | None:
    first, separator, second, printed_year = match.groups()
    year = of_buddhist_era(int(printed_year)) if len(printed_year) == 4 else 2000 + int(printed_year)
    day_first, month_first = _date(year, int(second), int(first)), _date(year, int(first), int(second))
    if day_first is None and month_first is None:
        return None
    return FoundDate(match.start(), match.end(), day_first, month_first, separator)


def _plain(match: re.Match[str], year: str, month: str, day: str) -> FoundDate | None:
    start = match.start()
    number = int(month) if month.isdecimal() else month_number(month)
    glued = _GLUED_MONTH.search(month) if number is None else None
    if glued is not None and month == match[1]:  # "Corin ValeNov 3, 2025"
        start, number = match.start(1) + glued.start(), month_number(glued[0])
    value = _date(of_buddhist_era(int(year)), number, int(day)) if number else None
    return FoundDate(start, match.end(), value, value) if value else None


def _day_month(match: re.Match[str]) -> FoundDate | None:
    """A day, a month's name and a year; after an ordinal number ("5. listopada") some names are another month's."""
    day, month, year = match.groups()
    other = MONTHS_AFTER_ORDINALS.get(fold(month)) if match.string[match.end(1)] == "." else None
    return _plain(match, year, str(other) if other else month, day)


def _of_era(match: re.Match[str]) -> FoundDate | None:
    era, year, month, day = match.groups()
    return _plain(match, str(of_eastern_era(era, 1 if year == "元" else int(year))), month, day)


def _iranian(match: re.Match[str], year: str, month: str, day: str) -> FoundDate | None:
    number = IRANIAN_MONTHS.get(month) or int(month)
    value = of_iran(int(year), number, int(day))
    return FoundDate(match.start(), match.end(), value, value) if value else None


def _vietnamese(match: re.Match[str], year: str, month: str, day: str) -> FoundDate | None:
    return _plain(match, year, str(VIETNAMESE_MONTHS.get(month.casefold(), month)), day)


def _thai(match: re.Match[str]) -> FoundDate | None:
    day, month, year = match.groups()
    return _plain(match, year if len(year) == 4 else f"25{year}", str(THAI_MONTHS[month]), day)


def _date(year: int, month: int, day: int) -> date | None:
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _holding(*parts: str) -> Callable[[str], bool]:
    """A cue that a text gives by holding one of these parts: looked for much faster than a pattern is."""
    return lambda text: any(map(text.__contains__, parts))


_READERS: tuple[tuple[Callable[[str], object], tuple[tuple[re.Pattern[str], _Reader], ...]], ...] = (
    (
        re.compile(r"\d[./-]\s?\d").search,
        (
            (_YEAR_FIRST, lambda m: _plain(m, m[1], m[3], m[4])),
            (_NUMERIC, _numeric),
            (_SPACED, lambda m: _plain(m, m[4], m[2] or m[3], m[1])),
            (_IRANIAN_NUMERIC, lambda m: _iranian(m, m[1], m[3], m[4])),
        ),
    ),
    (re.compile(r"\d-[A-Za-z]{3}-\d").search, ((_SHORT_YEAR, lambda m: _plain(m, f"20{m[3]}", m[2], m[1])),)),
    (
        re.compile(_YEAR).search,
        (
            (_DAY_MONTH, _day_month),
            (_MONTH_DAY, lambda m: _plain(m, m[3], m[1], m[2])),
            (_YEAR_MONTH, lambda m: _plain(m, m[1], m[2], m[3])),
        ),
    ),
    (_holding("年", "년"), ((_CJK, lambda m: _plain(m, m[1], m[2], m[3])), (_ERA, _of_era))),
    (
        _holding("tháng", "Tháng"),
        (
            (_VIETNAMESE, lambda m: _vietnamese(m, m[3], m[2], m[1])),
            (_VIETNAMESE_MONTH_FIRST, lambda m: _vietnamese(m, m[3], m[1], m[2])),
        ),
    ),
    (_holding(*{name[-1] for name in IRANIAN_MONTHS}), ((_IRANIAN, lambda m: _iranian(m, m[3], m[2], m[1])),)),
    (_holding("оны"), ((_MONGOLIAN, lambda m: _plain(m, m[1], m[2], m[3])),)),
    (_holding(*{name[-2:] for name in THAI_MONTHS}), ((_THAI, _thai),)),
    (_holding("gada", "жыл"), ((_YEAR_DAY, lambda m: _plain(m, m[1], m[3], m[2])),)),
)
"""How dates are read, with what a text holds that may hold one."""
_READERS_OF_ASCII = (*_READERS[:3], _READERS[-1])
"""Those of dates that are written in characters of ASCII alone."""


def _with_time(text: str, found: FoundDate) -> FoundDate:
    match = _TIME.match(text, found.end)
    if match is None:
        return found
    hour, minute = int(match["hour"]), int(match["minute"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] in "pP" else 0)
    if hour > 23 or minute > 59:
        return found
    moment = None
    zone = _zone(match["zone"], match["offset"])
    if found.day and zone:
        moment = datetime(found.day.year, found.day.month, found.day.day, hour, minute, tzinfo=zone)
    end = match.end() if zone or not match["zone"] else match.start("zone")
    end = found.end + len(text[found.end : end].rstrip(" ("))
    return FoundDate(found.start, end, found.day_first, found.month_first, found.separator, moment)


def _zone(name: str | None, offset: str | None) -> timezone | None:
    if offset and (name is None or name in ("UTC", "GMT")):
        digits = offset[1:].replace(":", "")
        hours, rest = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
        total = timedelta(hours=hours, minutes=rest)
        return timezone(-total if offset[0] == "-" else total) if total < timedelta(hours=15) else None
    minutes = ZONE_OFFSETS.get(name or "")
    return timezone(timedelta(minutes=minutes)) if minutes is not None else None
