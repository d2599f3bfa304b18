"""Dates of issue as editors type them."""

from datetime import UTC, date, datetime

import pytest

from articles.editing.dating import settle_issued
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


@pytest.mark.parametrize("given", [(DAY, None, "minute"), (DAY, MOMENT, "day"), (DAY, MOMENT, "approximate")])
def test_parts_that_contradict_each_other_are_refused(given: tuple) -> None:
    with pytest.raises(ImpossibleEdit):
        settle_issued(on=given[0], at=given[1], precision=given[2])
