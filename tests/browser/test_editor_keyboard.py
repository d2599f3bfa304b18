"""The whole way of an editor who has nothing but a keyboard, from the log-in to the site."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from articles.importing.paths import import_paths
from articles.models import Article, LineDecision, Status, Tag
from articles.parsing import read_blocks
from tests.browser.keyboard import Keyboard
from tests.browser.test_editor_journey import PASSWORD
from tests.builders import make_tag

pytestmark = pytest.mark.django_db(transaction=True)
SEEDS = Path(__file__).parents[2] / "seeds"
HEADLINE = "The gates that leak on purpose: inside the refit of the Tarrow Barrier"


@pytest.fixture
def waiting() -> Article:
    """An article read from a page, with two tags that mean one thing; another waits as well."""
    User.objects.create_superuser("odile", password=PASSWORD)
    import_paths(paths=[SEEDS / "020_barrier-seals_article.txt", SEEDS / "022_glacier-archives_article.txt"])
    article = Article.objects.get(headline=HEADLINE)
    for name in ("U.S.", "United States"):
        article.tags.add(make_tag(name), through_defaults={"origin": "editor"})
    return article


def test_an_editor_with_nothing_but_a_keyboard_takes_an_article_from_the_log_in_to_the_site(
    page: Page, waiting: Article
) -> None:
    keys = Keyboard(page)

    page.goto("/admin/")
    keys.type("odile")  # the field has the focus
    keys.tab_to(page.get_by_label("Password"))
    keys.type(PASSWORD)
    keys.go("Enter")

    keys.tab_to(page.get_by_role("navigation", name="Where to begin").get_by_role("link", name="Inbox"))
    keys.go("Enter")
    keys.tab_to(page.get_by_role("link", name="Begin with what is doubtful"))
    keys.go("Enter")
    first = page.url
    keys.go("s")
    assert page.url != first
    keys.go("k")
    expect(page).to_have_url(first)
    if waiting.headline not in page.locator("h1").all_inner_texts():
        keys.go("s")
    expect(page.get_by_role("heading", name=waiting.headline)).to_be_visible()

    give_a_line_another_role(page, keys, waiting)
    fix_the_date(page, keys, waiting)
    publish_and_look(page, keys, waiting)
    merge_the_tags(page, keys)
    assert keys.stops > 100


def give_a_line_another_role(page: Page, keys: Keyboard, article: Article) -> None:
    before = [block.text for block in read_blocks(article.body)]
    keys.tab_to(page.get_by_role("link", name="As it came, beside the article"))
    keys.go("Enter")
    assert article.base_extraction
    line = article.base_extraction.payload["evidence"]["body"][0]["line"]
    keys.tab_to(page.get_by_role("checkbox", name=f"Line {line}", exact=True))
    keys.press("Space")
    expect(page.get_by_text("1 line marked")).to_be_visible()
    keys.tab_to(page.get_by_role("button", name="No part of the article"), back=True)
    keys.go("Enter")
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()
    keys.tab_to(page.get_by_role("button", name=re.compile("^Accept")))
    keys.go("Enter")
    article.refresh_from_db()
    assert [block.text for block in read_blocks(article.body)] == before[1:]
    assert LineDecision.objects.count() == 1


def fix_the_date(page: Page, keys: Keyboard, article: Article) -> None:
    keys.tab_to(page.get_by_role("link", name="Edit", exact=True))
    keys.go("Enter")
    keys.tab_to(page.locator("[name=issued_on]"))
    keys.type("2025-03-04")
    keys.tab_to(page.get_by_role("button", name="Save and continue editing").last)
    keys.go("Enter")
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    article.refresh_from_db()
    assert article.issued_on == date(2025, 3, 4)


def publish_and_look(page: Page, keys: Keyboard, article: Article) -> None:
    keys.tab_to(page.get_by_role("link", name="Publish…"))
    keys.go("Enter")
    keys.tab_to(page.get_by_role("button", name="Publish"))
    keys.go("Enter")
    article.refresh_from_db()
    assert article.status == Status.PUBLISHED
    keys.tab_to(page.get_by_role("link", name="View on site"))
    keys.go("Enter")
    expect(page.get_by_role("heading", name=article.headline, level=1)).to_be_visible()
    keys.tab_to(page.get_by_role("link", name="U.S.").first)
    page.goto("/admin/")  # by the address bar


def merge_the_tags(page: Page, keys: Keyboard) -> None:
    keys.tab_to(page.locator("#content").get_by_role("link", name="Tags", exact=True))
    keys.go("Enter")
    keys.tab_to(page.get_by_role("link", name="Tags that look alike"))
    keys.go("Enter")
    keys.tab_to(page.get_by_role("button", name="Merge…"))
    keys.go("Enter")
    keys.tab_to(page.locator("[name=keep]").first)
    keys.press("Space", "ArrowDown", "ArrowUp")
    chosen = page.locator("[name=keep]:checked")
    if chosen.locator("xpath=..").inner_text().strip() != "United States":
        keys.press("ArrowDown")
    keys.tab_to(page.get_by_role("button", name="Merge", exact=True))
    keys.go("Enter")
    expect(page.get_by_text("“U.S.” merged into “United States”.")).to_be_visible()
    assert not Tag.objects.filter(name="U.S.").exists()
