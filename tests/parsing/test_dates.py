"""Dates are found as newspapers print them, with every reading they allow."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from articles.parsing.dates import find_dates
from articles.parsing.lexicon.months import MONTHS_BY_LANGUAGE
from articles.parsing.types import DateOrder

NINTH = date(2025, 7, 9)


@pytest.mark.parametrize(
    "text",
    [
        "July 9, 2025",
        "Jul. 9 2025",
        "9 July 2025",
        "9th of July 2025",
        "9 de julio de 2025",
        "le 9 juillet 2025",
        "9. Juli 2025",
        "9 luglio 2025",
        "9 de julho de 2025",
        "9 juli 2025",
        "٩ يوليو ٢٠٢٥",
        "9 تموز 2025",
        "2025年7月9日",
        "9 июля 2025 г.",
        "9 Temmuz 2025",
        "2025. július 9.",
        "2025년 7월 9일",
        "2025-07-09",
        "2025/7/9",
        "Corin ValeJul 9, 2025",
        "Jul 9, 202510:30 AM",
        "Jul 9, 20253 min read",
        "Ada Quillington-WestJul 9, 2025",
        "Tarn FitzgeraldsenJuly 9, 2025",
        "TARN POSTJul 9, 2025",
        "Columnist IVJuly 9, 2025",
        "2025. gada 9. jūlijā",
        "2025 m. liepos 9 d.",
        "2025eko uztailaren 9a",
        "9 tháng 7, 2025",
        "ngày 9 tháng 7 năm 2025",
        "9 กรกฎาคม 2568",
        "9 ก.ค. 2568",
        "9 ก.ค. 68",
        "令和7年7月9日",
        "民國114年7月9日",
        "९ जुलाई २०२५",
        "৯ জুলাই ২০২৫",
        "09/Jul/2025",
        "2025. 7. 9.",
        "2025.07.0910:30",
        "9. 7. 2025",
        "09. 07. 2025. 10:30",
        "9/7 2025",
        "09/07-2025",
        "9-Jul-25",
        "JULY 9TH, 2025",
        "Jul/09/2025",
        "9 ΙΟΥΛΙΟΥ 2025",
        "Ιούλιος 9, 2025",
        "9 تموز/يوليو 2025",
        "9 يوليو / تموز 2025",
        "9 يوليو، 2025",
        "09 กรกฎาคม พ.ศ. 2568",
        "9 Tháng Bảy, 2025",
        "Tháng Bảy 9, 2025",
        "2025 оны 7-р сарын 9",
        "18 تیر 1404",
        "۱۸ تیر ۱۴۰۴",
        "۱۴۰۴/۰۴/۱۸ - ۱۲:۳۰",
    ],
)
def test_a_date_in_words_or_year_first_has_one_reading(text: str) -> None:
    (found,) = find_dates(text)
    assert found.day == NINTH


@pytest.mark.parametrize(
    "text",
    ["09-07-2025", "Yahoo09-07-2025", "9.7.2025", "9/7/25", "Tarn-09/07/2025 20:00", "09.07.202512:30", "9/7/2568"],
)
def test_a_numeric_date_of_small_numbers_keeps_both_readings(text: str) -> None:
    (found,) = find_dates(text)
    assert found.day is None
    assert found.reading(DateOrder.DAY_FIRST) == NINTH
    assert found.reading(DateOrder.MONTH_FIRST) == date(2025, 9, 7)


@pytest.mark.parametrize(("text", "order"), [("23/7/2025", DateOrder.DAY_FIRST), ("7/23/2025", DateOrder.MONTH_FIRST)])
def test_a_number_above_twelve_shows_the_order(text: str, order: DateOrder) -> None:
    (found,) = find_dates(text)
    assert found.day == date(2025, 7, 23)
    assert found.shown_order is order


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("9 July 2025 at 8.30 pm BST", datetime(2025, 7, 9, 20, 30, tzinfo=timezone(timedelta(hours=1)))),
        ("Jul 9, 2025 8:30 GMT", datetime(2025, 7, 9, 8, 30, tzinfo=UTC)),
        ("2025-07-09T08:30:12Z", datetime(2025, 7, 9, 8, 30, tzinfo=UTC)),
        ("2025-07-09T08:30:00+02:00", datetime(2025, 7, 9, 8, 30, tzinfo=timezone(timedelta(hours=2)))),
        ("July 9, 2025 12:05 a.m. EDT", datetime(2025, 7, 9, 0, 5, tzinfo=timezone(timedelta(hours=-4)))),
    ],
)
def test_a_time_with_its_zone_is_a_moment(text: str, moment: datetime) -> None:
    (found,) = find_dates(text)
    assert found.moment == moment


@pytest.mark.parametrize("text", ["9. Juli 2025, 12:30 Uhr", "9 July 2025 4:00 PM ET", "2025年7月9日 10:30"])
def test_a_time_without_a_sure_zone_is_a_day(text: str) -> None:
    (found,) = find_dates(text)
    assert (found.day, found.moment) == (NINTH, None)


@pytest.mark.parametrize("text", ["31-31-2025", "30 February 2025", "1-2-3-4", "call 555-2025", "version 3", "in 2025"])
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert find_dates(text) == ()


def test_a_date_glued_to_the_same_date_in_words_is_found_twice() -> None:
    numeric, in_words = find_dates("30.01.202530. Januar 2025")
    assert numeric.day == in_words.day == date(2025, 1, 30)


def test_two_dates_of_a_line_are_both_found() -> None:
    days = [found.day for found in find_dates("Published 12 September 2025 Updated 13 September 2025")]
    assert days == [date(2025, 9, 12), date(2025, 9, 13)]


def test_a_month_after_an_ordinal_number_is_the_one_of_the_language_that_writes_so() -> None:
    croatian, polish = find_dates("5. listopada 2023. i 5 listopada 2023")
    assert (croatian.day, polish.day) == (date(2023, 10, 5), date(2023, 11, 5))


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("1 فروردین 1403", date(2024, 3, 20)),
        ("30 اسفند 1399", date(2021, 3, 20)),
        ("1 فروردین 1400", date(2021, 3, 21)),
        ("29 اسفند 1404", date(2026, 3, 20)),
        ("31 فروردین 1405", date(2026, 4, 20)),
    ],
)
def test_a_year_of_iran_begins_in_spring(printed: str, day: date) -> None:
    assert [found.day for found in find_dates(printed)] == [day]


def test_no_month_of_iran_has_more_days_than_it_has() -> None:
    assert find_dates("31 مهر 1404") == ()


@pytest.mark.parametrize("language", sorted(MONTHS_BY_LANGUAGE))
def test_every_language_names_twelve_months(language: str) -> None:
    names = MONTHS_BY_LANGUAGE[language].split()
    assert len(names) == 12
    for number, spellings in enumerate(names, 1):
        for spelling in spellings.split("|"):
            (found,) = find_dates(f"9 {spelling.replace('_', ' ')} 2025")
            assert found.day == date(2025, number, 9), spelling
