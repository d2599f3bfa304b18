"""Waiting until something is true of a page: Playwright's own way runs code within it, which our policy forbids."""

from __future__ import annotations

import time

from playwright.sync_api import Page

LONGEST = 30.0  # seconds
BETWEEN = 25  # milliseconds

SCRIPTS_RAN = "typeof whenRead === 'function'"  # one of arriving.js: the others run within it, or when the page is read


def until(page: Page, expression: str) -> None:
    """Return once the JavaScript ``expression`` is true in the page; fail when it has not become so."""
    last = time.monotonic() + LONGEST
    while not page.evaluate(expression):
        assert time.monotonic() < last, f"has not become true: {expression}"
        page.wait_for_timeout(BETWEEN)
