"""What the address of a page tells of its dates: the day in its path, and the custom of its land."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from urllib.parse import urlsplit

from articles.parsing.lexicon.domains import MONTH_FIRST, OF_ANY_LAND

_LONGEST = 2_000
_LAND = 2
_DAY = re.compile(r"/(?P<y>(?:19|20)\d{2})[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?!\d)|(?<!\d)(?P<c>20\d{6})(?!\d)")


def url_day(url: str) -> date | None:
    """Return the day that the path of an address states ("/2025/07/09/"), if any."""
    return next((day for day, _ in url_days(url)), None)


def is_compact(url: str) -> bool:
    """Say whether the day that an address states is written as one number ("20250709")."""
    return any(words.isdigit() for _, words in islice(url_days(url), 1))


def url_days(url: str) -> Iterator[tuple[date, str]]:
    """Yield the days that an address states, each with the words that do."""
    for match in _DAY.finditer(url[:_LONGEST]):
        compact = match["c"]
        parts = (compact[:4], compact[4:6], compact[6:]) if compact else (match["y"], match["m"], match["d"])
        try:
            yield date(*map(int, parts)), match[0].strip("/")
        except ValueError:
            continue


def is_of_day_first_land(url: str) -> bool:
    """Say whether an address ends in the letters of a land that writes the day before the month, as most do."""
    try:
        ending = (urlsplit(url[:_LONGEST]).hostname or "").rpartition(".")[2]
    except ValueError:
        return False
    return len(ending) == _LAND and ending not in MONTH_FIRST and ending not in OF_ANY_LAND
