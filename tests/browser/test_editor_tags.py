"""An editor tags by a rule, merges two tags that look alike, weighs a policy and decides on comments."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect
from pytest_django import Settings

from articles.models import Article, Comment, Source, Tag, TagRule
from tests.builders import make_article, make_source, make_tag

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "made-up-1234"
SCREENS = [(width, scheme) for width in (360, 1280) for scheme in ("light", "dark")]


@pytest.fixture
def desk(page: Page, settings: Settings) -> Page:
    """Return a page with an editor logged in at the desk."""
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
    User.objects.create_superuser("odile", password=PASSWORD)
    page.goto("/admin/")
    page.get_by_label("Username").fill("odile")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="The editors’ desk")).to_be_visible()
    return page


def check(page: Page, *parts: str) -> None:
    """Fail where ``parts`` of a screen break a rule of accessibility, or the screen does not fit."""
    for width, scheme in SCREENS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.wait_for_timeout(250)  # Django's admin fades from one scheme to the other
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page, context={"include": [[part] for part in parts]})
        assert not found.violations_count, found.generate_report()


def test_a_rule_is_tried_out_saved_and_applied(desk: Page) -> None:
    article = make_article(headline="A ferry to Port Elwin")
    desk.goto("/admin/articles/tagrule/add/")
    desk.get_by_label("Tag:").fill("Ferries")
    desk.get_by_label("These words").fill("ferry")
    desk.get_by_role("button", name="Try it out").press("Enter")
    expect(desk.get_by_text("would get the tag")).to_be_visible()
    expect(desk.locator("mark", has_text="ferry")).to_be_visible()
    check(desk, ".desk-trial", ".desk-try")
    assert not TagRule.objects.exists()
    desk.get_by_role("button", name="Save and continue editing").press("Enter")
    desk.get_by_role("button", name="Apply to what is there").press("Enter")
    expect(desk.get_by_text("put on 1 of 1 articles, finished")).to_be_visible()
    check(desk, "#upload-state")
    assert [tag.name for tag in article.tags.all()] == ["Ferries"]


def test_tags_that_look_alike_are_merged_and_taken_apart(desk: Page) -> None:
    us, states = make_tag("US"), make_tag("United States")
    article = make_article(tags=[us])
    desk.goto("/admin/articles/tag/")
    desk.get_by_role("link", name="Tags that look alike").click()
    check(desk, "#content")
    desk.get_by_role("button", name="Merge…").press("Enter")
    desk.get_by_label("United States").check()
    check(desk, "#content")
    desk.get_by_role("button", name="Merge", exact=True).press("Enter")
    expect(desk.get_by_text("“US” merged into “United States”.")).to_be_visible()
    assert list(article.tags.all()) == [states]
    desk.goto(f"/admin/articles/tag/{states.pk}/change/")
    check(desk, ".desk-beneath")
    desk.get_by_role("button", name="Undo the merge of US").press("Enter")
    expect(desk.get_by_text("“US” is a tag of its own again.")).to_be_visible()
    assert set(Tag.objects.values_list("name", flat=True)) == {"US", "United States"}


def test_the_effect_of_a_policy_is_seen_before_it_is_saved(desk: Page) -> None:
    source = make_source("Elwin Courier")
    make_article(outlet=source, status="published")
    desk.goto(f"/admin/articles/source/{source.pk}/change/")
    check(desk, ".desk-beneath", ".desk-try")
    desk.get_by_label("Display").select_option(label="Not at all")
    desk.get_by_role("button", name="Show the effect").press("Enter")
    expect(desk.get_by_text("nothing: the address answers that it is gone")).to_be_visible()
    check(desk, "#content")
    assert Source.objects.get().display == "inherit"


def test_comments_are_decided_on_one_after_the_other(desk: Page) -> None:
    article: Article = make_article()
    for text in ("It was late.", "Buy quays!"):
        Comment.objects.create(article=article, name="Ida", email="ida@elwin.example", text=text)
    desk.goto("/admin/articles/comment/")
    desk.get_by_role("link", name="It was late.").click()
    check(desk, ".desk-bar", ".desk-beneath")
    desk.get_by_role("button", name="Approve").press("Enter")
    expect(desk.locator(".field-text")).to_contain_text("Buy quays!")
    desk.get_by_role("button", name="Mark as spam").press("Enter")
    expect(desk.get_by_text("The comment by Ida: spam.")).to_be_visible()
    assert list(Comment.objects.values_list("status", flat=True)) == ["approved", "spam"]
