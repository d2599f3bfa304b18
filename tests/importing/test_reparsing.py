"""Reading stored pages again: what a newer parser reads is merged, what editors wrote stays, and a rehearsal tells."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from articles.editing.writing import edit_article
from articles.importing.extracting import Hint
from articles.importing.forecasting import NO_WORDS, Forecast, rules_of
from articles.importing.paths import import_paths
from articles.importing.reparsing import reparse, stored_pages, unread_documents
from articles.models import (
    Article,
    Cause,
    Conflict,
    Document,
    Doubt,
    Extraction,
    ImportRecord,
    ImportRun,
    Outcome,
    Revision,
    RunStatus,
    Source,
    Status,
)
from articles.parsing import PARSER_VERSION, Evidence
from tests.builders import make_source

from .pages import make_page, make_read, make_related, place_pages, story

pytestmark = pytest.mark.django_db
PAGE = Path(__file__).parents[2] / "seeds" / "010_harbour-lights_aggregator.txt"
OLD = "0"


@pytest.fixture
def imported() -> list[Article]:
    """The articles of an aggregator's page, imported by this parser."""
    import_paths(paths=[PAGE])
    return list(Article.objects.order_by("pk"))


def as_read_before(article: Article, **fields: Any) -> None:
    """Make the page of ``article`` one that only an older parser has read, and it so."""
    assert article.base_extraction
    payload = article.base_extraction.payload | fields
    Extraction.objects.filter(pk=article.base_extraction_id).update(payload=payload)
    Extraction.objects.filter(document=article.base_extraction.document_id).update(parser_version=OLD)
    columns = {name: value for name, value in fields.items() if isinstance(value, str)}
    Article.objects.filter(pk=article.pk).update(**columns)


def again() -> ImportRun:
    run = reparse()
    assert isinstance(run, ImportRun)
    return run


def rehearsed() -> Forecast:
    forecast = reparse(dry_run=True)
    assert isinstance(forecast, Forecast)
    return forecast


def test_what_the_newer_parser_reads_is_taken_under_a_run_of_its_own(imported: list[Article]) -> None:
    lead = imported[0]
    right = lead.headline
    as_read_before(lead, headline="A headline read wrongly")

    run = again()

    lead.refresh_from_db()
    assert lead.headline == right
    last = lead.revisions.order_by("number").last()
    assert last
    assert (last.cause, last.run, last.fields["headline"]) == (Cause.REPARSE, run, right)
    assert (run.command, run.status) == ("reparse_documents", RunStatus.FINISHED)
    assert lead.base_extraction
    assert (lead.base_extraction.parser_version, lead.base_extraction.run) == (PARSER_VERSION, run)
    assert Article.objects.count() == len(imported)


def test_an_article_that_reads_the_same_gets_no_revision_but_the_newer_evidence(imported: list[Article]) -> None:
    as_read_before(imported[0])
    before = Revision.objects.count()
    run = again()
    assert Revision.objects.count() == before
    assert all(row.base_extraction.run == run for row in Article.objects.select_related("base_extraction__run"))
    assert set(run.records.values_list("outcome", flat=True)) == {Outcome.UNCHANGED}


def test_reading_again_what_this_parser_has_read_does_nothing(imported: list[Article]) -> None:
    as_read_before(imported[0], headline="A headline read wrongly")
    again()
    counts = Revision.objects.count(), Extraction.objects.count()
    assert not again().records.exists()
    assert (Revision.objects.count(), Extraction.objects.count()) == counts
    assert not unread_documents().exists()


def test_what_an_editor_wrote_stays_and_becomes_a_conflict(imported: list[Article]) -> None:
    lead = imported[0]
    right = lead.headline
    as_read_before(lead, headline="A headline read wrongly")
    edit_article(article=lead, changes={"headline": "A headline of ours"}, by=None)

    run = again()

    lead.refresh_from_db()
    assert lead.headline == "A headline of ours"
    conflict = Conflict.objects.get()
    assert (conflict.article, conflict.field) == (lead, "headline")
    assert (conflict.base, conflict.ours, conflict.theirs) == ("A headline read wrongly", "A headline of ours", right)
    assert conflict.extraction.run == run


