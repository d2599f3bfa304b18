from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Status
from tests.builders import make_article, make_source, make_tag

from .pages import order_of, page, read

pytestmark = pytest.mark.django_db


def test_nothing_is_found_before_something_is_asked(visitor: Client) -> None:
    make_article(status=Status.PUBLISHED, headline="Ferry on time")
    for path in ("/search/", "/search/?page=1", "/search/?utm=1"):
        html = page(visitor, path)
        assert "Ferry on time" not in html
        assert 'class="error"' not in html


@pytest.mark.parametrize("words", ["", "+", "-ferry", "x" * 301, "%00"])
def test_words_that_nothing_can_be_looked_for_with_are_explained(visitor: Client, words: str) -> None:
    make_article(status=Status.PUBLISHED, headline="Ferry on time")
    html = page(visitor, f"/search/?q={words}")
    assert 'class="error"' in html
    assert "Ferry on time" not in html


def test_results_are_ranked_and_the_words_are_marked(visitor: Client) -> None:
    make_article(status=Status.PUBLISHED, headline="Other", body="Long ago a lighthouse. " + "Word " * 200)
    make_article(status=Status.PUBLISHED, headline="Lighthouse keeper", body="Of a lighthouse.")
    html = page(visitor, "/search/?q=lighthouse")
    assert order_of(html, "</mark> keeper", ">Other</a>")[0] == "</mark> keeper"
    assert "<mark>Lighthouse</mark> keeper" in html
    assert "Long ago a <mark>lighthouse</mark>" in html
    assert "2 articles." in read(visitor, "/search/?q=lighthouse")


def test_what_was_found_in_wide_letters_is_shown_with_as_much_around_it_as_has_room(visitor: Client) -> None:
    make_article(status=Status.PUBLISHED, headline="Lighthouse", language="zh", body="渡轮准时离开。" * 60)
    html = page(visitor, "/search/?q=lighthouse")
    assert "渡轮准时离开。" * 17 in html
    assert "渡轮准时离开。" * 18 not in html


def test_only_public_articles_are_found(visitor: Client) -> None:
    make_article(status=Status.PUBLISHED)
    make_article(status=Status.REVIEW, headline="Lighthouse")
    make_article(status=Status.TAKEN_DOWN, headline="Lighthouse")
    assert "No article has these words." in read(visitor, "/search/?q=lighthouse")


def test_results_are_paged_with_their_words(visitor: Client) -> None:
    for _ in range(21):
        make_article(status=Status.PUBLISHED, body="lighthouse & tide")
    assert 'rel="next" href="?q=lighthouse+%26+tide&amp;page=2"' in page(visitor, "/search/?q=lighthouse+%26+tide&x=y")
    assert "21 articles, page 2 of 2." in read(visitor, "/search/?q=lighthouse&page=2")


def test_results_are_not_indexed(visitor: Client) -> None:
    assert '<meta name="robots" content="noindex, follow">' in page(visitor, "/search/?q=lighthouse")


def test_a_mistake_is_explained_with_a_link_to_what_may_have_been_meant(visitor: Client) -> None:
    html = page(visitor, "/search/?q=ferry+sorce:yahoo")
    assert 'aria-invalid="true"' in html
    assert "There is no field “sorce:”." in html
    assert '<a href="?q=ferry+source%3Ayahoo"><bdi>ferry source:yahoo</bdi></a>' in html
    assert '"?q=ferry+source%3Ayahoo&amp;order=newest"' in page(visitor, "/search/?q=ferry+sorce:yahoo&order=newest")


def test_fields_in_use_can_be_removed_by_a_link(visitor: Client) -> None:
    make_article(status=Status.PUBLISHED, headline="Ferry", tags=[make_tag("Ferries")], language="en")
    html = page(visitor, "/search/?q=ferry+tag:ferries+-lang:fr&order=newest")
    assert '<a href="?q=ferry+-lang%3Afr&amp;order=newest"><span class="unseen">Remove </span><bdi>tag:ferries' in html
    assert '<a href="?q=ferry+tag%3Aferries&amp;order=newest"><span class="unseen">Remove </span><bdi>-lang:fr' in html
    assert '<a href="/search/"><span class="unseen">Remove </span><bdi>tag:ferries' in page(
        visitor, "/search/?q=tag:ferries"
    )


