"""What editors write, and what the use case keeps right around it."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from articles.editing.crediting import CreditLine
from articles.editing.refusals import ImpossibleEdit
from articles.editing.restoring import restore_revision
from articles.editing.revisions import record_first_revisions
from articles.editing.workflow import publish
from articles.editing.writing import create_article, edit_article
from articles.models import Article, Cause, CreditRole, Precision, SourceAlias, Status, SuggestionState, TagSuggestion
from articles.search import search_terms
from tests.builders import make_article, make_editor, make_source, make_tag

pytestmark = pytest.mark.django_db


def test_an_edit_writes_what_changed_and_leaves_a_revision() -> None:
    article, editor = make_article(), make_editor()
    before = article.updated_at
    edit_article(article=article, changes={"headline": "Ferry late again"}, by=editor, reason="It was late.")
    article.refresh_from_db()
    assert article.headline == "Ferry late again"
    assert article.updated_at > before
    revision = article.revisions.get()
    assert (revision.cause, revision.by, revision.reason) == (Cause.EDIT, editor, "It was late.")


def test_an_edit_that_changes_nothing_writes_nothing() -> None:
    article, editor = make_article(), make_editor()
    record_first_revisions(articles=[article], run=None)
    edit_article(article=article, changes={"headline": article.headline, "tags": []}, by=editor)
    assert article.revisions.count() == 1
    assert Article.objects.get().updated_at == article.updated_at


def test_an_edit_leaves_alone_what_another_changed_meanwhile() -> None:
    article, editor = make_article(), make_editor()
    stale = Article.objects.get(pk=article.pk)
    edit_article(article=article, changes={"standfirst": "The harbour master is puzzled."}, by=editor)
    edit_article(article=stale, changes={"headline": "Ferry late again"}, by=editor)
    article.refresh_from_db()
    assert (article.headline, article.standfirst) == ("Ferry late again", "The harbour master is puzzled.")


def test_the_terms_to_be_found_by_follow_the_text() -> None:
    article = make_article()
    edit_article(article=article, changes={"headline": "北京新闻"}, by=make_editor())
    article.refresh_from_db()
    assert article.search_terms == search_terms("北京新闻", article.standfirst, article.body)


def test_the_slug_follows_the_headline_until_it_is_published() -> None:
    article, editor = make_article(headline="Ferry on time", status=Status.REVIEW), make_editor()
    edit_article(article=article, changes={"headline": "Ferry late"}, by=editor)
    article.refresh_from_db()
    assert article.slug == "ferry-late"
    publish(article=article, by=editor)
    edit_article(article=article, changes={"headline": "Ferry very late"}, by=editor)
    article.refresh_from_db()
    assert article.slug == "ferry-late"


def test_a_slug_chosen_by_hand_stays_and_an_emptied_one_is_made_anew() -> None:
    article, editor = make_article(headline="Ferry on time", slug="chosen"), make_editor()
    edit_article(article=article, changes={"headline": "Ferry late"}, by=editor)
    article.refresh_from_db()
    assert article.slug == "chosen"
    edit_article(article=article, changes={"slug": ""}, by=editor)
    article.refresh_from_db()
    assert article.slug == "ferry-late"


@pytest.mark.parametrize("name", ["status", "published_at", "base_extraction", "search_terms", "heading"])
def test_what_is_not_an_editors_to_write_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        edit_article(article=make_article(), changes={name: "published"}, by=make_editor())


@pytest.mark.parametrize("blank", ["headline", "body"])
def test_a_published_article_keeps_its_headline_and_body(blank: str) -> None:
    article = make_article(status=Status.PUBLISHED)
    with pytest.raises(ImpossibleEdit, match="needs a headline and a body"):
        edit_article(article=article, changes={blank: "  "}, by=make_editor())


def test_what_was_taken_down_is_no_longer_edited() -> None:
    article = make_article(status=Status.TAKEN_DOWN)
    with pytest.raises(ImpossibleEdit, match="has been taken down"):
        edit_article(article=article, changes={"headline": "Back again"}, by=make_editor())


@pytest.mark.parametrize(
    "changes",
    [{"kind": "poem"}, {"issued_precision": ""}, {"issued_precision": Precision.MINUTE}, {"issued_on": None}],
)
def test_values_that_no_article_can_have_are_refused_before_the_database_sees_them(changes: dict[str, object]) -> None:
    article = make_article()
    with pytest.raises(ValidationError):
        edit_article(article=article, changes=changes, by=make_editor())
    assert not article.revisions.exists()


def test_tags_and_credits_are_edited_in_the_same_revision() -> None:
    old, new, source = make_tag("Boats"), make_tag("Ferries"), make_source("Tidewire")
    article = make_article(tags=[old])
    line = CreditLine(source, CreditRole.WIRE, text="/Tidewire/")
    changes = {"headline": "Ferry late again", "tags": [new], "credits": [line]}
    edit_article(article=article, changes=changes, by=make_editor())
    fields = article.revisions.get().fields
    assert fields["tags"] == ["Ferries"]
    assert fields["credits"] == [{"role": "wire", "source": "Tidewire", "name": "Tidewire", "text": "/Tidewire/"}]
    assert TagSuggestion.objects.get(key="boats").state == SuggestionState.DISMISSED


def test_changed_tags_alone_make_the_article_newer() -> None:
    article = make_article()
    edit_article(article=article, changes={"tags": [make_tag()]}, by=make_editor())
    assert Article.objects.get().updated_at > article.updated_at


def test_an_article_written_by_hand_is_a_draft_with_a_first_revision() -> None:
    editor = make_editor()
    fields = {"headline": "Ferry late again", "body": "Nobody knows why.", "tags": [make_tag("Ferries")]}
    article = create_article(fields=fields, by=editor)
    assert (article.status, article.slug) == (Status.DRAFT, "ferry-late-again")
    revision = article.revisions.get()
    assert (revision.number, revision.by, revision.fields["tags"]) == (1, editor, ["Ferries"])


def test_a_restored_revision_brings_back_texts_dates_sources_tags_and_credits_but_not_the_status() -> None:
    editor, outlet, wire = make_editor(), make_source("Elwin Courier"), make_source("Tidewire")
    article = make_article(
        status=Status.REVIEW,
        outlet=outlet,
        issued_at=datetime(2025, 7, 9, 6, 30, tzinfo=UTC),
        issued_precision=Precision.MINUTE,
        dateline_date=date(2025, 7, 8),
        tags=[make_tag("Ferries")],
        credits=[(wire, CreditRole.WIRE)],
    )
    record_first_revisions(articles=[article], run=None)
    changes = {
        "headline": "Wrong",
        "outlet": None,
        "issued_on": None,
        "issued_at": None,
        "issued_precision": "",
        "dateline_date": None,
        "tags": [],
        "credits": [],
    }
    edit_article(article=article, changes=changes, by=editor)
    publish(article=article, by=editor)
    restore_revision(revision=article.revisions.get(number=1), by=editor)
    last, first = article.revisions.first(), article.revisions.get(number=1)
    assert last is not None
    assert (last.number, last.cause, last.reason) == (4, Cause.REVERT, "Restored revision 1.")
    moved = {"status", "published_at"}
    assert {k: v for k, v in last.fields.items() if k not in moved} == {
        k: v for k, v in first.fields.items() if k not in moved
    }
    assert last.fields["status"] == Status.PUBLISHED


def test_restoring_finds_a_source_by_the_name_it_had_and_says_when_it_is_gone() -> None:
    editor, outlet = make_editor(), make_source("Elwin Courier")
    article = make_article(outlet=outlet)
    record_first_revisions(articles=[article], run=None)
    edit_article(article=article, changes={"outlet": None}, by=editor)
    outlet.name = "The Courier"
    outlet.save()
    with pytest.raises(ImpossibleEdit, match="no source “Elwin Courier”"):
        restore_revision(revision=article.revisions.get(number=1), by=editor)
    SourceAlias.objects.create(source=outlet, key="elwin courier")
    assert restore_revision(revision=article.revisions.get(number=1), by=editor).outlet == outlet
