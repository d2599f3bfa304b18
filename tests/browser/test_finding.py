"""How a visitor finds something: by facets, by fields, by days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect

from articles.models import Article, Status
from tests.builders import make_article, make_source, make_tag

pytestmark = pytest.mark.django_db(transaction=True)
FINGER = 24  # pixels: WCAG 2.2, 2.5.8


@pytest.fixture(autouse=True)
def _articles() -> Iterator[None]:
    cache.clear()
    courier, post, tag = make_source("Elwin Courier"), make_source("Evening Post"), make_tag("Ferries")
    for number in range(15):
        make_article(
            status=Status.PUBLISHED,
            headline=f"Ferry {number} leaves",
            outlet=courier if number % 3 else post,
            tags=[tag] if number % 2 else [],
            language="en",
            issued_on=date(2025, 1 + number // 3, 9),
        )
    yield
    cache.clear()


def test_a_facet_narrows_the_list_to_as_many_as_it_says(page: Page) -> None:
    page.goto("/articles/")
    page.get_by_role("region", name="Outlet").get_by_role("link", name="Evening Post").click()
    expect(page.locator("p.count")).to_have_text("5 articles.")
    page.get_by_role("region", name="Tag").get_by_role("link", name="Ferries").click()
    expect(page.locator("p.count")).to_have_text("2 articles.")
    page.get_by_role("link", name="Remove the filter Outlet: Evening Post").click()
    expect(page.locator("p.count")).to_have_text("7 articles.")
    assert page.url.endswith("/articles/?tag=ferries")


def test_facets_are_in_a_fold_on_a_phone_that_opens_without_scripts(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto("/articles/")
    link = page.get_by_role("link", name="Evening Post")
    expect(link).to_be_hidden()
    page.get_by_text("Filter and order").click()
    link.click()
    expect(page.locator("p.count")).to_have_text("5 articles.")
    context.close()


def test_a_mistake_in_a_query_is_explained_and_mended_by_a_click(page: Page) -> None:
    page.goto("/search/")
    box = page.get_by_role("searchbox", name="Words")
    box.fill('ferry sorce:"Evening Post"')
    page.keyboard.press("Enter")
    expect(page.locator("#error_q")).to_contain_text("There is no field “sorce:”.")
    page.get_by_role("link", name='ferry source:"Evening Post"').click()
    expect(page.locator("p.count")).to_have_text("5 articles.")
    page.get_by_role("link", name='Remove source:"Evening Post"').click()
    expect(page.locator("p.count")).to_have_text("15 articles.")
    expect(page.get_by_role("searchbox", name="Words")).to_have_value("ferry")


def test_results_are_narrowed_by_a_field_and_ordered_by_a_link(page: Page) -> None:
    page.goto("/search/?q=ferry")
    page.get_by_role("region", name="Outlet").get_by_role("link", name="Elwin Courier").click()
    expect(page.get_by_role("searchbox", name="Words")).to_have_value("ferry source:elwin-courier")
    expect(page.locator("p.count")).to_have_text("10 articles.")
    page.get_by_role("link", name="Newest first").click()
    expect(page.locator("ol.items h2").first).to_contain_text("14 leaves")


def test_the_archive_leads_from_years_to_a_day_and_on_to_the_next(page: Page) -> None:
    page.goto("/")
    page.get_by_role("contentinfo").get_by_role("link", name="Archive").click()
    page.get_by_role("link", name="February 2025").click()
    page.get_by_role("link", name="9 February 2025, 3 articles").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sunday 9 February 2025")
    expect(page.locator("ol.items > li")).to_have_count(3)
    page.get_by_role("link", name="9 March 2025").click()
    assert page.url.endswith("/archive/2025/03/09/")


def test_a_name_of_a_byline_leads_a_phone_without_scripts_to_what_is_signed_with_it(
    browser: Browser, base_url: str
) -> None:
    for headline, byline, name in (
        ("Night ferry", "By Ana Ruiz and Bo Kim", "Ana Ruiz"),
        ("Day ferry", "Ana Ruiz", "Ana Ruiz"),
        ("Ana Ruiz on the quay", "By Odile Marrow", "Odile Marrow"),
    ):
        make_article(status=Status.PUBLISHED, headline=headline, byline=byline, authors=[name, "Bo Kim"])
    article = Article.objects.get(headline="Night ferry")
    context = browser.new_context(base_url=base_url, java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(article.get_absolute_url())
    link = page.get_by_role("link", name="Ana Ruiz", exact=True)
    box = link.bounding_box()
    assert box is not None
    assert box["height"] >= FINGER
    link.click()
    expect(page.get_by_role("searchbox", name="Words")).to_have_value('author:"Ana Ruiz"')
    expect(page.locator("p.count")).to_have_text("2 articles.")
    expect(page.get_by_text("Signed with this name as it is printed.")).to_be_visible()
    context.close()
