"""Every public page in every state: readable at any width, zoom and spacing, in any colours, and accessible."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe, AxeResults
from django.conf import LazySettings
from django.core.cache import cache
from django.template.loader import render_to_string
from playwright.sync_api import Browser, Page, expect

from articles.models import Comment
from tests.browser.everystate import make_every_state, make_gone

pytestmark = pytest.mark.django_db(transaction=True)

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]}
LANGUAGES = ("es", "fr", "ar", "zh-hans")
IN_EVERY_LANGUAGE = (
    "front",
    "list",
    "article, long",
    "article, arabic",
    "source",
    "search",
    "archive, month",
    "comment",
)
EMPTY_SITE = ("/", "/articles/", "/tags/", "/sources/", "/search/?q=ferry", "/archive/", "/corrections/", "/ar/")
STATUS = {"404": 404, "archive, nothing": 404, "410": 410, "429": 429, "comment, closed": 403, "500": 500}
OPEN_ALL = "for (const fold of document.querySelectorAll('details')) fold.open = true"
SAY_ALL = "for (const said of document.querySelectorAll('[data-reveal], .listen, .copy')) said.hidden = false"
# WCAG 2.2, 1.4.12: what a reader's own style sheet may ask for; a constructed sheet is not the page's own
SPACED = """
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
        * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
        p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
"""
LARGE = "document.documentElement.style.fontSize = '200%'"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
RUNNING_OUT = """
    [...document.querySelectorAll('body *:not(.unseen, .unseen *, .trap, .trap *, svg *, input, select, textarea)')]
        .filter((element) => {
            const { display, overflowX } = getComputedStyle(element);
            const isBox = !["inline", "contents", "none"].includes(display) && overflowX === "visible";
            return isBox && element.clientWidth && element.scrollWidth > element.clientWidth + 1;
        }).map((element) => `${element.scrollWidth - element.clientWidth} pixels: ${element.outerHTML.slice(0, 90)}`)
"""
# What lays out the rest of a page a moment later is an animation that moves nothing
MOVING = """
    document.getAnimations().filter(({ animationName }) => animationName !== 'whole').length
    + [...document.querySelectorAll('*')].filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return transitionDuration !== '0s' || !['none', 'whole'].includes(animationName);
    }).length
"""
# Chinese has full stops, colons and brackets of its own, which bring their own space
NOT_CHINESE = """
    document.body.innerText.match(
        /.{0,12}(?:[，。：；！？、）] +(?=\\S)| +（|[\\u4e00-\\u9fff] *[.,:;?!](?=\\s|$)).{0,12}/gm) || []
"""
# What divides two facts ends a line sooner than to begin one, but after a word that is broken where it fills a line
BEGINNING_A_LINE = """
    [...document.querySelectorAll('.dot')].filter((dot) => {
        if (!dot.checkVisibility()) return false;
        const before = new Range(), { top, bottom } = dot.getBoundingClientRect();
        before.setStart(dot.parentElement, 0);
        before.setEndBefore(dot);
        const boxes = [...before.getClientRects()].filter(({ width }) => width > 1);
        return !boxes.some((one) => one.top < bottom - 2 && one.bottom > top + 2);
    }).map((dot) => dot.parentElement.textContent).filter((line) => !/\\S{40}/.test(line))
"""
# Text that stands on a background which forced colours take away, with nothing else that tells it apart
UNMARKED = """
    [...document.querySelectorAll('mark, ins, .bars rect, .fresh')].filter((element) => {
        const { backgroundColor, textDecorationLine, outlineStyle, fill } = getComputedStyle(element);
        const paper = getComputedStyle(document.body).backgroundColor;
        return element.matches('rect') ? fill !== getComputedStyle(document.body).color
            : backgroundColor === paper && textDecorationLine === 'none' && outlineStyle === 'none';
    }).length
