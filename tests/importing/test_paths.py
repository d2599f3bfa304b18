"""A pile of files is imported in batches, by one process or several; again it changes nothing, nor does a rehearsal."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.editing.writing import edit_article
from articles.importing import extracting, preparing
from articles.importing import paths as paths_room
from articles.importing.batches import Writer
from articles.importing.paths import Rehearsal, import_paths
from articles.importing.preparing import batches_of
from articles.models import Article, Document, ImportRecord, ImportRun, Outcome, RunStatus, Status
from articles.readers import TEXT, RawDocument
from tests.builders import make_editor

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
USER_PAGE = SEEDS / "000_bcf5d119df90d979.txt"


def counts_of(run: ImportRun) -> Counter[str]:
    return Counter(run.records.values_list("outcome", flat=True))


def snapshot() -> dict[str, int]:
    """Return how many rows there are in every table of the app."""
    return {model.__name__: model._default_manager.count() for model in apps.get_app_config("articles").get_models()}


def run_of(*paths: Path, **options: Any) -> ImportRun:
    run = import_paths(paths=paths, **options)
    assert isinstance(run, ImportRun)
    run.refresh_from_db()
    return run


@pytest.mark.parametrize("refused", ["\\u0000", "\\ud800"])
def test_what_no_database_takes_keeps_no_page_out(tmp_path: Path, refused: str) -> None:
    facts = f'{{"@type": "NewsArticle", "headline": "The bridge{refused}opens"}}'
    html = (
        f'<html><script type="application/ld+json">{facts}</script><article>'
        "<p>TARN (AP) - The mayor cut the ribbon on Monday, and the band of the fire brigade played on until dusk.</p>"
        "<p>“We have waited eleven years for this,” said Ada Quill, who keeps the bakery on the far bank.</p>"
        "<p>The ferry, which carried 400 people a day, will be sold. The council has not said what it will ask for it, "
        "and the two men who worked on it have been offered posts in the harbour office.</p></article></html>"
    )
    row = json.dumps({"url": "https://tarn.example/a\0b", "html": html})
    table = f"name\0, size\0\n{'x' * 20}\n"
    (tmp_path / "pages.jsonl").write_text(row, encoding="utf-8")
    (tmp_path / "other.csv").write_text(table, encoding="utf-8")

    run = run_of(tmp_path)

    assert counts_of(run) == {Outcome.CREATED: 1, Outcome.FAILED: 1}
    assert Article.objects.get().headline == "The bridge\ufffdopens"
    assert "name\ufffd" in run.records.get(outcome=Outcome.FAILED).error


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A folder with sound and broken pages of several formats."""
    page = USER_PAGE.read_text(encoding="utf-8")
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    rows = [
        json.dumps({"id": 1, "url": "https://elwin.example/one", "text": page.replace("2025", "2024")}),
        "{not JSON",
        json.dumps({"id": 2}),
        json.dumps({"id": 3, "html": "<p>caf\u00e9</p>", "captured_at": "2025-08-09T12:00:00Z"}),
    ]
    with gzip.open(tmp_path / "rows.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(rows))
    return tmp_path


def test_every_document_has_one_record_with_its_outcome_stage_and_reason(pile: Path) -> None:
    run = run_of(pile)
    records = {record.locator.removeprefix(f"{pile}/"): record for record in run.records.all()}
    assert run.status == RunStatus.FINISHED
    assert {name: (record.outcome, record.stage) for name, record in records.items()} == {
        "binary.txt": ("failed", "read"),
        "empty.txt": ("failed", "read"),
        "page.txt": ("created", "place"),
        "rows.jsonl.gz#line=1": ("created", "place"),
        "rows.jsonl.gz#line=2": ("failed", "read"),
        "rows.jsonl.gz#line=3": ("failed", "read"),
        "rows.jsonl.gz#line=4": ("skipped", "place"),
    }
    assert "#line=2: the line is not JSON" in records["rows.jsonl.gz#line=2"].error
    assert "expected" in records["rows.jsonl.gz#line=3"].error
    assert records["rows.jsonl.gz#line=1"].url == "https://elwin.example/one"
    assert records["rows.jsonl.gz#line=4"].captured_at == datetime(2025, 8, 9, 12, tzinfo=UTC)
    assert all(record.reason or record.error for record in records.values())


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite maps its file into memory")
def test_the_file_is_not_mapped_into_memory_until_the_run_is_over(pile: Path) -> None:
    with CaptureQueriesContext(connection) as captured:
        run_of(pile)
    said = [query["sql"] for query in captured]
    mapped = [place for place, sql in enumerate(said) if sql.startswith("PRAGMA mmap_size =")]
    assert said[mapped[0]] == "PRAGMA mmap_size = 0"
    assert mapped[0] < said.index("PRAGMA optimize") < mapped[1]


def test_importing_a_pile_again_writes_nothing_but_its_run_and_records() -> None:
    run_of(SEEDS, publish=True)
    before = snapshot()
    again = run_of(SEEDS, publish=True)
    after = snapshot()
    assert after.pop("ImportRun") == before.pop("ImportRun") + 1
    assert after.pop("ImportRecord") == before.pop("ImportRecord") + again.records.count()
    assert after == before
    assert counts_of(again).keys() <= {Outcome.UNCHANGED, Outcome.FAILED, Outcome.SKIPPED}


def test_what_is_known_is_not_even_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    run_of(USER_PAGE)

    def parse(*_: object, **__: object) -> None:
        raise AssertionError("it was read before")

    monkeypatch.setattr(extracting, "parse_page", parse)
    assert counts_of(run_of(USER_PAGE)) == {Outcome.UNCHANGED: 1}


def test_the_user_s_page_becomes_three_articles_with_their_chain_and_links() -> None:
    run_of(USER_PAGE, publish=True)
    lead, *related = Article.objects.published().order_by("id")
    assert lead.headline == "Smart cities key to driving SCO's international influence"
    assert [str(hop.source) for hop in lead.chain] == ["China Daily", "PR Newswire", "Yahoo", "Daily8"]
    assert [link.related for link in lead.related_links.all()] == related
    assert len(related) == 2
    assert lead.tags.exists()
    assert Document.objects.get().raw == USER_PAGE.read_bytes()


def test_the_time_of_capture_is_what_was_said_and_never_the_file_s(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(USER_PAGE.read_bytes())
    assert run_of(path).records.get().captured_at is None
    said = datetime(2025, 8, 9, 12, tzinfo=UTC)
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"text": "One page"}) + "\n" + json.dumps({"text": "Two", "captured_at": "2024-01-01"}))
    run = run_of(rows, captured_at=said)
    assert [record.captured_at for record in run.records.all()] == [said, datetime(2024, 1, 1, tzinfo=UTC)]


