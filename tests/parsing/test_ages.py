"""Ages are read in every language of the lexicon."""

from __future__ import annotations

import pytest

from articles.parsing.ages import Age, read_age
from articles.parsing.lexicon.ages import AGES_BY_LANGUAGE, DAY, HOUR, MINUTE, WEEK


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("an hour ago", Age(1, HOUR)),
        ("26 minutes ago", Age(26, MINUTE)),
        ("3 Days Ago", Age(3, DAY)),
        ("a week ago", Age(1, WEEK)),
        ("yesterday", Age(1, DAY)),
        ("hace 2 horas", Age(2, HOUR)),
        ("hace una hora", Age(1, HOUR)),
        ("il y a 3 jours", Age(3, DAY)),
        ("vor einer Stunde", Age(1, HOUR)),
        ("un'ora fa", Age(1, HOUR)),
        ("há 2 horas", Age(2, HOUR)),
        ("2 dias atrás", Age(2, DAY)),
        ("2 uur geleden", Age(2, HOUR)),
        ("منذ ساعتين", Age(2, HOUR)),
        ("منذ ٣ أيام", Age(3, DAY)),
        ("قبل ساعة", Age(1, HOUR)),
        ("2小时前", Age(2, HOUR)),
        ("3天前", Age(3, DAY)),
        ("2時間前", Age(2, HOUR)),
        ("час назад", Age(1, HOUR)),
        ("2 saat önce", Age(2, HOUR)),
        ("3 godziny temu", Age(3, HOUR)),
        ("3시간 전", Age(3, HOUR)),
        ("for 2 timer siden", Age(2, HOUR)),
        ("πριν 2 ώρες", Age(2, HOUR)),
        ("2 giờ trước", Age(2, HOUR)),
        ("2 jam yang lalu", Age(2, HOUR)),
        ("prieš 10 val.", Age(10, HOUR)),
        ("2 ชั่วโมงที่แล้ว", Age(2, HOUR)),
        ("heute um 12:19 Uhr", Age(0, DAY)),
        ("Heute, 12:37 Uhr", Age(0, DAY)),
        ("Yesterday at 8:05 pm", Age(1, DAY)),
    ],
)
def test_an_age_is_read(text: str, age: Age) -> None:
    assert read_age(text) == age


@pytest.mark.parametrize("language", sorted(AGES_BY_LANGUAGE))
def test_every_language_reads_its_own_templates(language: str) -> None:
    words = AGES_BY_LANGUAGE[language]
    for template in words.templates:
        for spellings, seconds in words.units.items():
            for spelling in spellings.split():
                printed = template.replace("UNIT", spelling).replace("N", "2")
                age = read_age(printed)
                assert age is not None, printed
                assert age.delta.total_seconds() in (seconds, 2 * seconds), printed


@pytest.mark.parametrize("text", ["5 ago", "hours ago", "3 hours", "ago", "", "2 hours ago in Tarn", "99999 days ago"])
def test_what_is_no_age_alone_is_none(text: str) -> None:
    assert read_age(text) is None