"""


@pytest.fixture
def states(tmp_path: Path) -> Iterator[dict[str, str]]:
    cache.clear()
    yield make_every_state(tmp_path) | make_gone()
    cache.clear()


def in_languages(states: dict[str, str]) -> dict[str, str]:
    return {f"{code}: {name}": f"/{code}{states[name]}" for code in LANGUAGES for name in IN_EVERY_LANGUAGE}


def walk(page: Page, paths: dict[str, str], look: Callable[[], str]) -> None:
    """Open every path, and fail with all that ``look`` found wrong."""
    wrong = {}
    for name, path in paths.items():
        answer = page.goto(path)
        assert answer is not None
        if answer.status != STATUS.get(name, 200):
            wrong[name] = f"{path} answered {answer.status}"
        elif found := look():
            wrong[f"{name} ({path})"] = found
    assert not wrong, "\n".join(f"{name}: {found}" for name, found in wrong.items())


def too_wide(page: Page, *steps: str) -> str:
    for step in steps:
        page.evaluate(f"() => {{ {step} }}")
    excess = page.evaluate(SIDEWAYS)
    return f"{excess} pixels too wide" if excess > 0 else ""


def test_no_page_scrolls_sideways_at_320_pixels_in_any_language(page: Page, states: dict[str, str]) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    walk(page, states | in_languages(states), lambda: too_wide(page, OPEN_ALL, SAY_ALL))


def test_no_page_scrolls_sideways_with_text_twice_as_large(page: Page, states: dict[str, str]) -> None:
    page.set_viewport_size({"width": 640, "height": 640})
    walk(page, states, lambda: too_wide(page, OPEN_ALL, SAY_ALL, LARGE))


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_scrolls_sideways_with_the_spacing_that_a_reader_sets(
    page: Page, states: dict[str, str], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    walk(page, states, lambda: too_wide(page, OPEN_ALL, SPACED))


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_text_runs_out_of_its_column_into_another(page: Page, states: dict[str, str], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})

    def look() -> str:
        return "; ".join(page.evaluate(RUNNING_OUT))

    walk(page, states, look)


@pytest.mark.parametrize("interface", ["", "/ar"])
def test_no_line_begins_with_the_dot_between_two_facts(page: Page, states: dict[str, str], interface: str) -> None:
    with_dots = ("front", "list", "article, long", "article, arabic", "sources", "search, fields")

    def look() -> str:
        found = ""
        for step in ("", LARGE):
            page.evaluate(f"() => {{ {step} }}")
            for width in range(320, 480, 8):
                page.set_viewport_size({"width": width, "height": 800})
                found += "".join(f"at {width}: {line}; " for line in page.evaluate(BEGINNING_A_LINE))
        return found

    walk(page, {name: f"{interface}{states[name]}" for name in with_dots}, look)


def test_chinese_sentences_have_chinese_marks_and_no_space_beside_them(page: Page, states: dict[str, str]) -> None:
    def look() -> str:
        page.evaluate(f"() => {{ {OPEN_ALL}; {SAY_ALL} }}")
        return "; ".join(page.evaluate(NOT_CHINESE))

    walk(page, {name: f"/zh-hans{path}" for name, path in states.items()}, look)


def test_nothing_moves_for_who_asks_for_less_motion(page: Page, states: dict[str, str]) -> None:
    page.emulate_media(reduced_motion="reduce")

    def look() -> str:
        moving = page.evaluate(MOVING)
        return f"{moving} elements move" if moving else ""

    walk(page, states, look)


def test_forced_colours_take_no_mark_away(page: Page, states: dict[str, str]) -> None:
    page.emulate_media(forced_colors="active")

    def look() -> str:
        unmarked = page.evaluate(UNMARKED)
        return f"{unmarked} marks are lost" if unmarked else ""

    walk(page, states, look)


class Rules:
    """Runs the rules of accessibility on a page as it stands."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def broken(self, *, widths: tuple[int, ...] = (360, 1280)) -> str:
        """Say what breaks a rule at each of ``widths``, both folded as the page comes and with all opened and said."""
        self.page.evaluate(Axe().axe_script)
        found = ""
        for width in widths:
            self.page.set_viewport_size({"width": width, "height": 800})
            results = AxeResults(self.page.evaluate("(rules) => axe.run(rules)", RULES))
            found += f"at {width}: {results.generate_report()}" if results.violations_count else ""
        return found

    def broken_when_opened(self) -> str:
        """Say what breaks a rule with every fold open and every notice shown."""
        folded = self.broken()
        self.page.evaluate(f"() => {{ {OPEN_ALL}; {SAY_ALL} }}")
        return folded + self.broken()


