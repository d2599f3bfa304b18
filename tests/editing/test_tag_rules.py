"""Tag rules say what they would do, tag what is there and what comes, and never bring back what an editor took off."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.editing import rule_applications
from articles.editing.refusals import ImpossibleEdit
from articles.editing.rule_applications import apply_rule, begin_application
from articles.editing.tag_rules import try_rule, write_rule
from articles.editing.writing import edit_article
from articles.models import (
    ApplicationStatus,
    Article,
    ArticleTag,
    Cause,
    CreditRole,
    Revision,
    RuleApplication,
    SourceAlias,
    SuggestionState,
    Tag,
    TagOrigin,
    TagRule,
    TagSuggestion,
)
from tests.builders import (
    make_article,
    make_document,
    make_editor,
    make_extraction,
    make_record,
    make_run,
    make_source,
    make_tag,
)
from tests.importing.pages import make_page, make_read, place_pages, story

pytestmark = pytest.mark.django_db


def make_rule(include: str = "ferry", *, tag: Tag | None = None, **fields: Any) -> TagRule:
    return TagRule.objects.create(tag=tag or make_tag(), include=include, **fields)


def applied(rule: TagRule, *, takes_back: bool = False) -> RuleApplication:
    application = begin_application(rule=rule, takes_back=takes_back, by=make_editor())
    apply_rule(application=application)
    application.refresh_from_db()
    return application


def tags_of(article: Article) -> list[tuple[str, str]]:
    return list(article.article_tags.values_list("tag__name", "origin"))


def test_a_trial_says_how_many_which_and_why_and_writes_nothing() -> None:
    tag = make_tag("Ferries")
    found = make_article(headline="A ferry to Port Elwin", body="Nothing else.")
    make_article(headline="Ferryman", body="Nothing.")
    make_article(headline="One ferry with the tag", tags=[tag])
    lost = make_article(headline="A ferry that lost it", tags=[tag])
    edit_article(article=lost, changes={"tags": []}, by=make_editor())
    make_article(headline="A rejected ferry", status="rejected")
    trial = try_rule(TagRule(tag=tag, include="ferry", in_body=False))
    assert (trial.found, trial.tagged, trial.barred, trial.would_tag, trial.is_complete) == (3, 1, 1, 1, True)
    ((article, places),) = trial.examples
    assert article == found
    assert [(place.field, place.text[place.start : place.end]) for place in places] == [("headline", "ferry")]
    assert not TagRule.objects.exists()


def test_a_trial_that_runs_out_of_time_says_so() -> None:
    make_article(headline="A ferry")
    assert not try_rule(make_rule(), seconds=-1).is_complete


@pytest.mark.parametrize(
    "rule",
    [
        {"include": "ferry quay"},
        {"include": "ferry quay", "match": "all"},
        {"include": "late ferry\nclosed quay", "match": "phrase"},
        {"include": "ferr(y|ies)", "match": "regex"},
        {"include": "élan"},
        {"include": "tidewire", "in_headline": False, "in_body": False, "in_source": True},
        {"include": "tidewire.example", "in_headline": False, "in_body": False, "in_source": True},
        {"include": "pages.example", "in_headline": False, "in_body": False, "in_address": True},
    ],
)
def test_what_the_database_narrows_down_is_what_the_rule_finds(rule: dict[str, Any]) -> None:
    wire = make_source("Tidewire")
    SourceAlias.objects.create(source=wire, key="tidewire.example")
    make_article(headline="The FERRY", body="A quay")
    make_article(headline="Ferries", body="closed  quay")
    make_article(headline="Élan", credits=[(wire, CreditRole.WIRE)], body="x")
    make_article(headline="Late ferry", outlet=wire, body="x")
    document = make_document("x")
    make_record(run=make_run(), document=document, url="https://pages.example/1")
    make_article(headline="Seen", body="x", base_extraction=make_extraction(document=document))
    wanted = TagRule(tag=make_tag(), **rule)
    by_hand = {"any": 3, "all": 1, "phrase": 2, "regex": 3}.get(rule.get("match", "any"))
    expected = {"élan": 1, "tidewire": 2, "tidewire.example": 2, "pages.example": 1}.get(rule["include"], by_hand)
    assert try_rule(wanted).found == expected


def test_a_rule_is_put_to_work_on_what_is_there() -> None:
    articles = [make_article(headline=f"Ferry {number}") for number in range(3)]
    other = make_article(headline="Quay", body="Closed.")
    TagSuggestion.objects.create(article=articles[0], name="Ferries", key="ferries", score=0.4)
    rule = make_rule(tag=make_tag("Ferries"))
    application = applied(rule)
    assert (application.status, application.changed, application.seen) == (ApplicationStatus.FINISHED, 3, 3)
    assert all(tags_of(article) == [("Ferries", TagOrigin.RULE)] for article in articles)
    assert tags_of(other) == []
    assert TagSuggestion.objects.get().state == SuggestionState.ACCEPTED
    revision = Revision.objects.get(article=articles[0])
    assert (revision.cause, revision.by, revision.reason) == (Cause.EDIT, application.by, "Tagged by rule: ferry")
    assert revision.fields["tags"] == ["Ferries"]


def test_a_rule_put_to_work_twice_changes_nothing() -> None:
    make_article(headline="Ferry")
    rule = make_rule()
    applied(rule)
    revisions = Revision.objects.count()
    assert applied(rule).changed == 0
    assert Revision.objects.count() == revisions


def test_what_an_editor_took_off_does_not_come_back() -> None:
    article = make_article(headline="Ferry")
    rule = make_rule()
    applied(rule)
    edit_article(article=article, changes={"tags": []}, by=make_editor())
    assert applied(rule).changed == 0
    assert tags_of(article) == []


def test_what_a_rule_tagged_can_be_taken_back_and_nothing_else() -> None:
    rule = make_rule()
    by_rule, by_hand = make_article(headline="Ferry"), make_article(headline="Ferry", tags=[rule.tag])
    applied(rule)
    assert applied(rule, takes_back=True).changed == 1
    assert (tags_of(by_rule), len(tags_of(by_hand))) == ([], 1)
    assert applied(rule).changed == 1


def test_a_rule_is_put_to_work_once_at_a_time() -> None:
    rule = make_rule()
    begin_application(rule=rule, by=None)
    with pytest.raises(ImpossibleEdit, match="being applied already"):
        begin_application(rule=rule, by=None)


def test_an_application_that_breaks_off_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off(*_: object) -> None:
        raise OSError("the disk is full")

    make_article(headline="Ferry")
    monkeypatch.setattr(rule_applications, "matches", break_off)
    application = begin_application(rule=make_rule(), by=None)
    with pytest.raises(OSError, match="disk"):
        apply_rule(application=application)
    application.refresh_from_db()
    assert (application.status, application.error) == (ApplicationStatus.FAILED, "the disk is full")


def test_an_application_of_twice_as_many_takes_no_more_queries() -> None:
    def queries() -> int:
        application = begin_application(rule=make_rule(), by=None)
        with CaptureQueriesContext(connection) as captured:
            apply_rule(application=application)
        return len(captured)

    for _ in range(3):
        make_article(headline="Ferry")
    before = queries()
    for _ in range(6):
        make_article(headline="Ferry")
    assert queries() == before


@pytest.mark.parametrize("fields", [{"include": "("}, {"include": " "}, {"in_headline": False, "in_body": False}])
def test_a_rule_that_looks_for_nothing_is_not_written(fields: dict[str, Any]) -> None:
    with pytest.raises(ImpossibleEdit):
        write_rule(rule=TagRule(**{"tag": make_tag(), "include": "ferry", "match": "regex"} | fields), by=None)
    assert not TagRule.objects.exists()


def test_a_rule_tags_what_is_imported() -> None:
    make_rule(tag=make_tag("Bees"), include="bees")
    make_rule(tag=make_tag("Idle"), include="bees", is_active=False)
    make_rule(tag=make_tag("Elsewhere"), include="wasps")
    make_rule(tag=make_tag("Courier"), include="courier", in_source=True)
    place_pages(make_page(make_read(headline="Bees close a bridge", outlet="Elwin Courier")))
    article = Article.objects.get()
    assert sorted(tags_of(article)) == [("Bees", "rule"), ("Courier", "rule")]
    assert article.revisions.get().fields["tags"] == ["Bees", "Courier"]
    assert set(ArticleTag.objects.values_list("rule__include", flat=True)) == {"bees", "courier"}


def test_a_rule_tags_what_a_newer_page_has_changed_and_leaves_alone_what_an_editor_took_off() -> None:
    rule = make_rule(tag=make_tag("Wasps"), include="wasps")
    make_rule(tag=make_tag("Elwin"), include="elwin.example", in_address=True)
    body, address = story(1), "https://elwin.example/bees"

    def page(text: str, day: int) -> None:
        read = make_read(headline="Bees close a bridge", body=text)
        place_pages(make_page(read, url=address, captured_at=datetime(2025, 8, day, tzinfo=UTC)))

    page(body, 1)
    article = Article.objects.get()
    assert tags_of(article) == [("Elwin", "rule")]
    edit_article(article=article, changes={"tags": []}, by=make_editor())
    page(f"{body}\n\nWasps came too.", 2)
    assert tags_of(article) == [("Wasps", "rule")]
    last = article.revisions.latest("number")
    assert (last.cause, last.reason, last.fields["tags"]) == (Cause.IMPORT, "Tagged by rule", ["Wasps"])
    assert last.run is not None
    assert rule.tagged.count() == 1
