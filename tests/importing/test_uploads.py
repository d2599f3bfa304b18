"""What editors send in is kept, rehearsed, imported as agreed to, tried again, and cleared away."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pytest_django import Settings

from articles.editing.refusals import Refused
from articles.importing import rehearsing, uploads
from articles.importing.rehearsing import work_on
from articles.importing.uploads import (
    begin_again,
    begin_import,
    begin_retry,
    clear_old_uploads,
    discard_upload,
    failed_files,
    folder_of,
    receive_upload,
)
from articles.models import Article, Document, ImportRun, Outcome, Status, Upload, UploadStatus
from tests.builders import make_editor, make_source

pytestmark = pytest.mark.django_db
PAGE = (Path(__file__).parents[2] / "seeds" / "020_barrier-seals_article.txt").read_bytes()
NAMELESS = (
    b"Home\nNews\nFerry leaves on time for once\nBy Odile Marrow\n12 March 2025\n"
    b"The ferry to Port Elwin left on time for the first time in a year, and nobody on "
    b"the quay could say why it had done so.\n\n"
    b"The harbour master promised to look into it before the end of the week, "
    b"together with the crew of the ferry and those who waited.\n"
)


@pytest.fixture(autouse=True)
def _var(settings: Settings, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path


def make_upload(**files: bytes) -> Upload:
    sent = [SimpleUploadedFile(name.replace("_", "."), content) for name, content in files.items()]
    return receive_upload(files=sent, by=make_editor())


def worked_on(upload: Upload) -> Upload:
    work_on(upload=upload, attempt=upload.attempt)
    return Upload.objects.get(pk=upload.pk)


def imported(upload: Upload, **options: Any) -> Upload:
    return worked_on(begin_import(upload=worked_on(upload), publish=options.get("publish", False), by=make_editor()))


def zip_of(**files: bytes) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"town/{name.replace('_', '.')}", content)
    return packed.getvalue()


def test_a_rehearsal_says_what_would_become_of_each_document_and_writes_none() -> None:
    upload = worked_on(make_upload(page_txt=PAGE, empty_txt=b""))
    assert upload.status == UploadStatus.REHEARSED
    assert upload.rehearsal["counts"] == {"created": 1, "failed": 1}
    rows = {row["locator"]: row for row in upload.rehearsal["rows"]}
    assert "is new" in rows["page.txt"]["why"]
    assert "is empty" in rows["empty.txt"]["why"]
    assert not Document.objects.exists()
    assert not ImportRun.objects.exists()


def test_an_import_does_what_was_rehearsed_and_leaves_no_file_behind() -> None:
    upload = imported(make_upload(page_txt=PAGE), publish=False)
    assert upload.status == UploadStatus.IMPORTED
    assert upload.run is not None
    assert list(upload.run.records.values_list("locator", "outcome")) == [("page.txt", Outcome.CREATED)]
    assert Article.objects.get().status == Status.REVIEW
    assert not folder_of(upload).exists()


def test_an_import_publishes_what_is_complete_when_that_is_agreed_to() -> None:
    imported(make_upload(page_txt=PAGE), publish=True)
    assert Article.objects.get().status == Status.PUBLISHED


def test_no_record_or_run_tells_where_the_files_lie(tmp_path: Path) -> None:
    upload = imported(make_upload(page_txt=PAGE, empty_txt=b"", rows_jsonl=b"{no JSON\n"))
    assert upload.run is not None
    told = json.dumps(
        [upload.run.options, upload.rehearsal, *upload.run.records.values_list("locator", "error", "reason")]
    )
    assert str(tmp_path) not in told


def test_pages_in_a_zip_are_imported() -> None:
    upload = imported(make_upload(pile_zip=zip_of(page_txt=PAGE)))
    assert upload.run is not None
    assert upload.run.records.get().locator == "pile.zip/town/page.txt"


def test_a_page_that_names_no_outlet_is_of_the_source_that_was_given() -> None:
    source = make_source("Elwin Courier")
    files = [SimpleUploadedFile("ferry.txt", NAMELESS)]
    imported(receive_upload(files=files, source=source, by=make_editor()))
    article = Article.objects.get()
    assert article.outlet == source
    assert article.base_extraction is not None
    assert article.base_extraction.payload["hint"] == {"source": "Elwin Courier", "is_aggregator": False}


def test_an_aggregator_that_was_given_is_no_outlet() -> None:
    source = make_source("Quay Wall", kind="aggregator")
    files = [SimpleUploadedFile("ferry.txt", NAMELESS)]
    imported(receive_upload(files=files, source=source, by=make_editor()))
    article = Article.objects.get()
    assert (article.outlet, article.aggregator) == (None, source)


def test_a_source_that_the_page_names_goes_before_the_one_that_was_given() -> None:
    files = [SimpleUploadedFile("page.txt", PAGE)]
    imported(receive_upload(files=files, source=make_source("Elwin Courier"), by=make_editor()))
    outlet = Article.objects.get().outlet
    assert outlet is not None
    assert outlet.name != "Elwin Courier"


def test_the_time_of_capture_that_was_given_is_kept_with_each_document() -> None:
    moment = datetime(2025, 8, 9, 6, 30, tzinfo=UTC)
    files = [SimpleUploadedFile("page.txt", PAGE)]
    upload = imported(receive_upload(files=files, captured_at=moment, by=make_editor()))
    assert upload.run is not None
    assert upload.run.records.get().captured_at == moment


def test_what_failed_is_tried_again_and_nothing_else() -> None:
    upload = imported(make_upload(page_txt=PAGE, empty_txt=b"", pile_zip=zip_of(odd_jsonl=b"{\n")))
    assert [path.name for path in failed_files(upload)] == ["empty.txt", "pile.zip"]
    (folder_of(upload) / "empty.txt").write_bytes(NAMELESS)
    again = worked_on(begin_retry(upload=upload, by=make_editor()))
    assert again.run is not None
    assert again.run != upload.run
    assert {record.locator.partition("/")[0]: record.outcome for record in again.run.records.all()} == {
        "empty.txt": Outcome.CREATED,
        "pile.zip": Outcome.FAILED,
    }


def test_nothing_is_tried_again_where_nothing_failed() -> None:
    upload = imported(make_upload(page_txt=PAGE))
    with pytest.raises(Refused, match="Nothing of it has failed"):
        begin_retry(upload=upload, by=None)


def test_two_files_of_one_name_are_both_kept() -> None:
    files = [SimpleUploadedFile("page.txt", content) for content in (PAGE, NAMELESS)]
    upload = worked_on(receive_upload(files=files, by=None))
    assert [row["locator"] for row in upload.rehearsal["rows"]] == ["2-page.txt", "page.txt"]


@pytest.mark.parametrize("name", ["../../page.txt", "..\\..\\page.txt", ".page.txt", "/etc/page.txt", "...txt"])
def test_a_name_leads_nowhere_else(name: str) -> None:
    file = SimpleUploadedFile("page.txt", PAGE)
    file._name = name  # type: ignore[attr-defined]  # what a browser of ill will may send
    upload = receive_upload(files=[file], by=None)
    assert len([path for path in folder_of(upload).iterdir() if not path.name.startswith(".")]) == 1


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ([], "at least one"),
        ([("photo.jpg", b"x")], "photo.jpg cannot be read"),
        ([("page.txt", b"x")] * 501, "at most 500"),
    ],
)
def test_files_that_cannot_be_taken_in_are_refused_in_words(files: list[tuple[str, bytes]], why: str) -> None:
    with pytest.raises(Refused, match=why):
        receive_upload(files=[SimpleUploadedFile(*file) for file in files], by=None)
    assert not Upload.objects.exists()


def test_more_than_can_be_taken_in_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_BYTES", 10)
    with pytest.raises(Refused, match="larger than"):
        make_upload(page_txt=PAGE)


def test_an_upload_is_agreed_to_once() -> None:
    upload = worked_on(make_upload(page_txt=PAGE))
    begin_import(upload=upload, publish=False, by=None)
    with pytest.raises(Refused, match="moved on"):
        begin_import(upload=upload, publish=False, by=None)


def test_a_task_that_comes_late_does_nothing() -> None:
    upload = worked_on(make_upload(page_txt=PAGE))
    begun = begin_import(upload=upload, publish=False, by=None)
    work_on(upload=begun, attempt=begun.attempt - 1)
    assert not ImportRun.objects.exists()


def test_a_task_gives_way_to_the_one_that_took_over(monkeypatch: pytest.MonkeyPatch) -> None:
    upload = make_upload(page_txt=PAGE)
    Upload.objects.filter(pk=upload.pk).update(attempt=2)
    upload.refresh_from_db(fields=["status"])
    work_on(upload=upload, attempt=1)
    assert Upload.objects.get().status == UploadStatus.REHEARSING


def test_what_breaks_off_says_so_and_can_be_begun_again(monkeypatch: pytest.MonkeyPatch) -> None:
    upload = worked_on(make_upload(page_txt=PAGE, empty_txt=b""))
    begun = begin_import(upload=upload, publish=False, by=None)
    with monkeypatch.context() as patch:

        def break_off(**_: object) -> None:
            raise OSError("the disk is full")

        patch.setattr(rehearsing, "import_paths", break_off)
        with pytest.raises(OSError, match="disk"):
            work_on(upload=begun, attempt=begun.attempt)
    broken = Upload.objects.get()
    assert (broken.status, broken.error) == (UploadStatus.FAILED, "the disk is full")
    assert worked_on(begin_again(upload=broken, by=None)).status == UploadStatus.IMPORTED


def test_what_is_being_worked_on_is_neither_begun_again_nor_discarded() -> None:
    upload = make_upload(page_txt=PAGE)
    with pytest.raises(Refused, match="not broken off"):
        begin_again(upload=upload, by=None)
    with pytest.raises(Refused, match="being worked on"):
        discard_upload(upload=upload, by=None)


def test_what_has_stalled_can_be_begun_again() -> None:
    upload = make_upload(page_txt=PAGE)
    Upload.objects.update(heartbeat_at=timezone.now() - timedelta(minutes=11))
    upload.refresh_from_db()
    assert worked_on(begin_again(upload=upload, by=None)).status == UploadStatus.REHEARSED


def test_a_discarded_upload_leaves_no_file_and_keeps_what_was_imported() -> None:
    upload = imported(make_upload(page_txt=PAGE, empty_txt=b""))
    folder = folder_of(upload)
    discard_upload(upload=upload, by=None)
    assert not folder.exists()
    assert not Upload.objects.exists()
    assert Article.objects.exists()


def test_files_that_waited_for_a_week_are_cleared_away() -> None:
    old, kept = worked_on(make_upload(page_txt=PAGE)), worked_on(make_upload(page_txt=PAGE))
    Upload.objects.filter(pk=old.pk).update(heartbeat_at=timezone.now() - timedelta(days=8))
    clear_old_uploads()
    assert list(Upload.objects.all()) == [kept]
    assert not folder_of(old).exists()
    assert folder_of(kept).exists()
