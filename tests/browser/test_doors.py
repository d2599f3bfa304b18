"""The doors of the site open in a browser."""

from playwright.sync_api import BrowserContext, Page, expect


def test_the_admin_asks_for_a_login_with_its_styles_loaded(page: Page) -> None:
    page.goto("/admin/")
    expect(page.get_by_label("Username")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('#header')).display") == "flex"


def test_a_script_inside_a_page_is_not_run(context: BrowserContext) -> None:
    page = context.new_page()  # the fixture of that name would fail the test for trying
    page.goto("/admin/")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'document.title = `run`'}))"
    )
    assert page.title() != "run"


def test_the_front_page_opens_with_its_styles_and_a_way_to_everything(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("main")).to_be_visible()
    for name in ("Articles", "Tags", "Sources", "Search"):
        expect(page.get_by_role("link", name=name, exact=True).first).to_be_visible()
    sheets = page.evaluate("[...document.styleSheets].every(sheet => sheet.cssRules.length > 0)")
    assert sheets, "a style sheet did not load"
