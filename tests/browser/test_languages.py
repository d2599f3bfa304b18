"""Reading the site in one's own language: offered, chosen, and remembered by the browser alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from articles.models import Status
from tests.builders import make_article

pytestmark = pytest.mark.django_db(transaction=True)

# What is typed in Latin letters and figures, and the places of its signs from left to right
OUT_OF_ORDER = r"""
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT), found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.parentElement.checkVisibility()) continue;
        for (const { 0: typed, index } of node.data.matchAll(/-?[a-z]+(?::[\w"-]*|\*)|\d{4}-\d\d(?:-\d\d)?/g)) {
            const places = [...typed].map((_, at) => {
                const sign = new Range();
                sign.setStart(node, index + at);
                sign.setEnd(node, index + at + 1);
                return sign.getBoundingClientRect();
            });
            const isBack = (one, at) => one.top === places[at].top && one.left < places[at].left;
            found.push([typed, places.slice(1).some(isBack)]);
        }
    }
    return found;
"""


@pytest.fixture
def spanish(browser: Browser, base_url: str) -> Iterator[Page]:
    """Yield a page of a browser that prefers Spanish."""
    context = browser.new_context(locale="es-UY", base_url=base_url, service_workers="block")
    yield context.new_page()
    context.close()


def test_a_reader_switches_the_language_and_stays_on_the_page(page: Page) -> None:
    article = make_article(status=Status.PUBLISHED, headline="The ferry is late")
    page.goto(article.get_absolute_url())
    page.get_by_role("navigation", name="Language of this site").get_by_role("link", name="français").click()
    expect(page.get_by_role("heading", name="The ferry is late")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.get_by_role("navigation", name="Principal").get_by_role("link", name="Sujets").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/ar/articles/?after=yesterday&issued=then", {"2025-07-09", "2025-07"}),
        ("/ar/search/", {"econom*", "title:harbour", "before:2025-07-09"}),
        ("/ar/search/?q=quetzalite", {"harbo*"}),
        ("/ar/search/?q=sorce:x", {"sorce:", "title:", "before:"}),
        ("/ar/search/?q=tag:", {"tag:", "tag:ferries"}),
        ("/ar/search/?q=tag:+ferry", {"tag:", "tag:ferries"}),
        ("/ar/search/?q=after:then", {"2025-07-09", "2025-07"}),
    ],
)
def test_what_is_typed_from_left_to_right_is_shown_so_in_arabic_sentences(
    page: Page, path: str, said: set[str]
) -> None:
    make_article(status=Status.PUBLISHED)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(path)
    found = page.evaluate(f"() => {{ {OUT_OF_ORDER} }}")
    assert said <= {typed for typed, _is_turned in found}
    assert [typed for typed, is_turned in found if is_turned] == []


def test_a_field_takes_the_direction_of_what_is_typed_into_it(page: Page) -> None:
    make_article(status=Status.PUBLISHED)
    for interface, typed, direction in (("", "ميناء", "rtl"), ("/ar", "harbo*", "ltr")):
        for path in ("/search/", "/articles/", "/nothing-here/"):
            page.goto(f"{interface}{path}")
            page.locator("#id_q").fill(typed)
            assert page.locator("#id_q").evaluate("(field) => getComputedStyle(field).direction") == direction


def test_the_readers_own_language_is_offered_in_the_page_and_taken_with_one_click(spanish: Page) -> None:
    spanish.goto("/")
    offer = spanish.get_by_role("status").get_by_role("link", name="español")
    expect(offer).to_be_visible()
    offer.click()
    expect(spanish.locator("html")).to_have_attribute("lang", "es")
    expect(spanish.get_by_role("status").get_by_role("link")).to_have_count(0)


def test_who_declines_the_offer_is_not_asked_again(spanish: Page) -> None:
    spanish.goto("/")
    spanish.get_by_role("button", name="Keep this one").click()
    expect(spanish.get_by_role("button", name="Keep this one")).to_be_hidden()
    spanish.goto(make_article(status=Status.PUBLISHED, headline="The ferry is late").get_absolute_url())
    expect(spanish.get_by_role("heading", name="The ferry is late")).to_be_visible()
    expect(spanish.get_by_role("button", name="Keep this one")).to_be_hidden()


def test_the_offer_moves_nothing_on_the_page(spanish: Page) -> None:
    spanish.goto("/")
    expect(spanish.get_by_role("button", name="Keep this one")).to_be_visible()
    assert spanish.locator(".notices").evaluate("(notices) => getComputedStyle(notices).position") == "fixed"


@pytest.mark.parametrize("size", [(1280, 800), (320, 640)])
def test_what_has_the_focus_is_not_behind_the_offer(spanish: Page, size: tuple[int, int]) -> None:
    for number in range(8):
        make_article(status=Status.PUBLISHED, headline=f"Ferry number {number} is late")
    spanish.set_viewport_size({"width": size[0], "height": size[1]})
    spanish.goto("/")
    expect(spanish.get_by_role("button", name="Keep this one")).to_be_visible()
    top = spanish.locator(".notices").evaluate("(notices) => notices.getBoundingClientRect().top")
    seen = 0
    for _ in range(40):
        spanish.keyboard.press("Tab")
        where = spanish.evaluate(
            "() => { const at = document.activeElement;"
            " return at === document.body || at.closest('.notices') ? null : at.getBoundingClientRect().bottom }"
        )
        if where is not None:
            seen += 1
            assert where <= top, spanish.evaluate("document.activeElement.outerHTML")
    assert seen > 15


@pytest.mark.parametrize("interface", ["", "/ar", "/zh-hans"])
@pytest.mark.parametrize(("language", "lead"), [("en", 1.55), ("ar", 1.86), ("zh", 1.736)])
def test_a_text_has_the_lead_of_its_own_script_whatever_that_of_the_page(
    page: Page, interface: str, language: str, lead: float
) -> None:
    article = make_article(status=Status.PUBLISHED, language=language)
    page.goto(f"{interface}{article.get_absolute_url()}")
    measured = page.locator("#text p").first.evaluate(
        "(one) => parseFloat(getComputedStyle(one).lineHeight) / parseFloat(getComputedStyle(one).fontSize)"
    )
    assert measured == pytest.approx(lead, abs=0.01)
