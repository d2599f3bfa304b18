"""Conflicts of a merge: decided by an editor, for ours or the page's, never behind anybody's back."""

from __future__ import annotations

from datetime import date

import pytest

from articles.editing.conflicts import CHANGED_SINCE, decide_conflicts, decide_many, digest_of, values_here
from articles.editing.refusals import ImpossibleEdit
from articles.editing.workflow import publish, take_down
from articles.editing.writing import edit_article
from articles.models import Article, Cause, Conflict, Doubt, Side
from articles.parsing import Credit, CreditRole, IssuedDate, Precision
from tests.builders import make_editor, make_source
from tests.importing.pages import make_page, make_read, place_pages, story

pytestmark = pytest.mark.django_db
URL = "https://elwin.example/news/bees"


def make_conflicts(before: dict, ours: dict, after: dict) -> Article:
    """Make an article whose page said ``before``, that an editor gave ``ours``, and whose page says ``after`` now."""
    text = story(700)
    place_pages(make_page(make_read(**{"headline": "Bees", "body": text} | before), url=URL))
    article = Article.objects.get()
    edit_article(article=article, changes=ours, by=make_editor())
    place_pages(make_page(make_read(**{"headline": "Bees", "body": text} | after), url=URL))
    article.refresh_from_db()
    return article


def headline_conflict() -> tuple[Article, Conflict]:
    article = make_conflicts({"headline": "Bees swarm"}, {"headline": "Bees, ours"}, {"headline": "Bees gone"})
    return article, Conflict.objects.get()


def test_a_merge_that_both_changed_leaves_a_conflict_with_its_three_sides() -> None:
    article, conflict = headline_conflict()
    assert article.headline == "Bees, ours"
    assert (conflict.article, conflict.field) == (article, "headline")
    assert (conflict.base, conflict.ours, conflict.theirs) == ("Bees swarm", "Bees, ours", "Bees gone")
    assert conflict.extraction == article.base_extraction


def test_the_same_field_has_one_open_conflict_that_a_newer_page_brings_up_to_date() -> None:
    article, _ = headline_conflict()
    place_pages(make_page(make_read(headline="Bees back", body=article.body), url=URL))
    conflict = Conflict.objects.get()
    assert (conflict.base, conflict.ours, conflict.theirs) == ("Bees swarm", "Bees, ours", "Bees back")


def test_a_conflict_is_over_when_the_page_says_what_we_say() -> None:
    article, _ = headline_conflict()
    place_pages(make_page(make_read(headline="Bees, ours", body=article.body), url=URL))
    assert not Conflict.objects.exists()


def test_no_headline_is_not_taken_from_a_page() -> None:
    article = make_conflicts({"headline": "Bees swarm"}, {}, {"headline": ""})
    conflict = Conflict.objects.get()
    with pytest.raises(ImpossibleEdit, match="keep ours"):
        decide_conflicts(choices={conflict.pk: Side.THEIRS}, by=None)
    assert decide_conflicts(choices={conflict.pk: Side.OURS}, by=None) == 1
    assert Article.objects.get().headline == article.headline == "Bees swarm"


def test_taking_the_page_s_value_writes_it_with_a_revision_by_the_editor() -> None:
    article, conflict = headline_conflict()
    editor = make_editor()
    assert decide_conflicts(choices={conflict.pk: Side.THEIRS}, by=editor) == 1
    article.refresh_from_db()
    conflict.refresh_from_db()
    assert article.headline == "Bees gone"
    assert (conflict.choice, conflict.decided_by) == (Side.THEIRS, editor)
    last = article.revisions.order_by("-number")[0]
    assert (last.cause, last.by, last.fields["headline"]) == (Cause.EDIT, editor, "Bees gone")
    assert not Doubt.objects.open().exists()


def test_keeping_ours_changes_nothing_and_is_remembered() -> None:
    article, conflict = headline_conflict()
    revisions = article.revisions.count()
    decide_conflicts(choices={conflict.pk: Side.OURS}, by=None)
    article.refresh_from_db()
    assert (article.headline, article.revisions.count()) == ("Bees, ours", revisions)
    assert not Conflict.objects.open().exists()
    assert not Doubt.objects.open().exists()
    place_pages(make_page(make_read(headline="Bees gone", body=article.body), url=URL))
    assert not Conflict.objects.open().exists()


def test_every_kind_of_field_can_be_taken_from_the_page() -> None:
    def fields(outlet: str, day: int, wire: str) -> dict:
        issued = IssuedDate(date(2025, 7, day), Precision.DAY, f"{day} July")
        credits = (Credit(wire, CreditRole.WIRE, f"/{wire}/"),)
        return {"outlet": outlet, "issued": issued, "credits": credits, "authors": (wire,), "byline": f"By {wire}"}

    ours = {
        "outlet": make_source("Ours"),
        "issued_on": date(2025, 1, 1),
        "issued_text": "New Year",
        "authors": ["Odile"],
        "byline": "By Odile",
        "credits": [],
    }
    article = make_conflicts(fields("Elwin Courier", 1, "Wire One"), ours, fields("Quay Post", 2, "Wire Two"))
    rows = Conflict.objects.all()
    assert {row.field for row in rows} == {"outlet", "issued", "authors", "byline", "credits"}
    decide_conflicts(choices={row.pk: Side.THEIRS for row in rows}, by=None)
    article.refresh_from_db()
    assert str(article.outlet) == "Quay Post"
    assert (article.issued_on, article.issued_text, article.issued_precision) == (date(2025, 7, 2), "2 July", "day")
    assert (article.authors, article.byline) == (["Wire Two"], "By Wire Two")
    assert [credit.name for credit in article.credits.all()] == ["Wire Two"]


def test_what_has_changed_since_the_editor_looked_is_not_overwritten() -> None:
    article, conflict = headline_conflict()
    seen = {conflict.pk: digest_of(values_here([article])[article.pk]["headline"], conflict.theirs)}
    edit_article(article=article, changes={"headline": "Bees, by another"}, by=None)
    with pytest.raises(ImpossibleEdit, match=CHANGED_SINCE):
        decide_conflicts(choices={conflict.pk: Side.THEIRS}, by=None, seen=seen)
    article.refresh_from_db()
    assert article.headline == "Bees, by another"
    assert Conflict.objects.open().count() == 1


def test_many_are_decided_at_once_and_those_refused_are_counted_with_the_reason() -> None:
    article, conflict = headline_conflict()
    publish(article=article, by=None)
    take_down(article=article, by=None, reason="A court said so.")
    decided = decide_many(conflicts=Conflict.objects.all(), side=Side.THEIRS, by=None)
    assert decided.done == 0
    assert [("taken down" in why, count) for why, count in decided.refused.items()] == [(True, 1)]
    assert decide_many(conflicts=Conflict.objects.all(), side=Side.OURS, by=None).done == 1
    assert decide_many(conflicts=Conflict.objects.all(), side=Side.OURS, by=None).done == 0
    conflict.refresh_from_db()
    assert conflict.choice == Side.OURS


def test_deciding_twice_is_once() -> None:
    article, conflict = headline_conflict()
    decide_conflicts(choices={conflict.pk: Side.THEIRS}, by=None)
    count = article.revisions.count()
    assert decide_conflicts(choices={conflict.pk: Side.OURS}, by=None) == 0
    conflict.refresh_from_db()
    assert (conflict.choice, article.revisions.count()) == (Side.THEIRS, count)