def test_a_rehearsal_lists_fields_rules_and_samples_and_writes_nothing(imported: list[Article]) -> None:
    lead = imported[0]
    right = lead.headline
    as_read_before(lead, headline="A headline read wrongly", byline="By Nobody At All")
    tables = (Article, Extraction, Revision, ImportRecord, ImportRun, Conflict, Source)
    before = [list(table.objects.order_by("pk").values()) for table in tables]

    forecast = rehearsed()

    assert [list(table.objects.order_by("pk").values()) for table in tables] == before
    assert (forecast.changed, forecast.created, forecast.lost) == (1, 0, 0)
    headline = forecast.fields["headline"]
    assert (headline.changes, headline.conflicts) == (1, 0)
    (sample,) = headline.samples
    assert (sample.article, sample.before) == (lead.pk, "A headline read wrongly")
    assert right.startswith(sample.after.rstrip("…"))
    assert lead.base_extraction
    rule = lead.base_extraction.payload["evidence"]["headline"][0]["rule"]
    assert headline.rules[rule] == 1
    assert forecast.fields["byline"].changes == 1
    assert forecast.counts == {Outcome.UPDATED: 1}


def test_a_rehearsal_tells_what_the_run_then_does(imported: list[Article]) -> None:
    as_read_before(imported[0], headline="A headline read wrongly")
    as_read_before(imported[1], standfirst="A line that is none")
    forecast = rehearsed()
    run = again()
    revised = run.revisions.filter(cause=Cause.REPARSE)
    assert forecast.changed == revised.count() == 2
    assert forecast.created == 0
    assert {"headline", "standfirst"} <= forecast.fields.keys()


def test_an_article_that_is_not_found_any_more_is_told_and_kept(imported: list[Article]) -> None:
    lead = imported[0]
    as_read_before(lead)
    base = Extraction.objects.create(
        document=lead.base_extraction.document,  # type: ignore[union-attr]
        parser_version=OLD,
        position=90,
        role="related",
        item_key="nowhere",
        payload=lead.base_extraction.payload,  # type: ignore[union-attr]
    )
    stray = Article.objects.create(headline="An advertisement", slug="ad", status=Status.REVIEW, base_extraction=base)
    forecast = rehearsed()
    assert (forecast.lost, [sample.article for sample in forecast.lost_samples]) == (1, [stray.pk])
    again()
    assert Article.objects.filter(pk=stray.pk).exists()


def test_only_the_pages_of_a_source_are_read_when_it_is_named(imported: list[Article]) -> None:
    as_read_before(imported[0])
    other = make_source("Nobody’s Gazette")
    outlet = imported[0].outlet
    assert outlet
    assert not unread_documents(other).exists()
    assert unread_documents(outlet).count() == 1


def test_an_erased_page_is_left_out(imported: list[Article]) -> None:
    as_read_before(imported[0])
    Document.objects.update(erased_at="2025-08-09T12:00:00Z", content=b"")
    assert not unread_documents().exists()


def test_a_page_is_read_again_as_it_was_met_first(imported: list[Article]) -> None:
    as_read_before(imported[0])
    document = Document.objects.get()
    Extraction.objects.update(payload={"hint": {"source": "Quay Post", "is_aggregator": False}})
    record = ImportRecord.objects.get()
    ImportRecord.objects.filter(pk=record.pk).update(url="https://elwin.example/a", captured_at="2025-08-09T12:00:00Z")
    ImportRecord.objects.create(run=record.run, locator="later", document=document, outcome="unchanged", stage="store")
    (page,) = stored_pages(unread_documents())
    assert (page.document.url, page.document.locator) == ("https://elwin.example/a", record.locator)
    assert page.document.captured_at
    assert page.document.captured_at.isoformat() == "2025-08-09T12:00:00+00:00"
    assert page.document.content == PAGE.read_bytes()
    assert page.hint == Hint("Quay Post")


def test_a_page_that_breaks_the_parser_fails_alone(imported: list[Article], monkeypatch: pytest.MonkeyPatch) -> None:
    as_read_before(imported[0])

    def broken(*_: object) -> None:
        raise RuntimeError("torn")

    monkeypatch.setattr("articles.importing.extracting.extract", broken)
    run = again()
    assert run.records.get().outcome == Outcome.FAILED
    assert run.status == RunStatus.FINISHED
    assert unread_documents().exists()


