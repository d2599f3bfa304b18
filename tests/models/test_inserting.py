"""Rows written from plain values are the rows that the models themselves would write."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import CaptureQueriesContext

from articles.models import (
    Article,
    Document,
    Extraction,
    ImportRecord,
    RelatedLink,
    Source,
    Status,
    TagSuggestion,
    insert_objects,
    insert_rows,
    reserve_keys,
)
from articles.models.inserting import ROWS
from tests.builders import make_article, make_document, make_record, make_run, make_source

pytestmark = pytest.mark.django_db
NOON = datetime(2025, 8, 9, 12, 30, 5, 123456, tzinfo=UTC)


def facts(row: models.Model) -> dict[str, Any]:
    """Return every column of a stored row but its key and the time it was written."""
    left_out = {"id", "created_at", "updated_at", "first_seen_at"}
    return {field.attname: getattr(row, field.attname) for field in row._meta.fields if field.name not in left_out}


def full_article(source: Source) -> Article:
    return Article(
        headline="Bees close the harbour",
        slug="bees",
        body="One.\n\nTwo.",
        authors=["Ida Marrow", "Özge"],
        outlet=source,
        issued_on=date(2025, 8, 9),
        issued_at=NOON,
        issued_precision="minute",
        is_complete=True,
        status=Status.REVIEW,
        search_terms="z62z",
    )


def test_an_object_is_inserted_as_it_would_save_itself() -> None:
    source = make_source()
    saved, inserted = full_article(source), full_article(source)
    saved.save()
    insert_objects([inserted])
    assert inserted.pk not in (None, saved.pk)
    assert facts(Article.objects.get(pk=inserted.pk)) == facts(Article.objects.get(pk=saved.pk))
    inserted.headline = "Bees leave"
    inserted.save(force_update=True)


def test_every_object_has_a_key_of_its_own_and_can_be_told_from_the_others() -> None:
    run = make_run()
    records = [
        ImportRecord(run=run, locator=f"{n}.txt", outcome="created", stage="place") for n in range(sum(ROWS) + 3)
    ]
    insert_objects(records)
    stored = ImportRecord.objects.in_bulk([record.pk for record in records])
    assert [stored[record.pk].locator for record in records] == [record.locator for record in records]


def test_columns_that_are_not_named_get_the_defaults_that_saving_gives() -> None:
    article = make_article()
    insert_rows(TagSuggestion, ("article_id", "name", "key", "score"), [(article.pk, "Elwin", "elwin", 0.5)])
    TagSuggestion.objects.create(article=article, name="Elwin", key="other", score=0.5)
    inserted, created = TagSuggestion.objects.order_by("pk")
    assert facts(inserted) == facts(created) | {"key": "elwin"}
    assert inserted.created_at is not None


def test_json_is_taken_as_a_value_or_as_the_text_that_it_is() -> None:
    document = make_document()
    payload = {"headline": "“Bees” \u0000 são", "authors": [None, 1.5, True]}
    names = ("document_id", "parser_version", "position", "role", "item_key", "payload")
    insert_rows(Extraction, names, [(document.pk, "1", 0, "lead", "lead", {"headline": "Bees", "authors": []})])
    text = '{"headline": "Wasps", "authors": [null, 1.5, true]}'
    insert_rows(Extraction, names, [(document.pk, "2", 0, "lead", "lead", text)], encoded=("payload",))
    stored = Extraction.objects.order_by("pk").values_list("payload", "payload__headline")
    assert list(stored) == [
        ({"headline": "Bees", "authors": []}, "Bees"),
        ({"headline": "Wasps", "authors": payload["authors"]}, "Wasps"),
    ]


def test_many_rows_are_a_few_statements() -> None:
    article = make_article()
    rows = [(article.pk, f"Name {n}", f"name {n}", 0.1) for n in range(2 * ROWS[0])]
    with CaptureQueriesContext(connection) as queries:
        insert_rows(TagSuggestion, ("article_id", "name", "key", "score"), iter(rows))
    assert len(queries) == 2
    assert TagSuggestion.objects.count() == len(rows)


def test_nothing_is_no_statement() -> None:
    with CaptureQueriesContext(connection) as queries:
        insert_rows(Document, ("sha256",), [])
        insert_objects([])
        assert list(reserve_keys(Document, 0)) == []
    assert not len(queries)


def test_a_row_that_breaks_a_promise_is_refused_unless_conflicts_are_ignored() -> None:
    one, other = make_article(), make_article()
    names, link = ("article_id", "related_id", "origin"), (one.pk, other.pk, "page")
    insert_rows(RelatedLink, names, [link])
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows(RelatedLink, names, [link])
    insert_rows(RelatedLink, names, [link, (other.pk, one.pk, "page")], ignore_conflicts=True)
    assert RelatedLink.objects.count() == 2


@pytest.mark.parametrize("name", ["sorted_on", "outlet", "nonsense"])
def test_what_is_no_column_or_writes_itself_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        insert_rows(Article, (name,), [(None,)])


def test_a_column_that_must_be_given_is_asked_for() -> None:
    with pytest.raises(ValueError, match="document_id has no default"):
        insert_rows(Extraction, ("position",), [(1,)])


def test_reserved_keys_belong_to_nobody_else() -> None:
    first = reserve_keys(Article, 3)
    second = reserve_keys(Article, 2)
    saved = make_article()
    assert len({*first, *second, saved.pk}) == 6
    assert sorted(first) == list(first)
    assert saved.pk > max(second)
    record = make_record(run=make_run())
    assert list(reserve_keys(ImportRecord, 1)) == [record.pk + 1]
