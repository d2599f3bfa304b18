"""What holds for every public page."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Correction, CreditRole, LinkOrigin, RelatedLink, Source, SourceAlias, Status
from tests.builders import make_article, make_document, make_extraction, make_record, make_run, make_source, make_tag

from .pages import page, without_data

pytestmark = pytest.mark.django_db

MOST_QUERIES = 10
MOST_FIGURES = 2  # queries more where sums over many articles are not remembered yet
ALL_FILTERS = (
    "/articles/?outlet=outlet&tag=tag&language=en&kind=report&after=2020-01-01&before=2030-01-01&q=ferry&order=best"
)
LISTS = (
    "/articles/?tag=tag",
    "/articles/?outlet=outlet&kind=report",
    "/articles/?outlet=outlet&tag=tag",
    "/articles/?outlet=outlet&tag=tag&q=ferry",
)
PAGES = (
    "/",
    "/articles/",
    ALL_FILTERS,
    "/articles/{first}/first/",
    "/tags/",
    "/tags/tag/",
    "/sources/",
    "/sources/outlet/",
    "/search/?q=ferry",
    "/archive/",
    "/archive/2025/",
    "/archive/2025/01/",
    "/archive/2025/01/01/",
    "/corrections/",
    "/about/",
    "/feeds/atom.xml",
    "/nothing-here/",
)
WITHOUT_HEADLINES = {"/tags/", "/sources/", "/archive/", "/archive/2025/"}
FOR_MACHINES = (
    "/articles/{first}.json",
    "/opensearch.xml",
    "/sitemap.xml",
    "/sitemaps/pages.xml",
    "/sitemaps/tags-0.xml",
    "/sitemaps/sources-0.xml",
    "/sitemaps/news.xml",
    "/feeds/site.opml",
    "/feeds/rss.xml",
    "/feeds/feed.json",
    "/feeds/tags/tag/atom.xml",
    "/feeds/sources/outlet/rss.xml",
    "/feeds/languages/en/feed.json",
    "/feeds/search/atom.xml?q=ferry&tag=tag&outlet=outlet&language=en",
)


def fill(number: int) -> None:
    """Make ``number`` articles that have everything a page may show, all tied to the first."""
    outlet = Source.objects.filter(slug="outlet").first() or make_source("Outlet")
    for _ in range(number):
        is_first = not Article.objects.exists()
        tags = [make_tag("Tag")] if is_first else [*first().tags.all(), make_tag()]
        document = make_document(f"Page {Article.objects.count()}")
        make_record(run=make_run(), document=document)
        article = make_article(
            **({"slug": "first"} if is_first else {}),
            status=Status.PUBLISHED,
            language="en",
            kind="report",
            issued_on=date(2025, 1, 1),
            outlet=outlet,
            aggregator=make_source(),
            credits=[(make_source(), CreditRole.WIRE, "wire"), (make_source(), CreditRole.ORIGINAL, "original")],
            tags=tags,
            base_extraction=make_extraction(document=document),
        )
        Correction.objects.create(article=first(), text="A correction")
        SourceAlias.objects.create(source=outlet, key=f"alias {article.pk}")
        if not is_first:
            RelatedLink.objects.create(article=first(), related=article, origin=LinkOrigin.PAGE)


def first() -> Article:
    return Article.objects.get(slug="first")


def address(path: str) -> str:
    return path.format(first=first().pk)


def queries(visitor: Client, path: str) -> int:
    here = address(path)
    with CaptureQueriesContext(connection) as captured:
        response = visitor.get(here)
    assert response.status_code in {200, 404}
    return len(captured)


@pytest.mark.usefixtures("_nothing_fetched_late")
@pytest.mark.parametrize("path", [*PAGES, *FOR_MACHINES])
def test_a_page_asks_as_few_queries_for_twice_as_many_articles(visitor: Client, path: str) -> None:
    fill(5)
    few = queries(visitor, path)
    fill(5)
    cache.clear()
    assert queries(visitor, path) == few
    assert few <= MOST_QUERIES + MOST_FIGURES
    assert queries(visitor, path) <= MOST_QUERIES  # with the figures of the masthead and the form remembered


@pytest.mark.parametrize("path", [*PAGES, *FOR_MACHINES, *LISTS])
def test_a_first_request_asks_few_queries_where_articles_are_many(
    visitor: Client, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for many in ("models.queries.MANY", "filters.MANY", "views.figures.MOST_FACETED"):
        monkeypatch.setattr(f"articles.{many}", 3)
    fill(5)
    address_of_it = address(path)
    visitor.get(address_of_it)
    cache.clear()
    assert queries(visitor, address_of_it) <= MOST_QUERIES + MOST_FIGURES


@pytest.mark.parametrize("path", [*PAGES, *FOR_MACHINES])
def test_an_anonymous_visitor_gets_no_cookie_and_the_same_page_as_everybody(visitor: Client, path: str) -> None:
    fill(2)
    response = visitor.get(address(path))
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("path", PAGES[:-1])
def test_a_page_is_sent_again_only_when_it_has_changed(visitor: Client, path: str) -> None:
    fill(2)
    here = address(path)
    before = visitor.get(here)
    assert before["Cache-Control"] == "no-cache"
    assert visitor.get(here, headers={"If-None-Match": before["ETag"]}).status_code == 304
    cache.clear()
    Article.objects.update(headline="An edited headline on ferry matters", standfirst="New")
    status = visitor.get(here, headers={"If-None-Match": before["ETag"]}).status_code
    assert status == (304 if path in WITHOUT_HEADLINES else 200)


@pytest.mark.parametrize("path", PAGES[:-2])
def test_a_page_holds_no_code_and_asks_no_other_site(visitor: Client, path: str) -> None:
    fill(2)
    html = without_data(page(visitor, address(path)))
    for forbidden in ("<script", "<style", " style=", " onclick", "javascript:", "csrfmiddlewaretoken", ' src="'):
        assert forbidden not in html
    assert html.count("<h1") == 1
    assert html.count("<main") == 1
    assert '<a class="skip" href="#content">' in html


@pytest.mark.parametrize("path", PAGES[:-2])
def test_a_page_waits_for_one_style_sheet_and_asks_for_its_scripts_behind_it(visitor: Client, path: str) -> None:
    fill(2)
    html = page(visitor, address(path))
    assert html.count('rel="stylesheet"') == 1
    assert "<script src=" not in html
    assert html.count("<script data-src=") == 1
    assert html.index('rel="stylesheet"') < html.index("<script data-src=")


def test_long_answers_are_compressed(visitor: Client) -> None:
    response = visitor.get("/", headers={"Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