def test_several_processes_import_the_same_as_one() -> None:
    def facts() -> list[tuple[Any, ...]]:
        return list(
            Article.objects.order_by("id").values_list("headline", "body", "outlet__name", "issued_on", "status")
        )

    one = counts_of(run_of(SEEDS))
    expected = facts()
    for model in ("Article", "Extraction", "ImportRun", "Document", "Source"):
        if model == "Extraction":
            Article.objects.update(base_extraction=None)
        apps.get_model("articles", model).objects.all().delete()
    assert counts_of(run_of(SEEDS, jobs=2)) == one
    assert facts() == expected


def test_a_rehearsal_says_what_an_import_would_do_and_writes_nothing(pile: Path) -> None:
    told: list[ImportRecord] = []
    before = snapshot()
    with CaptureQueriesContext(connection) as queries:
        rehearsal = import_paths(paths=[pile], dry_run=True, publish=True, progress=told.extend)
    assert isinstance(rehearsal, Rehearsal)
    assert snapshot() == before
    assert all(query["sql"].startswith("SELECT") for query in queries)
    assert rehearsal.counts == counts_of(run_of(pile))
    assert {record.pk for record in told} == {None}
    assert [record.outcome for record in told] == list(
        ImportRecord.objects.order_by("id").values_list("outcome", flat=True)
    )
    assert [record.reason for record in told] == list(
        ImportRecord.objects.order_by("id").values_list("reason", flat=True)
    )


