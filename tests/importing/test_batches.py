"""A batch is all or nothing; a document that fails does so alone, with a record, and spoils no other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError

from articles.importing import batches
from articles.importing.batches import Writer
from articles.importing.extracting import FailedDocument, Sighting
from articles.importing.runs import start_run
from articles.models import Article, Document, ImportRecord, Outcome, Source, Stage
from articles.parsing import Warning

from .pages import make_page, make_read, place_pages

pytestmark = pytest.mark.django_db
BROKEN = {"position": -1}  # no database takes it


def broken_page() -> Any:
    """Return a page that the database refuses."""
    page = make_page(make_read(headline="The one that breaks"))
    return replace(page, articles=tuple(replace(read, **BROKEN) for read in page.articles))


def test_a_document_that_cannot_be_placed_fails_alone() -> None:
    pages = [make_page(make_read(headline="Before")), broken_page(), make_page(make_read(headline="After"))]
    records = place_pages(*pages)

    assert [record.outcome for record in records] == [Outcome.CREATED, Outcome.FAILED, Outcome.CREATED]
    assert records[1].stage == Stage.PLACE
    assert "IntegrityError" in records[1].error
    assert list(Article.objects.order_by("id").values_list("headline", flat=True)) == ["Before", "After"]
    assert Document.objects.count() == 2
    assert list(ImportRecord.objects.order_by("id")) == records


def test_what_was_made_in_a_failed_transaction_is_not_taken_for_there() -> None:
    page = broken_page()
    sane = make_page(make_read(outlet="Quay Post"))
    broken = replace(
        page, articles=tuple(replace(r, parsed=replace(r.parsed, outlet="Quay Post")) for r in page.articles)
    )
    place_pages(sane, broken)
    assert Article.objects.get().outlet == Source.objects.get(name="Quay Post")


def test_failed_readings_are_recorded_in_their_order() -> None:
    failed = FailedDocument(
        Sighting("pages.jsonl#line=2"), "read", "pages.jsonl#line=2: line 2: is not JSON; expected an object"
    )
    first, second = place_pages(failed, make_page(make_read()))  # type: ignore[arg-type]
    assert (first.outcome, first.stage, first.locator, first.error) == (
        "failed",
        "read",
        "pages.jsonl#line=2",
        failed.error,
    )
    assert second.outcome == Outcome.CREATED


@pytest.mark.parametrize(
    "error", [IntegrityError("somebody made the same source"), OperationalError("database is locked")]
)
def test_another_writer_in_the_way_is_waited_for(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    attempts = []

    def apply_at_the_second_attempt(*args: Any, **fields: Any) -> None:
        attempts.append(args)
        if len(attempts) == 1:
            raise error
        real(*args, **fields)

    real = batches.apply
    monkeypatch.setattr(batches, "apply", apply_at_the_second_attempt)
    monkeypatch.setattr(batches, "FIRST_WAIT", 0.001)
    records = place_pages(make_page(make_read()), make_page(make_read()))
    assert [record.outcome for record in records] == [Outcome.CREATED, Outcome.CREATED]
    assert len(attempts) == 2


def test_a_database_that_takes_nothing_at_all_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(batches, "beat", full)
    with pytest.raises(OperationalError, match="full"):
        Writer(start_run(command="test", options={})).write([make_page(make_read())])


def test_the_number_of_queries_does_not_grow_with_the_batch(django_assert_max_num_queries: Any) -> None:
    place_pages(make_page(make_read()))  # the outlet is known from here on
    run = start_run(command="test", options={})
    pages = [make_page(make_read()) for _ in range(100)]
    with django_assert_max_num_queries(40):
        Writer(run).write(pages)
    assert Article.objects.count() == 101


def test_a_record_keeps_the_warnings_and_the_sighting() -> None:
    hint = Warning("text-may-be-missing", "A word may be missing here.", 3, 0, 9)
    page = make_page(make_read(), url="https://elwin.example/a", warnings=[hint])
    (record,) = place_pages(page)
    record.refresh_from_db()
    assert record.warnings == [{"rule": hint.rule, "message": hint.message, "line": 3, "start": 0, "end": 9}]
    assert (record.url, record.locator) == ("https://elwin.example/a", page.sighting.locator)
