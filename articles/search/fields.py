"""The fields of a query: ``tag:ferries``, ``before:2025-07``; their names, their values, and what people mistype."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .mistakes import SearchError

OLDEST_YEAR = 1000
SHORTEST_NAME = 3  # letters before a colon that may be meant for a field
FROM_LEFT, POP = "\u2066", "\u2069"  # around what reads from left to right also in a sentence that does not
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_OTHER_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.ASCII | re.IGNORECASE)


class Field(StrEnum):
    """What of an article a field of a query asks about."""

    TITLE = "title"
    AUTHOR = "author"
    SOURCE = "source"
    TAG = "tag"
    LANGUAGE = "lang"
    BEFORE = "before"
    AFTER = "after"


NAMES = {
    **{field.value: field for field in Field},
    **{"headline": Field.TITLE, "byline": Field.AUTHOR, "outlet": Field.SOURCE, "language": Field.LANGUAGE},
    "since": Field.AFTER,
}


@dataclass(frozen=True, slots=True)
class Condition:
    """A field with its value: a name, a language's code or the first day of a period; ``start`` and ``end`` are its
    place in what was typed."""

    field: Field
    value: str
    day: date | None = None
    start: int = 0
    end: int = 0


def field_of(name: str) -> Field | None:
    """Return the field that goes by ``name``; None for words with a colon (``16:30``, ``https://…``, ``Nvidia:up``).

    Raises SearchError for what looks like a field and is none.
    """
    if field := NAMES.get(name.casefold()):
        return field
    if len(name) < SHORTEST_NAME or not (name.isascii() and name.islower()):
        return None
    near = get_close_matches(name, NAMES, n=1, cutoff=0.6)
    known = pgettext("between names", ", ").join(f"{FROM_LEFT}{field.value}:{POP}" for field in Field)
    raise SearchError(
        _("There is no field “%(name)s:”. There are %(known)s. To find the words themselves, put them in quotes.")
        % {"name": name, "known": known},
        replacement=near[0] if near else "",
    )


def condition(field: Field, value: str, start: int, end: int) -> Condition:
    """Return the condition that ``field`` has ``value``; raise SearchError for what is no day, or no language."""
    if field in {Field.BEFORE, Field.AFTER}:
        return Condition(field, value, first_day(value), start, end)
    if field is Field.LANGUAGE:
        return Condition(field, language_code(value), None, start, end)
    return Condition(field, value, None, start, end)


def first_day(value: str) -> date:
    """Return the day, or the first day of the month or year, that ``value`` is; raise SearchError for anything else."""
    match = _DAY.fullmatch(value)
    try:
        day = date(int(match[1]), int(match[2] or 1), int(match[3] or 1)) if match else None
    except ValueError:
        day = None
    if day is None or day.year < OLDEST_YEAR:
        raise SearchError(
            _("“%(value)s” is no date. Write year, month and day, like 2025-07-09, or 2025-07, or 2025.")
            % {"value": value},
            replacement=_other_way_round(value),
        )
    return day


def last_day_before(day: date) -> date:
    """Return the day before ``day``."""
    return day - timedelta(days=1)


def language_code(value: str) -> str:
    """Return the code of a language given by code or name ("English", "español"); raise SearchError for others."""
    known = _codes_by_name().get(value.casefold())
    if known or _LANGUAGE.fullmatch(value):
        return known or _as_written(value)
    near = get_close_matches(value.casefold(), _codes_by_name(), n=1)
    raise SearchError(
        _("“%(value)s” is no language. Write its code, like en, ar or zh-Hant, or its English name.")
        % {"value": value},
        replacement=_codes_by_name()[near[0]] if near else "",
    )


def _as_written(code: str) -> str:
    """Return a BCP 47 tag as the articles have it: zh-Hant, en-GB."""
    language, *rest = code.lower().split("-")
    written = {2: str.upper, 4: str.title}  # a region, a script
    return "-".join([language, *(written.get(len(subtag), str)(subtag) for subtag in rest)])


@lru_cache(maxsize=1)
def _codes_by_name() -> dict[str, str]:
    """Return the code of each language that Django knows, by its English and its own name."""
    codes = {
        str(info[name]).casefold(): code
        for code, info in LANG_INFO.items()
        for name in ("name", "name_local")
        if name in info
    }
    return codes | {"chinese": "zh", "中文": "zh", "norwegian": "no"}


def _other_way_round(value: str) -> str:
    """Return 2025-07-31 for 31/07/2025 and 07/31/2025; "" where day and month cannot be told apart."""
    match = _OTHER_DAY.fullmatch(value)
    if match is None:
        return ""
    one, other, year = int(match[1]), int(match[2]), int(match[3])
    months = [pair for pair in {(one, other), (other, one)} if pair[0] <= 12]  # noqa: PLR2004 - of a year
    if len(months) != 1:
        return ""
    try:
        return date(year, *months[0]).isoformat()
    except ValueError:
        return ""
