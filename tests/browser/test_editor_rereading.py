"""What an editor does about pages read again: look at page and article, decide conflicts, take a run back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect

from articles.editing.writing import edit_article
from articles.importing.paths import import_paths
from articles.importing.reparsing import reparse
from articles.models import Article, Conflict, Extraction, ImportRun
from tests.browser.test_editor_journey import PASSWORD, log_in

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = Path(__file__).parents[2] / "seeds" / "010_harbour-lights_aggregator.txt"


@pytest.fixture
def run() -> ImportRun:
    """The run that read an aggregator's page again after an editor had changed its lead's headline."""
    User.objects.create_superuser("odile", password=PASSWORD)
    import_paths(paths=[PAGE])
    lead = Extraction.objects.get(role="lead")
    Extraction.objects.update(parser_version="0")
    Extraction.objects.filter(pk=lead.pk).update(payload=lead.payload | {"headline": "Read wrongly"})
    Article.objects.filter(base_extraction=lead).update(headline="Read wrongly")
    edit_article(article=Article.objects.get(base_extraction=lead), changes={"headline": "Lights out"}, by=None)
    done = reparse()
    assert isinstance(done, ImportRun)
    return done


def test_a_value_leads_to_its_line_and_a_line_to_its_value_without_scripts(
    browser: Browser, run: ImportRun, base_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    log_in(page)
    page.goto(f"/admin/articles/article/{Conflict.objects.get().article_id}/change/")
    page.get_by_role("link", name="the page beside the article").click()
    page.locator("#value-outlet").get_by_role("link").first.click()
    line = re.search(r"#(L\d+)$", page.url)
    assert line
    expect(page.locator(f"#{line[1]}:target")).to_contain_text("Tarrow Sound Courier")
    page.locator(f"#{line[1]}").get_by_role("link", name="outlet").click()
    expect(page.locator("#value-outlet:target")).to_contain_text("Tarrow Sound Courier")
    context.close()


def test_an_editor_takes_the_page_s_headline_and_then_the_run_back_by_keyboard(page: Page, run: ImportRun) -> None:
    log_in(page)
    page.goto("/admin/articles/conflict/")
    page.locator("#result_list").get_by_role("link", name="headline").click()
    page.get_by_role("radio", name="Decide later").focus()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("radio", name="Take the page’s")).to_be_checked()
    page.get_by_role("button", name="Decide").press("Enter")
    expect(page.get_by_text("1 decided for")).to_be_visible()
    article = Article.objects.get(pk=Conflict.objects.get().article_id)
    assert article.headline.startswith("Port Ansel dims")

    page.goto(f"/admin/articles/importrun/{run.pk}/change/")
    page.get_by_role("link", name="Take this run back…").click()
    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_role("heading", name="Taken back")).to_be_visible()
    article.refresh_from_db()
    assert article.headline.startswith("Port Ansel dims")
    assert not Extraction.objects.filter(run=run).exists()


@pytest.mark.parametrize("width", [1280, 320])
def test_these_pages_break_no_rule_of_accessibility_and_fit(page: Page, run: ImportRun, width: int) -> None:
    log_in(page)
    page.set_viewport_size({"width": width, "height": 800})
    conflict = Conflict.objects.get()
    urls = [
        f"/admin/articles/extraction/{conflict.extraction_id}/beside/",
        "/admin/articles/conflict/",
        f"/admin/articles/conflict/{conflict.pk}/change/",
        f"/admin/articles/importrun/{run.pk}/change/",
        f"/admin/articles/importrun/{run.pk}/undo/",
    ]
    broken = {}
    for url in urls:
        page.goto(url)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, url
        found = Axe().run(page)
        if found.violations_count:
            broken[url] = found.generate_report()
    assert not broken
