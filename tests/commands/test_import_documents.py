"""import_documents tells what became of each document, and ends with the status that says so."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.management.commands import import_documents
from articles.models import Article, Document, ImportRecord, ImportRun, Status

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
PAGE = ROOT / "seeds" / "000_bcf5d119df90d979.txt"


def run(*arguments: str | Path, **options: Any) -> str:
    """Run the command; return what it prints."""
    out = io.StringIO()
    call_command("import_documents", *map(str, arguments), stdout=out, **options)
    return out.getvalue()


def count(output: str, outcome: str) -> int:
    """Return how many documents the table says ended in an outcome."""
    found = re.search(rf"^{outcome} +([\d,]+)$", output, re.MULTILINE)
    assert found, output
    return int(found[1].replace(",", ""))


def usage(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, where it gets no further than its arguments."""
    command = [sys.executable, "manage.py", "import_documents", *arguments]
    return subprocess.run(command, cwd=ROOT, text=True, capture_output=True, check=False)


def test_new_articles_wait_in_the_inbox_and_a_table_sums_up() -> None:
    output = run(PAGE)
    assert [count(output, name) for name in ("created", "updated", "unchanged", "skipped", "failed")] == [1, 0, 0, 0, 0]
    assert f"Run {ImportRun.objects.get().pk}: 3 articles new, 0 of them published." in output
    assert set(Article.objects.values_list("status", flat=True)) == {Status.REVIEW}


def test_what_is_new_and_complete_is_published_when_asked_for() -> None:
    assert "3 articles new, 3 of them published." in run(PAGE, "--publish")
    assert count(run(PAGE, "--publish"), "unchanged") == 1


def test_failed_documents_are_told_at_once_and_give_status_one(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text(json.dumps({"text": PAGE.read_text(encoding="utf-8")}) + "\n{broken")
    errors = io.StringIO()
    out = io.StringIO()
    with pytest.raises(CommandError) as raised:
        call_command("import_documents", str(tmp_path), stdout=out, stderr=errors)
    assert raised.value.returncode == 1
    assert str(raised.value) == "1 of 2 documents failed."
    assert "rows.jsonl#line=2" in errors.getvalue()
    assert "expected" in errors.getvalue()
    assert (count(out.getvalue(), "created"), count(out.getvalue(), "failed")) == (1, 1)


def test_a_path_that_is_not_there_is_a_failed_document(tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        run(tmp_path / "nowhere.txt", stderr=io.StringIO())
    assert "no such file" in ImportRecord.objects.get().error


def test_a_rehearsal_tells_each_document_and_writes_nothing() -> None:
    output = run(PAGE, "--dry-run", "--publish")
    assert f"created    {PAGE}: “Smart cities" in output
    assert "Nothing was written" in output
    assert not ImportRun.objects.exists()
    assert not Document.objects.exists()


def test_every_document_is_told_on_demand_and_nothing_when_quiet() -> None:
    assert f"created    {PAGE}" in run(PAGE, verbosity=2)
    assert run(PAGE, verbosity=0) == ""


def test_a_log_gets_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_documents, "LINE_EVERY", 0.0)
    assert re.search(r"^1 document in [\d.]+ s, [\d,]+ a second: 1 created$", run(PAGE), re.MULTILINE)


def test_the_time_of_capture_is_said_in_iso_8601() -> None:
    run(PAGE, "--captured-at", "2025-08-09T12:00:00")
    assert ImportRecord.objects.get().captured_at == datetime(2025, 8, 9, 12, tzinfo=UTC)


def test_standard_input_is_a_path(monkeypatch: pytest.MonkeyPatch) -> None:
    row = json.dumps({"id": 1, "text": PAGE.read_text(encoding="utf-8")}).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(row)))
    assert count(run("-"), "created") == 1


@pytest.mark.parametrize(
    "arguments",
    [(), ("seeds", "--jobs", "0"), ("seeds", "--jobs", "many"), ("seeds", "--captured-at", "noon"), ("--what",)],
)
def test_wrong_use_gives_status_two_and_says_how(arguments: tuple[str, ...]) -> None:
    done = usage(*arguments)
    assert done.returncode == 2
    assert "usage:" in done.stderr


def test_the_help_teaches_by_example() -> None:
    done = usage("--help")
    assert done.returncode == 0
    for words in (
        "import_documents seeds --publish",
        "--dry-run",
        "--jobs 4",
        "--captured-at 2025",
        "exit status: 0, 1",
    ):
        assert words in done.stdout
