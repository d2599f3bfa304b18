"""What is new since the last visit, by the browser's own memory."""

from __future__ import annotations

import re
import time
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page, Route, expect

from articles.models import Status
from tests.browser.shifts import MOVED
from tests.browser.waiting import SCRIPTS_RAN, until
from tests.builders import make_article, make_tag

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _articles() -> None:
    cache.clear()
    for number in range(8):
        hours = timedelta(hours=number)
        make_article(status=Status.PUBLISHED, headline=f"Story {number}", published_at=timezone.now() - hours)


def visit(page: Page, path: str = "/") -> None:
    """Open a page and wait until its script, which comes when the page is painted, has run."""
    page.goto(path)
    until(page, SCRIPTS_RAN)


def remember(page: Page, *, now: float, before: float = 0) -> None:
    page.evaluate(
        "visit => localStorage.setItem('newsroom.visit', JSON.stringify(visit))", {"now": now, "before": before}
    )


def test_the_first_visit_marks_nothing_and_leaves_no_cookie(page: Page) -> None:
    visit(page)
    expect(page.locator("#since")).to_be_hidden()
    assert page.locator(".fresh").count() == 0
    assert page.context.cookies() == []
    assert page.evaluate("JSON.parse(localStorage.getItem('newsroom.visit')).now") > 0


def test_the_next_visit_marks_what_was_published_since_in_words_too(page: Page) -> None:
    visit(page)
    remember(page, now=time.time() - 2.5 * 3600)
    visit(page)
    expect(page.locator("#since a")).to_have_text("3")
    assert page.locator(".fresh").count() == 3
    expect(page.get_by_role("link", name="New since your last visit: Story 0")).to_be_visible()
    page.locator("#since a").click()
    expect(page.locator(".fresh:target")).to_be_in_viewport()


def test_pages_that_follow_one_another_are_one_visit(page: Page) -> None:
    visit(page)
    remember(page, now=time.time() - 60, before=time.time() - 2.5 * 3600)
    for _ in range(2):
        visit(page)
        expect(page.locator("#since a")).to_have_text("3")


@pytest.mark.parametrize("kept", ["", "{", "null", "7", '{"now": "x"}', '{"now": 1}'])
def test_a_damaged_memory_begins_anew(page: Page, kept: str) -> None:
    visit(page)
    page.evaluate("kept => localStorage.setItem('newsroom.visit', kept)", kept)
    visit(page)
    expect(page.locator("#since")).to_be_hidden()
    assert page.evaluate("JSON.parse(localStorage.getItem('newsroom.visit')).now") > 0


@pytest.mark.parametrize("width", [360, 1280])
def test_the_marks_move_nothing_however_late_the_script_comes(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    visit(page)
    remember(page, now=time.time() - 2.5 * 3600)

    def come_late(route: Route) -> None:
        page.wait_for_timeout(500)
        route.continue_()

    page.route("**/arriving*.js", come_late)
    page.add_init_script(MOVED)
    page.reload()
    expect(page.locator("#since a")).to_have_text("3")
    assert page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime") < 500
    page.wait_for_timeout(200)  # what moves is reported with the next frame
    assert page.evaluate("moved") == []


def test_a_script_that_is_there_before_the_page_waits_until_the_page_is_read(page: Page) -> None:
    visit(page)
    remember(page, now=time.time() - 2.5 * 3600)

    def wait_for_the_script(route: Route) -> None:
        answer = route.fetch()
        at_once = re.sub(r'<script data-src="(.+?)">[^<]*</script>', r'<script src="\1"></script>', answer.text())
        route.fulfill(response=answer, body=at_once)

    page.route("**/", wait_for_the_script)
    page.reload()
    assert not page.evaluate("document.querySelector('script[src]').async")
    expect(page.locator("#since a")).to_have_text("3")
    until(page, "navigator.serviceWorker.getRegistration().then(Boolean)")


@pytest.mark.parametrize("width", [320, 1056, 1280])
@pytest.mark.parametrize("language", ["", "es/", "fr/", "ar/", "zh-hans/"])
def test_the_line_stands_beside_the_heading_of_the_wire_in_every_language(
    page: Page, language: str, width: int
) -> None:
    ferries = make_tag("Ferries")
    for day in range(1, 12):  # where tags stand below the top, the wire is a narrow column beside them
        make_article(status=Status.PUBLISHED, tags=[ferries], issued_on=date(2025, 1, day))
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, f"/{language}")
    expect(page.locator(".by-tag")).to_be_visible()
    remember(page, now=time.time() - 100 * 24 * 3600)
    page.add_init_script(MOVED)
    visit(page, f"/{language}")
    expect(page.locator("#since")).to_be_visible()
    line, heading = page.locator("#since").bounding_box(), page.locator("#wire").bounding_box()
    assert line
    assert heading
    assert line["y"] < heading["y"] + heading["height"] / 2
    assert line["height"] < heading["height"] * 1.5
    page.wait_for_timeout(200)  # what moves is reported with the next frame
    assert page.evaluate("moved") == []
