"""The archive, from years to days."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Display, Status
from tests.builders import make_article, make_source

from .pages import page, read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _articles() -> None:
    for day in (date(2023, 12, 31), date(2025, 7, 9), date(2025, 7, 9), date(2025, 7, 31), date(2025, 9, 1)):
        make_article(status=Status.PUBLISHED, headline=f"Of {day}.", issued_on=day)
    make_article(status=Status.PUBLISHED, headline="Undated.", issued_on=None)
    make_article(status=Status.REVIEW, headline="Raw.", issued_on=date(2025, 8, 1))
    make_article(
        status=Status.PUBLISHED,
        headline="Hidden.",
        issued_on=date(2025, 8, 1),
        outlet=make_source(display=Display.HIDDEN),
    )


def test_every_year_and_month_with_articles_is_listed_with_their_number(visitor: Client) -> None:
    html, text = page(visitor, "/archive/"), read(visitor, "/archive/")
    assert re.findall(r'href="/archive/([^"]+)"', html.split("<main")[1]) == [
        *("2025/", "2025/07/", "2025/09/", "2023/", "2023/12/"),
    ]
    assert "2025 4" in text
    assert "July 2025 3" in text
    assert "August July" not in text


def test_a_year_lists_its_days_with_articles(visitor: Client) -> None:
    html = page(visitor, "/archive/2025/")
    days = re.findall(r'href="/archive/2025/(\d\d/\d\d)/"', html)
    assert days == ["07/09", "07/31", "09/01"]
    assert "9 July 2025, 2 articles" in html
    assert "4 articles. List and filter them" in read(visitor, "/archive/2025/")
    assert 'href="/articles/?issued=2025"' in html


def test_a_month_has_a_calendar_and_its_articles_newest_first(visitor: Client) -> None:
    html, text = page(visitor, "/archive/2025/07/"), read(visitor, "/archive/2025/07/")
    assert html.count("<tr>") == 1 + 5
    assert html.index("Of 2025-07-31.") < html.index("Of 2025-07-09.")
    assert "Of 2025-09-01." not in html
    assert "3 articles." in text
    assert 'href="/archive/2025/07/09/"' in html
    assert 'href="/archive/2025/07/10/"' not in html


@pytest.mark.parametrize(
    ("code", "heard", "seen"), [("", "Thursday", "Thu"), ("/ar", "الخميس", "خ"), ("/zh-hans", "星期四", "四")]
)
def test_the_days_of_a_calendar_are_short_to_the_eye_and_whole_to_the_ear(
    visitor: Client, code: str, heard: str, seen: str
) -> None:
    fourth = page(visitor, f"{code}/archive/2025/07/").split('<th scope="col">')[4]
    assert fourth.startswith(f'<span class="unseen">{heard}</span>')
    assert f'aria-hidden="true">{seen}</abbr>' in fourth


def test_a_day_lists_its_articles(visitor: Client) -> None:
    text = read(visitor, "/archive/2025/07/09/")
    assert "Wednesday 9 July 2025" in text
    assert text.count("Of 2025-07-09.") == 2
    assert "2 articles." in text
    assert "Of 2025-07-31." not in text


@pytest.mark.parametrize(
    ("path", "earlier", "later"),
    [
        ("/archive/2025/", "/archive/2023/", None),
        ("/archive/2023/", None, "/archive/2025/"),
        ("/archive/2025/07/", "/archive/2023/12/", "/archive/2025/09/"),
        ("/archive/2025/07/31/", "/archive/2025/07/09/", "/archive/2025/09/01/"),
        ("/archive/2023/12/31/", None, "/archive/2025/07/09/"),
    ],
)
def test_before_and_after_lead_to_the_nearest_with_articles(
    visitor: Client, path: str, earlier: str | None, later: str | None
) -> None:
    html = page(visitor, path)
    assert _link(html, "prev") == earlier
    assert _link(html, "next") == later


def _link(html: str, rel: str) -> str | None:
    found = re.search(rf'<a rel="{rel}" href="([^"]+)"', html)
    return found[1] if found else None


@pytest.mark.parametrize(
    ("path", "said", "nearest"),
    [
        ("/archive/2024/", "Nothing here is dated 2024", {"/archive/2023/", "/archive/2025/"}),
        ("/archive/2025/08/", "Nothing here is dated August 2025", {"/archive/2025/07/", "/archive/2025/09/"}),
        ("/archive/2025/07/10/", "dated 10 July 2025", {"/archive/2025/07/09/", "/archive/2025/07/31/"}),
        ("/archive/2030/01/01/", "dated 1 January 2030", {"/archive/2025/09/01/"}),
        ("/archive/2025/02/30/", "No calendar has such a day", {"/archive/2023/12/", "/archive/2025/07/"}),
        ("/archive/2025/13/", "No calendar has such a day", set()),
        ("/archive/0000/", "No calendar has such a day", set()),
        ("/archive/9999/12/31/", "dated 31 December 9999", {"/archive/2025/09/01/"}),
    ],
)
def test_a_period_without_articles_answers_404_and_leads_to_the_nearest(
    visitor: Client, path: str, said: str, nearest: set[str]
) -> None:
    html = page(visitor, path, status=404)
    assert said in html
    assert set(filter(None, (_link(html, "prev"), _link(html, "next")))) == nearest
    assert 'href="/archive/"' in html
    assert '<meta name="robots" content="noindex">' in html


@pytest.mark.parametrize(
    "path",
    ["/archive/25/", "/archive/2025/7/", "/archive/2025/07/9/", "/archive/x/", "/archive/٢٠٢٥/", "/archive/2025/०७/"],
)
def test_a_period_has_one_address(visitor: Client, path: str) -> None:
    read(visitor, path, status=404)


def test_an_empty_archive_says_what_will_be_there(visitor: Client) -> None:
    Article.objects.all().delete()
    cache.clear()
    assert "Nothing with a date is published yet." in read(visitor, "/archive/")


def test_a_month_of_many_articles_is_paged_with_its_calendar_on_the_first(visitor: Client) -> None:
    for number in range(30):
        make_article(status=Status.PUBLISHED, headline=f"Number {number:02}.", issued_on=date(2022, 3, 4))
    first, second = page(visitor, "/archive/2022/03/"), page(visitor, "/archive/2022/03/?page=2")
    assert len(re.findall(r"Number \d\d\.", first)) + len(re.findall(r"Number \d\d\.", second)) == 30
    assert "<table" in first
    assert "<table" not in second
    assert '<link rel="canonical" href="http://127.0.0.1:8000/archive/2022/03/?page=2">' in second


@pytest.mark.parametrize("path", ["/archive/", "/archive/2022/", "/archive/2022/03/", "/archive/2022/03/04/"])
def test_the_archive_asks_as_few_queries_for_twice_as_many_articles(visitor: Client, path: str) -> None:
    def queries() -> int:
        for _ in range(5):
            make_article(status=Status.PUBLISHED, issued_on=date(2022, 3, 4), outlet=make_source())
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert visitor.get(path).status_code == 200
        return len(captured)

    few = queries()
    assert queries() == few
    assert few <= 10


def test_years_and_months_are_in_the_sitemap(visitor: Client) -> None:
    xml = page(visitor, "/sitemaps/pages.xml")
    found = re.findall(r"<loc>http://127.0.0.1:8000(/archive/[^<]*)</loc>", xml)
    assert found == [
        *("/archive/", "/archive/2023/", "/archive/2025/"),
        *("/archive/2023/12/", "/archive/2025/07/", "/archive/2025/09/"),
    ]
