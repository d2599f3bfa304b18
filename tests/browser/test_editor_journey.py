"""What an editor does from the log-in to the public page."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from articles.models import Article, CreditRole, Status, TagSuggestion
from tests.builders import make_article, make_document, make_extraction, make_source, make_tag

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "made-up-1234"
HEADLINE = "Ferry leaves on time"


@pytest.fixture
def article() -> Article:
    """Return an article in the inbox, read from a page."""
    User.objects.create_superuser("odile", password=PASSWORD)
    outlet, wire = make_source("Elwin Courier"), make_source("Tidewire", kind="wire")
    document = make_document(f"menu\n{HEADLINE}\nElwin Courier09-07-2025\nNobody knows why.")
    article = make_article(
        headline=HEADLINE, status=Status.REVIEW, outlet=outlet, credits=[(wire, CreditRole.WIRE, "/Tidewire/")]
    )
    spans = {"outlet": [{"line": 3, "start": 0, "end": 13, "rule": "glued-outlet"}]}
    payload = {"headline": HEADLINE, "outlet": "Elwin Courier", "evidence": spans}
    article.base_extraction = make_extraction(document=document, article=article, payload=payload)
    article.save()
    TagSuggestion.objects.create(article=article, name="Port Elwin", key="port elwin", score=0.9)
    make_tag("Ferries")
    return article


def log_in(page: Page) -> None:
    page.goto("/admin/")
    page.get_by_label("Username").fill("odile")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="The editors’ desk")).to_be_visible()


def test_an_editor_takes_an_article_from_the_inbox_to_the_public_page(page: Page, article: Article) -> None:
    log_in(page)
    page.get_by_role("link", name="1 in review").click()
    page.get_by_role("link", name="Review Elwin Courier").click()
    page.get_by_role("link", name="Edit", exact=True).click()
    page.get_by_label("Headline").fill("Ferry leaves on time again")
    page.get_by_label("More tags").fill("Quays")
    page.get_by_label("Reason for this change").fill("It did.")
    page.locator("[name=tag_suggestions-0-decision]").select_option("accept")
    page.get_by_role("button", name="Save and continue editing").first.click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()

    page.get_by_role("link", name="Publish…").click()
    expect(page.get_by_text("Readers see it on the site")).to_be_visible()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("has been published")).to_be_visible()

    page.get_by_role("link", name="View on site").click()
    expect(page.get_by_role("heading", name="Ferry leaves on time again", level=1)).to_be_visible()
    for tag in ("Quays", "Port Elwin"):
        expect(page.get_by_role("link", name=tag).first).to_be_visible()
    causes = list(article.revisions.order_by("number").values_list("cause", flat=True))
    assert causes == ["edit", "edit", "workflow"]


def test_an_editor_publishes_by_the_list_and_adds_a_correction(page: Page, article: Article) -> None:
    log_in(page)
    page.goto("/admin/articles/article/")
    page.locator("input.action-select").first.check()
    page.get_by_label("Action").first.select_option(label="Publish selected articles")
    page.get_by_role("button", name="Run").first.click()
    page.get_by_role("button", name="Publish 1 article").click()
    expect(page.get_by_text("1 article published.")).to_be_visible()

    page.get_by_role("link", name=HEADLINE).click()
    page.get_by_role("button", name="Add another Correction").click()
    page.locator("[name=corrections-0-text]").fill("The ferry was late after all.")
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    page.goto(article.get_absolute_url())
    expect(page.get_by_text("The ferry was late after all.")).to_be_visible()


def test_an_editor_picks_a_tag_from_those_there_are(page: Page, article: Article) -> None:
    log_in(page)
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.get_by_role("button", name="Add another Tag").click()
    page.locator("#article_tags-0 .select2-selection").click()
    page.locator(".select2-search__field").fill("ferr")
    page.get_by_role("option", name="Ferries").click()
    page.get_by_role("button", name="Save and continue editing").first.click()
    expect(page.locator("#article_tags-group").get_by_role("link", name="Ferries")).to_be_visible()


def test_an_editor_finds_the_words_a_source_was_read_from(page: Page, article: Article) -> None:
    log_in(page)
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.get_by_text("Every value with the words it was read from").click()
    expect(page.locator("mark", has_text="Elwin Courier")).to_be_visible()
    page.get_by_role("link", name="line 3").click()
    expect(page).to_have_url(re.compile(r"\?from=3#L3$"))
    expect(page.locator("#L3")).to_contain_text("Elwin Courier09-07-2025")
    expect(page.locator("#L3")).to_be_in_viewport()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desks_own_pages_break_no_rule_of_accessibility_and_fit(
    page: Page, article: Article, width: int, scheme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    log_in(page)
    base = f"/admin/articles/article/{article.pk}"
    extraction = article.base_extraction
    assert extraction is not None
    ours = {
        "/admin/": "#content",
        f"{base}/change/": ".desk-bar, .desk-panel",
        f"{base}/move/publish/": "#content",
        f"/admin/articles/document/{extraction.document_id}/change/": ".desk-panel",
        f"/admin/articles/extraction/{extraction.pk}/change/": ".desk-panel",
    }
    broken = {}
    for url, part in ours.items():
        page.goto(url)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, url
        found = Axe().run(page, context={"include": [[one.strip()] for one in part.split(",")]})
        if found.violations_count:
            broken[url] = found.generate_report()
    assert not broken, "\n".join(broken.values())
