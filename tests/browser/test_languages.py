"""Reading the site in one's own language: offered, chosen, and remembered by the browser alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from articles.models import Status
from tests.builders import make_article

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def spanish(browser: Browser, base_url: str) -> Iterator[Page]:
    """Yield a page of a browser that prefers Spanish."""
    context = browser.new_context(locale="es-UY", base_url=base_url, service_workers="block")
    yield context.new_page()
    context.close()


def test_a_reader_switches_the_language_and_stays_on_the_page(page: Page) -> None:
    article = make_article(status=Status.PUBLISHED, headline="The ferry is late")
    page.goto(article.get_absolute_url())
    page.get_by_role("navigation", name="Language of this site").get_by_role("link", name="français").click()
    expect(page.get_by_role("heading", name="The ferry is late")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.get_by_role("navigation", name="Principal").get_by_role("link", name="Sujets").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")


def test_the_readers_own_language_is_offered_in_the_page_and_taken_with_one_click(spanish: Page) -> None:
    spanish.goto("/")
    offer = spanish.get_by_role("status").get_by_role("link", name="español")
    expect(offer).to_be_visible()
    offer.click()
    expect(spanish.locator("html")).to_have_attribute("lang", "es")
    expect(spanish.get_by_role("status").get_by_role("link")).to_have_count(0)


def test_who_declines_the_offer_is_not_asked_again(spanish: Page) -> None:
    spanish.goto("/")
    spanish.get_by_role("button", name="Keep this one").click()
    expect(spanish.get_by_role("button", name="Keep this one")).to_be_hidden()
    spanish.goto(make_article(status=Status.PUBLISHED, headline="The ferry is late").get_absolute_url())
    expect(spanish.get_by_role("heading", name="The ferry is late")).to_be_visible()
    expect(spanish.get_by_role("button", name="Keep this one")).to_be_hidden()


def test_the_offer_moves_nothing_on_the_page(spanish: Page) -> None:
    spanish.goto("/")
    expect(spanish.get_by_role("button", name="Keep this one")).to_be_visible()
    assert spanish.locator(".notices").evaluate("(notices) => getComputedStyle(notices).position") == "fixed"


@pytest.mark.parametrize("size", [(1280, 800), (320, 640)])
def test_what_has_the_focus_is_not_behind_the_offer(spanish: Page, size: tuple[int, int]) -> None:
    for number in range(8):
        make_article(status=Status.PUBLISHED, headline=f"Ferry number {number} is late")
    spanish.set_viewport_size({"width": size[0], "height": size[1]})
    spanish.goto("/")
    expect(spanish.get_by_role("button", name="Keep this one")).to_be_visible()
    top = spanish.locator(".notices").evaluate("(notices) => notices.getBoundingClientRect().top")
    seen = 0
    for _ in range(40):
        spanish.keyboard.press("Tab")
        where = spanish.evaluate(
            "() => { const at = document.activeElement;"
            " return at === document.body || at.closest('.notices') ? null : at.getBoundingClientRect().bottom }"
        )
        if where is not None:
            seen += 1
            assert where <= top, spanish.evaluate("document.activeElement.outerHTML")
    assert seen > 15


@pytest.mark.parametrize("interface", ["", "/ar", "/zh-hans"])
@pytest.mark.parametrize(("language", "lead"), [("en", 1.55), ("ar", 1.86), ("zh", 1.736)])
def test_a_text_has_the_lead_of_its_own_script_whatever_that_of_the_page(
    page: Page, interface: str, language: str, lead: float
) -> None:
    article = make_article(status=Status.PUBLISHED, language=language)
    page.goto(f"{interface}{article.get_absolute_url()}")
    measured = page.locator("#text p").first.evaluate(
        "(one) => parseFloat(getComputedStyle(one).lineHeight) / parseFloat(getComputedStyle(one).fontSize)"
    )
    assert measured == pytest.approx(lead, abs=0.01)
