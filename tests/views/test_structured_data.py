"""The structured data of an article says what its page shows, and nothing else but the picture that a link shows."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, Comment, CommentStatus, Correction, CreditRole, Status
from tests.builders import make_article, make_editor, make_source, make_tag

from .pages import page, read

pytestmark = pytest.mark.django_db
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def blocks(html: str) -> list[dict[str, Any]]:
    return [json.loads(block) for block in BLOCK.findall(html)]


def structured(visitor: Client, article: Article) -> dict[str, Any]:
    data, _trail = blocks(page(visitor, article.get_absolute_url()))
    return data


def make_full(**fields: Any) -> Article:
    facts: dict[str, Any] = {
        "status": Status.PUBLISHED,
        "headline": "The night ferry leaves on time",
        "standfirst": "Nobody on the quay could say why.",
        "byline": "By Odile Marrow",
        "authors": ["Odile Marrow", "Unprinted Person"],
        "dateline_place": "PORT ELWIN",
        "language": "en-GB",
        "kind": "press_release",
        "is_complete": True,
        "issued_at": datetime(2025, 7, 9, 14, 5, tzinfo=UTC),
        "issued_precision": "minute",
        "modified_at": datetime(2025, 7, 10, 8, 0, tzinfo=UTC),
        "original_url": "https://marrow.example/ferry",
        "outlet": make_source(),
        "aggregator": make_source("Gatherer"),
        "tags": [make_tag("Ferries")],
        "credits": [(make_source("Marrow Daily", homepage="https://marrow.example"), CreditRole.ORIGINAL)],
    }
    return make_article(**facts | fields)


def test_it_equals_what_the_page_shows(visitor: Client) -> None:
    article = make_full()
    Correction.objects.create(article=article, text="The ferry has two funnels.")
    html, text = page(visitor, article.get_absolute_url()), read(visitor, article.get_absolute_url())
    data = structured(visitor, article)
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == article.headline
    assert data["inLanguage"] == "en-GB"
    (author,) = data["author"]
    assert author.keys() == {"@type", "name", "url"}
    assert (author["@type"], author["name"]) == ("Person", "Odile Marrow")
    path = author["url"].removeprefix("http://127.0.0.1:8000")
    assert f'>By <a href="{path}"><bdi>Odile Marrow</bdi></a></p>' in html
    assert {"comment", "commentCount"} & data.keys() == set()
    assert data["publisher"] == {"@type": "Organization", "name": "Marrow Daily", "url": "https://marrow.example"}
    assert data["provider"] == data["sdPublisher"]
    assert data["provider"]["name"] == "Newsroom"
    assert data["isBasedOn"] == "https://marrow.example/ferry"
    assert data["isAccessibleForFree"] is True
    shown = [data[name] for name in ("headline", "description", "genre", "dateline")]
    shown += [*data["keywords"], *(correction["text"] for correction in data["correction"])]
    assert [words for words in shown if words not in text] == []
    moments = [data[name] for name in ("datePublished", "dateModified", "sdDatePublished")]
    moments += [correction["datePublished"] for correction in data["correction"]]
    assert data["dateModified"] == data["correction"][0]["datePublished"]
    assert f'<meta property="article:modified_time" content="{data["dateModified"]}">' in html
    assert [moment for moment in moments if f'datetime="{moment}"' not in html] == []
    assert f'<link rel="canonical" href="{data["url"]}">' in unescape(html)


def test_its_image_is_the_mark_that_a_link_shows_and_says_that_it_is_no_picture_of_the_article(
    visitor: Client, settings: Any
) -> None:
    settings.NEWSROOM_NAME = "Tarrow & Sound"
    article = make_full()
    html = unescape(page(visitor, article.get_absolute_url()))
    image = structured(visitor, article)["image"]
    side = {"@type": "QuantitativeValue", "unitCode": "E37"}
    assert image == {
        "@type": "ImageObject",
        "url": content_of(html, "og:image"),
        "width": side | {"value": int(content_of(html, "og:image:width"))},
        "height": side | {"value": int(content_of(html, "og:image:height"))},
        "caption": content_of(html, "og:image:alt"),
        "representativeOfPage": False,
    }
    assert image["url"].startswith("http://127.0.0.1:8000/static/")
    assert image["caption"] == "Tarrow & Sound"


def content_of(html: str, name: str) -> str:
    (content,) = re.findall(f'<meta property="{name}" content="([^"]*)">', html)
    return content


def test_its_outlet_or_a_correction_of_ours_modified_it_and_nothing_else(visitor: Client) -> None:
    article = make_full()
    Article.objects.update(updated_at=timezone.now())
    assert structured(visitor, article)["dateModified"] == "2025-07-10T08:00:00+00:00"
    Article.objects.update(modified_at=None)
    assert "dateModified" not in structured(visitor, article)


@pytest.mark.parametrize(
    ("facts", "signed"),
    [
        ({"byline": "By Northwire", "authors": ["Northwire"]}, ["Organization Northwire https://northwire.example"]),
        ({"byline": "By Odile Marrow and Northwire", "authors": ["Odile Marrow", "northwire"]}, 2),
        ({"byline": "", "authors": [], "kind": "press_release"}, ["Organization Elwin Port SITE/sources/port/"]),
        ({"byline": "", "authors": [], "kind": "report"}, []),
        ({"byline": "By the editors", "authors": [], "kind": "press_release"}, []),
    ],
)
def test_whoever_signed_it_is_its_author(visitor: Client, facts: dict[str, Any], signed: list[str] | int) -> None:
    wire = make_source("Northwire", homepage="https://northwire.example")
    credits = [(wire, CreditRole.WIRE), (make_source("Elwin Port", slug="port"), CreditRole.ORIGINAL)]
    article = make_full(**facts, credits=credits)
    authors = structured(visitor, article).get("author", [])
    text = read(visitor, article.get_absolute_url())
    assert all(author["name"] in text for author in authors)
    if signed == 2:
        assert [author["@type"] for author in authors] == ["Person", "Organization"]
    else:
        said = [f"{author['@type']} {author['name']} {author['url']}" for author in authors]
        assert [words.replace("http://127.0.0.1:8000", "SITE") for words in said] == signed


def test_what_readers_said_is_what_the_page_shows_of_it(visitor: Client, settings: Any) -> None:
    article = make_full()
    for number in range(25):
        state = {"status": CommentStatus.APPROVED, "moderated_at": timezone.now()}
        Comment.objects.create(article=article, name=f"Reader {number}", text=f"Said <{number}>.", **state)
    Comment.objects.create(article=article, name="Waiting", text="Not seen yet.", email="odile@marrow.example")
    html, text = page(visitor, article.get_absolute_url()), read(visitor, article.get_absolute_url())
    data = structured(visitor, article)
    assert data["commentCount"] == 25
    assert "Comments 25" in text
    assert [comment["text"] for comment in data["comment"]] == [f"Said <{number}>." for number in range(5, 25)]
    for comment in data["comment"]:
        assert comment["author"]["name"] in text
        assert f'id="{comment["url"].partition("#")[2]}"' in html
        assert f'datetime="{comment["datePublished"]}"' in html
    assert "Not seen yet." not in html
    assert "odile@marrow.example" not in html


def test_a_day_stays_a_day_and_a_guess_is_no_fact(visitor: Client) -> None:
    on_a_day = make_article(status=Status.PUBLISHED, issued_on=date(2025, 7, 9), issued_precision="day")
    assert structured(visitor, on_a_day)["datePublished"] == "2025-07-09"
    guessed = make_article(status=Status.PUBLISHED, issued_on=date(2025, 7, 9), issued_precision="approximate")
    assert "datePublished" not in structured(visitor, guessed)
    undated = make_article(status=Status.PUBLISHED, issued_on=None)
    assert "datePublished" not in structured(visitor, undated)


def test_what_is_missing_stays_missing(visitor: Client) -> None:
    data = structured(visitor, make_article(status=Status.PUBLISHED, aggregator=make_source("Gatherer")))
    missing = {"author", "publisher", "description", "inLanguage", "isBasedOn", "correction", "dateModified"}
    assert not missing & data.keys()
    assert data["provider"]["name"] == "Newsroom"


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("opinion", "OpinionNewsArticle"),
        ("sponsored", ["Article", "AdvertiserContentArticle"]),
        ("unknown", "NewsArticle"),
    ],
)
def test_the_kind_of_work_is_its_type(visitor: Client, kind: str, type_: str | list[str]) -> None:
    assert structured(visitor, make_full(kind=kind))["@type"] == type_


@pytest.mark.parametrize(
    ("display", "held_back"),
    [("excerpt", {"isAccessibleForFree"}), ("headline", {"description", "dateline", "isAccessibleForFree"})],
)
def test_it_holds_back_what_a_hop_keeps_back(visitor: Client, display: str, held_back: set[str]) -> None:
    facts = {"description", "dateline", "isAccessibleForFree"}
    data = structured(visitor, make_full(outlet=make_source(display=display)))
    assert facts - data.keys() == held_back
    assert "articleBody" not in data


@pytest.mark.parametrize("headline", ["</script><script>alert(1)</script>", "<!--<script>", "a & b ]]> c"])
def test_no_text_can_break_out_of_the_data(visitor: Client, headline: str) -> None:
    article = make_article(status=Status.PUBLISHED, headline=headline, slug="hostile")
    html = page(visitor, article.get_absolute_url())
    html = re.sub(r'<script data-src="[^"<>]*">[^<]*</script>', "", html)
    assert html.count("<script") == html.count("</script>") == len(blocks(html)) == 2
    assert "<!--" not in html
    assert structured(visitor, article)["headline"] == headline


def test_a_preview_and_a_page_that_is_gone_hold_none(client: Client) -> None:
    gone = make_article(status=Status.TAKEN_DOWN)
    assert "ld+json" not in page(client, gone.get_absolute_url(), status=410)
    client.force_login(make_editor())
    waiting = make_article(status=Status.PUBLISHED, published_at=timezone.now() + timedelta(hours=1))
    assert "ld+json" not in page(client, waiting.get_absolute_url())
