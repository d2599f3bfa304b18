"""The strictest word of any hop holds wherever the text goes."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.models import Article, CreditRole, Status
from tests.builders import make_article, make_source

from .pages import page, read

pytestmark = pytest.mark.django_db

STANDFIRST = "Nobody knew whyandwherefore"
OPENING = "The openingword " + "was followed by words and " * 20 + "lateword."
SECOND = "Anotherparagraph."
EVERYWHERE = (
    "/",
    "/articles/",
    "/search/?q=ferry",
    "/search/?q=lateword",
    "/search/?q=anotherparagraph",
    "/feeds/atom.xml",
)


def copy(display: str) -> Article:
    return make_article(
        status=Status.PUBLISHED,
        headline="Ferry on time",
        standfirst=STANDFIRST,
        body=f"{OPENING}\n\n{SECOND}",
        outlet=make_source(),
        original_url="https://courier.example/1",
        credits=[(make_source(display=display), CreditRole.WIRE)],
    )


def test_the_full_text_is_shown_where_allowed(visitor: Client) -> None:
    text = read(visitor, copy("inherit").get_absolute_url())
    for words in (STANDFIRST, "openingword", "lateword", SECOND):
        assert words in text


def test_an_excerpt_is_the_standfirst_and_the_opening(visitor: Client) -> None:
    article = copy("excerpt")
    text = read(visitor, article.get_absolute_url())
    assert STANDFIRST in text
    assert "openingword" in text
    assert "Its source lets us show an excerpt only. Read it all at courier.example" in text
    for path in (article.get_absolute_url(), *EVERYWHERE):
        html = page(visitor, path).replace("?q=lateword", "").replace('value="lateword"', "")
        assert "lateword." not in html, path
        assert SECOND not in html, path


def test_a_headline_is_all_there_is_where_no_more_is_allowed(visitor: Client) -> None:
    article = copy("headline")
    for path in (article.get_absolute_url(), *EVERYWHERE):
        html = page(visitor, path)
        assert "whyandwherefore" not in html, path
        assert "openingword" not in html, path
    assert "Its source lets us show the headline only." in read(visitor, article.get_absolute_url())


@pytest.mark.parametrize("display", ["excerpt", "headline"])
def test_the_site_can_be_stricter_where_no_source_speaks(visitor: Client, settings: object, display: str) -> None:
    settings.NEWSROOM_DISPLAY = display  # type: ignore[attr-defined]
    article = make_article(status=Status.PUBLISHED, body=f"{OPENING}\n\n{SECOND}")
    assert SECOND not in read(visitor, article.get_absolute_url())