@pytest.mark.parametrize("lost", ["headline", "body"])
def test_a_reading_that_loses_headline_or_text_keeps_ours_and_asks_an_editor(lost: str) -> None:
    first = {"headline": "Bees", "body": story(506), "byline": "By Odile Marrow"}
    place_pages(make_page(make_read(**first), raw="a page"))
    Extraction.objects.update(parser_version=OLD)
    before = Article.objects.get()
    again = make_page(
        make_read(**first | {lost: "", "byline": "By Nobody", "is_complete": lost != "body"}), raw="a page"
    )
    (record,) = place_pages(again)
    article = Article.objects.get()
    assert (record.outcome, record.error) == (Outcome.UPDATED, "")
    assert (article.headline, article.body, article.byline) == ("Bees", first["body"], "By Nobody")
    assert (article.summary, article.is_complete) == (before.summary, True)
    conflict = Conflict.objects.get()
    assert (conflict.field, conflict.ours, conflict.theirs) == (lost, first[lost], "")
    assert Doubt.objects.get().message == f"{lost} is no longer read from the page; what stood here is kept."
    Extraction.objects.filter(parser_version=PARSER_VERSION).update(parser_version="between")
    place_pages(make_page(make_read(**first), raw="a page"))
    assert not Conflict.objects.open().exists()


@pytest.mark.parametrize("first", [0, 1])
def test_the_order_in_which_captures_are_read_again_does_not_matter(first: int) -> None:
    """The reading of an older capture, or of a flattened copy, never takes the place of what was read since."""
    url = "https://elwin.example/bees"
    morning, evening = story(500), story(501)
    old = make_page(make_read(headline="Bees", body=morning), url=url)
    new = make_page(make_read(headline="Bees", body=f"{morning}\n\n{evening}"), url=url)
    place_pages(old)
    place_pages(new)
    Extraction.objects.update(parser_version=OLD)
    pages = [old, new] if first == 0 else [new, old]
    for page in pages:
        place_pages(page)
    article = Article.objects.get()
    assert article.body == f"{morning}\n\n{evening}"
    assert article.base_extraction
    assert article.base_extraction.document.sha256 == new.sha256


def test_a_copy_beside_another_lead_does_not_overwrite_the_article_when_read_again() -> None:
    text, address = story(502), "https://elwin.example/wasps"
    own = make_page(make_read(headline="Wasps", body=text, original_url=address, byline="By Odile Marrow"))
    beside = make_page(make_read(), make_related(headline="Wasps", body=text, original_url=address))
    place_pages(own, beside)
    Extraction.objects.update(parser_version=OLD)
    place_pages(beside)
    place_pages(own)
    article = Article.objects.get(headline="Wasps")
    assert article.byline == "By Odile Marrow"
    assert article.base_extraction
    assert article.base_extraction.document.sha256 == own.sha256


def test_a_related_article_whose_headline_is_read_anew_stays_the_same_article() -> None:
    text = story(503)
    raw = "one page"
    place_pages(make_page(make_read(), make_related(headline="Wasps • Yahoo", body=text), raw=raw))
    Extraction.objects.update(parser_version=OLD)
    lead = Article.objects.order_by("pk")[0]
    read = make_read(headline=lead.headline, body=lead.body)
    place_pages(make_page(read, make_related(headline="Wasps", body=text), raw=raw))
    assert list(Article.objects.order_by("pk").values_list("headline", flat=True)) == [lead.headline, "Wasps"]


def test_a_page_whose_lead_is_another_story_now_swaps_no_texts() -> None:
    one, two, raw = story(504), story(505), "a page of two"
    place_pages(make_page(make_read(headline="One", body=one), make_related(headline="Two", body=two), raw=raw))
    before = dict(Article.objects.values_list("headline", "pk"))
    Extraction.objects.update(parser_version=OLD)
    place_pages(make_page(make_read(headline="Two", body=two), make_related(headline="One", body=one), raw=raw))
    assert dict(Article.objects.values_list("headline", "pk")) == before
    assert dict(Article.objects.values_list("headline", "body")) == {"One": one, "Two": two}


def test_the_rules_of_a_value_are_those_of_its_evidence() -> None:
    evidence = {"dateline": (Evidence(1, 0, 4, "dateline-before-text"),)}
    (read,) = make_page(make_read(evidence=evidence)).articles
    assert rules_of(read, "dateline_place") == {"dateline-before-text"}
    assert rules_of(read, "byline") == {NO_WORDS}
