from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.editing.pinning import pin
from articles.models import Article, Display, Kind, Status, Tag
from tests.builders import make_article, make_run, make_source, make_tag

from .pages import page, read

pytestmark = pytest.mark.django_db


def lead(html: str) -> str:
    found = re.search(r'<article class="lead".*?<h2[^>]*><a[^>]*>(.*?)</a>', html, re.DOTALL)
    return found[1] if found else ""


def test_without_articles_the_front_page_says_what_will_appear(visitor: Client) -> None:
    text = read(visitor, "/")
    assert "Articles appear here as soon as an editor publishes them" in text
    assert "0 articles" not in text


def test_the_newest_reporting_leads(visitor: Client) -> None:
    make_article(status=Status.PUBLISHED, is_complete=True, language="en", headline="Old", issued_on=date(2025, 1, 1))
    make_article(status=Status.PUBLISHED, is_complete=True, language="en", headline="New", issued_on=date(2025, 2, 1))
    assert lead(page(visitor, "/")) == "New"


def test_what_is_paid_for_incomplete_or_foreign_leads_only_when_there_is_nothing_else(visitor: Client) -> None:
    whole = {"status": Status.PUBLISHED, "is_complete": True, "language": "en"}
    for day, fields in enumerate(({"kind": Kind.PRESS_RELEASE}, {"is_complete": False}, {"language": "fi"}), start=2):
        make_article(**whole | {"headline": "Not this", "issued_on": date(2025, 2, day)} | fields)
        assert lead(page(visitor, "/")) == "Not this"
    make_article(**whole | {"headline": "This", "issued_on": date(2025, 1, 1)})
    assert lead(page(visitor, "/")) == "This"


def published_daily(count: int, tags: Sequence[Tag] = ()) -> None:
    for number in range(count):
        day = date(2025, 6, 30) - timedelta(days=number)
        make_article(status=Status.PUBLISHED, headline=f"Number {number:02}.", tags=tags, issued_on=day)


def headlines(html: str) -> list[str]:
    return re.findall(r"Number \d\d\.", html)


def test_every_new_article_stands_on_the_page_once(visitor: Client) -> None:
    published_daily(20, tags=[make_tag("Ferries")])
    shown = headlines(page(visitor, "/"))
    assert {f"Number {number:02}." for number in range(14)} <= set(shown)
    assert len(shown) == len(set(shown))


def test_the_wire_runs_on_as_long_as_the_tags_beside_it(visitor: Client) -> None:
    published_daily(14)
    for name in ("Ferries", "Rivers", "Bridges", "Lamps", "Kites", "Bells"):
        tag = make_tag(name)
        for _ in range(4):
            make_article(status=Status.PUBLISHED, headline=f"Of {name}.", tags=[tag], issued_on=date(2025, 1, 1))
    make_article(status=Status.PUBLISHED, headline="Number 50.", issued_on=date(2024, 12, 31))
    make_article(status=Status.PUBLISHED, headline="Number 51.", issued_on=date(2024, 12, 30))
    html = page(visitor, "/")
    assert all(html.count(f"Of {name}.") == 4 for name in ("Ferries", "Rivers", "Bridges", "Lamps", "Kites", "Bells"))
    wire = html[html.index('id="wire"') : html.index('id="by-tag"')]
    assert {"Number 50.", "Number 51."} <= set(headlines(wire))


def test_the_wire_is_in_the_order_of_issue_with_hours_and_outlets(visitor: Client) -> None:
    outlet = make_source("Elwin Courier")
    for hour in range(8):
        moment = datetime(2025, 7, 9, 10 + hour, 30, 0, 123456, tzinfo=UTC)
        make_article(
            status=Status.PUBLISHED,
            headline=f"At {hour}.",
            outlet=outlet,
            issued_at=moment,
            issued_precision="minute",
            published_at=moment,
        )
    text = read(visitor, "/")
    wire = text[text.index("The wire") :]
    assert re.findall(r"At (\d)\.", wire) == ["3", "2", "1", "0"]
    assert "13:30 · Elwin Courier" in wire
    assert '<time datetime="2025-07-09T13:30:00+00:00">13:30</time>' in page(visitor, "/")  # no microseconds in HTML
    assert "9 Jul 2025" in wire


