"""What a screen reader has to read: the browser's own tree of a page, without what is there for the eye only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from tests.browser.everystate import make_every_state, make_gone

pytestmark = pytest.mark.django_db(transaction=True)

SIGNS = {"·", "›", "+", "●", "↓", "→", "←", "×"}
CONTAINERS = {"list", "navigation", "complementary", "region", "search", "table"}


@pytest.fixture
def states(tmp_path: Path) -> Iterator[dict[str, str]]:
    cache.clear()
    yield make_every_state(tmp_path) | make_gone()
    cache.clear()


def tree_of(page: Page) -> list[dict[str, Any]]:
    """Return the nodes of the page's accessibility tree that are not ignored."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [node for node in nodes if not node["ignored"]]


def said(node: dict[str, Any], what: str) -> str:
    return str(node.get(what, {}).get("value", "")).strip()


def noise(nodes: list[dict[str, Any]]) -> Iterator[str]:
    """Yield what somebody listens to in vain."""
    shown = {node["nodeId"] for node in nodes}
    for node in nodes:
        role, name = said(node, "role"), said(node, "name")
        if name in SIGNS:
            yield f"a sign, {name}"
        elif role == "DisclosureTriangle" and name[-1:] in SIGNS | {"–"}:
            yield f"the sign of a fold, {name}"
        elif role == "link" and not name:
            yield "a link without words"
        if role in CONTAINERS and not shown.intersection(node.get("childIds", ())):
            yield f"an empty {role} {name}"


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_that_is_there_for_the_eye_only_is_read_aloud(page: Page, states: dict[str, str], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    found = {}
    for name, path in states.items():
        page.goto(path)
        page.wait_for_timeout(300)  # until all of the page is laid out
        page.evaluate("() => { for (const fold of document.querySelectorAll('details')) fold.open = true; }")
        if heard := list(noise(tree_of(page))):
            found[name] = heard
    assert not found, "\n".join(f"{name}: {heard}" for name, heard in found.items())


def test_what_is_found_is_said_by_a_line_that_was_there_before(page: Page, states: dict[str, str]) -> None:
    page.goto(states["article, chain"], wait_until="networkidle")
    line = page.locator("#find [role=status]")
    expect(line).to_have_text("")
    line.evaluate("line => { window.line = line; }")
    page.evaluate("document.querySelector('#find').open = true")
    page.get_by_label("A question, or a few words").fill("Who visited Tianjin Eco-City?")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(line).to_contain_text("in the text.")
    assert page.evaluate("line.isConnected")


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/articles/?kind=sonnet&after=yesterday&q=sorce:x", "Words"),
        ("/articles/?kind=sonnet&after=yesterday", "Kind of work"),
        ("/search/?q=sorce:x", "Words"),
    ],
)
def test_a_filter_that_is_not_understood_says_so_in_the_title_and_beside_its_field(
    page: Page, states: dict[str, str], path: str, field: str
) -> None:
    assert states
    page.goto(path)
    assert page.title().startswith("Not understood: ")
    wrong = page.get_by_label(field, exact=True)
    assert wrong.get_attribute("aria-invalid") == "true"
    (said,) = [name for name in (wrong.get_attribute("aria-describedby") or "").split() if name.startswith("error_")]
    expect(page.locator(f"#{said}")).to_be_visible()
    expect(page.locator("body")).to_be_focused()  # the page is read from its beginning, as any other
