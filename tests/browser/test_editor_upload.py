"""An editor takes a file from the upload to the public page."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings

from articles.models import Article, Upload

pytestmark = pytest.mark.django_db(transaction=True)
SEED = Path(__file__).parents[2] / "seeds" / "020_barrier-seals_article.txt"
PASSWORD = "made-up-1234"
SCREENS = [(width, scheme) for width in (360, 1280) for scheme in ("light", "dark")]


@pytest.fixture(autouse=True)
def _desk(settings: Settings, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
    User.objects.create_superuser("odile", password=PASSWORD)


def log_in(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/admin/login/?next=/admin/articles/upload/add/")
    page.get_by_label("Username").fill("odile")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def check(page: Page) -> None:
    """Fail where a screen breaks a rule of accessibility or does not fit."""
    for width, scheme in SCREENS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.wait_for_timeout(250)  # Django's admin fades from one scheme to the other
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page, context={"include": [["#content"]]})
        assert not found.violations_count, found.generate_report()


def test_a_file_goes_from_the_upload_to_the_public_page(page: Page, base_url: str, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    log_in(page, base_url)
    check(page)
    page.get_by_label("Files").set_input_files([SEED, empty])
    page.get_by_role("button", name="Send and rehearse").press("Enter")
    expect(page.get_by_text("Nothing has been written yet")).to_be_visible()
    check(page)
    page.get_by_label("Publish at once").press("Space")
    page.get_by_role("button", name="Import these files").press("Enter")
    expect(page.get_by_role("heading", name="What became of each document")).to_be_visible()
    check(page)
    page.set_viewport_size({"width": 360, "height": 900})
    why = page.get_by_text("is empty; expected a page of text").bounding_box()
    assert why
    assert why["width"] > 250, "on a phone the reason of a failure has the width to be read"
    page.goto(base_url + Article.objects.get().get_absolute_url())
    expect(page.get_by_role("heading", name=Article.objects.get().headline, level=1)).to_be_visible()


def test_the_page_looks_again_by_itself_while_a_task_is_at_work(page: Page, base_url: str) -> None:
    upload = Upload.objects.create(files=[{"name": "a.txt", "size": 1}], seen=3)
    log_in(page, base_url)
    page.goto(f"{base_url}/admin/articles/upload/{upload.pk}/change/")
    expect(page.get_by_text("3 documents so far")).to_be_visible()
    check(page)
    Upload.objects.update(seen=7)
    expect(page.get_by_text("7 documents so far")).to_be_visible()
    Upload.objects.update(status="rehearsed")
    expect(page.get_by_role("button", name="Import these files")).to_be_visible()


def test_an_upload_needs_no_script(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, base_url)
    page.get_by_label("Files").set_input_files([SEED])
    page.get_by_role("button", name="Send and rehearse").click()
    page.get_by_role("button", name="Import these files").click()
    expect(page.get_by_role("heading", name="What became of each document")).to_be_visible()
    context.close()
