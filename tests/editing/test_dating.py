"""Dates of issue as editors type them."""

from datetime import UTC, date, datetime

import pytest

from articles.editing.dating import Issued, settle_issued
from articles.editing.refusals import ImpossibleEdit

DAY = date(2025, 7, 9)
MOMENT = datetime(2025, 7, 9, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "settled"),
    [
        ((None, None, ""), (None, None, "")),
        ((None, None, "day"), (None, None, "")),
        ((DAY, None, ""), (DAY, None, "day")),
        ((DAY, None, "approximate"), (DAY, None, "approximate")),
        ((None, MOMENT, ""), (DAY, MOMENT, "minute")),
        ((date(2025, 7, 10), MOMENT, "minute"), (date(2025, 7, 10), MOMENT, "minute")),
    ],
)
def test_what_follows_from_a_date_is_filled_in(given: tuple, settled: tuple) -> None:
    assert settle_issued(on=given[0], at=given[1], precision=given[2]) == settled


def test_a_moment_brings_the_day_of_the_sites_time_zone(settings: object) -> None:
    settings.TIME_ZONE = "Europe/Vienna"  # type: ignore[attr-defined]
    assert settle_issued(on=None, at=MOMENT, precision="").on == date(2025, 7, 10)


def test_a_day_is_not_changed_behind_the_moment_that_readers_see() -> None:
    known = Issued(DAY, MOMENT, "minute")
    with pytest.raises(ImpossibleEdit, match="its moment was not"):
        settle_issued(on=date(2025, 7, 8), at=MOMENT, precision="minute", known=known)
    assert settle_issued(on=DAY, at=MOMENT, precision="minute", known=known) == known
    earlier = MOMENT.replace(day=8)
    assert settle_issued(on=earlier.date(), at=earlier, precision="minute", known=known).at == earlier


def test_a_precision_left_alone_goes_along_with_the_moment() -> None:
    emptied = settle_issued(on=date(2025, 7, 8), at=None, precision="minute", known=Issued(DAY, MOMENT, "minute"))
    assert emptied == (date(2025, 7, 8), None, "day")
    assert settle_issued(on=DAY, at=MOMENT, precision="day", known=Issued(DAY, None, "day")) == (DAY, MOMENT, "minute")
    with pytest.raises(ImpossibleEdit):
        settle_issued(on=DAY, at=MOMENT, precision="approximate", known=Issued(DAY, None, "day"))


@pytest.mark.parametrize("given", [(DAY, None, "minute"), (DAY, MOMENT, "day"), (DAY, MOMENT, "approximate")])
def test_parts_that_contradict_each_other_are_refused(given: tuple) -> None:
    with pytest.raises(ImpossibleEdit):
        settle_issued(on=given[0], at=given[1], precision=given[2])
