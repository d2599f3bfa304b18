"""Reading without a network: the articles that were read, said to be kept; what was taken down is not kept."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from articles.models import Article, Status
from tests.browser.shifts import MOVED
from tests.browser.waiting import until
from tests.builders import make_article

pytestmark = pytest.mark.django_db(transaction=True)


def opened(page: Page, path: str) -> None:
    """Open ``path`` once the service worker answers for the page."""
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready")
    page.goto("/")  # one that was on its way while the worker began is left to the network
    until(page, "navigator.serviceWorker.controller !== null")
    page.goto(path)


def test_an_article_that_was_read_opens_without_a_network_and_says_when_it_was_kept(
    page: Page, context: BrowserContext
) -> None:
    article = make_article(status=Status.PUBLISHED, headline="The ferry is late", body="It waits for the tide.")
    opened(page, article.get_absolute_url())
    expect(page.get_by_text("This copy was kept on your device")).to_be_hidden()
    context.set_offline(True)
    page.goto(article.get_absolute_url())
    expect(page.get_by_role("heading", name="The ferry is late")).to_be_visible()
    expect(page.get_by_text("It waits for the tide.")).to_be_visible()
    expect(page.get_by_text("This copy was kept on your device")).to_be_visible()
    assert page.locator("[data-kept-at-here] time").get_attribute("datetime")


def test_the_first_page_of_a_visitor_is_kept_although_the_worker_came_after_it(
    page: Page, context: BrowserContext
) -> None:
    article = make_article(status=Status.PUBLISHED, headline="The ferry is late", body="It waits for the tide.")
    page.goto(article.get_absolute_url())
    until(page, "caches.open('articles').then((kept) => kept.keys()).then((all) => all.length === 1)")
    context.set_offline(True)
    page.reload()
    expect(page.get_by_text("It waits for the tide.")).to_be_visible()
    expect(page.get_by_text("This copy was kept on your device")).to_be_visible()


def test_a_first_page_that_is_no_article_is_not_kept(page: Page) -> None:
    make_article(status=Status.PUBLISHED, headline="The ferry is late")
    page.goto("/articles/")
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_timeout(500)
    assert page.evaluate("caches.open('articles').then((kept) => kept.keys()).then((all) => all.length)") == 0


def test_what_was_not_read_leads_to_the_list_of_what_is_there(page: Page, context: BrowserContext) -> None:
    article = make_article(status=Status.PUBLISHED, headline="The ferry is late")
    opened(page, article.get_absolute_url())
    context.set_offline(True)
    page.goto("/tags/")
    expect(page.get_by_role("heading", name="Available off-line")).to_be_visible()
    page.get_by_role("link", name="The ferry is late").click()
    expect(page.get_by_role("heading", name="The ferry is late")).to_be_visible()


def test_whoever_asked_for_another_page_is_told_that_it_is_not_there(page: Page, context: BrowserContext) -> None:
    opened(page, "/about/")
    told = page.get_by_role("status").get_by_text("the page that you asked for is not on this device")
    page.goto("/offline/")
    expect(page.get_by_text("Nothing yet.")).to_be_visible()
    expect(told).to_be_hidden()
    context.set_offline(True)
    page.goto("/tags/")
    expect(told).to_be_visible()


@pytest.mark.parametrize(
    "lacking",
    [
        "Object.defineProperty(window, 'caches', { get() { throw new DOMException('', 'SecurityError'); } });",
        "delete Navigator.prototype.serviceWorker;",
        "ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('', 'SecurityError'));",
    ],
)
def test_a_browser_that_keeps_nothing_is_told_so(page: Page, lacking: str) -> None:
    page.add_init_script(lacking)
    page.goto("/offline/")
    expect(page.get_by_text("This browser keeps nothing")).to_be_visible()
    expect(page.get_by_text("Nothing yet.")).to_be_hidden()


def test_what_is_kept_says_since_when_as_the_pages_write_days_and_in_its_own_language(page: Page) -> None:
    arabic = make_article(status=Status.PUBLISHED, language="ar", headline="\u0627\u0644\u0639\u0628\u0627\u0631\u0629")
    opened(page, arabic.get_absolute_url())
    page.goto("/offline/")
    entry = page.locator("[data-kept-articles] li")
    expect(entry.locator(".meta")).to_have_text(re.compile(r"^kept \d{1,2} \w+ \d{4}, \d\d:\d\d$"))
    expect(entry).to_have_attribute("dir", "rtl")
    expect(entry.get_by_role("link")).to_have_attribute("lang", "ar")
    expect(entry.locator(".meta")).to_have_attribute("dir", "ltr")


def test_the_list_of_what_is_there_moves_nothing_on_the_screen(page: Page) -> None:
    article = make_article(status=Status.PUBLISHED, headline="The ferry is late")
    page.set_viewport_size({"width": 412, "height": 823})
    page.add_init_script(MOVED)
    page.goto("/offline/")
    expect(page.get_by_text("Nothing yet.")).to_be_visible()
    page.wait_for_timeout(300)
    assert page.evaluate("moved") == []
    opened(page, article.get_absolute_url())
    page.goto("/offline/")
    expect(page.get_by_role("link", name="The ferry is late")).to_be_visible()
    page.wait_for_timeout(300)
    assert page.evaluate("moved") == []


def test_the_page_is_styled_without_a_network(page: Page, context: BrowserContext) -> None:
    opened(page, "/about/")
    context.set_offline(True)
    page.goto("/articles/")
    assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"  # every browser's own sheet says 8px


def test_an_article_that_was_withdrawn_leaves_the_device_when_it_is_asked_for(
    page: Page, context: BrowserContext
) -> None:
    article = make_article(status=Status.PUBLISHED, headline="The ferry is late")
    opened(page, article.get_absolute_url())
    Article.objects.update(status=Status.WITHDRAWN)
    page.goto(article.get_absolute_url())
    context.set_offline(True)
    page.goto(article.get_absolute_url())
    expect(page.get_by_role("heading", name="Available off-line")).to_be_visible()
    expect(page.get_by_text("Nothing yet.")).to_be_visible()


def test_the_daily_check_removes_what_was_taken_down_since(page: Page) -> None:
    article = make_article(status=Status.PUBLISHED, headline="The ferry is late")
    opened(page, article.get_absolute_url())
    Article.objects.update(status=Status.WITHDRAWN)
    page.evaluate("navigator.serviceWorker.controller.postMessage('check')")
    until(page, "caches.open('articles').then((kept) => kept.keys()).then((all) => all.length === 0)")


def test_the_page_with_the_network_is_the_newest(page: Page) -> None:
    article = make_article(status=Status.PUBLISHED, headline="The ferry is late", body="It waits for the tide.")
    opened(page, article.get_absolute_url())
    Article.objects.update(body="It has left.")
    page.goto(article.get_absolute_url())
    expect(page.get_by_text("It has left.")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_list_leaves_its_room_below_and_takes_one_sheet_of_paper(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 1_200})
    page.goto("/offline/")
    said = page.get_by_text("Nothing yet.")
    expect(said).to_be_visible()
    box = said.bounding_box()
    assert box
    assert box["y"] < 600
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1
