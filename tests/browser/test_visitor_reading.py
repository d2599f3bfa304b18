"""What a visitor does with an article beside reading it: ask it, listen to it, pass it on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect

from articles.models import Article, Status
from tests.builders import make_article, make_source

pytestmark = pytest.mark.django_db(transaction=True)

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]}
BODY = (
    "The night ferry to Port Elwin left on time on Monday for the first time in a year, the harbour board said.\n\n"
    "Nobody on the quay could say why. It rained.\n\n"
    "## On the quay\n\n"
    "The harbour board had changed the timetable of the night ferry in May, after eleven months of late sailings.\n\n"
    "- Passengers were given 340 free breakfasts\n\n"
    "The board of the harbour wants the ferry to sail on time until the new timetable comes into force in spring.\n\n"
    "“We forgot to be late,” said Odile Marrow, the harbour master. Odile Marrow has bought a clock in Norway."
)
# A device with a voice of its own in English and one in the network in French, that speaks when it is told to
VOICES = """
const said = [], voices = [
  { lang: 'en-GB', name: 'of the device', localService: true, default: true },
  { lang: 'fr-FR', name: 'of the network', localService: false, default: false },
];
let current = null;
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, 'speechSynthesis', { value: {
  getVoices: () => voices,
  addEventListener() {},
  speak(utterance) { current = utterance; said.push([utterance.voice.name, utterance.text]); },
  cancel() { const was = current; current = null; was?.onerror({ error: 'canceled' }); },
} });
window.said = said;
window.hear = (characters) => current.onboundary({ charIndex: characters });
window.finish = () => { const was = current; current = null; was.onend(); };
"""


@pytest.fixture
def article() -> Iterator[Article]:
    cache.clear()
    yield make_article(
        status=Status.PUBLISHED,
        headline="The night ferry leaves on time",
        standfirst="Nobody could say why.",
        body=BODY,
        language="en",
        outlet=make_source("Elwin Courier"),
    )
    cache.clear()


def assert_accessible(page: Page) -> None:
    results = Axe().run(page, options=RULES)
    assert results.violations_count == 0, results.generate_report()


def opened(page: Page, article: Article) -> None:
    """Open the article, with what comes when it has been painted."""
    page.goto(article.get_absolute_url(), wait_until="networkidle")


def test_a_visitor_asks_the_article_and_the_answer_is_marked_in_place(page: Page, article: Article) -> None:
    opened(page, article)
    page.evaluate("window.isSamePage = true")
    page.get_by_label("A question, or a few words").fill("How many breakfasts were given?")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.locator(".answered")).to_contain_text("1 sentence fits best.")
    expect(page.locator("#text mark")).to_have_text("Passengers were given 340 free breakfasts")
    assert page.evaluate("window.isSamePage")
    assert "find=How+many" in page.url
    assert_accessible(page)
    page.get_by_role("link", name="Passengers were given 340").click()
    expect(page.locator("#found-1")).to_be_in_viewport()
    page.get_by_role("link", name="Remove the marks").click()
    expect(page.locator("#text mark")).to_have_count(0)
    page.go_back()
    expect(page.locator("#text mark")).to_have_count(1)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many breakfasts were given?", "Passengers were given 340 free breakfasts"),
        ("breakfast", "Passengers were given 340 free breakfasts"),
        ("Who changed the timetable in May?", "The harbour board had changed the timetable of the night ferry in May"),
    ],
)
def test_without_a_connection_the_device_finds_by_words(
    page: Page, article: Article, question: str, sentence: str
) -> None:
    opened(page, article)
    page.route("**/*find=*", lambda route: route.abort())
    page.get_by_label("A question, or a few words").fill(question)
    page.get_by_label("A question, or a few words").press("Enter")
    expect(page.locator("#answered")).to_contain_text("Found on your device, by the words alone")
    link = page.locator("#answer li a").first
    expect(link).to_contain_text(sentence)
    marked = "[...CSS.highlights.get('found')].map(range => range.toString())"
    assert sentence in page.evaluate(marked)[0]
    assert_accessible(page)
    link.click()
    expect(page.locator(":target")).to_contain_text(sentence)


def test_without_a_connection_nothing_is_found_where_nothing_fits(page: Page, article: Article) -> None:
    opened(page, article)
    page.route("**/*find=*", lambda route: route.abort())
    page.get_by_label("A question, or a few words").fill("chocolate tariffs")
    page.get_by_label("A question, or a few words").press("Enter")
    expect(page.locator("#answered")).to_contain_text("found nowhere in this article")
    page.unroute("**/*find=*")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.locator(".answered")).to_contain_text("Nothing found")


def test_without_scripts_the_server_answers(browser: Browser, base_url: str, article: Article) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url, viewport={"width": 360, "height": 700})
    page = context.new_page()
    opened(page, article)
    expect(page.get_by_role("button", name="Listen")).to_be_hidden()
    expect(page.get_by_role("button", name="Copy the address")).to_be_hidden()
    page.locator("summary", has_text="Find the passage").click()
    page.get_by_label("A question, or a few words").fill("chocolate tariffs")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.locator(".answered")).to_contain_text("Nothing found")
    page.locator("summary", has_text="Key points").click()
    page.get_by_role("link", name="The night ferry to Port Elwin left").click()
    expect(page.locator("#key-1")).to_be_in_viewport()
    context.close()


def test_a_visitor_listens_pauses_goes_on_and_stops(page: Page, article: Article) -> None:
    page.add_init_script(VOICES)
    opened(page, article)
    page.get_by_role("button", name="Listen").click()
    expect(page.locator(".spoken")).to_have_text("The night ferry leaves on time")
    page.evaluate("finish()")
    page.evaluate("finish()")
    expect(page.locator(".spoken")).to_contain_text("left on time on Monday")
    assert_accessible(page)
    page.evaluate("hear(10)")
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Go on").click()
    assert page.evaluate("said.at(-1)") == ["of the device", BODY.split("\n\n", maxsplit=1)[0][10:]]
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".spoken")).to_have_count(0)
    expect(page.get_by_role("button", name="Listen")).to_be_focused()
    assert len(page.evaluate("said")) == 4


def test_listening_goes_through_the_whole_text_and_ends(page: Page, article: Article) -> None:
    page.add_init_script(VOICES)
    opened(page, article)
    page.get_by_role("button", name="Listen").click()
    pieces = 2 + len(BODY.split("\n\n"))
    for _ in range(pieces):
        page.evaluate("finish()")
    expect(page.locator(".spoken")).to_have_count(0)
    expect(page.get_by_role("button", name="Listen")).to_be_visible()
    assert len(page.evaluate("said")) == pieces


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_no_voice_of_the_network_is_offered(page: Page, article: Article, language: str) -> None:
    Article.objects.update(language=language)
    page.add_init_script(VOICES)
    opened(page, article)
    expect(page.get_by_role("button", name="Listen")).to_be_hidden()


def test_both_links_to_the_original_are_called_by_its_host_and_the_address_is_not_read_out(page: Page) -> None:
    address = "https://www.marrow.example/2025/07/09/the-night-ferry-leaves-on-time"
    page.goto(make_article(status=Status.PUBLISHED, original_url=address).get_absolute_url())
    links = page.get_by_role("link", name="Read the original at marrow.example", exact=True)
    expect(links).to_have_count(2)
    expect(page.get_by_text(address)).to_be_visible()


def test_a_visitor_copies_the_address(page: Page, article: Article) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, article)
    page.get_by_role("button", name="Copy the address").click()
    expect(page.get_by_text("The address is copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"http://127.0.0.1:8000{article.get_absolute_url()}"


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves_when_a_voice_is_there(page: Page, article: Article, width: int) -> None:
    page.add_init_script(VOICES)
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, article)
    expect(page.get_by_role("button", name="Listen")).to_be_visible()
    moved = """new Promise((done) => {
        new PerformanceObserver((list) => done(list.getEntries().map((entry) => entry.value)))
            .observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done([]), 300);
    })"""
    assert page.evaluate(moved) == []
