"""What is printed: the news and where it comes from, and nothing that paper cannot do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from tests.browser.everystate import make_every_state

pytestmark = pytest.mark.django_db(transaction=True)

ONLY_ON_SCREENS = "nav:not(.trail), search, form, button, input, select, textarea, .skip, .notices, .colophon, .chips"
SHOWN = """
    (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility())
        .map((one) => one.outerHTML)
"""
TEXT_WIDTH = 643  # pixels between the margins of A4


@pytest.fixture
def states(tmp_path: Path) -> Iterator[dict[str, str]]:
    cache.clear()
    yield make_every_state(tmp_path)
    cache.clear()


def test_nothing_is_printed_that_paper_cannot_do_and_nothing_is_cut_off(page: Page, states: dict[str, str]) -> None:
    page.set_viewport_size({"width": TEXT_WIDTH, "height": 900})
    wrong = {}
    for name, path in states.items():
        page.goto(path)
        page.emulate_media(media="print")
        if shown := page.evaluate(SHOWN, ONLY_ON_SCREENS):
            wrong[name] = shown
        excess = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert excess <= 0, f"{name} is {excess} pixels too wide"
        page.emulate_media(media="screen")
    assert not wrong


def test_an_article_on_paper_says_where_it_comes_from_and_at_which_address(page: Page, states: dict[str, str]) -> None:
    page.goto(states["article, long"])
    page.emulate_media(media="print", color_scheme="dark")
    for printed in (".masthead .wordmark", ".today", "h1", ".chain", ".hops", ".body", ".corrections", ".on-paper"):
        expect(page.locator(printed).first).to_be_visible()
    expect(page.locator(".on-paper")).to_contain_text(states["article, long"])
    address = "getComputedStyle(document.querySelector('.original a'), '::after').content"
    assert "https://marrow.example/news/2025/07/09/" in page.evaluate(address)
    for kept_back in (".related", ".comments", ".share", "#key-points", "#names"):
        assert not page.evaluate(SHOWN, kept_back), kept_back
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
