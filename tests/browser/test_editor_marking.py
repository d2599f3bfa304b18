"""An editor gives lines of a page another role: by mouse, by keyboard, and where scripts do not run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect

from articles.importing.paths import import_paths
from articles.importing.reparsing import reparse
from articles.models import Article, Extraction, LineDecision
from articles.parsing import read_blocks
from tests.browser.test_editor_journey import PASSWORD, log_in

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = Path(__file__).parents[2] / "seeds" / "020_barrier-seals_article.txt"


@pytest.fixture
def lead() -> Extraction:
    """The reading of a page with one article, and an editor to look at it."""
    User.objects.create_superuser("odile", password=PASSWORD)
    import_paths(paths=[PAGE])
    return Extraction.objects.get(role="lead")


def texts() -> list[str]:
    return [block.text for block in read_blocks(Article.objects.get().body)]


def lines_of(lead: Extraction) -> list[int]:
    return [int(span["line"]) for span in lead.payload["evidence"]["body"]]


def test_lines_are_marked_looked_at_and_accepted_without_scripts(
    browser: Browser, lead: Extraction, base_url: str
) -> None:
    before, first = texts(), lines_of(lead)[0]
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    log_in(page)
    page.goto(f"/admin/articles/article/{lead.article_id}/change/")
    page.get_by_role("link", name="the page beside the article").click()
    page.get_by_role("checkbox", name=f"Line {first}", exact=True).check()
    page.get_by_role("button", name="No part of the article").click()
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()
    expect(page.locator(".beside-effects del").first).to_be_visible()
    assert texts() == before
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_text("It can be taken back")).to_be_visible()
    assert texts() == before[1:]
    context.close()


def test_a_range_is_marked_with_shift_and_named_by_a_key_and_survives_the_next_reading(
    page: Page, lead: Extraction
) -> None:
    before, lines = texts(), lines_of(lead)
    filled = [n for n, line in enumerate(PAGE.read_text(encoding="utf-8").split("\n"), 1) if line.strip()]
    count = len([number for number in filled if lines[0] <= number <= lines[1]])
    log_in(page)
    page.goto(f"/admin/articles/extraction/{lead.pk}/beside/")
    page.get_by_role("checkbox", name=f"Line {lines[0]}", exact=True).click()
    page.get_by_role("checkbox", name=f"Line {lines[1]}", exact=True).click(modifiers=["Shift"])
    expect(page.get_by_text(f"{count} lines marked")).to_be_visible()
    page.keyboard.press("n")
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()
    page.keyboard.press("a")
    expect(page.get_by_text("It can be taken back")).to_be_visible()
    assert texts() == before[2:]
    for number, reading in enumerate(Extraction.objects.order_by("pk")):
        Extraction.objects.filter(pk=reading.pk).update(parser_version=f"0+{number}")
    reparse()
    assert texts() == before[2:]
    assert LineDecision.objects.count() == count


def test_arrows_go_from_box_to_box_and_mark_with_shift(page: Page, lead: Extraction) -> None:
    lines = lines_of(lead)
    log_in(page)
    page.goto(f"/admin/articles/extraction/{lead.pk}/beside/")
    page.get_by_role("checkbox", name=f"Line {lines[0]}", exact=True).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    expect(page.get_by_text("2 lines marked")).to_be_visible()
    marked = page.locator('input[name="line"]:checked').evaluate_all("boxes => boxes.map(box => Number(box.value))")
    assert len(marked) == 2
    assert all(number > lines[0] for number in marked)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_marking_breaks_no_rule_of_accessibility_and_fits(
    page: Page, lead: Extraction, width: int, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    log_in(page)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"/admin/articles/extraction/{lead.pk}/beside/")
    first, second = lines_of(lead)[:2]
    page.get_by_role("checkbox", name=f"Line {first}", exact=True).check()
    page.get_by_role("button", name=re.compile("^Standfirst")).click()
    page.get_by_role("checkbox", name=f"Line {second}", exact=True).check()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page)
    assert not found.violations_count, found.generate_report()
