"""A visitor comments, with and without scripts; a moderator agrees; the comment stands beneath the article."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect

from articles.editing.moderation import moderate
from articles.models import Article, Comment, CommentStatus, Status
from tests.builders import make_article, make_editor

pytestmark = pytest.mark.django_db(transaction=True)

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]}


@pytest.fixture
def article() -> Iterator[Article]:
    cache.clear()
    yield make_article(status=Status.PUBLISHED, headline="The night ferry leaves on time", language="en")
    cache.clear()


def assert_accessible(page: Page) -> None:
    for width, scheme in ((360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]  # colours settle at once
        results = Axe().run(page, options=RULES)
        assert results.violations_count == 0, results.generate_report()
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def write(page: Page, name: str, text: str) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_role("textbox", name="Comment").fill(text)
    page.get_by_role("button", name="Send").click()


def test_what_is_said_of_an_article_begins_where_the_article_does(page: Page, article: Article) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    begins = set()
    for what in ("", "comment/", "comments/", "comment/thanks/"):
        page.goto(f"{article.get_absolute_url()}{what}")
        begins.add(page.locator("h1").evaluate("(heading) => heading.getBoundingClientRect().left"))
    assert len(begins) == 1


def test_a_visitor_comments_and_a_moderator_agrees(page: Page, article: Article) -> None:
    page.goto(article.get_absolute_url())
    expect(page.get_by_text("No comments yet.")).to_be_visible()
    page.get_by_role("link", name="Write a comment").click()
    assert_accessible(page)
    write(page, " ", "a.com b.com c.com")
    expect(page.get_by_role("alert")).to_contain_text("It is not sent yet")
    expect(page.get_by_label("Name")).to_have_accessible_description(
        "Please give a name. It need not be your real one."
    )
    expect(page.get_by_label("Name")).to_be_focused()
    expect(page.get_by_role("textbox", name="Comment")).to_have_value("a.com b.com c.com")
    assert_accessible(page)
    write(page, "Odile Marrow", "Never once was it on time.")
    expect(page.get_by_role("heading", name="Thank you for your comment")).to_be_visible()
    assert_accessible(page)
    moderate(comments=Comment.objects.all(), decision=CommentStatus.APPROVED, by=make_editor())
    page.get_by_role("link", name="Back to the article").click()
    expect(page.get_by_text("Never once was it on time.")).to_be_visible()
    assert_accessible(page)


def test_a_visitor_without_scripts_comments(browser: Browser, base_url: str, article: Article) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(article.get_absolute_url())
    page.get_by_role("link", name="Write a comment").click()
    write(page, "Odile Marrow", "Never once was it on time.")
    expect(page.get_by_role("heading", name="Thank you for your comment")).to_be_visible()
    context.close()
    assert Comment.objects.get().status == CommentStatus.PENDING


def test_a_keyboard_passes_by_the_trap(page: Page, article: Article) -> None:
    page.goto(f"{article.get_absolute_url()}comment/")
    page.get_by_role("textbox", name="Comment").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Send")).to_be_focused()


def test_who_sends_too_much_is_told_when_to_come_back(page: Page, article: Article) -> None:
    for number in range(6):
        page.goto(f"{article.get_absolute_url()}comment/")
        write(page, "Odile Marrow", f"Comment {number}")
    expect(page.get_by_role("alert")).to_contain_text("Please wait 10 minutes")
    expect(page.get_by_role("alert")).to_be_focused()
    assert_accessible(page)


def test_a_form_without_its_cookie_is_refused_in_words(page: Page, article: Article) -> None:
    page.goto(f"{article.get_absolute_url()}comment/")
    page.context.clear_cookies()
    write(page, "Odile Marrow", "Never once was it on time.")
    expect(page.get_by_role("heading", name="This could not be sent")).to_be_visible()
    assert_accessible(page)


def test_all_comments_in_pages_and_a_closed_article(page: Page, article: Article) -> None:
    for number in range(60):
        Comment.objects.create(article=article, name="Odile", text=f"Comment {number}")
    moderate(comments=Comment.objects.all(), decision=CommentStatus.APPROVED, by=make_editor())
    page.goto(article.get_absolute_url())
    page.get_by_role("link", name="All comments").click()
    assert_accessible(page)
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_text("Comment 59")).to_be_visible()
    Article.objects.update(takes_comments=False)
    page.goto(f"{article.get_absolute_url()}comment/")
    expect(page.get_by_text("This article takes no comments.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Comments")  # and not that one may write one
    assert_accessible(page)
