"""What an editor decides about lines is read anew, kept, undone with its run, and holds for later readings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from articles.editing.refusals import ImpossibleEdit
from articles.editing.writing import edit_article
from articles.importing.deciding import decide_lines, reread, said
from articles.importing.paths import import_paths
from articles.importing.reparsing import reparse
from articles.importing.undoing import undo_import
from articles.models import (
    Article,
    Cause,
    Conflict,
    Doubt,
    Extraction,
    ImportRecord,
    ImportRun,
    LineDecision,
    LineRole,
    Revision,
)
from articles.parsing import PARSER_VERSION
from tests.builders import make_editor, make_source

pytestmark = pytest.mark.django_db
SEEDS = Path(__file__).parents[2] / "seeds"
PAGE = SEEDS / "020_barrier-seals_article.txt"
AGGREGATOR = SEEDS / "010_harbour-lights_aggregator.txt"
LINES = PAGE.read_text(encoding="utf-8").split("\n")


def lead_of(path: Path) -> Extraction:
    import_paths(paths=[path])
    return Extraction.objects.select_related("article").get(role="lead")


@pytest.fixture
def lead() -> Extraction:
    """The reading of a page with one article, imported."""
    return lead_of(PAGE)


def first_line(extraction: Extraction, field: str = "body") -> int:
    return int(extraction.payload["evidence"][field][0]["line"])


def article_of(extraction: Extraction) -> Article:
    return Article.objects.get(pk=extraction.article_id)


def capture(path: Path, lines: list[str], day: int) -> None:
    """Write a capture of one page on that day as a row of JSON Lines."""
    row = {"url": "https://tarn.example/seals", "text": "\n".join(lines), "captured_at": f"2025-12-{day:02}T10:00:00Z"}
    path.write_text(json.dumps(row), encoding="utf-8")


def test_a_rereading_is_looked_at_and_nothing_is_written(lead: Extraction) -> None:
    before = article_of(lead)
    reading = reread(extraction=lead, roles={first_line(lead): LineRole.CUT})
    assert [name for name in reading.places[0].changes if name == "body"] == ["body"]
    assert reading.places[0].changes["body"].after == before.body.split("\n\n", 1)[1]
    assert article_of(lead).body == before.body
    assert not LineDecision.objects.exists()
    assert Extraction.objects.count() == 1


def test_what_is_decided_is_merged_with_a_revision_by_whoever_decided(lead: Extraction) -> None:
    editor, before, line = make_editor(username="odile"), article_of(lead), first_line(lead)
    run = decide_lines(extraction=lead, roles={line: LineRole.CUT}, by=editor)
    article = article_of(lead)
    assert article.body == before.body.split("\n\n", 1)[1]
    revision = article.revisions.first()
    assert revision
    assert (revision.cause, revision.by, revision.run) == (Cause.DECISION, editor, run)
    assert revision.reason == f"Line {line}: no part of the article."
    decision = LineDecision.objects.get()
    assert (decision.line, decision.role, decision.by, decision.run) == (line, LineRole.CUT, editor, run)
    reading = article.base_extraction
    assert reading
    assert (reading.parser_version, reading.run) == (f"{PARSER_VERSION}+2", run)
    assert ImportRecord.objects.get(run=run).outcome == "updated"


def test_what_the_parser_read_stays_as_it_read_it(lead: Extraction) -> None:
    payload = lead.payload
    decide_lines(extraction=lead, roles={first_line(lead): LineRole.CUT}, by=None)
    lead.refresh_from_db()
    assert lead.payload == payload


def test_decisions_add_up_and_one_can_be_taken_back(lead: Extraction) -> None:
    before = article_of(lead)
    first, second = (int(span["line"]) for span in lead.payload["evidence"]["body"][:2])
    decide_lines(extraction=lead, roles={first: LineRole.CUT}, by=None)
    decide_lines(extraction=current(lead), roles={second: LineRole.STANDFIRST}, by=None)
    article = article_of(lead)
    assert article.body == before.body.split("\n\n", 2)[2]
    assert article.standfirst == LINES[second - 1].strip()
    decide_lines(extraction=current(lead), roles={first: LineRole.READ, second: LineRole.READ}, by=None)
    article = article_of(lead)
    assert (article.body, article.standfirst) == (before.body, before.standfirst)


def current(extraction: Extraction) -> Extraction:
    base = article_of(extraction).base_extraction
    assert base
    return base


def test_a_newer_parser_keeps_to_what_was_decided(lead: Extraction) -> None:
    decide_lines(extraction=lead, roles={first_line(lead): LineRole.CUT}, by=None)
    body = article_of(lead).body
    Extraction.objects.filter(pk=lead.pk).update(parser_version="0")
    Extraction.objects.exclude(pk=lead.pk).update(parser_version="0+2")
    reparse()
    article = article_of(lead)
    assert article.base_extraction
    assert article.base_extraction.parser_version == PARSER_VERSION
    assert article.body == body
    assert Revision.objects.filter(article=article, cause=Cause.REPARSE).count() == 0


def test_a_later_capture_keeps_to_what_was_decided_where_the_line_has_moved(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    capture(path, LINES, 1)
    lead = lead_of(path)
    before = article_of(lead)
    decide_lines(extraction=lead, roles={first_line(lead): LineRole.CUT}, by=None)
    addition = "The seals were counted again on the evening tide, and there were more of them than ever before."
    capture(path, ["A new menu", *LINES[: first_line(lead)], "", addition, *LINES[first_line(lead) :]], 2)
    import_paths(paths=[path])
    article = article_of(lead)
    first, rest = before.body.split("\n\n", 1)
    assert article.body == f"{addition}\n\n{rest}"
    assert first not in article.body
    assert not Doubt.objects.exists()


def test_a_capture_without_the_line_says_so_to_editors(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    capture(path, LINES, 1)
    lead = lead_of(path)
    line = first_line(lead)
    decide_lines(extraction=lead, roles={line: LineRole.CUT}, by=None)
    capture(
        path, [*LINES[: line - 1], "Written anew by the outlet: the seals are gone and nobody knows.", *LINES[line:]], 2
    )
    import_paths(paths=[path])
    doubt = Doubt.objects.get()
    assert (doubt.article_id, doubt.rule) == (lead.article_id, "decision-lost")
    assert f"line {line}" in doubt.message
    record = ImportRecord.objects.order_by("pk").last()
    assert record
    assert doubt.message in [hint["message"] for hint in record.warnings]


def test_what_was_edited_by_hand_stays_and_becomes_a_conflict(lead: Extraction) -> None:
    edit_article(article=article_of(lead), changes={"headline": "Seals, seals, seals"}, by=None)
    line = first_line(lead)
    decide_lines(extraction=lead, roles={line: LineRole.HEADLINE}, by=None)
    assert article_of(lead).headline == "Seals, seals, seals"
    conflict = Conflict.objects.get(field="headline")
    assert (conflict.ours, conflict.theirs) == ("Seals, seals, seals", LINES[line - 1].strip())


def test_taking_the_run_back_takes_the_decisions_back(lead: Extraction) -> None:
    before = article_of(lead)
    run = decide_lines(extraction=lead, roles={first_line(lead): LineRole.CUT}, by=None)
    undo_import(run=run)
    article = article_of(lead)
    assert (article.body, article.base_extraction_id) == (before.body, lead.pk)
    assert not LineDecision.objects.exists()
    decide_lines(extraction=lead, roles={first_line(lead): LineRole.CUT}, by=None)
    assert article_of(lead).body != before.body


def test_a_line_goes_from_one_article_of_a_page_to_another() -> None:
    lead = lead_of(AGGREGATOR)
    related = Extraction.objects.filter(role="related").select_related("article").first()
    assert related
    assert related.article
    line = first_line(related)
    text = AGGREGATOR.read_text(encoding="utf-8").split("\n")[line - 1].strip()
    decide_lines(extraction=lead, roles={line: LineRole.BODY}, by=None)
    assert text[:60] in article_of(lead).body
    assert text[:60] not in article_of(related).body
    assert Article.objects.count() == Extraction.objects.filter(parser_version=PARSER_VERSION).count()


@pytest.mark.parametrize(
    ("roles", "why"),
    [
        ({}, "No line is marked"),
        ({10**6: LineRole.CUT}, "has no text"),
        ({0: LineRole.CUT}, "has no text"),
        (dict.fromkeys(range(1, 1200), LineRole.CUT), "At most 1,000"),
    ],
)
def test_what_cannot_be_decided_is_refused(lead: Extraction, roles: dict[int, LineRole], why: str) -> None:
    with pytest.raises(ImpossibleEdit, match=why):
        decide_lines(extraction=lead, roles=roles, by=None)
    assert ImportRun.objects.count() == 1


def test_no_article_loses_all_its_text_and_no_date_is_made_up(lead: Extraction) -> None:
    body = {int(span["line"]): LineRole.CUT for span in lead.payload["evidence"]["body"]}
    with pytest.raises(ImpossibleEdit, match="would have no text"):
        reread(extraction=lead, roles=body)
    with pytest.raises(ImpossibleEdit, match="No date can be read"):
        reread(extraction=lead, roles={first_line(lead): LineRole.ISSUED})


def test_no_article_of_the_page_loses_its_headline() -> None:
    lead = lead_of(AGGREGATOR)
    related = Extraction.objects.filter(role="related").first()
    assert related
    for extraction in (lead, related):
        with pytest.raises(ImpossibleEdit, match="no headline left"):
            reread(extraction=lead, roles={first_line(extraction, "headline"): LineRole.CUT})
    roles = {first_line(lead, "headline"): LineRole.STANDFIRST, first_line(lead): LineRole.HEADLINE}
    decide_lines(extraction=lead, roles=roles, by=None)
    assert article_of(lead).standfirst == lead.payload["headline"]


def test_the_source_that_an_upload_named_is_kept(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE.read_text(encoding="utf-8").replace("Tarrow Sound Courier", ""), encoding="utf-8")
    import_paths(paths=[page], source=make_source("Quay Post"))
    lead = Extraction.objects.get()
    article = article_of(lead)
    assert str(article.outlet) == "Quay Post"
    decide_lines(extraction=lead, roles={first_line(lead): LineRole.CUT}, by=None)
    assert str(article_of(lead).outlet) == "Quay Post"
    Extraction.objects.filter(pk=lead.pk).update(parser_version="0")
    Extraction.objects.exclude(pk=lead.pk).update(parser_version="0+2")
    reparse()
    assert str(article_of(lead).outlet) == "Quay Post"
    assert current(lead).payload["hint"] == {"source": "Quay Post", "is_aggregator": False}


def test_only_the_reading_that_the_article_has_can_be_decided_about(lead: Extraction) -> None:
    decide_lines(extraction=lead, roles={first_line(lead): LineRole.CUT}, by=None)
    with pytest.raises(ImpossibleEdit, match="read anew since"):
        decide_lines(extraction=lead, roles={first_line(lead): LineRole.BODY}, by=None)


def test_decisions_are_said_in_words() -> None:
    roles = {3: LineRole.BODY, 4: LineRole.BODY, 5: LineRole.BODY, 9: LineRole.BODY, 7: LineRole.BYLINE}
    assert said(roles) == "Lines 3–5, 9: text of the article. Line 7: byline."
