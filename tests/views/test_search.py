from __future__ import annotations

import pytest
from django.test import Client

from articles.models import Status
from tests.builders import make_article

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


def test_only_public_articles_are_found(visitor: Client) -> None:
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
