"""The inbox: groups, flags, and a queue that visits each article once, the doubtful ones first."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from articles.models import Article, Doubt, ImportRun, Status
from articles.models.inbox import (
    Flag,
    first_in_queue,
    flagged,
    flags_of,
    inbox_groups,
    next_in_queue,
    previous_in_queue,
)
from tests.builders import make_article, make_run, make_source

pytestmark = pytest.mark.django_db
NOON = datetime(2025, 8, 9, 12, tzinfo=UTC)


def waiting(run: ImportRun | None = None, **fields: object) -> Article:
    return make_article(**{"status": Status.REVIEW, "is_complete": True, "created_at": NOON, "run": run} | fields)


def doubted(kind: str, **fields: object) -> Article:
    article = waiting(**fields)
    Doubt.objects.create(article=article, kind=kind, rule="torn", message="Torn.")
    return article


SHOWN = {
    Flag.NO_DATE: lambda: waiting(issued_on=None),
    Flag.GUESSED_DATE: lambda: waiting(issued_precision="approximate"),
    Flag.CUT_SHORT: lambda: waiting(is_complete=False),
    Flag.COPY: lambda: waiting(duplicate_of=make_article()),
    Flag.DAMAGED: lambda: doubted("damaged"),
    Flag.UNSURE: lambda: doubted("unsure"),
    Flag.CONFLICT: lambda: doubted("conflict"),
}


@pytest.mark.parametrize("flag", Flag)
def test_a_flag_is_shown_by_what_it_is_about_alone(flag: Flag) -> None:
    waiting()
    article = SHOWN[flag]()
    assert flags_of(article) == [flag]
    assert list(flagged(Article.objects.filter(status=Status.REVIEW), flag)) == [article]
    assert first_in_queue(Article.objects.all()) == article


def test_a_settled_doubt_flags_nothing() -> None:
    article = doubted("damaged")
    Doubt.objects.update(settled_at=NOON)
    assert flags_of(article) == []
    assert not flagged(Article.objects.all(), Flag.DAMAGED).exists()


def test_groups_are_by_run_and_outlet_the_latest_run_first_with_what_to_look_at() -> None:
    early, late, outlet = make_run(), make_run(), make_source("Elwin Courier")
    waiting(early, outlet=outlet)
    waiting(late, outlet=outlet)
    waiting(late, outlet=outlet, issued_on=None)
    doubted("damaged", run=late, outlet=outlet)
    waiting(late)
    waiting()
    waiting(late, status=Status.DRAFT)
    groups = inbox_groups()
    assert [(group.run, group.outlet, group.articles, group.doubtful) for group in groups] == [
        (late, outlet, 3, 2),
        (late, None, 1, 0),
        (early, outlet, 1, 0),
        (None, None, 1, 0),
    ]
    assert groups[0].flags == {Flag.NO_DATE: 1, Flag.DAMAGED: 1}


def test_the_queue_visits_each_once_in_both_directions_doubtful_ones_first() -> None:
    later = datetime(2025, 8, 9, 13, tzinfo=UTC)
    clear = [waiting(), waiting(), waiting(created_at=later)]
    doubtful = [waiting(issued_on=None), doubted("unsure"), waiting(created_at=later, is_complete=False)]
    make_article(status=Status.PUBLISHED)
    articles, walked = Article.objects.all(), []
    article = first_in_queue(articles)
    while article:
        walked.append(article)
        article = next_in_queue(articles, article)
    assert walked == doubtful + clear
    back = [walked[-1]]
    while before := previous_in_queue(articles, back[-1]):
        back.append(before)
    assert back == walked[::-1]


def test_what_was_decided_leads_on_from_where_it_stood() -> None:
    first, second, third = waiting(), waiting(), waiting()
    Article.objects.filter(pk=second.pk).update(status=Status.REJECTED)
    assert next_in_queue(Article.objects.all(), second) == third
    assert previous_in_queue(Article.objects.all(), second) == first


def test_what_arrived_at_the_same_moment_by_the_databases_clock_is_visited_too() -> None:
    rows = [Article(headline="Ferry", slug="ferry", body="x", status=Status.REVIEW, is_complete=True) for _ in range(3)]
    Article.objects.bulk_create(rows)
    first, second, third = Article.objects.order_by("pk")
    assert next_in_queue(Article.objects.all(), first) == second
    assert next_in_queue(Article.objects.all(), third) is None
    assert previous_in_queue(Article.objects.all(), second) == first
