"""The desk's first page: what waits, and what was published day by day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Comment, Conflict, Outcome, Stage, Status
from tests.builders import make_article, make_document, make_editor, make_extraction, make_record, make_run

pytestmark = pytest.mark.django_db


def test_the_first_page_says_what_waits_and_where(desk: Client) -> None:
    article = make_article(status=Status.REVIEW)
    extraction = make_extraction(document=make_document())
    for field in ("headline", "body"):
        Conflict.objects.create(article=article, field=field, extraction=extraction)
    make_record(run=make_run(), outcome=Outcome.FAILED, stage=Stage.READ, error="It is empty.")
    Comment.objects.create(article=article, name="A reader", text="Never on time.")
    waiting = desk.get("/admin/").context["waiting"]
    assert [(heap.number, heap.what) for heap in waiting] == [
        (1, "in review"),
        (1, "article in conflict"),
        (1, "failed in the latest import"),
        (1, "comment to moderate"),
    ]
    for heap in waiting:
        assert desk.get(heap.url).status_code == 200


def test_imports_that_broke_off_are_said_until_one_runs_to_its_end(desk: Client) -> None:
    make_run(status="aborted")
    make_run(status="aborted")
    assert "imports broken off" in desk.get("/admin/").text
    make_run()
    assert "broken off" not in desk.get("/admin/").text


def test_what_was_published_is_counted_by_day(desk: Client) -> None:
    now = timezone.now()
    for back in (0, 3, 3, 40):
        make_article(status=Status.PUBLISHED, published_at=now - timedelta(days=back, seconds=1))
    make_article(status=Status.PUBLISHED, published_at=now + timedelta(days=1))
    chart = desk.get("/admin/").context["chart"]
    assert chart.text.startswith("3 published in the last 28 days, most on ")
    assert sum(int(bar.text.split(": ")[1]) for bar in chart.bars) == 3
    assert max(bar.height for bar in chart.bars) == chart.height


def test_whoever_may_see_nothing_of_it_is_shown_nothing(client: Client) -> None:
    make_article(status=Status.REVIEW)
    client.force_login(make_editor("view_tag"))
    page = client.get("/admin/")
    assert "desk-figures" not in page.text
    assert "desk-chart" not in page.text


def test_a_desk_without_work_says_so(desk: Client) -> None:
    assert "Nothing waits." in desk.get("/admin/").text
