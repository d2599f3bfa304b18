"""parse_documents prints a line for each document, whatever the document is, and touches no database."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.core.management import CommandError, call_command

from articles.parsing import PARSER_VERSION, json_schema
from articles.readers import ReadFailure, read_paths
from articles.readers.parsed import lost_row
from tests.processes import run_python

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"


@pytest.fixture(scope="session")
def validator() -> jsonschema.Validator:
    return jsonschema.Draft202012Validator(json_schema())


def parse(*arguments: str | Path) -> list[dict[str, Any]]:
    out = io.StringIO()
    call_command("parse_documents", *map(str, arguments), stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def parse_with_failures(*arguments: str | Path) -> tuple[list[dict[str, Any]], str, CommandError]:
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(CommandError) as raised:
        call_command("parse_documents", *map(str, arguments), stdout=out, stderr=err)
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue(), raised.value


def run(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "manage.py", "parse_documents", *arguments]
    return subprocess.run(command, cwd=ROOT, text=True, capture_output=True, check=False, **options)


def seed_paths() -> list[Path]:
    return sorted(SEEDS.glob("*.txt"))


@pytest.mark.parametrize("path", seed_paths(), ids=lambda path: path.stem)
def test_the_output_of_every_seed_fits_the_printed_schema(path: Path, validator: jsonschema.Validator) -> None:
    (row,) = parse(path)

    validator.validate(row)
    assert (row["locator"], row["id"], row["parser_version"]) == (path.as_posix(), path.stem, PARSER_VERSION)


def test_a_folder_gives_a_line_for_each_page_in_the_order_of_names() -> None:
    rows = parse(SEEDS)

    assert [Path(row["locator"]) for row in rows] == seed_paths()


def test_two_jobs_print_what_one_prints() -> None:
    assert parse(SEEDS, "--jobs", "2") == parse(SEEDS)


def test_each_line_is_one_document_and_keeps_other_scripts_readable() -> None:
    out = io.StringIO()
    call_command("parse_documents", str(SEEDS / "014_floating-market_aggregator.txt"), stdout=out)

    assert out.getvalue().count("\n") == 1
    assert "ميناء" in out.getvalue()


def test_the_id_of_a_row_is_echoed_and_its_moment_anchors_what_is_relative(tmp_path: Path) -> None:
    page = (SEEDS / "011_sorrel-compact_aggregator.txt").read_text(encoding="utf-8")
    rows = [{"id": 41, "text": page, "captured_at": "2025-05-24T12:00:00Z"}]
    path = tmp_path / "pages.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))

    (row,) = parse(path)

    assert row["id"] == 41
    (related,) = row["related"]
    assert (related["issued"]["value"], related["issued"]["text"]) == ("2025-05-23", "a day ago")
    assert related["issued"]["anchor"]


def test_failed_documents_are_rows_too_and_the_rest_is_parsed(tmp_path: Path, validator: jsonschema.Validator) -> None:
    path = tmp_path / "pages.jsonl"
    path.write_text('{"id": "a", "text": "Bridge opens"}\n{"id": "b"}\nnot json\n')

    rows, said, error = parse_with_failures(path, tmp_path / "missing.txt")

    assert [row.get("error", {}).get("line", "parsed") for row in rows] == ["parsed", 2, 3, None]
    assert [row["id"] for row in rows] == ["a", "b", "pages#line=3", "missing"]
    assert all(validator.is_valid(row) for row in rows)
    assert "expected" in rows[1]["error"]["message"]
    assert [line.split(": ")[0] for line in said.splitlines()] == [row["locator"] for row in rows[1:]]
    assert (str(error), error.returncode) == ("3 of 4 documents failed.", 1)


def test_a_document_that_breaks_the_parser_is_a_failure_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, validator: jsonschema.Validator
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("no lines")

    monkeypatch.setattr("articles.readers.parsed.parse_page", broken)
    (tmp_path / "000.txt").write_text("Bridge opens")

    (row,), said, _ = parse_with_failures(tmp_path)

    validator.validate(row)
    assert (row["id"], row["error"]["stage"]) == ("000", "parse")
    assert "ZeroDivisionError: no lines" in said


def test_an_interrupt_ends_the_run_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("articles.readers.parsed.parse_page", interrupted)

    rows, _, error = parse_with_failures(SEEDS)

    assert (rows, error.returncode) == ([], 130)


def test_a_document_that_kills_its_process_is_a_failure_that_fits_the_schema(
    tmp_path: Path, validator: jsonschema.Validator
) -> None:
    (tmp_path / "000.txt").write_text("Bridge opens")
    (document,) = read_paths([tmp_path])
    assert not isinstance(document, ReadFailure)

    row = json.loads(lost_row(document).json)

    validator.validate(row)
    assert row["error"]["stage"] == "parse"


def test_what_was_lost_in_decoding_is_among_the_warnings(tmp_path: Path, validator: jsonschema.Validator) -> None:
    (tmp_path / "000.txt").write_bytes("Brücke\n\nDie Brücke ist offen\0".encode() + b"\xc3")

    (row,) = parse(tmp_path)

    validator.validate(row)
    assert {"unreadable-characters", "nul-characters"} <= {warning["rule"] for warning in row["warnings"]}


def test_the_schema_is_printed_alone(validator: jsonschema.Validator) -> None:
    out = io.StringIO()
    call_command("parse_documents", "--schema", stdout=out)

    assert json.loads(out.getvalue()) == validator.schema


@pytest.mark.parametrize(
    "arguments",
    [[], ["seeds", "--schema"], ["seeds", "--jobs", "0"], ["seeds", "--jobs", "two"], ["--unknown"]],
    ids=" ".join,
)
def test_wrong_use_ends_with_status_2_and_prints_nothing(arguments: list[str]) -> None:
    done = run(*arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert "usage:" in done.stderr


def test_help_teaches_by_example() -> None:
    done = run("--help")

    assert done.returncode == 0
    assert "\n  parse_documents crawl.jsonl.gz --jobs 4 > articles.jsonl\n" in done.stdout
    assert "exit status: 0, 1 when documents failed, 2 for wrong use." in done.stdout


def test_a_shell_gets_json_on_output_and_silence_on_error() -> None:
    done = run("-", input=(SEEDS / "000_bcf5d119df90d979.txt").read_text(encoding="utf-8"))

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["locator"] == "-"


def test_a_shell_gets_pages_read_without_a_model_or_an_app_of_django(tmp_path: Path) -> None:
    code = "import sys, manage; manage.main(); sys.stderr.write(' '.join(sys.modules))"
    done = run_python("-c", code, "parse_documents", str(SEEDS / "039_anchor_brief.txt"), var_dir=tmp_path)
    loaded = set(done.stderr.split())
    assert json.loads(done.stdout)["lead"]["headline"]
    assert "articles.parsing" in loaded
    assert loaded.isdisjoint({"django.contrib.admin", "django.db.models", "articles.models"})


def test_a_shell_is_told_of_a_wrong_environment_before_any_page_is_read(tmp_path: Path) -> None:
    done = run_python("manage.py", "parse_documents", str(SEEDS), var_dir=tmp_path, DATABASE_URL="mysql://db/news")
    assert (done.returncode, done.stdout) == (2, "")
    assert "DATABASE_URL: expected" in done.stderr


def test_a_shell_gets_status_1_when_a_document_failed() -> None:
    done = run("no-such-page.txt")

    assert done.returncode == 1
    assert "there is no such file or folder" in done.stderr


def test_progress_is_told_when_it_is_asked_for() -> None:
    done = run("seeds/039_anchor_brief.txt", "--progress")

    assert "1 documents" in done.stderr


def test_a_reader_that_leaves_early_causes_no_noise() -> None:
    command = f"{sys.executable} manage.py parse_documents seeds seeds seeds seeds seeds seeds | head -c 10"
    done = subprocess.run(command, shell=True, cwd=ROOT, text=True, capture_output=True, check=False)  # noqa: S602

    assert done.stderr == ""
    assert len(done.stdout) == 10
