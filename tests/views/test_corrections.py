"""All corrections on one page."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Correction, Display, Status
from tests.builders import make_article, make_source

from .pages import order_of, page, read

pytestmark = pytest.mark.django_db


def correct(article: Article, text: str, day: int) -> None:
    Correction.objects.create(article=article, text=text)
    Correction.objects.filter(text=text).update(created_at=datetime(2025, 7, day, 12, tzinfo=UTC))


def test_every_correction_is_listed_with_its_day_and_article_the_latest_first(visitor: Client) -> None:
    article = make_article(status=Status.PUBLISHED, headline="The ferry")
    correct(article, "It has two funnels.", 9)
    correct(article, "It has three funnels.", 11)
    correct(make_article(status=Status.PUBLISHED, headline="The bridge"), "It is closed.", 10)
    text = read(visitor, "/corrections/")
    found = [
        "The ferry corrected 11 Jul 2025 It has three funnels.",
        "The bridge corrected 10 Jul 2025 It is closed.",
        "The ferry corrected 9 Jul 2025 It has two funnels.",
    ]
    assert order_of(text, *found) == found
    assert f'href="{article.get_absolute_url()}"' in page(visitor, "/corrections/")


def test_a_corrected_article_says_so_before_its_text_and_leads_to_what_was_wrong(visitor: Client) -> None:
    article = make_article(status=Status.PUBLISHED, body="It has two funnels.")
    assert "Corrected" not in read(visitor, article.get_absolute_url())
    correct(article, "It has three.", 11)
    correct(article, "It has none.", 9)
    cache.clear()
    html = page(visitor, article.get_absolute_url())
    said = '<a href="#corrections"><time datetime="2025-07-11T12:00:00+00:00">11 Jul 2025</time></a>'
    found = [f"<dt>Corrected</dt> <dd>{said}", "<p>It has two funnels.</p>", 'id="corrections"']
    assert order_of(html, *found) == found


def test_only_corrections_of_what_is_public_are_listed(visitor: Client) -> None:
    hidden = make_source(display=Display.HIDDEN)
    for fields in ({"status": Status.TAKEN_DOWN}, {"status": Status.REVIEW}, {"status": "published", "outlet": hidden}):
        correct(make_article(**fields), "A secret.", 9)
    assert "Nothing has been corrected yet." in read(visitor, "/corrections/")


def test_corrections_are_text_and_paged(visitor: Client) -> None:
    article = make_article(status=Status.PUBLISHED)
    correct(article, "<b>Two</b>\nlines", 1)
    for number in range(50):
        correct(article, f"Number {number:02}.", 2)
    assert "&lt;b&gt;Two&lt;/b&gt;<br>lines" in page(visitor, "/corrections/?page=2")
    assert "Page 2 of 2" in read(visitor, "/corrections/?page=2")


def test_the_page_asks_as_few_queries_for_twice_as_many(visitor: Client) -> None:
    def queries() -> int:
        for number in range(3):
            correct(make_article(status=Status.PUBLISHED), f"Number {number}.", 9)
        with CaptureQueriesContext(connection) as captured:
            visitor.get("/corrections/")
        return len(captured)

    queries()
    assert queries() == queries()


def test_every_page_leads_to_corrections_archive_and_feeds(visitor: Client) -> None:
    footer = page(visitor, "/about/").split("<footer")[1]
    for path in ("/corrections/", "/archive/", "/feeds/atom.xml", "/feeds/rss.xml", "/feeds/site.opml"):
        assert f'href="{path}"' in footer
        assert visitor.get(path).status_code == 200


def test_a_correction_keeps_its_own_direction_on_a_page_in_another(visitor: Client) -> None:
    article = make_article(status=Status.PUBLISHED)
    correct(article, "It has two funnels.", 9)
    for path in ("/corrections/", article.get_absolute_url()):
        assert "<bdi>It has two funnels.</bdi>" in page(visitor, f"/ar{path}")
