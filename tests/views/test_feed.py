from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.http import http_date

from articles.models import Article, CreditRole, Source, Status
from tests.builders import make_article, make_source, make_tag

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom", "xml": "http://www.w3.org/XML/1998/namespace"}


def feed(visitor: Client) -> ElementTree.Element:
    response = visitor.get("/feeds/atom.xml")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)  # noqa: S314 - it is our own


def entry(visitor: Client) -> ElementTree.Element:
    found = feed(visitor).find("a:entry", ATOM)
    assert found is not None
    return found


def texts(element: ElementTree.Element, path: str) -> list[str | None]:
    return [found.text for found in element.findall(path, ATOM)]


def test_an_empty_feed_is_valid(visitor: Client) -> None:
    empty = feed(visitor)
    assert all(texts(empty, f"a:{name}") != [] for name in ("id", "title", "updated"))
    assert texts(empty, "a:author/a:name") == ["Newsroom"]


def test_an_entry_keeps_its_id_whatever_is_edited(visitor: Client) -> None:
    article = make_article(status=Status.PUBLISHED)
    (before,) = texts(entry(visitor), "a:id")
    later = timezone.now() + timedelta(seconds=1)
    Article.objects.filter(pk=article.pk).update(
        headline="Other", slug="other", updated_at=later, issued_on=date(2020, 1, 1)
    )
    assert texts(entry(visitor), "a:id") == [before]
    assert texts(entry(visitor), "a:title") == ["Other"]
    (updated,) = texts(entry(visitor), "a:updated")
    assert datetime.fromisoformat(str(updated)) == later


def test_an_entry_names_its_source_rights_tags_and_original(visitor: Client) -> None:
    original = make_source("Marrow Daily", homepage="https://marrow.example", licence="All rights reserved.")
    make_article(
        status=Status.PUBLISHED,
        headline="Ferry <b>on</b> time & place",
        slug="ferry",
        standfirst="A & B",
        language="es",
        authors=["Odile Marrow"],
        outlet=make_source("Elwin Courier"),
        credits=[(original, CreditRole.ORIGINAL)],
        tags=[make_tag("Ferries")],
        original_url="https://marrow.example/1",
        published_at=datetime(2025, 8, 9, tzinfo=UTC),
    )
    found = entry(visitor)
    assert texts(found, "a:title") == ["Ferry <b>on</b> time & place"]
    assert texts(found, "a:summary") == ["A & B"]
    assert texts(found, "a:source/a:title") == ["Marrow Daily"]
    assert texts(found, "a:source/a:rights") == ["All rights reserved."]
    assert texts(found, "a:rights") == ["All rights reserved."]
    assert texts(found, "a:author/a:name") == ["Odile Marrow"]
    assert texts(found, "a:published") == ["2025-08-09T00:00:00+00:00"]
    assert [tag.get("term") for tag in found.findall("a:category", ATOM)] == ["Ferries"]
    links = {link.get("rel"): link.get("href") for link in found.findall("a:link", ATOM)}
    assert links["via"] == "https://marrow.example/1"
    assert str(links["alternate"]).startswith("http://127.0.0.1:8000/articles/")
    assert found.get("{http://www.w3.org/XML/1998/namespace}lang") == "es"


def test_what_nobody_signed_is_not_taken_for_the_sites_own(visitor: Client) -> None:
    make_article(status=Status.PUBLISHED, outlet=make_source("Elwin Courier"))
    found = entry(visitor)
    assert texts(found, "a:author/a:name") == []
    assert texts(found, "a:source/a:author/a:name") == ["Elwin Courier"]  # whose it is to readers of the entry
    unsigned = visitor.get("/feeds/feed.json").json()
    assert "authors" not in unsigned.keys() | unsigned["items"][0].keys()  # an item has those of its feed otherwise


def test_a_character_that_xml_cannot_write_does_not_break_the_feed(visitor: Client) -> None:
    make_article(status=Status.PUBLISHED, headline="Ferry\x0b on\x1f time", slug="ferry", standfirst="\x01\x02")
    assert texts(entry(visitor), "a:title") == ["Ferry on time"]


def test_only_public_articles_are_in_the_feed(visitor: Client) -> None:
    make_article(status=Status.REVIEW)
    make_article(status=Status.TAKEN_DOWN)
    assert feed(visitor).findall("a:entry", ATOM) == []


def test_an_unchanged_feed_is_not_sent_again(visitor: Client) -> None:
    make_article(status=Status.PUBLISHED)
    first = visitor.get("/feeds/atom.xml")
    assert visitor.get("/feeds/atom.xml", headers={"If-None-Match": first["ETag"]}).status_code == 304
    make_article(status=Status.PUBLISHED)
    assert visitor.get("/feeds/atom.xml", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_who_asks_by_date_alone_learns_what_may_no_longer_be_shown(visitor: Client) -> None:
    source = make_source()
    make_article(status=Status.PUBLISHED, outlet=source, standfirst="Nobody knew why.")
    assert "Nobody knew why." in visitor.get("/feeds/atom.xml").text
    Source.objects.update(display="headline")
    later = http_date((timezone.now() + timedelta(seconds=1)).timestamp())
    again = visitor.get("/feeds/atom.xml", headers={"If-Modified-Since": later})
    assert again.status_code == 200
    assert "Nobody knew why." not in again.text
