"""What a visitor sees who asked too much, or when something broke."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.django_db(transaction=True)

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]}


@pytest.fixture(autouse=True)
def _one_search_a_minute(settings: Any) -> Iterator[None]:
    settings.NEWSROOM_SEARCHES_A_MINUTE = 1
    cache.clear()
    yield
    cache.clear()


def test_a_visitor_who_searched_too_often_reads_on_and_can_ask_again(page: Page, settings: Any) -> None:
    page.goto("/search/?q=ferry")
    page.get_by_role("searchbox").fill("bridge")
    page.get_by_role("searchbox").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("That was too much at once")
    page.get_by_role("main").get_by_role("link", name="all articles").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Articles")
    page.go_back()
    settings.NEWSROOM_SEARCHES_A_MINUTE = 0
    page.get_by_role("link", name="ask again").click()
    expect(page.get_by_role("searchbox")).to_have_value("bridge")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_no_refusal_and_no_failure_breaks_a_rule_of_accessibility(
    page: Page, monkeypatch: pytest.MonkeyPatch, prefix: str, scheme: str
) -> None:
    def break_down(*_args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("articles.views.about.About.get", break_down)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(f"{prefix}/search/?q=ferry")
    for path, number in ((f"{prefix}/search/?q=bridge", "429"), (f"{prefix}/about/", "500")):
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(path)
            expect(page.locator("p.kicker")).to_have_text(number)
            found = Axe().run(page, options=RULES)
            assert found.violations_count == 0, found.generate_report()
            assert page.evaluate("document.documentElement.scrollWidth") <= width
