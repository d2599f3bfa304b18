"""What revisions keep, and how they are numbered."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.editing.revisions import record_first_revisions, record_revision, revision_fields
from articles.models import Article, Cause, CreditRole, Precision, Revision, Status
from tests.builders import make_article, make_editor, make_run, make_source, make_tag

pytestmark = pytest.mark.django_db


def full_article(**fields: object) -> Article:
    wire = make_source()
    return make_article(
        status=Status.REVIEW,
        outlet=make_source("Elwin Courier"),
        aggregator=make_source("Harbour Digest"),
        issued_at=datetime(2025, 7, 9, 6, 30, tzinfo=UTC),
        issued_precision=Precision.MINUTE,
        authors=["Odile Marrow"],
        tags=[make_tag("Quays"), make_tag("Ferries")],
        credits=[(wire, CreditRole.WIRE, "/Tidewire/")],
        **fields,
    )


def test_a_revision_keeps_every_field_tags_credits_and_sources_by_name() -> None:
    article = full_article()
    fields = revision_fields(article)
    assert fields["headline"] == article.headline
    assert fields["issued_on"] == "2025-07-09"
    assert fields["issued_at"] == "2025-07-09T06:30:00+00:00"
    assert fields["authors"] == ["Odile Marrow"]
    assert (fields["outlet"], fields["aggregator"]) == ("Elwin Courier", "Harbour Digest")
    assert fields["tags"] == ["Ferries", "Quays"]
    wire = article.credits.get()
    assert fields["credits"] == [{"role": "wire", "source": wire.source.name, "name": wire.name, "text": "/Tidewire/"}]
    columns = {field.attname for field in Article._meta.fields}
    derived = {"id", "created_at", "updated_at", "search_terms", "sorted_on", "run_id"}
    by_name = {"outlet_id": "outlet", "aggregator_id": "aggregator"}
    assert {by_name.get(name, name) for name in columns - derived} | {"tags", "credits"} == fields.keys()


def test_a_revision_reads_tags_from_the_database_not_from_what_was_prefetched() -> None:
    article = Article.objects.for_detail().get(pk=make_article().pk)
    article.article_tags.create(tag=make_tag("Quays"), origin="editor")
    assert revision_fields(article)["tags"] == ["Quays"]


def test_revisions_of_an_article_count_from_one() -> None:
    article = make_article()
    first = record_revision(article=article, cause=Cause.IMPORT)
    article.headline = "Ferry late again"
    second = record_revision(article=article, cause=Cause.EDIT, by=make_editor())
    assert first is not None
    assert second is not None
    assert (first.number, second.number) == (1, 2)


def test_an_edit_that_changed_nothing_leaves_no_revision() -> None:
    article = full_article()
    record_revision(article=article, cause=Cause.IMPORT)
    again = Article.objects.get(pk=article.pk)
    assert record_revision(article=again, cause=Cause.EDIT) is None
    assert record_revision(article=again, cause=Cause.WORKFLOW) is not None


def test_first_revisions_of_an_import_are_number_one_of_its_run() -> None:
    run = make_run()
    articles = [full_article(dateline_date=date(2025, 7, 8)) if not n else make_article() for n in range(3)]
    record_first_revisions(articles=articles, run=run)
    assert set(Revision.objects.values_list("article", "number", "cause", "run")) == {
        (article.pk, 1, Cause.IMPORT, run.pk) for article in articles
    }
    assert articles[0].revisions.get().fields == revision_fields(articles[0])


def test_first_revisions_of_twice_as_many_take_no_more_queries() -> None:
    def queries(number: int) -> int:
        articles = [make_article() for _ in range(number)]
        with CaptureQueriesContext(connection) as captured:
            record_first_revisions(articles=articles, run=None)
        return len(captured)

    assert queries(3) == queries(6)
