"""How often a tag or a source is in the news, and in whose company."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from articles.models import Article, CreditRole, Period, Status, Story, company_of, monthly, tags_beside
from tests.builders import make_article, make_source, make_tag

from .pages import page, read

pytestmark = pytest.mark.django_db


def issued(*days: date | None, **fields: object) -> None:
    for day in days:
        make_article(status=Status.PUBLISHED, issued_on=day, **fields)


def public() -> object:
    return Article.objects.published()


def test_articles_are_counted_by_month_up_to_the_newest_with_the_empty_ones_between() -> None:
    issued(date(2025, 1, 1), date(2025, 1, 31), date(2025, 4, 9), None)
    make_article(status=Status.REVIEW, issued_on=date(2025, 6, 1))
    assert monthly(public(), date(2025, 4, 9)) == (
        (Period(2025, 1), 2),
        (Period(2025, 2), 0),
        (Period(2025, 3), 0),
        (Period(2025, 4), 1),
    )
    assert monthly(Article.objects.none(), None) == ()


def test_no_more_than_two_years_are_counted() -> None:
    issued(date(2020, 1, 1), date(2023, 7, 31), date(2023, 8, 1), date(2025, 7, 1))
    months = monthly(public(), date(2025, 7, 1))
    assert len(months) == 24
    assert (months[0], months[-1]) == ((Period(2023, 8), 1), (Period(2025, 7), 1))


def test_a_tag_shows_its_months_as_a_drawing_in_words_and_in_numbers(visitor: Client) -> None:
    tag = make_tag("Ferries")
    issued(date(2025, 5, 1), date(2025, 7, 1), date(2025, 7, 2), tags=[tag])
    html, text = page(visitor, "/tags/ferries/"), read(visitor, "/tags/ferries/")
    drawing = re.search(r"<svg.*?</svg>", html, re.DOTALL)
    assert drawing
    assert re.findall(r'height="(\d+)"', drawing[0]) == ["24", "48"]
    assert re.findall(r' x="(\d+)"', drawing[0]) == ["72", "88"]  # at the end of a year: few bars are no walls
    assert 'viewBox="0 0 94 48"' in drawing[0]
    assert 'role="img" aria-labelledby="chart-title"' in drawing[0]
    assert "style=" not in drawing[0]
    assert "May 2025 to July 2025; most in July 2025: 2" in text
    assert '<a href="/articles/?tag=ferries&amp;issued=2025-07">July 2025</a> <span class="number">2</span>' in html
    assert "2 articles." in read(visitor, "/articles/?tag=ferries&issued=2025-07")


def test_tags_with_the_same_months_lead_each_to_their_own(visitor: Client) -> None:
    for name in ("Ferries", "Bridges"):
        issued(date(2025, 5, 1), date(2025, 7, 1), tags=[make_tag(name)])
    for slug in ("ferries", "bridges"):
        assert f'href="/articles/?tag={slug}&amp;issued=2025-07"' in page(visitor, f"/tags/{slug}/")


def test_a_tag_and_a_source_of_one_name_lead_each_to_their_own(visitor: Client) -> None:
    courier, tarn = make_source("Elwin Courier"), make_source("Tarn")
    issued(date(2025, 5, 1), tags=[make_tag("Ferries"), make_tag("Tarn")], outlet=courier, aggregator=tarn)
    assert '<li><a href="/tags/tarn/"><bdi>Tarn</bdi>' in page(visitor, "/tags/ferries/")
    assert '<li><a href="/sources/tarn/"><bdi>Tarn</bdi>' in page(visitor, "/sources/elwin-courier/")


def test_a_single_month_is_not_drawn(visitor: Client) -> None:
    issued(date(2025, 5, 1), date(2025, 5, 3), tags=[make_tag("Ferries")])
    assert "<svg" not in page(visitor, "/tags/ferries/")


def test_tags_that_stand_together_are_counted_most_often_first(visitor: Client) -> None:
    ferries, ports, kites, bells = (make_tag(name) for name in ("Ferries", "Ports", "Kites", "Bells"))
    issued(date(2025, 5, 1), tags=[ferries, kites])
    issued(date(2025, 5, 1), tags=[ferries, kites, ports])
    issued(date(2025, 5, 1), tags=[ports, bells])
    make_article(status=Status.REVIEW, tags=[ferries, bells])
    beside = tags_beside(ferries, Article.objects.published().with_tag(ferries))
    assert [(choice.name, choice.articles) for choice in beside] == [("Kites", 2), ("Ports", 1)]
    text = read(visitor, "/tags/ferries/")
    assert "Stands together with Kites 2 Ports 1" in text
    assert "Stands together with Bells 1 Ferries 1 Kites 1" in read(visitor, "/tags/ports/")


def test_a_source_knows_who_stands_in_its_chains_and_who_tells_its_stories(visitor: Client) -> None:
    courier, wire, post, echo, far = (make_source(name) for name in ("Courier", "Wire", "Post", "Echo", "Far"))
    story = Story.objects.create(title="Storm", slug="storm")
    made = {"status": Status.PUBLISHED}
    first = make_article(**made, outlet=courier, credits=[(wire, CreditRole.WIRE)], story=story)
    make_article(**made, outlet=courier, aggregator=echo, credits=[(wire, CreditRole.WIRE)])
    make_article(**made, outlet=post, story=story)
    make_article(**made, outlet=echo, duplicate_of=first)
    make_article(**made, outlet=far)
    make_article(status=Status.REVIEW, outlet=far, story=story)
    company = company_of(courier, Article.objects.published().of_source(courier))
    assert [(choice.name, choice.articles) for choice in company.in_chains] == [("Wire", 2), ("Echo", 1)]
    assert {choice.name for choice in company.in_stories} == {"Post", "Echo"}
    text = read(visitor, "/sources/courier/")
    assert "In the same chains Wire 2 Echo 1" in text
    assert "Tells the same stories Echo 1 Post 1" in text


def test_tags_and_sources_lead_to_their_feeds(visitor: Client) -> None:
    make_article(status=Status.PUBLISHED, outlet=make_source("Courier"), tags=[make_tag("Ferries")])
    for page_path, feeds in (
        ("/tags/ferries/", "/feeds/tags/ferries/"),
        ("/sources/courier/", "/feeds/sources/courier/"),
    ):
        html = page(visitor, page_path)
        for file in ("atom.xml", "rss.xml", "feed.json"):
            assert f'<a href="{feeds}{file}"' in html
            assert visitor.get(f"{feeds}{file}").status_code == 200


def test_what_stands_beside_is_on_the_first_page_only(visitor: Client) -> None:
    issued(*(date(2025, 1 + number % 3, 1) for number in range(30)), tags=[make_tag("Ferries"), make_tag("Ports")])
    assert "Stands together with" in page(visitor, "/tags/ferries/")
    assert "Stands together with" not in page(visitor, "/tags/ferries/?page=2")
