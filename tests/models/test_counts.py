"""Sums over all articles count what is public and nothing else, whether or not any source is hidden."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from django.utils import timezone

from articles.models import (
    Article,
    CreditRole,
    Source,
    Status,
    by_month,
    census,
    completed,
    current_edition,
    edition_of,
    every_source,
    facets_of,
    numbers_by_day,
    offered_facets,
    source_counts,
    sources_in_use,
    tag_counts,
    tags_in_use,
)
from tests.builders import make_article, make_run, make_source, make_tag

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True, params=["inherit", "hidden"])
def _articles(request: pytest.FixtureRequest) -> None:
    """Make articles in every state, some of them with a source in each hop that may be hidden."""
    courier, post, other = make_source("Elwin Courier"), make_source("Evening Post"), make_source("Other")
    tags = [make_tag(name) for name in ("Ferries", "Ports", "Tides")]
    hops = (
        {"outlet": other},
        {"outlet": courier, "aggregator": other},
        {"outlet": courier, "credits": [(other, CreditRole.WIRE)]},
        {"outlet": post, "credits": [(courier, CreditRole.ORIGINAL), (courier, CreditRole.WIRE)]},
        {"outlet": post, "aggregator": courier},
        {"aggregator": post},
        {},
    )
    states = (
        *({"status": status} for status in Status),
        {"status": Status.PUBLISHED, "published_at": timezone.now() + timedelta(days=1)},
        {"status": Status.PUBLISHED, "issued_on": None},
    )
    for number, state in enumerate(states):
        for at, chain in enumerate(hops):
            facts = {"language": "es" if at % 2 else "en", "kind": ("report", "live")[number % 2]}
            day = {"issued_on": date(2024 + at % 2, 1 + at, 9)}
            make_article(**facts, **day | state, **chain, tags=tags[: at % 4])
    Source.objects.filter(pk=other.pk).update(display=request.param)


def shown() -> list[Article]:
    return list(Article.objects.published().prefetch_related("tags", "credits"))


def test_tags_have_the_numbers_of_what_is_public() -> None:
    numbers = Counter(tag.name for article in shown() for tag in article.tags.all())
    assert {tag.name: tag.articles for tag in tag_counts()} == numbers


def test_sources_have_the_numbers_of_what_is_public_by_what_they_did() -> None:
    did = Counter((str(hop.source), hop.role.value) for article in shown() for hop in article.chain)
    counted = {
        (source.name, role): number
        for source in source_counts(every_source(), census(every_source()).tallies)
        for role, number in zip(("original", "wire", "outlet", "aggregator"), source[3:], strict=True)
        if number
    }
    assert counted == did


def test_what_has_a_number_is_in_use_and_nothing_else() -> None:
    assert {tag.slug for tag in tags_in_use()} == {tag.slug for tag in tag_counts()}
    sources = source_counts(every_source(), census(every_source()).tallies)
    assert {source.slug for source in sources_in_use()} == {source.slug for source in sources}


def test_the_edition_counts_what_is_public_and_its_outlets() -> None:
    ended = make_run().finished_at
    make_run(finished_at=None, status="running")
    edition = current_edition()
    assert edition == current_edition(sum(numbers_by_day().values()))
    assert edition == edition_of(census(every_source()))
    assert edition.last_import == ended
    assert edition.articles == len(shown())
    assert edition.outlets == len({article.outlet_id for article in shown() if article.outlet_id})


def test_what_indexes_tell_of_everything_is_what_is_counted_article_by_article() -> None:
    counted = facets_of(Article.objects.published(), 1_000)
    newest = facets_of(Article.objects.published(), 1)
    offered = offered_facets(newest, every_source(), census(every_source()).tallies)
    told = completed(offered, numbers_by_day())
    assert offered.is_partial
    assert not told.is_partial
    assert {**told.values, "tag": ()} == {**counted.values, "tag": ()}
    assert (told.months, told.counted) == (counted.months, counted.counted)


def test_months_count_what_is_public() -> None:
    months = Counter((article.issued_on.year, article.issued_on.month) for article in shown() if article.issued_on)
    assert {(month.year, month.month): number for month, number in by_month(numbers_by_day()).items()} == months
