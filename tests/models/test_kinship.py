"""Articles that share tags are alike, and say which; only public ones, and as cheaply in a large archive."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Status
from articles.models.kinship import NEIGHBOURS, alike_by_tags
from tests.builders import make_article, make_source, make_tag

pytestmark = pytest.mark.django_db


def alike(article: Article, number: int = 5) -> list[tuple[str, tuple[str, ...]]]:
    found = alike_by_tags(article, Article.objects.published(), number)
    return [(other.headline, other.shared) for other in found]


def test_the_ones_that_share_most_tags_come_first_and_say_which() -> None:
    ferries, tides, bells, other = (make_tag(name) for name in ("Ferries", "Tides", "Bells", "Other"))
    article = make_article(status=Status.PUBLISHED, tags=[ferries, tides, bells])
    make_article(status=Status.PUBLISHED, headline="Three", tags=[ferries, tides, bells])
    make_article(status=Status.PUBLISHED, headline="Two", tags=[tides, bells, other])
    make_article(status=Status.PUBLISHED, headline="One", tags=[ferries, other])
    assert alike(article) == [("Three", ("Bells", "Ferries", "Tides")), ("Two", ("Bells", "Tides"))]
    assert alike(article, 1) == [("Three", ("Bells", "Ferries", "Tides"))]


def test_only_what_is_public_is_related() -> None:
    tags = [make_tag(), make_tag()]
    article = make_article(status=Status.PUBLISHED, tags=tags)
    make_article(status=Status.REVIEW, tags=tags)
    make_article(status=Status.PUBLISHED, tags=tags, outlet=make_source(display="hidden"))
    assert alike(article) == []


def test_an_article_with_one_tag_asks_nothing() -> None:
    article = make_article(status=Status.PUBLISHED, tags=[make_tag()])
    with CaptureQueriesContext(connection) as captured:
        assert (
            alike_by_tags(Article.objects.prefetch_related("tags").get(pk=article.pk), Article.objects.all(), 5) == []
        )
    assert len(captured) == 2


def test_news_is_related_to_what_came_at_about_its_time() -> None:
    tags = [make_tag(), make_tag()]
    article = make_article(status=Status.PUBLISHED, tags=tags)
    make_article(pk=article.pk + NEIGHBOURS + 1, status=Status.PUBLISHED, tags=tags)
    assert alike(article) == []
    make_article(pk=article.pk + NEIGHBOURS, status=Status.PUBLISHED, headline="Near", tags=tags)
    assert [headline for headline, _shared in alike(article)] == ["Near"]
