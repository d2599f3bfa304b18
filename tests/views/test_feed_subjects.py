"""Each subject has its feed in three forms that say the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from articles.models import Article, CreditRole, Source, Status, TagAlias
from tests.builders import make_article, make_source, make_tag

pytestmark = pytest.mark.django_db

ATOM, DC = "{http://www.w3.org/2005/Atom}", "{http://purl.org/dc/elements/1.1/}"
SUBJECTS = ("feeds/", "feeds/tags/ferries/", "feeds/sources/tidewire/", "feeds/languages/es/", "feeds/search/")
FILES = ("atom.xml", "rss.xml", "feed.json")
type Facts = dict[str, Any]


def make_entry(**fields: Any) -> Article:
    wire = make_source("Tidewire", licence="All rights reserved.", homepage="https://tidewire.example")
    facts: dict[str, Any] = {
        "status": Status.PUBLISHED,
        "headline": "Transbordador <b>on</b> time & place",
        "slug": "ferry",
        "standfirst": "A & <i>B</i>",
        "language": "es",
        "authors": ["Odile Marrow", "Ines Quay"],
        "original_url": "https://marrow.example/1",
        "credits": [(wire, CreditRole.WIRE)],
        "tags": [make_tag("Ferries")],
    }
    return make_article(**facts | fields)


def of_atom(content: bytes) -> tuple[Facts, list[Facts]]:
    feed = ElementTree.fromstring(content)  # noqa: S314 - it is our own
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    return {"title": feed.findtext(f"{ATOM}title"), "self": links["self"], "page": links["alternate"]}, [
        {
            "id": entry.findtext(f"{ATOM}id"),
            "title": entry.findtext(f"{ATOM}title"),
            "text": entry.findtext(f"{ATOM}summary"),
            "updated": entry.findtext(f"{ATOM}updated"),
            "link": next(a.get("href") for a in entry.findall(f"{ATOM}link") if a.get("rel") == "alternate"),
            "original": next((a.get("href") for a in entry.findall(f"{ATOM}link") if a.get("rel") == "via"), None),
            "authors": entry.findtext(f"{ATOM}author/{ATOM}name"),
            "tags": [category.get("term") for category in entry.findall(f"{ATOM}category")],
            "source": entry.findtext(f"{ATOM}source/{ATOM}title"),
            "rights": entry.findtext(f"{ATOM}rights"),
            "language": entry.get("{http://www.w3.org/XML/1998/namespace}lang"),
        }
        for entry in feed.findall(f"{ATOM}entry")
    ]


def of_rss(content: bytes) -> tuple[Facts, list[Facts]]:
    rss = ElementTree.fromstring(content)  # noqa: S314 - it is our own
    assert rss.get("version") == "2.0"
    (channel,) = rss.findall("channel")
    assert channel.findtext("description")
    own = str(channel.find(f"{ATOM}link").get("href"))  # type: ignore[union-attr]
    items = channel.findall("item")
    assert all(item.find("guid").get("isPermaLink") == "false" for item in items)  # type: ignore[union-attr]
    assert all(parsedate_to_datetime(str(item.findtext("pubDate"))) for item in items)
    return {"title": channel.findtext("title"), "self": own, "page": channel.findtext("link")}, [
        {
            "id": item.findtext("guid"),
            "title": item.findtext("title"),
            "text": _unescaped(item.findtext("description")),
            "updated": item.findtext(f"{ATOM}updated"),
            "link": item.findtext("link"),
            "original": item.findtext(f"{DC}source"),
            "authors": item.findtext(f"{DC}creator"),
            "tags": [category.text for category in item.findall("category")],
            "source": item.findtext(f"{DC}publisher"),
            "rights": item.findtext(f"{DC}rights"),
            "language": item.findtext(f"{DC}language"),
        }
        for item in items
    ]


def _unescaped(html: str | None) -> str | None:
    """Return the text of HTML, which must hold no element."""
    return "".join(ElementTree.fromstring(f"<p>{html}</p>").itertext()) if html else None  # noqa: S314


def of_json(content: bytes) -> tuple[Facts, list[Facts]]:
    feed = json.loads(content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    return {"title": feed["title"], "self": feed["feed_url"], "page": feed["home_page_url"]}, [
        {
            "id": item["id"],
            "title": item["title"],
            "text": item["content_text"],
            "updated": item["date_modified"],
            "link": item["url"],
            "original": item.get("external_url"),
            "authors": ", ".join(author["name"] for author in item.get("authors", ())) or None,
            "tags": item.get("tags", []),
            "source": item["_newsroom"]["source"],
            "rights": item["_newsroom"]["rights"],
            "language": item.get("language"),
        }
        for item in feed["items"]
    ]


READERS: dict[str, Callable[[bytes], tuple[Facts, list[Facts]]]] = {
    "atom.xml": of_atom,
    "rss.xml": of_rss,
    "feed.json": of_json,
}
TYPES = {
    "atom.xml": "application/atom+xml; charset=utf-8",
    "rss.xml": "application/rss+xml; charset=utf-8",
    "feed.json": "application/feed+json",
}


def read_feed(visitor: Client, subject: str, file: str) -> tuple[Facts, list[Facts]]:
    query = "?q=transbordador&utm=1" if subject == "feeds/search/" else ""
    response = visitor.get(f"/{subject}{file}{query}")
    assert response.status_code == 200
    assert response["Content-Type"] == TYPES[file]
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Access-Control-Allow-Origin"] == "*"
    own = visitor.get(f"/{subject}{file}{query}", headers={"If-None-Match": response["ETag"]})
    assert own.status_code == 304
    return READERS[file](response.content)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_three_forms_say_the_same(visitor: Client, subject: str) -> None:
    article = make_entry()
    make_article(status=Status.PUBLISHED, headline="Nothing to do with it", language="en")
    feeds = {file: read_feed(visitor, subject, file) for file in FILES}
    of_entry = [next(e for e in entries if e["title"] == article.headline) for _feed, entries in feeds.values()]
    assert of_entry[0] == of_entry[1] == of_entry[2]
    assert {len(entries) for _feed, entries in feeds.values()} == {2 if subject == "feeds/" else 1}
    assert of_entry[0] | {"id": "", "updated": ""} == {
        "id": "",
        "updated": "",
        "title": "Transbordador <b>on</b> time & place",
        "text": "A & <i>B</i>",
        "link": f"http://127.0.0.1:8000{article.get_absolute_url()}",
        "original": "https://marrow.example/1",
        "authors": "Odile Marrow, Ines Quay",
        "tags": ["Ferries"],
        "source": "Tidewire",
        "rights": "All rights reserved.",
        "language": "es",
    }
    assert of_entry[0]["id"] == f"tag:127.0.0.1,{article.created_at:%Y-%m-%d}:article/{article.pk}"


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_feed_leads_to_itself_and_to_its_page(visitor: Client, subject: str, file: str) -> None:
    make_entry()
    feed, _entries = read_feed(visitor, subject, file)
    assert "utm" not in feed["self"]
    assert READERS[file](visitor.get(feed["self"]).content)[0] == feed
    assert visitor.get(feed["page"]).status_code == 200


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_feed_says_more_than_the_strictest_hop_allows(visitor: Client, subject: str, file: str) -> None:
    make_entry(body="The opening of the day.\n\nA later paragraph.", standfirst="")
    address = f"/{subject}{file}?q=transbordador"
    Source.objects.update(display="excerpt")
    assert "The opening of the day." in visitor.get(address).text
    assert "A later paragraph" not in visitor.get(address).text
    Source.objects.update(display="headline")
    assert "Transbordador" in visitor.get(address).text
    assert "The opening" not in visitor.get(address).text
    Source.objects.update(display="hidden")
    assert READERS[file](visitor.get(address).content)[1] == []
    Source.objects.update(display="full")
    Article.objects.update(status=Status.TAKEN_DOWN)
    assert READERS[file](visitor.get(address).content)[1] == []


def test_a_tag_keeps_its_feed_when_it_is_renamed(visitor: Client) -> None:
    tag = make_tag("Ferries")
    before = visitor.get("/feeds/tags/ferries/atom.xml").content
    TagAlias.objects.create(tag=tag, slug="ferries", name="Ferries")
    tag.name, tag.slug = "Boats", "boats"
    tag.save()
    moved = visitor.get("/feeds/tags/ferries/rss.xml")
    assert (moved.status_code, moved["Location"]) == (301, "/feeds/tags/boats/rss.xml")
    after = visitor.get("/feeds/tags/boats/atom.xml").content
    ids = {ElementTree.fromstring(feed).findtext(f"{ATOM}id") for feed in (before, after)}  # noqa: S314
    assert ids == {f"tag:127.0.0.1,{tag.created_at:%Y-%m-%d}:tag/{tag.pk}"}


@pytest.mark.parametrize("path", ["tags/none/atom.xml", "sources/none/rss.xml", "languages/12/feed.json", "feed.xml"])
def test_a_feed_of_nothing_is_not_there(visitor: Client, path: str) -> None:
    assert visitor.get(f"/feeds/{path}").status_code == 404


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("", "Say what to look for"),
        ("utm=1", "Say what"),
        ("q=-word", "q: Please say also what to find"),
        ("tag=none", "tag: "),
    ],
)
def test_a_search_that_is_not_understood_is_no_feed(visitor: Client, query: str, reason: str) -> None:
    response = visitor.get(f"/feeds/search/atom.xml?{query}")
    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.text.startswith(reason)


def test_the_feed_of_a_search_is_newest_first_whatever_order_is_asked_for(visitor: Client) -> None:
    make_article(status=Status.PUBLISHED, headline="Old transbordador transbordador", slug="o", issued_on="2020-01-01")
    make_article(status=Status.PUBLISHED, headline="New", slug="n", body="One transbordador.", issued_on="2025-01-01")
    _feed, entries = of_json(visitor.get("/feeds/search/feed.json?q=transbordador&order=best").content)
    assert [entry["title"] for entry in entries] == ["New", "Old transbordador transbordador"]


@pytest.mark.parametrize(
    ("path", "feeds"),
    [
        ("/tags/ferries/", "/feeds/tags/ferries/{}"),
        ("/sources/tidewire/", "/feeds/sources/tidewire/{}"),
        ("/search/?q=transbordador&order=newest", "/feeds/search/{}?q=transbordador"),
        ("/search/?q=nowhere", "/feeds/search/{}?q=nowhere"),
        ("/articles/?tag=ferries&language=es&page=1", "/feeds/search/{}?tag=ferries&language=es"),
        ("/articles/?kind=opinion", "/feeds/search/{}?kind=opinion"),
        ("/articles/?language=es&order=oldest", "/feeds/languages/es/{}"),
    ],
)
def test_a_page_leads_to_its_own_feeds_in_its_head_and_in_sight(visitor: Client, path: str, feeds: str) -> None:
    make_entry()
    head, body = unescape(visitor.get(path).text).split("</head>")
    for file in FILES:
        feed = feeds.format(file)
        type_ = TYPES[file].partition(";")[0]
        assert f'<link rel="alternate" type="{type_}" href="{feed}"' in head
        assert f'<a href="{feed}" type="{type_}">' in body
        assert visitor.get(feed).status_code == 200


@pytest.mark.parametrize(
    "path", ["/articles/", "/articles/?order=oldest", "/articles/?kind=sonnet", "/search/?q=-word", "/search/?q="]
)
def test_a_page_without_a_subject_leads_to_the_feeds_of_the_site_alone(visitor: Client, path: str) -> None:
    html = visitor.get(path).text
    assert "/feeds/search/" not in html
    assert [f'href="/feeds/{file}"' in html for file in FILES] == [True] * 3


def test_a_feed_reader_takes_in_all_feeds_at_once(visitor: Client) -> None:
    make_entry()
    response = visitor.get("/feeds/site.opml")
    assert response["Content-Type"] == "text/x-opml; charset=utf-8"
    outlines = ElementTree.fromstring(response.content).findall(".//outline[@xmlUrl]")  # noqa: S314
    feeds = {outline.get("text"): str(outline.get("xmlUrl")) for outline in outlines}
    assert feeds.keys() == {"Newsroom", "es", "Tidewire", "Ferries"}
    assert [visitor.get(feed)["Content-Type"] for feed in feeds.values()] == [TYPES["atom.xml"]] * 4
    assert [visitor.get(str(outline.get("htmlUrl"))).status_code for outline in outlines] == [200] * 4
