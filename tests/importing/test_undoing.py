"""A run taken back: what it did is undone, what editors did since stays and is named, and doing it twice is once."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from articles.editing.refusals import ImpossibleUndo
from articles.editing.workflow import publish, reject, take_down
from articles.editing.writing import edit_article
from articles.importing.extracting import ExtractedPage
from articles.importing.reverting import reverted
from articles.importing.undoing import undo_import
from articles.models import (
    Article,
    Cause,
    Comment,
    Conflict,
    Document,
    Doubt,
    Extraction,
    FingerprintBand,
    ImportRecord,
    ImportRun,
    Outcome,
    Revision,
    RunStatus,
    StaffNote,
    Status,
)
from articles.parsing import Warning
from tests.builders import make_editor

from .pages import make_page, make_read, make_related, place_pages, story

pytestmark = pytest.mark.django_db
URL = "https://elwin.example/news/bees"
TABLES = (Article, Extraction, Revision, ImportRecord, ImportRun, Document, Conflict, Doubt)


def import_pages(*pages: ExtractedPage, publish: bool = False) -> ImportRun:
    """Import the pages as one run, and return it."""
    run = place_pages(*pages, publish=publish)[0].run
    assert run
    return run


def everything() -> list[list[dict[str, Any]]]:
    return [list(table._base_manager.order_by("pk").values()) for table in TABLES]


def two_captures() -> tuple[Article, ImportRun, ImportRun]:
    """An article, the run that brought it, and the run whose newer capture changed its headline and byline."""
    text = story(600)
    first = import_pages(make_page(make_read(headline="Bees swarm", byline="By Odile Marrow", body=text), url=URL))
    second = import_pages(make_page(make_read(headline="Bees gone", byline="By Ann Quay", body=text), url=URL))
    article = Article.objects.get()
    assert (article.headline, article.byline) == ("Bees gone", "By Ann Quay")
    return article, first, second


def test_what_a_run_created_and_nobody_saw_is_removed_and_can_be_imported_again() -> None:
    page = make_page(make_read(headline="Bees"), make_related(headline="Wasps"), raw="a page")
    run = import_pages(page)
    done = undo_import(run=run)
    assert (done.removed, done.withdrawn, done.restored, done.kept) == (2, 0, 0, [])
    assert not Article.objects.exists()
    assert not Extraction.objects.exists()
    assert Document.objects.count() == 1
    run.refresh_from_db()
    assert run.undone_at
    assert run.undone["removed"] == 2

    (record,) = place_pages(page)
    assert record.outcome == Outcome.CREATED
    assert Article.objects.count() == 2


def test_what_readers_could_see_is_withdrawn_with_what_they_wrote() -> None:
    run = import_pages(make_page(make_read()), publish=True)
    article = Article.objects.get()
    Comment.objects.create(article=article, name="Ann", text="Well.")
    done = undo_import(run=run)
    article.refresh_from_db()
    assert (done.removed, done.withdrawn) == (0, 1)
    assert article.status == Status.WITHDRAWN
    assert article.comments.count() == 1
    assert list(Article.objects.once_public()) == [article]


def test_what_is_set_for_a_time_ahead_was_never_seen_and_is_removed() -> None:
    run = import_pages(make_page(make_read()), publish=True)
    Article.objects.update(published_at=timezone.now() + timedelta(days=1))
    assert undo_import(run=run).removed == 1
    assert not Article.objects.exists()


@pytest.mark.parametrize("touch", ["edit", "publish", "reject", "note"])
def test_what_an_editor_touched_stays_and_is_named_with_who_and_how(touch: str) -> None:
    run = import_pages(make_page(make_read(headline="Bees"), make_related(headline="Wasps")))
    article, editor = Article.objects.get(headline="Bees"), make_editor(username="odile")
    if touch == "edit":
        edit_article(article=article, changes={"byline": "By Odile"}, by=editor)
    elif touch == "publish":
        publish(article=article, by=editor)
    elif touch == "reject":
        reject(article=article, by=editor)
    else:
        StaffNote.objects.create(article=article, text="Ask Ann.", by=editor)
    before = Article.objects.filter(pk=article.pk).values().get()

    done = undo_import(run=run)

    assert Article.objects.filter(pk=article.pk).values().get() == before
    assert list(Article.objects.all()) == [article]
    (kept,) = done.kept
    assert (kept.article, kept.headline) == (article.pk, "Bees")
    assert ("odile" in kept.why) == (touch != "note")
    assert Extraction.objects.filter(article=article).count() == 1


def test_an_article_that_another_run_reads_too_stays() -> None:
    text, address = story(601), "https://elwin.example/wasps"
    first = import_pages(make_page(make_read(body=text, original_url=address)))
    second = import_pages(make_page(make_read(body=text, original_url=address)))
    done = undo_import(run=first)
    assert f"#{second.pk}" in done.kept[0].why
    assert Article.objects.count() == 1


def test_fields_that_a_run_changed_get_back_what_they_were() -> None:
    article, first, second = two_captures()
    done = undo_import(run=second)
    article.refresh_from_db()
    assert (article.headline, article.slug, article.byline) == ("Bees swarm", "bees-swarm", "By Odile Marrow")
    assert (done.removed, done.restored, done.kept) == (0, 1, [])
    assert article.base_extraction
    assert article.base_extraction.run == first
    last = article.revisions.order_by("number").last()
    assert last
    assert (last.cause, last.run, last.fields["headline"]) == (Cause.REVERT, second, "Bees swarm")
    assert last.fields["base_extraction_id"] == article.base_extraction_id
    assert not Extraction.objects.filter(run=second).exists()


def test_runs_are_taken_back_one_after_the_other() -> None:
    _, first, second = two_captures()
    assert undo_import(run=first, dry_run=True).kept
    undo_import(run=second)
    done = undo_import(run=first)
    assert (done.removed, done.kept) == (1, [])
    assert not Article.objects.exists()
    assert not Extraction.objects.exists()


def test_the_newer_capture_can_be_imported_again_afterwards() -> None:
    text = story(602)
    import_pages(make_page(make_read(headline="Bees swarm", body=text), url=URL))
    newer = make_page(make_read(headline="Bees gone", body=text), url=URL)
    undo_import(run=import_pages(newer))
    assert Article.objects.get().headline == "Bees swarm"
    (record,) = place_pages(newer)
    assert record.outcome == Outcome.UPDATED
    assert Article.objects.get().headline == "Bees gone"


def test_a_field_that_an_editor_changed_since_stays_and_the_others_go_back() -> None:
    article, _, second = two_captures()
    edit_article(article=article, changes={"headline": "Bees are gone for good"}, by=make_editor())
    done = undo_import(run=second)
    article.refresh_from_db()
    assert (article.headline, article.byline) == ("Bees are gone for good", "By Odile Marrow")
    assert done.restored == 1
    assert [(kept.article, kept.what) for kept in done.kept] == [(article.pk, "headline, slug")]


def test_an_article_taken_down_since_is_left_alone() -> None:
    article, _, second = two_captures()
    publish(article=article, by=None)
    take_down(article=article, by=None, reason="A court said so.")
    done = undo_import(run=second)
    article.refresh_from_db()
    assert (article.headline, article.status) == ("Bees gone", Status.TAKEN_DOWN)
    assert "taken down" in done.kept[0].why


def test_the_conflicts_and_doubts_of_a_run_go_with_it() -> None:
    text = story(603)
    import_pages(make_page(make_read(headline="Bees swarm", body=text), url=URL))
    edit_article(article=Article.objects.get(), changes={"headline": "Ours"}, by=None)
    second = import_pages(make_page(make_read(headline="Bees gone", body=text), url=URL))
    assert Conflict.objects.count() == Doubt.objects.count() == 1
    undo_import(run=second)
    assert not Conflict.objects.exists()
    assert not Doubt.objects.exists()
    assert Article.objects.get().headline == "Ours"
    assert Article.objects.get().base_extraction.payload["headline"] == "Bees swarm"  # type: ignore[union-attr]


def test_taking_back_twice_is_once() -> None:
    article, _, second = two_captures()
    undo_import(run=second)
    edit_article(article=article, changes={"headline": "Bees gone"}, by=None)
    before = everything()
    done = undo_import(run=second)
    assert (done.removed, done.withdrawn, done.restored, done.kept) == (0, 0, 0, [])
    assert everything() == before


def test_one_that_was_stopped_half_way_is_finished_by_asking_again(monkeypatch: pytest.MonkeyPatch) -> None:
    run = import_pages(*(make_page(make_read()) for _ in range(3)))
    monkeypatch.setattr("articles.importing.undoing.BATCH", 1)
    calls = iter([None, KeyboardInterrupt()])

    def stop(_done: object) -> None:
        if error := next(calls):
            raise error

    with pytest.raises(KeyboardInterrupt):
        undo_import(run=run, progress=stop)
    assert Article.objects.count() == 1
    assert undo_import(run=run).removed == 1
    assert not Article.objects.exists()


def test_a_rehearsal_says_the_same_and_writes_nothing() -> None:
    article, first, second = two_captures()
    edit_article(article=article, changes={"headline": "Ours"}, by=None)
    before = everything()
    forecast = undo_import(run=second, dry_run=True)
    assert everything() == before
    assert undo_import(run=second).as_json() == forecast.as_json()
    assert undo_import(run=first, dry_run=True).removed == 0


def test_a_run_at_work_is_not_taken_back() -> None:
    run = import_pages(make_page(make_read()))
    ImportRun.objects.update(status=RunStatus.RUNNING, finished_at=None, heartbeat_at=timezone.now())
    with pytest.raises(ImpossibleUndo, match="still at work"):
        undo_import(run=run)
    assert Article.objects.exists()


def test_the_copy_of_a_removed_article_stands_for_itself() -> None:
    text = story(604)
    first = import_pages(make_page(make_read(headline="Bees", body=text, outlet="Elwin Courier")))
    import_pages(make_page(make_read(headline="Bees, says Ann", body=text, outlet="Quay Post")))
    copy = Article.objects.get(headline="Bees, says Ann")
    assert copy.duplicate_of
    undo_import(run=first)
    copy.refresh_from_db()
    assert copy.duplicate_of is None
    assert FingerprintBand.objects.filter(article=copy).exists()
    assert copy.revisions.order_by("-number")[0].cause == Cause.REVERT


def test_what_a_run_only_attached_is_forgotten() -> None:
    text, address = story(605), "https://elwin.example/wasps"
    import_pages(make_page(make_read(body=text, original_url=address)))
    second = import_pages(make_page(make_read(body=text, original_url=address)))
    undo_import(run=second)
    assert not Extraction.objects.filter(run=second).exists()
    assert Extraction.objects.count() == 1


def test_doubts_about_what_stays_stay() -> None:
    page = make_page(make_read(), warnings=[Warning("guessed-encoding", "Perhaps.", 1, 0, 3)])
    run = import_pages(page)
    edit_article(article=Article.objects.get(), changes={"byline": "By Odile"}, by=None)
    undo_import(run=run)
    assert Doubt.objects.count() == 1


VALUES = st.sampled_from(["", "ferry", "quay", "bees"])
STATES = st.lists(st.tuples(st.booleans(), st.fixed_dictionaries({"headline": VALUES, "byline": VALUES})), max_size=6)


@given(first=st.fixed_dictionaries({"headline": VALUES, "byline": VALUES}), states=STATES)
def test_taking_back_restores_the_run_s_changes_and_keeps_every_later_one(
    first: dict[str, str], states: list[tuple[bool, dict[str, str]]]
) -> None:
    """Each state is left by the run (true) or an editor; undone fields hold what they would without the run."""
    steps, now = [], first
    last_by_editor: dict[str, str] = dict(first)
    for by_run, fields in states:
        if by_run:
            steps.append((now, fields))
        else:
            last_by_editor |= {name: value for name, value in fields.items() if now[name] != value}
        now = fields
    back, kept = reverted(now, reversed(steps))
    result = now | back
    for name, value in result.items():
        changed_by_run = any(before[name] != after[name] for before, after in steps)
        if not changed_by_run:
            assert value == now[name]
        elif name not in kept:
            assert value in {last_by_editor[name], *(before[name] for before, _ in steps)}
        if states and not states[-1][0] and not steps:
            assert value == now[name]
    assert json.loads(json.dumps(back)) == back
    again, _ = reverted(result, [])
    assert again == {}
