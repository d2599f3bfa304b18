"""What lists offer to be narrowed to, with the numbers of articles."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client

from articles.models import Article, Display, Kind, Status, facets_of
from tests.builders import make_article, make_source, make_tag

from .pages import page, read

pytestmark = pytest.mark.django_db


def offered(html: str, facet: str) -> dict[str, int]:
    """Return the values of a facet with their numbers, as the page shows them."""
    found = re.search(rf'<h2 id="facet-{facet}">.*?</section>', html, re.DOTALL)
    rows = re.findall(r'<bdi>([^<]*)</bdi></a>&nbsp;<span class="number">([\d,]+)</span>', found[0] if found else "")
    return {name: int(number.replace(",", "")) for name, number in rows}


@pytest.fixture
def _articles() -> None:
    courier, post = make_source("Elwin Courier"), make_source("Evening Post")
    ferries, ports = make_tag("Ferries"), make_tag("Ports")
    for number in range(12):
        make_article(
            status=Status.PUBLISHED,
            outlet=post if number % 3 == 0 else courier,
            tags=[ferries, ports] if number % 2 else [ferries],
            language="es" if number < 2 else "en",
            kind=Kind.OPINION if number < 5 else Kind.REPORT,
            issued_on=date(2024 + number % 2, 1 + number // 2, 9),
        )
    make_article(status=Status.REVIEW, outlet=post, language="fr", kind=Kind.LIVE)
    make_article(status=Status.PUBLISHED, outlet=make_source(display=Display.HIDDEN), kind=Kind.LIVE)


@pytest.mark.usefixtures("_articles")
def test_the_list_offers_each_facet_with_the_numbers_of_what_is_public(visitor: Client) -> None:
    html = page(visitor, "/articles/")
    assert offered(html, "outlet") == {"Elwin Courier": 8, "Evening Post": 4}
    assert offered(html, "tag") == {"Ferries": 12, "Ports": 6}
    assert offered(html, "language") == {"English": 10, "Spanish": 2}
    assert offered(html, "kind") == {"Report": 7, "Opinion": 5}
    assert offered(html, "issued") == {"2025": 6, "2024": 6}
    assert list(offered(html, "issued")) == ["2025", "2024"]


@pytest.mark.usefixtures("_articles")
def test_a_narrowed_list_counts_what_is_left_and_leaves_out_what_is_chosen(visitor: Client) -> None:
    html = page(visitor, "/articles/?kind=opinion")
    assert offered(html, "kind") == {}
    assert offered(html, "outlet") == {"Elwin Courier": 3, "Evening Post": 2}
    assert offered(html, "language") == {"English": 3, "Spanish": 2}
    assert '<a href="?outlet=evening-post&amp;kind=opinion"><bdi>Evening Post</bdi>' in html


@pytest.mark.usefixtures("_articles")
def test_what_a_facet_promises_is_what_its_link_shows(visitor: Client) -> None:
    html = page(visitor, "/articles/?tag=ports&order=oldest")
    links = re.findall(r'<li><a href="(\?[^"]*)"><bdi>[^<]*</bdi></a>&nbsp;<span class="number">(\d+)</span>', html)
    assert len(links) >= 6
    for address, number in links:
        query = address.replace("&amp;", "&")
        assert "tag=ports" in query
        assert "order=oldest" in query
        text = read(visitor, f"/articles/{query}")
        assert f"{number} article{'' if number == '1' else 's'}." in text, query


@pytest.mark.usefixtures("_articles")
def test_within_a_year_its_months_are_offered_and_within_a_month_nothing(visitor: Client) -> None:
    html = page(visitor, "/articles/?issued=2025")
    assert offered(html, "issued") == {f"{month} 2025": 1 for month in MONTHS}
    assert '<a href="?issued=2025-06">' in html
    html = page(visitor, "/articles/?issued=2025-06")
    assert offered(html, "issued") == {}
    assert "Issued: June 2025" in read(visitor, "/articles/?issued=2025-06")


MONTHS = ("June", "May", "April", "March", "February", "January")


@pytest.mark.parametrize(("written", "number"), [("2025", 2), ("2025-07", 2), ("2025-07-09", 1), ("2024", 1)])
def test_a_period_finds_its_days_and_no_others(visitor: Client, written: str, number: int) -> None:
    for day in (date(2024, 12, 31), date(2025, 7, 9), date(2025, 7, 31), date(2026, 1, 1)):
        make_article(status=Status.PUBLISHED, issued_on=day)
    make_article(status=Status.PUBLISHED, issued_on=None)
    assert f"{number} article{'s' if number > 1 else ''}." in read(visitor, f"/articles/?issued={written}")


@pytest.mark.parametrize("written", ["25", "2025-13", "2025-02-30", "2025-7", "July", "0000", "2025-07-09-1", "٢٠٢٥"])
def test_what_is_no_period_is_an_error_and_lists_nothing(visitor: Client, written: str) -> None:
    make_article(status=Status.PUBLISHED, headline="Story A")
    html = page(visitor, f"/articles/?issued={written}")
    assert "This is no year, month or day written like 2025, 2025-07 or 2025-07-09." in html
    assert "Story A" not in html


@pytest.mark.usefixtures("_articles")
def test_a_long_list_is_counted_among_its_first_and_says_so(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.views.figures.MOST_FACETED", 6)
    monkeypatch.setattr("articles.views.figures.facets_within.__defaults__", (6, 0))
    cache.clear()
    html = page(visitor, "/articles/")
    assert offered(html, "outlet") == {"Elwin Courier": 8, "Evening Post": 4}
    assert sum(offered(html, "tag").values()) < 18
    assert html.count("Counted among the first 6") == 1
    html = page(visitor, "/articles/?tag=ferries")
    assert sum(offered(html, "outlet").values()) == 6
    assert html.count("Counted among the first 6") >= 2


@pytest.mark.usefixtures("_articles")
def test_a_list_that_leaves_no_choice_offers_none(visitor: Client) -> None:
    html = page(visitor, "/articles/?outlet=evening-post&language=es")
    assert 'class="facets"' not in html


@pytest.mark.usefixtures("_articles")
def test_facets_cost_one_query_whatever_their_list(django_assert_num_queries: object) -> None:
    articles = Article.objects.published().newest_first()
    with django_assert_num_queries(1):  # type: ignore[operator]
        facets = facets_of(articles, 100)
    assert (facets.counted, facets.is_partial) == (12, False)
    assert facets_of(articles, 12).is_partial
    assert facets_of(articles, 13).is_partial is False
