from datetime import UTC, date, datetime

import pytest

from articles.models import Article, Comment, Document, Source, SourceAlias
from tests.builders import make_article, make_document, make_source

pytestmark = pytest.mark.django_db


def test_the_bytes_of_a_page_come_back_as_they_came():
    raw = b"\xff\x00 line\r\n" * 1_000
    document = Document.objects.create(
        sha256=Document.hash_of(raw), content=Document.packed(raw), size=len(raw), media_type="text/plain"
    )
    stored = Document.objects.get(pk=document.pk)
    assert stored.raw == raw
    assert len(stored.content) < len(raw)


def test_an_erased_page_has_no_bytes_and_keeps_its_hash():
    document = make_document()
    Document.objects.filter(pk=document.pk).update(content=b"", erased_at=datetime(2025, 8, 9, tzinfo=UTC))
    assert Document.objects.get(sha256=document.sha256).raw == b""


def test_lists_of_documents_leave_the_bytes_in_the_database():
    make_document()
    assert Document.objects.light().get().get_deferred_fields() == {"content"}


def test_a_source_goes_by_its_name_and_by_its_aliases_however_they_are_spelt():
    source = make_source("Elwin Courier")
    SourceAlias.objects.create(source=source, key="elwin-courier.example")
    SourceAlias.objects.create(source=source, key="the courier")
    make_source("Courier")
    for name in ("Elwin Courier", " Elwin Courier ", "ELWIN-courier.example", "The Courier"):
        assert Source.objects.named(name).get() == source
    assert not Source.objects.named("Elwin").exists()


def test_only_approved_comments_are_for_readers():
    article, moment = make_article(), datetime(2025, 8, 9, tzinfo=UTC)
    for status in ("pending", "approved", "rejected", "spam"):
        Comment.objects.create(
            article=article,
            name="Odile",
            text=status,
            status=status,
            moderated_at=None if status == "pending" else moment,
        )
    assert Comment.objects.approved().get().text == "approved"


def test_the_day_that_articles_are_sorted_by_follows_the_day_of_issue():
    article = make_article(issued_on=None)
    assert Article.objects.get(pk=article.pk).sorted_on == date(1, 1, 1)
    Article.objects.filter(pk=article.pk).update(issued_on=date(2025, 7, 9), issued_precision="day")
    assert Article.objects.get(pk=article.pk).sorted_on == date(2025, 7, 9)
