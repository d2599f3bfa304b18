"""What a visitor does with a mouse, a keyboard, a phone and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from playwright.sync_api import Browser, Page, Route, expect

from articles.models import Article, Correction, CreditRole, LinkOrigin, RelatedLink, Status
from tests.browser.waiting import SCRIPTS_RAN, until
from tests.builders import make_article, make_document, make_extraction, make_record, make_run, make_source, make_tag

pytestmark = pytest.mark.django_db(transaction=True)

LAID_OUT_WITHIN = 501  # milliseconds, with the one that each change takes


@pytest.fixture
def article() -> Iterator[Article]:
    """Return an article with everything that a page may show, among others in other scripts and of extreme length."""
    cache.clear()
    outlet, tag = make_source("Elwin Courier"), make_tag("Ferries")
    document = make_document("Elwin Courier09-07-2025\nThe ferry left on time.\nSOURCE marrow.example")
    make_record(run=make_run(), document=document, url="https://gatherer.example/1")
    evidence = {
        "outlet": [{"line": 1, "start": 0, "end": 13, "rule": "outlet-and-date"}],
        "credits": [{"line": 3, "start": 0, "end": 21, "rule": "source-line"}],
    }
    credit = {"role": "original", "name": "Marrow Daily", "text": "SOURCE marrow.example"}
    read_there = {"outlet": "Elwin Courier", "credits": [credit]}
    article = make_article(
        status=Status.PUBLISHED,
        headline="The night ferry leaves on time",
        standfirst="Nobody on the quay could say why.",
        body="The ferry left.\n\n## Why\n\n- one\n\n- two\n\n> Said she.\n\n1. first",
        language="en",
        kind="opinion",
        is_complete=True,
        outlet=outlet,
        aggregator=make_source("Gatherer"),
        credits=[(make_source("Marrow Daily"), CreditRole.ORIGINAL, "SOURCE marrow.example")],
        tags=[tag],
        issued_on=date(2025, 8, 9),
        issued_precision="approximate",
        issued_text="2 hours ago",
        original_url="https://marrow.example/ferry",
        base_extraction=make_extraction(document=document, payload={"evidence": evidence, **read_there}),
    )
    Correction.objects.create(article=article, text="The ferry has two funnels.")
    for number in range(30):
        other = make_article(status=Status.PUBLISHED, outlet=outlet, tags=[tag], language="en", body=f"Ferry {number}")
    RelatedLink.objects.create(article=article, related=other, origin=LinkOrigin.PAGE)
    make_article(status=Status.PUBLISHED, headline="العبارة تغادر في موعدها", slug="ferry-ar", language="ar")
    make_article(status=Status.PUBLISHED, headline="Donaudampfschifffahrt" * 9, slug="long", standfirst="W" * 300)
    yield article
    cache.clear()


def test_a_visitor_finds_an_article_by_filters_and_removes_one_again(page: Page, article: Article) -> None:
    page.goto("/articles/")
    page.get_by_role("combobox", name="Kind of work").select_option("Opinion")
    page.get_by_label("From").fill("2025-08-01")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("p.count")).to_contain_text("1 article.")
    page.get_by_role("link", name="Remove the filter Kind of work: Opinion").click()
    assert page.url.endswith("/articles/?after=2025-08-01")
    page.get_by_role("link", name=article.headline).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(article.headline)


def test_all_of_a_page_is_there_a_moment_later_without_scrolling(page: Page, article: Article) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    for path in ("/articles/", article.get_absolute_url(), "/sources/"):
        page.goto(path)
        # Who asks the browser for the text of the page, as programs do, asks half a second after it came
        ends = page.evaluate(
            "document.getAnimations().filter((one) => one.animationName === 'whole')"
            ".map((one) => one.effect.getComputedTiming().endTime)"
        )
        assert 0 < max(ends) <= LAID_OUT_WITHIN, path
        page.wait_for_timeout(1_500)
        # What lies below the first screen must not be blank in a picture of the whole page
        assert not page.evaluate(
            "[...document.querySelectorAll('.item a, .onward a, .comments a, .colophon a, .index a')]"
            ".filter((one) => !one.checkVisibility({ contentVisibilityAuto: true })).map((one) => one.outerHTML)"
        )


def test_a_filter_that_is_not_understood_says_so_beside_itself(page: Page, article: Article) -> None:
    page.goto("/articles/")
    page.get_by_label("From").fill("yesterday")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_label("From")).to_have_value("yesterday")
    expect(page.get_by_label("From")).to_have_accessible_description("This is no day written like 2025-07-09.")


def test_a_visitor_searches_and_sees_the_words_marked(page: Page, article: Article) -> None:
    page.goto("/")
    page.get_by_role("link", name="Search", exact=True).click()
    page.get_by_role("searchbox", name="Words").fill("night ferry")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_have_text("night")
    page.get_by_role("link", name=article.headline).click()
    assert page.url.endswith(article.get_absolute_url())


def test_the_evidence_of_a_hop_and_of_a_guess_is_one_click_away(page: Page, article: Article) -> None:
    page.goto(article.get_absolute_url())
    expect(page.get_by_text("SOURCE marrow.example")).to_be_hidden()
    page.get_by_text("The words on the page: Marrow Daily").click()
    expect(page.get_by_text("SOURCE marrow.example")).to_be_visible()
    page.get_by_text("about 9 Aug 2025").click()
    expect(page.get_by_text("A guess: the page says only")).to_be_visible()


def test_a_keyboard_skips_to_the_content_and_sees_where_it_is(page: Page, article: Article) -> None:
    page.goto(article.get_absolute_url())
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_everything_works_without_scripts(browser: Browser, base_url: str, article: Article) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/articles/?tag=ferries")
    page.get_by_role("link", name="Next").click()
    expect(page.locator("p.count")).to_contain_text("page 2 of 2")
    assert "tag=ferries" in page.url
    context.close()


def test_a_name_without_spaces_stays_within_the_margin(page: Page) -> None:
    article = make_article(status=Status.PUBLISHED, outlet=make_source("O" * 80), tags=[make_tag("T" * 60)])
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(article.get_absolute_url())
    for name in ("About this article", "Reading aids"):
        margin = page.get_by_role("complementary", name=name)
        assert margin.evaluate("element => 0 < element.scrollWidth && element.scrollWidth <= element.clientWidth"), name
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_text_stands_between_where_it_comes_from_and_what_helps_to_read_it_where_there_is_room(
    page: Page, article: Article
) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(article.get_absolute_url())
    parts = [page.get_by_role("complementary", name="About this article"), page.locator(".body")]
    parts.append(page.get_by_role("complementary", name="Reading aids"))
    boxes = [part.bounding_box() for part in parts]
    edges = [edge for box in boxes if box for edge in (box["x"], box["x"] + box["width"])]
    assert edges == sorted(edges)
    assert len(edges) == 6


def test_what_is_known_of_a_source_is_folded_on_a_phone_and_stands_beside_its_list_elsewhere(
    page: Page, article: Article
) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/sources/elwin-courier/")
    expect(page.get_by_text("Home page")).to_be_hidden()
    page.get_by_role("heading", name="What is known").click()
    expect(page.get_by_text("Home page")).to_be_visible()
    expect(page.get_by_role("heading", name="What is known")).to_have_count(1)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/sources/elwin-courier/")
    expect(page.get_by_text("Home page")).to_be_visible()
    expect(page.get_by_role("heading", name="What is known")).to_have_count(1)
    expect(page.locator("summary").filter(has_text="What is known")).to_be_hidden()


@pytest.mark.parametrize("path", ["/", "/articles/1/", "/offline/"])
def test_no_script_is_asked_for_before_the_page_is_painted(page: Page, article: Article, path: str) -> None:
    page.goto(article.get_absolute_url() if "articles" in path else path)
    until(page, SCRIPTS_RAN)
    entries = "type => performance.getEntriesByType(type).map(({name, startTime}) => [name, startTime])"
    asked = {name: at for name, at in page.evaluate(entries, "resource") if name.endswith(".js")}
    painted = dict(page.evaluate(entries, "paint"))
    assert any("arriving" in name for name in asked)
    assert min(asked.values()) > painted["first-contentful-paint"]


@pytest.mark.parametrize("path", ["/articles/", "/search/", "/sources/"])
def test_no_page_is_taken_for_read_before_its_style_sheet_is_there(page: Page, article: Article, path: str) -> None:
    """A browser looks for the fields of forms then, and would lay the page out without any style to find them."""

    def come_late(route: Route) -> None:
        page.wait_for_timeout(300)
        route.continue_()

    page.route("**/site*.css", come_late)
    page.goto(path)
    read = "performance.getEntriesByType('navigation')[0].domContentLoadedEventStart"
    styled = "performance.getEntriesByType('resource').find(({name}) => name.endsWith('.css')).responseEnd"
    assert page.evaluate(read) > page.evaluate(styled) > 300


def test_structured_data_stands_in_the_page_without_breaking_the_policy_on_scripts(
    page: Page, article: Article
) -> None:
    answer = page.goto(article.get_absolute_url())
    assert answer is not None
    assert "script-src 'self'" in str(answer.header_value("content-security-policy"))
    page.evaluate("window.violated = []; document.addEventListener('securitypolicyviolation', e => violated.push(e))")
    data = page.locator('script[type="application/ld+json"]').first
    assert data.evaluate("element => JSON.parse(element.textContent).headline") == article.headline
    again = "element => document.head.append(Object.assign(document.createElement('script'), {%s}))"
    data.evaluate(again % "type: element.type, textContent: element.textContent")
    page.wait_for_timeout(100)  # violations are reported in a task of their own
    assert page.evaluate("violated.length") == 0


@pytest.mark.parametrize("width", [768, 1280])
def test_headlines_that_stand_beside_each_other_stand_on_one_line(page: Page, width: int) -> None:
    cache.clear()
    for number, kind in enumerate(("report", "opinion", "report", "report")):
        make_article(
            status=Status.PUBLISHED, kind=kind, language="en", is_complete=True, issued_on=date(2025, 7, 9 - number)
        )
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/")
    expect(page.locator(".second .kicker")).to_have_text("Opinion")
    tops = page.locator(".second h2 a").evaluate_all("(links) => links.map((one) => one.getBoundingClientRect().top)")
    assert len(tops) == 3
    assert max(tops) - min(tops) < 1


def test_each_line_of_a_long_name_stands_in_the_middle_of_the_front_page(page: Page, settings: LazySettings) -> None:
    settings.NEWSROOM_NAME = "The Port Ansel Courier and Evening Gazette"
    page.set_viewport_size({"width": 768, "height": 900})
    page.goto("/")
    middles = page.locator(".wordmark a").evaluate(
        "(name) => { const words = new Range(); words.selectNodeContents(name);"
        " return [...words.getClientRects()].map(({ left, right }) => (left + right) / 2) }"
    )
    assert len(middles) > 1
    assert middles == pytest.approx([384] * len(middles), abs=2)


@pytest.mark.parametrize("interface", ["/", "/ar/"])
def test_a_hairline_stands_between_neighbours_whichever_way_they_run(page: Page, interface: str) -> None:
    cache.clear()
    for number, language in enumerate(("en", "en", "ar", "en")):
        make_article(status=Status.PUBLISHED, language=language, is_complete=True, issued_on=date(2025, 7, 9 - number))
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(interface)
    boxes = page.locator(".second").evaluate_all(
        """(all) => all.map((one) => {
            const box = one.getBoundingClientRect(), line = getComputedStyle(one, "::before");
            return [box.left, box.right, line.content === "none" ? null : box.left + parseFloat(line.left)];
        })"""
    )
    lines = sorted(line for _left, _right, line in boxes if line is not None)
    columns = sorted((left, right) for left, right, _line in boxes)
    assert len(lines) == 2
    for line, (_left, end), (start, _right) in zip(lines, columns[:-1], columns[1:], strict=True):
        assert end < line < start