def test_the_order_can_be_the_newest_first(visitor: Client) -> None:
    make_article(status=Status.PUBLISHED, headline="Lighthouse.", issued_on=date(2025, 1, 1))
    make_article(status=Status.PUBLISHED, headline="Other.", body="A lighthouse. " * 2, issued_on=date(2025, 2, 1))
    best, newest = page(visitor, "/search/?q=lighthouse"), page(visitor, "/search/?q=lighthouse&order=newest")
    assert order_of(best, "</mark>.</a>", ">Other.</a>")[0] == "</mark>.</a>"
    assert order_of(newest, "</mark>.</a>", ">Other.</a>")[0] == ">Other.</a>"
    assert '<a href="?q=lighthouse&amp;order=newest">Newest first</a>' in best
    assert '<a href="?q=lighthouse">Best match first</a>' in newest
    assert 'class="error"' in page(visitor, "/search/?q=lighthouse&order=random")


def test_results_can_be_narrowed_by_a_field_more(visitor: Client) -> None:
    outlets = make_source("Outlet 0"), make_source("Outlet 1")
    for number in range(6):
        make_article(
            status=Status.PUBLISHED,
            outlet=outlets[number % 2],
            tags=[make_tag(f"Tag {number}")],
            language="en" if number else "fr",
            issued_on=date(2024 + number % 2, 7, 9),
        )
    html = page(visitor, "/search/?q=ferry")
    assert '<a href="?q=ferry+source%3Aoutlet-0"><bdi>Outlet 0</bdi></a>&nbsp;<span class="number">3</span>' in html
    assert '<a href="?q=ferry+lang%3Aen"><bdi>English</bdi></a>&nbsp;<span class="number">5</span>' in html
    assert '<a href="?q=ferry+after%3A2025+before%3A2026"><bdi>2025</bdi></a>' in html
    assert "3 articles." in read(visitor, "/search/?q=ferry+after%3A2025+before%3A2026")
    assert 'id="facet-issued"' not in page(visitor, "/search/?q=ferry+after:2024")
    assert 'id="facet-outlet"' not in page(visitor, "/search/?q=ferry+source:outlet-0")


def test_the_page_teaches_the_fields(visitor: Client) -> None:
    text = read(visitor, "/search/")
    for field in ("title:", "source:", "tag:", "lang:", "before:", "after:"):
        assert field in text


def test_how_to_search_is_told_before_one_asks_and_after_a_mistake_and_else_folded_up(visitor: Client) -> None:
    make_article(status=Status.PUBLISHED, headline="Ferry on time")
    told = '<details class="search-fields" open>'
    assert told in page(visitor, "/search/")
    assert told in page(visitor, "/search/?q=sorce:x")
    assert told not in (found := page(visitor, "/search/?q=ferry"))
    assert 'id="search-help"' in found


def test_fields_that_no_article_fits_are_not_spoken_of_as_words(visitor: Client) -> None:
    make_article(status=Status.PUBLISHED)
    assert "No article fits all of that." in read(visitor, "/search/?q=author:nobody")


def test_a_search_of_a_site_without_articles_says_that_there_are_none(visitor: Client) -> None:
    text = read(visitor, "/search/?q=ferry")
    assert "Nothing is published yet." in text
    assert "fewer words" not in text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60) | st.text(alphabet='tag:lnbefor"-*OR 20北', max_size=40))
def test_whatever_is_typed_is_answered(visitor: Client, words: str) -> None:
    assert visitor.get("/search/", {"q": words}).status_code == 200


def test_what_somebody_signed_is_listed_and_not_said_to_be_of_one_person(visitor: Client) -> None:
    make_article(status=Status.PUBLISHED, headline="Signed", byline="By Ana Ruiz", authors=["Ana Ruiz"])
    make_article(status=Status.PUBLISHED, headline="Mentioned", body="Ana Ruiz was there.")
    path = "/search/?q=author:%22Ana+Ruiz%22"
    html, text = page(visitor, path), read(visitor, path)
    assert "Signed</a>" in html
    assert "Mentioned" not in html
    assert "Signed with this name as it is printed. Whether it is always the same person, nobody has checked." in text
    assert "nobody has checked" not in read(visitor, "/search/?q=there+-author:kim")
    assert "nobody has checked" not in read(visitor, "/search/?q=author:kim")
    assert 'author:"Ana Ruiz"' in read(visitor, "/search/")


def test_a_name_that_says_nothing_is_explained(visitor: Client) -> None:
    assert "“author:” needs a value, like author:&quot;Ana Ruiz&quot;" in page(visitor, "/search/?q=author:%E2%80%A6")
