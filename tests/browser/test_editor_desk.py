"""What an editor does with a heap of articles: by keys, without a mouse, without scripts, on any screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect

from articles.editing.batches import move_batch
from articles.editing.moves import MOVES
from articles.editing.revisions import record_first_revisions
from articles.editing.writing import edit_article
from articles.importing.paths import import_paths
from articles.models import Article, Batch, Comment, Doubt, Status
from tests.browser.test_editor_journey import PASSWORD, log_in
from tests.builders import make_article, make_document, make_extraction, make_run, make_source

pytestmark = pytest.mark.django_db(transaction=True)
INBOX = "/admin/articles/article/inbox/"
SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def heap() -> list[Article]:
    """Return three articles that wait, the first doubtful."""
    User.objects.create_superuser("odile", password=PASSWORD)
    run, outlet = make_run(), make_source("Elwin Courier")
    facts = {"status": Status.REVIEW, "run": run, "outlet": outlet, "is_complete": True}
    articles = [make_article(headline=f"Ferry number {n} leaves", **facts) for n in range(1, 4)]
    document = make_document("menu\nFerry number 1 leaves\nNobody knows why.")
    articles[0].base_extraction = make_extraction(document=document, article=articles[0], payload={"headline": "F"})
    articles[0].save()
    Doubt.objects.create(article=articles[0], kind="damaged", rule="torn", message="A line is torn.", line=2)
    record_first_revisions(articles=articles, run=run)
    return articles


def test_an_editor_works_through_the_inbox_by_keys_and_takes_a_decision_back(page: Page, heap: list[Article]) -> None:
    log_in(page)
    page.goto(INBOX)
    page.get_by_role("link", name="Begin with what is doubtful").click()
    expect(page.get_by_role("heading", name="Ferry number 1 leaves")).to_be_visible()
    expect(page.get_by_text("A line is torn.")).to_be_visible()
    expect(page.get_by_label("Keys")).to_be_visible()  # the script writes it: before, a key is nothing
    page.keyboard.press("s")
    expect(page.get_by_role("heading", name="Ferry number 2 leaves")).to_be_visible()
    page.keyboard.press("k")
    expect(page.get_by_role("heading", name="Ferry number 1 leaves")).to_be_visible()
    page.keyboard.press("p")
    expect(page.get_by_text("“Ferry number 1 leaves” has been published")).to_be_visible()
    expect(page.get_by_role("heading", name="Ferry number 2 leaves")).to_be_visible()
    page.keyboard.press("r")
    expect(page.get_by_text("has been rejected")).to_be_visible()
    page.get_by_role("link", name="Undo…").first.click()
    page.get_by_role("button", name="Undo for 1 article").click()
    expect(page.get_by_text("1 article as before.")).to_be_visible()
    statuses = [Article.objects.get(pk=article.pk).status for article in heap]
    assert statuses == [Status.PUBLISHED, Status.REVIEW, Status.REVIEW]


def test_a_key_in_a_field_is_a_letter_and_keys_can_be_switched_off(page: Page, heap: list[Article]) -> None:
    log_in(page)
    page.goto(f"/admin/articles/article/{heap[0].pk}/review/")
    page.get_by_label("Reason, kept with the history").press_sequentially("spare")
    expect(page.get_by_label("Reason, kept with the history")).to_have_value("spare")
    page.get_by_label("Keys").uncheck()
    page.keyboard.press("p")
    page.reload()
    expect(page.get_by_label("Keys")).not_to_be_checked()
    page.keyboard.press("p")
    expect(page.get_by_role("heading", name="Ferry number 1 leaves")).to_be_visible()
    assert not Batch.objects.exists()


def test_an_editor_without_scripts_or_a_mouse_decides_all_the_same(
    browser: Browser, heap: list[Article], base_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    log_in(page)
    page.goto(INBOX)
    page.get_by_role("link", name="Begin with what is doubtful").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Publish").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Ferry number 2 leaves")).to_be_visible()
    page.goto(INBOX)
    page.get_by_role("button", name="Reject 2…").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Reject 2 articles").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 articles rejected.")).to_be_visible()
    context.close()
    assert Article.objects.filter(status=Status.REJECTED).count() == 2


def test_two_editors_at_one_article_keep_the_work_of_both(page: Page, heap: list[Article]) -> None:
    log_in(page)
    page.goto(f"/admin/articles/article/{heap[1].pk}/change/")
    page.get_by_label("Standfirst").fill("And on time.")
    page.get_by_label("Headline").fill("Ferry number 2 leaves early")
    wendel = User.objects.create_user("wendel", is_staff=True)
    theirs = {"headline": "Ferry number 2 leaves late", "byline": "By Odile Marrow"}
    edit_article(article=heap[1], changes=theirs, by=wendel)
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.get_by_text("wendel changed this article")).to_be_visible()
    expect(page.locator("ins", has_text="early")).to_be_visible()
    expect(page.get_by_label("Byline")).to_have_value("By Odile Marrow")
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    heap[1].refresh_from_db()
    assert (heap[1].headline, heap[1].byline) == ("Ferry number 2 leaves early", "By Odile Marrow")
    assert heap[1].standfirst == "And on time."


LISTS = ("revision", "comment", "batch", "tag", "tagsuggestion", "source", "importrun", "importrecord", "extraction")
OTHERS = ("field-locator", "field-homepage", "field-headline", "field-article_link", "field-found_at", "field-why")
CUT_IN_TWO = """([others]) => [...document.querySelectorAll("#result_list :is(td, th)")].flatMap((cell) => {
    if (others.some((name) => cell.classList.contains(name))) return [];
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), found = [];
    while (texts.nextNode()) for (const word of texts.currentNode.data.matchAll(/[\\p{L}\\d_]+/gu)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        if (new Set([...range.getClientRects()].map((one) => Math.round(one.top))).size > 1) found.push(word[0]);
    }
    return found;
})"""


@pytest.mark.parametrize("width", [1024, 1280])
def test_lists_fit_beside_or_above_their_filter_and_cut_no_word_in_two(page: Page, width: int) -> None:
    editor = User.objects.create_superuser("odile", password=PASSWORD)
    import_paths(paths=[SEEDS], publish=True)
    article = Article.objects.published().first()
    assert article
    Comment.objects.create(article=article, name="Reader Ondine", text="Why?")
    move_batch(move=MOVES["withdraw"], articles=[article], by=editor, reason="By mistake.")
    page.set_viewport_size({"width": width, "height": 900})
    log_in(page)
    for name in LISTS:
        page.goto(f"/admin/articles/{name}/")
        assert page.locator("#result_list tbody tr").count(), name
        assert page.evaluate(CUT_IN_TWO, [OTHERS]) == [], name
        assert page.locator(".results").evaluate("list => list.scrollWidth <= list.clientWidth"), name


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_inbox_and_history_break_no_rule_of_accessibility_and_fit(
    page: Page, heap: list[Article], width: int, scheme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    log_in(page)
    first, second, _ = heap
    base = "/admin/articles/article"
    page.goto(f"{base}/{second.pk}/review/")
    page.get_by_role("button", name="Publish").click()
    edit_article(article=first, changes={"headline": "Ferry number 1 leaves twice"}, by=None)
    extraction = first.base_extraction
    assert extraction is not None
    broken = {}
    for url in (
        "/admin/",
        INBOX,
        f"{base}/{first.pk}/review/",
        f"{base}/{first.pk}/life/",
        f"{base}/{first.pk}/compare/",
        f"/admin/articles/batch/{Batch.objects.get().pk}/undo/",
        f"/admin/articles/document/{extraction.document_id}/erase/",
    ):
        page.goto(url)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, url
        found = Axe().run(page, context={"include": [["#content"]]})
        if found.violations_count:
            broken[url] = found.generate_report()
    assert not broken, "\n".join(broken.values())
