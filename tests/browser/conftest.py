"""A page in the system's Chromium, on a live server with its static files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request
from pytest_django.live_server_helper import LiveServer

from tests.conftest import chromium

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session", autouse=True)
def _allow_the_database_beside_the_event_loop() -> None:
    # Playwright's synchronous interface leaves an event loop running in the thread of the tests, until the session ends
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    sandbox = [] if os.geteuid() else ["--no-sandbox"]  # Chromium refuses to run as root with it
    return {**browser_type_launch_args, "executable_path": chromium(), "args": sandbox}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    # A page that fades into the next one reports it as an error when a test goes on before it has
    return {**browser_context_args, "reduced_motion": "reduce"}


@pytest.fixture(scope="session")
def base_url(live_server: LiveServer) -> str:
    """Return the address of the live server, so that ``page.goto("/")`` opens its front page."""
    return live_server.url


@pytest.fixture
def page(context: BrowserContext, base_url: str) -> Iterator[Page]:
    """Yield a page; fail afterwards if a script broke, the policy on content was violated or another host was asked."""
    page = context.new_page()
    broken: list[str] = []

    def note_console(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            broken.append(message.text)

    def note_request(request: Request) -> None:
        if not request.url.startswith((base_url, "data:", "blob:", "about:")):
            broken.append(f"asked another host: {request.url}")

    page.on("console", note_console)
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("request", note_request)
    yield page
    assert not broken
