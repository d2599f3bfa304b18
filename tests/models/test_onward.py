"""Where to read on: what links and shared tags lead to, only what is public, and as cheaply in a large archive."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, LinkOrigin, RelatedLink, Status
from articles.models.onward import MOST_KNOWN, MOST_OTHERS, NEIGHBOURS, onward_from
from tests.builders import make_article, make_source, make_tag

pytestmark = pytest.mark.django_db


def alike(article: Article) -> list[tuple[str, tuple[str, ...]]]:
    found = onward_from(article).related
    return [(entry.article.headline, entry.shared) for entry in found if entry.shared]


def test_the_ones_that_share_most_tags_come_first_and_say_which() -> None:
    ferries, tides, bells, other = (make_tag(name) for name in ("Ferries", "Tides", "Bells", "Other"))
    article = make_article(status=Status.PUBLISHED, tags=[ferries, tides, bells])
    make_article(status=Status.PUBLISHED, headline="Three", tags=[ferries, tides, bells])
    make_article(status=Status.PUBLISHED, headline="Two", tags=[tides, bells, other])
    make_article(status=Status.PUBLISHED, headline="One", tags=[ferries, other])
    assert alike(article) == [("Three", ("Bells", "Ferries", "Tides")), ("Two", ("Bells", "Tides"))]


def test_only_what_is_public_is_related() -> None:
    tags = [make_tag(), make_tag()]
    article = make_article(status=Status.PUBLISHED, tags=tags)
    make_article(status=Status.REVIEW, tags=tags)
    make_article(status=Status.PUBLISHED, tags=tags, outlet=make_source(display="hidden"))
    assert alike(article) == []


def test_one_shared_tag_is_no_kinship() -> None:
    tags = [make_tag()]
    article = make_article(status=Status.PUBLISHED, tags=tags)
    make_article(status=Status.PUBLISHED, tags=tags)
    assert alike(article) == []


def test_links_come_first_and_nothing_stands_twice() -> None:
    tags, outlet = [make_tag(), make_tag()], make_source()
    article = make_article(status=Status.PUBLISHED, tags=tags, outlet=outlet)
    linked, like, other = (
        make_article(status=Status.PUBLISHED, tags=carried, outlet=outlet) for carried in (tags, tags, [])
    )
    RelatedLink.objects.create(article=article, related=linked, origin=LinkOrigin.EDITOR, reason="The sequel")
    onward = onward_from(article)
    assert [(entry.article, entry.reason) for entry in onward.related] == [(linked, "The sequel"), (like, "")]
    assert onward.others == (other,)


def test_articles_whose_time_has_not_come_keep_no_public_one_of_their_outlet_away() -> None:
    outlet = make_source()
    article, other = (make_article(status=Status.PUBLISHED, outlet=outlet) for _ in range(2))
    tomorrow = timezone.now() + timedelta(days=1)
    for _ in range(MOST_OTHERS + MOST_KNOWN + 1):
        make_article(status=Status.PUBLISHED, outlet=outlet, issued_on=date(2026, 1, 1), published_at=tomorrow)
    assert onward_from(article).others == (other,)


def test_a_large_archive_costs_as_many_queries() -> None:
    tags, outlet = [make_tag(), make_tag()], make_source()
    article = make_article(status=Status.PUBLISHED, tags=tags, outlet=outlet)
    for _ in range(60):
        make_article(status=Status.PUBLISHED, tags=tags, outlet=outlet)
    article = Article.objects.prefetch_related("tags").get(pk=article.pk)
    with CaptureQueriesContext(connection) as captured:
        onward = onward_from(article)
    assert len(captured) == 4
    assert (len(onward.related), len(onward.others)) == (5, 5)


def test_news_is_related_to_what_came_at_about_its_time() -> None:
    tags = [make_tag(), make_tag()]
    article = make_article(status=Status.PUBLISHED, tags=tags)
    make_article(pk=article.pk + NEIGHBOURS + 1, status=Status.PUBLISHED, tags=tags)
    assert alike(article) == []
    make_article(pk=article.pk + NEIGHBOURS, status=Status.PUBLISHED, headline="Near", tags=tags)
    assert [headline for headline, _shared in alike(article)] == ["Near"]
