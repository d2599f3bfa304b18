"""The date of issue as an editor types it, made whole: the day, the moment and how exactly they are known."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from django.utils import timezone

from articles.models import Precision

from .refusals import ImpossibleEdit


class Issued(NamedTuple):
    """A day, its moment where known, and the precision that fits them; "" when there is no date."""

    on: date | None
    at: datetime | None
    precision: str


def settle_issued(*, on: date | None, at: datetime | None, precision: str) -> Issued:
    """Return the date of issue with what follows from its parts filled in.

    A moment brings its day in the site's time zone and is exact to the minute; a day alone is exact to the day unless
    called approximate. Raises ImpossibleEdit where the parts contradict each other.
    """
    if at is not None:
        if precision not in {"", Precision.MINUTE}:
            raise ImpossibleEdit("A moment is known to the minute: choose that precision, or empty the moment.")
        return Issued(on or timezone.localdate(at), at, Precision.MINUTE)
    if on is None:
        return Issued(None, None, "")
    if precision == Precision.MINUTE:
        raise ImpossibleEdit("To the minute needs the moment as well: give it, or choose another precision.")
    return Issued(on, None, precision or Precision.DAY)
