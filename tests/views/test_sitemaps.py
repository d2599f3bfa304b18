"""Search engines are led to what they may list, and to nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any
from xml.etree import ElementTree

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from articles import sitemaps
from articles.models import Article, CreditRole, Source, Status, indexable
from tests.builders import make_article, make_source, make_tag

pytestmark = pytest.mark.django_db

SITEMAP, NEWS = "{http://www.sitemaps.org/schemas/sitemap/0.9}", "{http://www.google.com/schemas/sitemap-news/0.9}"
SITE = "http://127.0.0.1:8000"
NOW = datetime(2025, 7, 9, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _open_site(settings: Any) -> None:
    settings.NEWSROOM_INDEXING = "index"


def read(visitor: Client, path: str) -> ElementTree.Element:
    response = visitor.get(path)
    assert response.status_code == 200, path
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return ElementTree.fromstring(response.content)  # noqa: S314 - it is our own


def places(visitor: Client, path: str) -> list[str]:
    return [str(found.text).removeprefix(SITE) for found in read(visitor, path).iter(f"{SITEMAP}loc")]


def everything(visitor: Client) -> set[str]:
    cache.clear()
    return {place for part in places(visitor, "/sitemap.xml") for place in places(visitor, part)}


def test_every_page_that_may_be_listed_is_found_from_the_index(visitor: Client) -> None:
    article = make_article(status=Status.PUBLISHED, tags=[make_tag("Ferries")], outlet=make_source("Elwin Courier"))
    make_tag("Of nothing")
    make_source("Of nothing")
    found = everything(visitor)
    assert found == {
        "/", "/articles/", "/tags/", "/sources/", "/about/", "/corrections/",
        "/archive/", "/archive/2025/", "/archive/2025/07/",
        "/tags/ferries/", "/sources/elwin-courier/", article.get_absolute_url(),
    }  # fmt: skip
    assert [visitor.get(place).status_code for place in found] == [200] * len(found)
    assert not [place for place in found if 'content="noindex' in visitor.get(place).text]


def test_a_source_is_listed_for_any_hand_it_had(visitor: Client) -> None:
    credited = [(make_source("Wire"), CreditRole.WIRE), (make_source("First"), CreditRole.ORIGINAL)]
    make_article(status=Status.PUBLISHED, aggregator=make_source("Gatherer"), credits=credited)
    assert {f"/sources/{slug}/" for slug in ("wire", "first", "gatherer")} <= everything(visitor)


@pytest.mark.parametrize("site", ["index", "noindex"])
@pytest.mark.parametrize("said", [*product(("inherit", "index", "noindex"), repeat=2)])
@pytest.mark.parametrize("hops", [("outlet", "aggregator"), ("wire", "outlet"), ("original", "wire")])
def test_the_database_agrees_with_the_policy_of_the_page(
    visitor: Client, settings: Any, site: str, said: tuple[str, str], hops: tuple[str, str]
) -> None:
    settings.NEWSROOM_INDEXING = site
    sources = dict(zip(hops, (make_source(indexing=word) for word in said), strict=True))
    article = make_article(
        status=Status.PUBLISHED,
        outlet=sources.get("outlet"),
        aggregator=sources.get("aggregator"),
        credits=[(source, CreditRole(hop)) for hop, source in sources.items() if hop in {"wire", "original"}],
    )
    is_listed = article.get_absolute_url() in everything(visitor)
    assert is_listed is indexable(Article.objects.published()).exists() is (article.indexing == "index")
    assert is_listed is ('content="noindex"' not in visitor.get(article.get_absolute_url()).text)


def test_what_is_not_public_is_in_no_sitemap(visitor: Client) -> None:
    source, tag = make_source("Elwin Courier"), make_tag("Ferries")
    article = make_article(
        status=Status.PUBLISHED, outlet=source, tags=[tag], language="en", issued_on=timezone.localdate()
    )
    assert article.get_absolute_url() in everything(visitor)
    assert article.get_absolute_url() in places(visitor, "/sitemaps/news.xml")
    Source.objects.update(display="hidden")
    assert not [place for place in everything(visitor) if place.count("/") > 2]
    Source.objects.update(display="full")
    Article.objects.update(status=Status.TAKEN_DOWN)
    assert not [place for place in everything(visitor) if place.count("/") > 2]
    assert places(visitor, "/sitemaps/news.xml") == []
    for section in ("articles", "tags", "sources", "sonnets"):
        assert visitor.get(f"/sitemaps/{section}-0.xml").status_code == 404


def test_parts_hold_a_bounded_number_and_keep_their_articles(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "SIZE", 3)
    for number in (1, 2, 3, 9):
        make_article(pk=number, slug=f"n{number}", status=Status.PUBLISHED)
    parts = [part for part in places(visitor, "/sitemap.xml") if "articles-" in part]
    assert parts == ["/sitemaps/articles-0.xml", "/sitemaps/articles-1.xml", "/sitemaps/articles-3.xml"]
    assert [places(visitor, part) for part in parts] == [
        ["/articles/1/n1/", "/articles/2/n2/"], ["/articles/3/n3/"], ["/articles/9/n9/"],
    ]  # fmt: skip


def test_a_change_moves_the_date_of_its_part(visitor: Client) -> None:
    article = make_article(status=Status.PUBLISHED)
    moment = (timezone.now() + timedelta(days=1)).replace(microsecond=0)
    Article.objects.update(updated_at=moment)
    for path in ("/sitemap.xml", f"/sitemaps/articles-{article.pk // sitemaps.SIZE}.xml"):
        (changed,) = read(visitor, path).iter(f"{SITEMAP}lastmod")
        assert datetime.fromisoformat(str(changed.text)) == moment


@time_machine.travel(NOW, tick=False)
@pytest.mark.parametrize(
    ("fields", "is_news"),
    [
        ({"issued_on": date(2025, 7, 9), "issued_precision": "day"}, True),
        ({"issued_on": date(2025, 7, 8), "issued_precision": "day"}, True),
        ({"issued_on": date(2025, 7, 7), "issued_precision": "day"}, False),
        ({"issued_on": date(2025, 7, 10), "issued_precision": "day"}, False),
        ({"issued_on": date(2025, 7, 9), "issued_precision": "approximate"}, False),
        ({"issued_on": None}, False),
        ({"issued_at": datetime(2025, 7, 7, 12, 1, tzinfo=UTC), "issued_on": date(2025, 7, 7)}, True),
        ({"issued_at": datetime(2025, 7, 7, 11, 59, tzinfo=UTC), "issued_on": date(2025, 7, 7)}, False),
        ({"issued_at": datetime(2025, 7, 9, 12, 1, tzinfo=UTC), "issued_on": date(2025, 7, 9)}, False),
        ({"language": ""}, False),
        ({"outlet": "noindex"}, False),
    ],
)
def test_news_is_what_was_issued_in_the_last_two_days(visitor: Client, fields: dict[str, Any], is_news: bool) -> None:
    if fields.get("issued_at"):
        fields = fields | {"issued_precision": "minute"}
    if fields.get("outlet"):
        fields = fields | {"outlet": make_source(indexing="noindex")}
    published = datetime(2020, 1, 1, tzinfo=UTC)
    make_article(
        status=Status.PUBLISHED, published_at=published, **{"language": "en", "issued_on": NOW.date()} | fields
    )
    assert len(places(visitor, "/sitemaps/news.xml")) == is_news
    assert ("/sitemaps/news.xml" in places(visitor, "/sitemap.xml")) is is_news


@pytest.mark.parametrize(("code", "written"), [("en-GB", "en"), ("zh-Hant", "zh-tw"), ("zh", "zh-cn"), ("fil", "fil")])
def test_news_names_publication_language_date_and_headline(visitor: Client, code: str, written: str) -> None:
    today = timezone.localdate()
    make_article(status=Status.PUBLISHED, headline="A & <b>\x0b", slug="a", language=code, issued_on=today)
    news = read(visitor, "/sitemaps/news.xml").find(f"{SITEMAP}url/{NEWS}news")
    assert news is not None
    assert news.findtext(f"{NEWS}publication/{NEWS}name") == "Newsroom"
    assert news.findtext(f"{NEWS}publication/{NEWS}language") == written
    assert news.findtext(f"{NEWS}publication_date") == today.isoformat()
    assert news.findtext(f"{NEWS}title") == "A & <b>"


def test_each_address_is_the_one_that_its_page_calls_canonical_and_shares(visitor: Client) -> None:
    outlet, tag = make_source("L’Écho des vallées", slug="lécho"), make_tag("渡轮")
    make_article(status=Status.PUBLISHED, headline="ميناء", slug="ميناء", language="ar", outlet=outlet, tags=[tag])
    listed = everything(visitor)
    assert len(listed) > 9
    for path in listed:
        html = visitor.get(path).text
        for said in ('rel="canonical" href', 'property="og:url" content', 'hreflang="en" href'):
            assert f'{said}="{SITE}{path}"' in html