@pytest.fixture
def rules(page: Page, scheme: str) -> Rules:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]  # colours settle at once
    return Rules(page)


both_schemes = pytest.mark.parametrize("scheme", ["light", "dark"])


@both_schemes
def test_no_state_of_a_page_breaks_a_rule_of_accessibility(page: Page, states: dict[str, str], rules: Rules) -> None:
    folding = {
        name: states.pop(name) for name in ("list", "article, chain", "article, asked", "source", "search, fields")
    }
    walk(page, states, rules.broken)
    walk(page, folding, rules.broken_when_opened)


@both_schemes
def test_no_page_in_another_language_breaks_a_rule_of_accessibility(
    page: Page, states: dict[str, str], rules: Rules, scheme: str
) -> None:
    width = 360 if scheme == "dark" else 1280  # what differs here is words and direction
    walk(page, in_languages(states), lambda: rules.broken(widths=(width,)))


@both_schemes
def test_no_page_of_an_empty_site_breaks_a_rule_of_accessibility(page: Page, rules: Rules) -> None:
    cache.clear()
    walk(page, {path: path for path in EMPTY_SITE}, rules.broken)


@both_schemes
def test_no_page_that_refuses_or_fails_breaks_a_rule_of_accessibility(
    page: Page, states: dict[str, str], rules: Rules, settings: LazySettings
) -> None:
    failed = render_to_string("500.html")
    page.route("**/failing/", lambda route: route.fulfill(status=500, content_type="text/html", body=failed))
    walk(page, {"500": "/failing/"}, rules.broken)  # before any page: its service worker would ask without the route
    page.goto(states["comment"])
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert not rules.broken()
    settings.NEWSROOM_SEARCHES_A_MINUTE = 1
    page.goto("/search/?q=once")
    walk(page, {"429": "/search/?q=twice"}, rules.broken)


# Without scripts

NEEDS_SCRIPTS = "button[type=button], [data-reveal], .listen, .copy, #since"
FORM_WITHOUT_A_WAY = """
    [...document.querySelectorAll('form')].filter((form) => !form.hasAttribute('action')
        || !form.querySelector('button:not([type=button])')
        || [...form.querySelectorAll('input:not([type=hidden]), select, textarea')].some((field) => !field.name)).length
"""


@pytest.fixture
def plain(browser: Browser, base_url: str) -> Iterator[Page]:
    """Yield a page of a browser that runs no scripts; what the tests ask of it goes around that."""
    context = browser.new_context(base_url=base_url, java_script_enabled=False, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def test_without_scripts_every_page_is_whole_and_shows_nothing_that_needs_them(
    plain: Page, states: dict[str, str]
) -> None:
    def look() -> str:
        needing = [shown for shown in plain.locator(NEEDS_SCRIPTS).all() if shown.is_visible()]
        lost = plain.evaluate(FORM_WITHOUT_A_WAY)
        heading = plain.locator("main h1, .front-page h1").first.is_visible()
        return "".join(
            (
                f"{len(needing)} things that need scripts; " if needing else "",
                f"{lost} forms that lead nowhere; " if lost else "",
                "" if heading else "no heading",
            )
        )

    walk(plain, states, look)


def test_without_scripts_folds_open_and_every_form_answers(plain: Page, states: dict[str, str]) -> None:
    for name in ("list", "search", "article, chain", "article, long", "source", "404", "comment"):
        plain.goto(states[name])
        for number in range(plain.locator("main form").count()):
            plain.goto(states[name])
            for fold in plain.locator("details:not(details details)").all():
                if fold.get_attribute("open") is None:
                    fold.locator("summary").first.click()
                    expect(fold).to_have_attribute("open", "")
            form = plain.locator("main form").nth(number)
            for field in form.locator("[required]").all():
                field.fill("ferry")
            with plain.expect_response(lambda answer: answer.request.is_navigation_request()) as answered:
                form.locator("button:not([type=button])").click()
            assert answered.value.ok or answered.value.status in {302, 304}, f"{name}: {answered.value.status}"
            expect(plain.locator("main")).to_be_visible()
    assert Comment.objects.filter(name="ferry", text="ferry").count() == 1