def test_tags_of_older_news_stand_beneath(visitor: Client) -> None:
    tag, rare = make_tag("Ferries"), make_tag("Rare")
    published_daily(17, tags=[tag])
    make_article(status=Status.PUBLISHED, headline="Rare one.", tags=[rare], issued_on=date(2024, 1, 1))
    text = read(visitor, "/")
    assert "By tag Ferries Number 14." in text
    assert "Rare" not in text


def test_the_edition_says_how_much_is_there_and_how_fresh(visitor: Client) -> None:
    make_article(status=Status.PUBLISHED, outlet=make_source())
    make_article(status=Status.PUBLISHED, outlet=make_source())
    make_article(status=Status.REVIEW, outlet=make_source())
    make_run(finished_at=datetime(2025, 8, 9, 6, 30, tzinfo=UTC))
    text = read(visitor, "/")
    assert "2 articles from 2 outlets" in text
    assert "last import 9 Aug 2025, 06:30 UTC" in text
    assert "9 أغسطس، 2025، 06:30 UTC" in read(visitor, "/ar/")
    assert "2025年8月9日 06:30 UTC" in read(visitor, "/zh-hans/")


def test_the_edition_counts_in_words_that_agree(visitor: Client) -> None:
    make_article(status=Status.PUBLISHED, outlet=make_source())
    assert re.search(r"\b1 article from 1 outlet\b", read(visitor, "/"))


def test_the_edition_counts_no_outlets_where_none_is_known(visitor: Client) -> None:
    make_article(status=Status.PUBLISHED, outlet=None)
    text = read(visitor, "/")
    assert "1 article" in text
    assert "from 0" not in text


def test_what_editors_pinned_stands_on_top_in_their_order_and_only_once(visitor: Client) -> None:
    published_daily(20, tags=[make_tag("Ferries")])
    pinned = [make_article(status=Status.PUBLISHED, headline=f"Pin {letter}.") for letter in "AB"]
    for article in pinned:
        Article.objects.filter(pk=article.pk).update(issued_on=date(2020, 1, 1), kind=Kind.SPONSORED)
        pin(article=article, by=None)
    pin(article=Article.objects.get(headline="Number 15."), by=None, leads=True)
    html = page(visitor, "/")
    assert lead(html) == "Number 15."
    assert re.findall(r"(?:Pin \w|Number \d\d)\.", html)[:4] == [
        "Number 15.",
        "Pin A.",
        "Pin B.",
        "Number 00.",
    ]
    assert len(headlines(html)) == len(set(headlines(html)))
    assert html.count("Pin A.") == 1


def test_a_pin_that_is_no_longer_public_is_not_shown_and_the_next_leads(visitor: Client) -> None:
    hidden = make_source(display=Display.HIDDEN)
    ahead = timezone.now() + timedelta(days=1)
    for number, fields in enumerate(({}, {"outlet": hidden}, {"published_at": ahead})):
        article = make_article(status=Status.PUBLISHED, headline=f"Secret {number}.", **fields)
        pin(article=article, by=None)
    Article.objects.filter(headline="Secret 0.").update(status=Status.WITHDRAWN)
    pin(article=make_article(status=Status.PUBLISHED, headline="Shown."), by=None)
    html = page(visitor, "/")
    assert lead(html) == "Shown."
    assert "Secret" not in html


def test_each_entry_says_to_the_browsers_memory_when_it_was_published(visitor: Client) -> None:
    tag = make_tag("Ferries")
    published_daily(20, tags=[tag])
    html = page(visitor, "/")
    assert len(re.findall(r'data-published="\d{10}"', html)) == len(headlines(html))
    assert '<p id="since" hidden' in html


def test_what_stands_in_a_narrow_column_breaks_off_between_words(visitor: Client) -> None:
    words = "Nobody on the quay could say why the night ferry sailed at nine. " * 4
    for day in (1, 2):
        make_article(
            status=Status.PUBLISHED, is_complete=True, language="en", standfirst=words, issued_on=date(2025, 1, day)
        )
    excerpts = re.findall(r'<p class="excerpt"[^>]*>(.*?)</p>', page(visitor, "/"))
    assert len(excerpts) == 1
    assert len(excerpts[0]) <= 150
    assert excerpts[0].endswith("…")
    assert words.startswith(excerpts[0].rstrip("\u00a0…") + " ")
