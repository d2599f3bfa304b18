"""With keys alone: one comes through every page, always sees where one is, and can do everything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from playwright.sync_api import Locator, Page, expect

from articles.models import Comment
from tests.browser.everystate import make_every_state
from tests.browser.test_visitor_reading import VOICES

pytestmark = pytest.mark.django_db(transaction=True)

MOST_STOPS = 300
# What is focused, whether it can be seen that it is, and whether anything covers it (WCAG 2.2: 2.4.7, 2.4.11)
STOP = """
    () => {
        const element = document.activeElement;
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
        const { left, top, width, height } = element.getClientRects()[0] ?? new DOMRect();
        const there = document.elementFromPoint(left + width / 2, top + height / 2);
        return {
            where: element.outerHTML.slice(0, 120),
            isOutside: element === document.body || element === document.documentElement,
            isMarked: outlineStyle === "solid" && parseFloat(outlineWidth) >= 2
                && outlineColor !== getComputedStyle(document.body).backgroundColor,
            isInSight: Boolean(there) && (element.contains(there) || there.contains(element)),
        };
    }
"""
REACHABLE = """
    [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
        .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.tabIndex >= 0).length
"""


@pytest.fixture
def states(tmp_path: Path) -> Iterator[dict[str, str]]:
    cache.clear()
    yield make_every_state(tmp_path)
    cache.clear()


def step(page: Page, key: str = "Tab") -> dict[str, object]:
    """Press ``key``; whatever is focused then must be marked as such and in sight."""
    page.keyboard.press(key)
    stop: dict[str, object] = page.evaluate(STOP)
    if not stop["isOutside"]:
        assert stop["isMarked"], f"nobody sees that this is focused: {stop['where']}"
        assert stop["isInSight"], f"something covers what is focused: {stop['where']}"
    return stop


def go_to(page: Page, wanted: Locator) -> None:
    """Press Tab until ``wanted`` is focused; its picture must differ from the one without focus."""
    expect(wanted).to_be_visible()
    for _ in range(MOST_STOPS):
        step(page)
        if wanted.evaluate("element => element === document.activeElement"):
            break
    else:
        pytest.fail(f"{wanted} is not reached by Tab")
    box = wanted.bounding_box()
    assert box is not None
    clip = {"x": max(0, box["x"] - 6), "y": box["y"] - 6, "width": box["width"] + 12, "height": box["height"] + 12}
    focused = page.screenshot(clip=clip, animations="disabled", caret="hide")  # type: ignore[arg-type]
    wanted.evaluate("element => element.blur()")
    plain = page.screenshot(clip=clip, animations="disabled", caret="hide")  # type: ignore[arg-type]
    wanted.evaluate("element => element.focus({ preventScroll: true })")
    assert focused != plain, f"{wanted} looks the same with focus"


@pytest.mark.parametrize("width", [360, 1280])
def test_tab_leads_through_the_whole_of_every_page_and_out_of_it(
    page: Page, states: dict[str, str], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    for name in (
        "front",
        "list",
        "article, long",
        "article, chain",
        "source",
        "search, fields",
        "archive, month",
        "comment",
    ):
        page.goto(states[name])
        page.evaluate("document.querySelector('.notice')?.removeAttribute('hidden')")
        first = step(page)["where"]
        assert "skip" in str(first), f"{name}: skipping to the content does not come first"
        stops = 1
        while (
            not (stop := step(page))["isOutside"] and stop["where"] != first
        ):  # the end, or round and at the beginning
            stops += 1
            assert stops <= MOST_STOPS, f"{name} lets nobody out"
        assert stops == page.evaluate(REACHABLE), name


def test_a_visitor_filters_reads_and_asks_with_keys_alone(page: Page, states: dict[str, str]) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(reduced_motion="reduce")
    page.goto("/")
    go_to(page, page.get_by_role("navigation", name="Main").get_by_role("link", name="Articles"))
    page.keyboard.press("Enter")

    go_to(page, page.get_by_text("Filter and order"))
    page.keyboard.press("Enter")
    kind = page.get_by_role("combobox", name="Kind of work")
    go_to(page, kind)
    page.keyboard.type("Opinion")
    go_to(page, page.get_by_role("button", name="Show"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("list", name="Filters in use")).to_contain_text("Opinion")
    go_to(page, page.get_by_role("link", name="Remove the filter Kind of work: Opinion"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/")
    go_to(page, page.get_by_role("main").get_by_role("link", name="Smart cities key"))
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Smart cities")
    step(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    go_to(page, page.locator("summary", has_text="Key points"))
    page.keyboard.press("Enter")
    go_to(page, page.locator(".points a").first)
    page.keyboard.press("Enter")
    expect(page.locator("#key-1")).to_be_in_viewport()
    page.goto(states["article, chain"])
    go_to(page, page.locator("summary", has_text="Find the passage"))
    page.keyboard.press("Enter")
    go_to(page, page.get_by_label("A question, or a few words"))
    page.keyboard.type("Who visited Tianjin Eco-City?")
    page.keyboard.press("Enter")
    expect(page.locator("#text mark").first).to_be_visible()
    go_to(page, page.locator("summary", has_text="Names in this article"))
    page.keyboard.press("Enter")
    expect(page.locator(".names a").first).to_be_visible()


def test_a_visitor_comments_searches_and_changes_the_language_with_keys_alone(
    page: Page, states: dict[str, str]
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(reduced_motion="reduce")
    page.goto(states["article, chain"])
    go_to(page, page.get_by_role("link", name="Write a comment"))
    page.keyboard.press("Enter")
    for label, words in (("Name", "Odile Marrow"), ("Comment", "Read with keys alone.")):
        go_to(page, page.get_by_role("textbox", name=label))
        page.keyboard.type(words)
    go_to(page, page.get_by_role("button", name="Send"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Thank you for your comment")).to_be_visible()
    assert Comment.objects.filter(text="Read with keys alone.").count() == 1

    go_to(page, page.get_by_role("navigation", name="Main").get_by_role("link", name="Search"))
    page.keyboard.press("Enter")
    go_to(page, page.get_by_role("searchbox", name="Words"))
    page.keyboard.type("ferry")
    page.keyboard.press("Enter")
    expect(page.locator("p.count")).to_contain_text("articles")
    go_to(page, page.get_by_role("navigation", name="Language of this site").get_by_role("link", name="français"))
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "fr")


def test_no_key_stops_at_a_fold_that_a_wide_page_shows_open(page: Page, states: dict[str, str]) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    for name in ("article, chain", "source", "tag"):
        page.goto(states[name])
        assert page.locator(".fold").count() >= 2, name
        assert page.locator(".fold > summary:visible").count() == 0, name
        assert page.locator(".fold h2:visible").count() == page.locator(".fold").count(), name


def test_what_goes_with_its_button_leaves_the_focus_beside_it(page: Page, states: dict[str, str]) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.add_init_script(VOICES)
    page.goto(states["article, chain"], wait_until="networkidle")
    page.get_by_label("A question, or a few words").fill("Who visited Tianjin Eco-City?")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Remove the marks").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#text mark")).to_have_count(0)
    expect(page.get_by_role("button", name="Find", exact=True)).to_be_focused()

    page.get_by_role("button", name="Listen").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Stop").focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Listen")).to_be_focused()
