"""The desk's forms name every box, for whoever does not see the head of its column, and fit on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Page

from articles.importing.paths import import_paths
from articles.models import Article, Source, Tag
from tests.browser.test_editor_journey import PASSWORD, log_in

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = Path(__file__).parents[2] / "seeds" / "010_harbour-lights_aggregator.txt"


@pytest.mark.parametrize("width", [1280, 360])
def test_forms_break_no_rule_of_accessibility_and_fit(page: Page, width: int) -> None:
    User.objects.create_superuser("odile", password=PASSWORD)
    import_paths(paths=[PAGE], publish=True)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/admin/login/")
    broken = {"/admin/login/": Axe().run(page).generate_report()} if Axe().run(page).violations_count else {}
    log_in(page)
    urls = [
        "/admin/articles/article/",
        "/admin/articles/article/add/",
        f"/admin/articles/article/{Article.objects.earliest('pk').pk}/change/",
        f"/admin/articles/source/{Source.objects.earliest('pk').pk}/change/",
        f"/admin/articles/tag/{Tag.objects.earliest('pk').pk}/change/",
    ]
    for url in urls:
        page.goto(url)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, url
        found = Axe().run(page)
        if found.violations_count:
            broken[url] = found.generate_report()
    assert not broken
