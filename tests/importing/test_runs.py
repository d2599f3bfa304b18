"""A run says that it lives; one that stopped is marked aborted by the next, and never one that lives."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection

from articles.importing.runs import STALE_AFTER, abort_stale_runs, beat, finish_run, start_run
from articles.models import ImportRun, RunStatus, Source
from articles.parsing import PARSER_VERSION
from tests.builders import make_editor

pytestmark = pytest.mark.django_db
NOW = datetime(2025, 8, 9, 12, 0, tzinfo=UTC)
LONG = STALE_AFTER + timedelta(minutes=1)


def test_a_run_keeps_who_started_it_and_how() -> None:
    editor = make_editor()
    run = start_run(command="import_documents", options={"publish": True}, by=editor)
    run.refresh_from_db()
    assert (run.command, run.options, run.started_by) == ("import_documents", {"publish": True}, editor)
    assert (run.status, run.finished_at, run.parser_version) == (RunStatus.RUNNING, None, PARSER_VERSION)


def test_a_finished_run_has_an_end() -> None:
    run = start_run(command="import_documents", options={})
    finish_run(run)
    run.refresh_from_db()
    assert run.status == RunStatus.FINISHED
    assert run.finished_at


def test_a_run_whose_heart_has_stopped_is_aborted_by_the_next() -> None:
    with time_machine.travel(NOW, tick=False):
        dead = start_run(command="import_documents", options={})
    with time_machine.travel(NOW + LONG, tick=False):
        start_run(command="import_documents", options={})
    dead.refresh_from_db()
    assert (dead.status, dead.finished_at) == (RunStatus.ABORTED, NOW + LONG)


def test_two_runs_that_live_do_not_take_each_other_for_dead() -> None:
    with time_machine.travel(NOW, tick=False):
        first = start_run(command="import_documents", options={})
    with time_machine.travel(NOW + LONG - timedelta(minutes=2), tick=False):
        beat(first)
    with time_machine.travel(NOW + LONG, tick=False):
        start_run(command="import_documents", options={})
        assert abort_stale_runs() == 0
    assert set(ImportRun.objects.values_list("status", flat=True)) == {RunStatus.RUNNING}


def test_a_run_taken_for_dead_on_a_machine_that_slept_goes_on() -> None:
    with time_machine.travel(NOW, tick=False):
        run = start_run(command="import_documents", options={})
    with time_machine.travel(NOW + LONG, tick=False):
        assert abort_stale_runs() == 1
        beat(run)
    run.refresh_from_db()
    assert (run.status, run.finished_at) == (RunStatus.RUNNING, None)


def test_a_finished_run_is_never_aborted() -> None:
    with time_machine.travel(NOW, tick=False):
        finish_run(start_run(command="import_documents", options={}))
    with time_machine.travel(NOW + LONG, tick=False):
        assert abort_stale_runs() == 0


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_the_planner_knows_the_tables_that_a_run_has_filled() -> None:
    run = start_run(command="import_documents", options={})
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE articles_importrun")  # makes the table of statistics
        cursor.execute("DELETE FROM sqlite_stat1")
    Source.objects.bulk_create(Source(name=f"Outlet {n}", slug=f"outlet-{n}") for n in range(2000))
    assert Source.objects.filter(slug="outlet-7").exists()

    finish_run(run)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'articles_source'")
        assert cursor.fetchone()[0]
