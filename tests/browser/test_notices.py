"""What the browser itself has to say to a visitor: one thing at a time, out of the way, and nothing is lost by it."""

from __future__ import annotations

import pytest
from django.conf import settings as configured
from playwright.sync_api import BrowserContext, Page, expect

from articles.models import Article, Status
from tests.browser.test_visitor_reading import VOICES
from tests.browser.waiting import SCRIPTS_RAN, until
from tests.builders import make_article

pytestmark = pytest.mark.django_db(transaction=True)

LANGUAGES = [code for code, _name in configured.LANGUAGES]
KEPT_FREE = 96  # pixels; a page with a notice leaves 7.5rem at its foot
SAY_ALL = """
    for (const notice of document.querySelectorAll('.notice')) notice.hidden = false;
    document.querySelector('[data-kept-at-here]').textContent = '28 Nov 2026, 00:05';
    document.querySelector('[data-language-here]').textContent = 'fran\u00e7ais';
"""
OFFER = """
    window.asked = 0;
    dispatchEvent(Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt() { asked += 1; } }));
"""

COVERED = """notice => [...notice.querySelectorAll('button, span'), notice].filter(part => {
    const { left, right, top, bottom } = part.getBoundingClientRect();
    return right > left && !notice.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
}).map(part => part.textContent)"""


@pytest.fixture
def article() -> Article:
    return make_article(status=Status.PUBLISHED, headline="The ferry is late", language="en")


def settled(page: Page, path: str) -> None:
    """Open ``path`` where the service worker answers already."""
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready")
    page.goto("/")
    until(page, "navigator.serviceWorker.controller !== null")
    page.goto(path)
    until(page, SCRIPTS_RAN)


@pytest.mark.parametrize("code", LANGUAGES)
def test_notices_come_one_after_the_other_and_cover_no_more_than_the_page_leaves_free(page: Page, code: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/" if code == "en" else f"/{code}/")
    until(page, SCRIPTS_RAN)
    page.evaluate(f"() => {{ {SAY_ALL} }}")
    for _ in range(3):
        shown = [notice for notice in page.locator(".notice").all() if notice.is_visible()]
        assert len(shown) == 1
        box = page.locator(".notices").bounding_box()
        assert box
        assert box["height"] <= KEPT_FREE, shown[0].text_content()
        shown[0].evaluate("notice => { notice.hidden = true; }")


def test_a_newer_version_is_taken_where_it_was_asked_for_and_nobody_loses_a_comment_by_it(
    page: Page, context: BrowserContext, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(page, article.get_absolute_url())
    writing = context.new_page()
    settled(writing, f"{article.get_absolute_url()}comment/")
    writing.get_by_role("textbox", name="Comment").fill("It took me an hour to write this.")
    monkeypatch.setattr("articles.views.installing._frame", lambda: ["articles/site.css"])
    page.evaluate("navigator.serviceWorker.getRegistration().then((registration) => registration.update())")
    use = page.get_by_role("status").get_by_role("button", name="Use it now")
    expect(use).to_be_visible()
    with page.expect_navigation():
        use.click()
    expect(use).to_be_hidden()
    writing.wait_for_timeout(500)
    expect(writing.get_by_role("textbox", name="Comment")).to_have_value("It took me an hour to write this.")


def test_installing_is_offered_once_and_leaves_no_dead_button(page: Page, article: Article) -> None:
    page.goto(article.get_absolute_url())
    until(page, SCRIPTS_RAN)
    install = page.get_by_role("button", name="Install this site as an app")
    expect(install).to_be_hidden()
    page.evaluate(f"() => {{ {OFFER} }}")
    install.click()
    expect(install).to_be_hidden()
    assert page.evaluate("asked") == 1
    expect(page.get_by_role("link", name="See what is available off-line")).to_be_focused()


def test_whoever_declines_an_offer_goes_on_where_the_page_begins(page: Page) -> None:
    page.goto("/")
    until(page, SCRIPTS_RAN)
    page.evaluate("localStorage.setItem('language', 'fr')")
    page.reload()
    page.get_by_role("button", name="Keep this one").click()
    expect(page.get_by_role("main")).to_be_focused()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_notice_is_read_and_answered_while_the_article_is_read_aloud(
    page: Page, article: Article, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.add_init_script(VOICES)
    page.goto(article.get_absolute_url(), wait_until="networkidle")
    page.get_by_role("button", name="Listen").click()
    page.evaluate(f"() => {{ {SAY_ALL} }}")
    for name in ("kept", "language", "update"):
        notice = page.locator(f'[data-reveal="{name}"]')
        assert notice.evaluate(COVERED) == [], name
        notice.evaluate("notice => { notice.hidden = true; }")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".spoken")).to_have_count(0)
