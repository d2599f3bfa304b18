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


UNDATED = Issued(None, None, "")


def settle_issued(*, on: date | None, at: datetime | None, precision: str, known: Issued = UNDATED) -> Issued:
    """Return the date of issue with what follows from its parts filled in.

    A moment brings its day in the site's time zone and is exact to the minute; a day alone is exact to the day unless
    called approximate. ``known`` is the date as it was: a precision that was left as it was goes along with a moment
    that was given or taken away. Raises ImpossibleEdit where the parts contradict each other, as where a day was
    changed and its moment was not, which is what readers see.
    """
    if precision == known.precision and bool(at) != bool(known.at):
        precision = ""
    if at and known.at and on not in {None, known.on} and at == known.at.replace(microsecond=0):  # as forms show it
        raise ImpossibleEdit("The day was changed and its moment was not: change that as well, or empty it.")
    if at is not None:
        if precision not in {"", Precision.MINUTE}:
            raise ImpossibleEdit("A moment is known to the minute: choose that precision, or empty the moment.")
        return Issued(on or timezone.localdate(at), at, Precision.MINUTE)
    if on is None:
        return Issued(None, None, "")
    if precision == Precision.MINUTE:
        raise ImpossibleEdit("To the minute needs the moment as well: give it, or choose another precision.")
    return Issued(on, None, precision or Precision.DAY)