def test_a_rehearsal_of_a_changed_page_names_the_fields_that_would_change(tmp_path: Path) -> None:
    def write(text: str) -> Path:
        path = tmp_path / "rows.jsonl"
        path.write_text(json.dumps({"url": "https://elwin.example/a", "text": text}), encoding="utf-8")
        return path

    page = USER_PAGE.read_text(encoding="utf-8")
    run_of(write(page))
    lead = Article.objects.earliest("id")
    edit_article(article=lead, changes={"headline": "An editor's own"}, by=None)
    told: list[ImportRecord] = []
    changed = page.replace("Smart cities key", "Clever cities key").replace(
        "Participating countries", "Participating states"
    )
    rehearsal = import_paths(paths=[write(changed)], dry_run=True, progress=told.extend)
    assert isinstance(rehearsal, Rehearsal)
    assert rehearsal.counts == {"updated": 1}
    assert "standfirst Participating countries" in told[0].reason
    assert [warning["field"] for warning in told[0].warnings if warning["rule"] == "conflict"] == ["headline"]
    lead.refresh_from_db()
    assert lead.standfirst.startswith("Participating countries")


def test_a_rehearsal_remembers_across_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "BATCH_DOCUMENTS", 1)
    page = USER_PAGE.read_text(encoding="utf-8")
    address = "https://elwin.example/a"
    texts = [
        page,
        page,
        page.replace("Participating countries", "Participating states"),
        page.replace("Orange", "Green"),
    ]
    rows = tmp_path / "rows.jsonl"
    rows.write_text("\n".join(json.dumps({"url": address, "text": text}) for text in texts), encoding="utf-8")
    rehearsal = import_paths(paths=[rows], dry_run=True)
    assert isinstance(rehearsal, Rehearsal)
    assert rehearsal.counts == counts_of(run_of(rows))


def test_a_run_that_is_interrupted_is_marked_aborted_and_the_next_one_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "BATCH_DOCUMENTS", 5)
    seen = 0

    def interrupt(records: Sequence[ImportRecord]) -> None:
        nonlocal seen
        seen += len(records)
        if seen >= 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_paths(paths=[SEEDS], progress=interrupt)
    aborted = ImportRun.objects.get()
    assert (aborted.status, aborted.records.count()) == (RunStatus.ABORTED, 10)
    articles = Article.objects.count()

    run = run_of(SEEDS)
    assert run.status == RunStatus.FINISHED
    assert counts_of(run)[Outcome.UNCHANGED] >= counts_of(aborted)[Outcome.CREATED]
    assert Article.objects.count() > articles


def test_what_is_published_is_answered_for_by_whoever_imported() -> None:
    editor = make_editor()
    run = run_of(USER_PAGE, publish=True, by=editor, command="a task")
    assert (run.command, run.started_by) == ("a task", editor)
    assert set(run.revisions.filter(cause="workflow").values_list("by", flat=True)) == {editor.pk}


def test_an_article_that_was_withdrawn_is_not_published_again() -> None:
    run_of(USER_PAGE, publish=True)
    Article.objects.update(status=Status.WITHDRAWN)
    run_of(USER_PAGE, publish=True)
    assert set(Article.objects.values_list("status", flat=True)) == {Status.WITHDRAWN}


def test_batches_are_bounded_in_number_bytes_and_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "BATCH_DOCUMENTS", 3)
    monkeypatch.setattr(preparing, "BATCH_BYTES", 100)
    small, large = RawDocument(b"x", TEXT, "a", "a"), RawDocument(b"x" * 200, TEXT, "b", "b")
    assert [len(batch) for batch in batches_of([small] * 7)] == [3, 3, 1]
    assert [len(batch) for batch in batches_of([small, large, small])] == [2, 1]
    monkeypatch.setattr(preparing, "BATCH_SECONDS", -1)
    assert [len(batch) for batch in batches_of([small] * 2)] == [1, 1]


def test_documents_are_not_all_read_before_the_first_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    read, ahead = 0, []

    def endless(_: object) -> Any:
        nonlocal read
        for number in range(1000):
            read += 1
            yield RawDocument(f"page {number}".encode(), TEXT, f"{number}.txt", number)

    def write(_: Writer, items: Sequence[Any]) -> list[ImportRecord]:
        ahead.append(read)
        return []

    monkeypatch.setattr(paths_room, "read_paths", endless)
    monkeypatch.setattr(Writer, "write", write)
    run_of()
    assert ahead[0] <= 2 * preparing.BATCH_DOCUMENTS


def test_no_process_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        import_paths(paths=[SEEDS], jobs=0)
