"""Two imports at once make no duplicates and do not stand still; one that is killed leaves a consistent database."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from articles.importing import batches, preparing
from articles.importing.paths import import_paths
from articles.importing.sources import SourceDirectory
from articles.models import Article, Document, Extraction, ImportRun, Outcome, RunStatus, Source, SourceKind

ROOT = Path(__file__).parents[2]
USER_PAGE = ROOT / "seeds" / "000_bcf5d119df90d979.txt"
PAGES = 120
IMPORT_IN_SMALL_BATCHES = """
import sys, django
django.setup()
from django.core.management import call_command
from articles.importing import preparing
preparing.BATCH_DOCUMENTS = 10
call_command("import_documents", sys.argv[1])
"""


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of many pages, each with a lead of its own and two related articles that all of them share."""
    page = USER_PAGE.read_text(encoding="utf-8")
    path = tmp_path_factory.mktemp("pile") / "pages.jsonl"
    head, mark, rest = page.partition("Officials and experts")
    with path.open("w", encoding="utf-8") as file:
        for number in range(PAGES):
            own = " ".join(f"word{number}x{word}" for word in range(300))
            text = head.replace("Smart cities", f"Smart cities number {number}") + own + "\n" + mark + rest
            text = text.replace("302501129", f"{number}")
            file.write(json.dumps({"id": number, "text": text}) + "\n")
    return path


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """An empty database of its own, in a file."""
    path = tmp_path / "newsroom.sqlite3"
    assert manage(path, "migrate", "--verbosity=0").wait() == 0
    return path


def manage(database: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start a management command on a database in a file."""
    return start(database, "manage.py", *arguments)


def start(database: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start Python on a database in a file, with nothing else of this process's environment."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("NEWSROOM_", "DJANGO_"))}
    environ |= {"DATABASE_URL": f"sqlite:///{database}", "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environ,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def ask(database: Path, query: str) -> Any:
    """Return the first value that a query finds."""
    with closing(sqlite3.connect(database, timeout=30)) as opened:
        row = opened.execute(query).fetchone()
    return row[0] if row else None


def check(database: Path) -> None:
    """Hold the database to what one whole import leaves."""
    assert ask(database, "PRAGMA integrity_check") == "ok"
    assert ask(database, "SELECT count(*) FROM pragma_foreign_key_check") == 0
    assert ask(database, "SELECT count(*) FROM articles_document") == PAGES
    assert ask(database, "SELECT count(*) FROM articles_article") == PAGES + 2
    assert ask(database, "SELECT count(*) FROM articles_extraction") == 3 * PAGES
    assert ask(database, "SELECT count(*) FROM articles_extraction WHERE article_id IS NULL") == 0
    assert ask(database, "SELECT count(*) FROM articles_article WHERE base_extraction_id IS NULL") == 0
    assert ask(database, "SELECT count(*) FROM articles_revision WHERE number = 1") == PAGES + 2
    assert ask(database, "SELECT count(*) FROM articles_source WHERE name = 'Yahoo'") == 1


@pytest.mark.sqlite
def test_two_imports_of_one_pile_at_once_leave_what_one_leaves(pile: Path, database: Path) -> None:
    processes = [manage(database, "import_documents", str(pile)) for _ in range(2)]
    for process in processes:
        output, errors = process.communicate(timeout=120)
        assert process.returncode == 0, output + errors
    check(database)
    outcomes = "SELECT count(*) FROM articles_importrecord WHERE outcome = '{}'"
    assert ask(database, outcomes.format("created")) == PAGES
    assert ask(database, outcomes.format("unchanged")) == PAGES
    assert ask(database, "SELECT count(*) FROM articles_importrun WHERE status = 'finished'") == 2


@pytest.mark.sqlite
def test_a_killed_import_is_finished_by_the_next(pile: Path, database: Path) -> None:
    killed = start(database, "-c", IMPORT_IN_SMALL_BATCHES, str(pile))
    for _ in waiting():
        if ask(database, "SELECT count(*) FROM articles_importrecord"):
            break
    killed.send_signal(signal.SIGKILL)
    killed.communicate()

    done = ask(database, "SELECT count(*) FROM articles_importrecord")
    assert 0 < done < PAGES
    assert ask(database, "PRAGMA integrity_check") == "ok"
    assert ask(database, "SELECT count(*) FROM articles_document") == done
    assert ask(database, "SELECT count(*) FROM articles_article WHERE base_extraction_id IS NULL") == 0
    assert ask(database, "SELECT status FROM articles_importrun") == "running"

    following = manage(database, "import_documents", str(pile))
    output, errors = following.communicate(timeout=120)
    assert following.returncode == 0, output + errors
    check(database)


def waiting() -> Iterator[None]:
    """Yield now and then for a minute."""
    for _ in range(1200):
        time.sleep(0.05)
        yield


def side_by_side(function: Any) -> Any:
    """Return ``function``, its results held back until two threads have theirs, or no second one came for a second."""
    barrier = threading.Barrier(2)

    def held_back(*args: Any) -> Any:
        result = function(*args)
        with suppress(threading.BrokenBarrierError):
            barrier.wait(timeout=1)
        return result

    return held_back


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_imports_at_once_on_a_server_leave_what_one_leaves(
    pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = pile.read_text(encoding="utf-8").splitlines(keepends=True)
    halves = [tmp_path / "first.jsonl", tmp_path / "second.jsonl"]
    for half, part in zip(halves, (rows[::2], rows[1::2]), strict=True):
        half.write_text("".join(part), encoding="utf-8")
    monkeypatch.setattr(preparing, "BATCH_DOCUMENTS", 7)
    monkeypatch.setattr(batches, "place_all", side_by_side(batches.place_all))
    sources = SourceDirectory()
    for name in ("Yahoo", "Daily8", "chinadaily.com.cn", "PR Newswire", "TheStreet"):
        sources.source(name, SourceKind.OUTLET)
    sources.save_new()  # or the first to make one would hold up the others
    errors: list[BaseException] = []

    def work(path: Path) -> None:
        try:
            import_paths(paths=[path], publish=path is pile)
        except BaseException as error:
            errors.append(error)
        finally:
            connection.close()

    # The halves have no page in common, but the two articles that stand beside every lead
    threads = [threading.Thread(target=work, args=(path,)) for path in (*halves, pile)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)

    assert not errors
    assert Document.objects.count() == PAGES
    assert Article.objects.count() == PAGES + 2
    assert Extraction.objects.count() == 3 * PAGES
    assert Source.objects.filter(name="Yahoo").count() == 1
    outcomes = [run.records.filter(outcome=Outcome.FAILED).count() for run in ImportRun.objects.all()]
    assert outcomes == [0, 0, 0]
    assert set(ImportRun.objects.values_list("status", flat=True)) == {RunStatus.FINISHED}
