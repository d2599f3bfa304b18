"""Files sent in at the desk: rehearsed, imported, tried again and discarded by whoever may."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from articles.models import Article, ImportRun, Status, Upload, UploadStatus
from tests.admin.pages import add_url, change_url, list_url, messages_of, number_of_queries
from tests.builders import make_editor, make_record, make_run

pytestmark = pytest.mark.django_db
PAGE = (Path(__file__).parents[2] / "seeds" / "020_barrier-seals_article.txt").read_bytes()
IMPORTER = ("view_upload", "add_upload", "view_importrecord", "view_importrun")


@pytest.fixture(autouse=True)
def _var(settings: Settings, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def importer(client: Client) -> User:
    user = make_editor(*IMPORTER, username="ida")
    client.force_login(user)
    return user


def send(client: Client, **facts: Any) -> Any:
    data = {"pages": [SimpleUploadedFile("page.txt", PAGE)], "captured_at_0": "", "captured_at_1": "", "source": ""}
    return client.post(add_url(Upload), data | facts, follow=True)


def take(client: Client, step: str, **data: str) -> Any:
    return client.post(reverse("admin:articles_upload_step", args=[Upload.objects.get().pk, step]), data, follow=True)


def test_files_are_rehearsed_imported_and_accounted_for(client: Client, importer: User) -> None:
    files = [SimpleUploadedFile("page.txt", PAGE), SimpleUploadedFile("empty.txt", b"")]
    answer = send(client, pages=files, captured_at_0="2025-08-09", captured_at_1="06:30")
    assert "Nothing has been written yet" in answer.text
    assert "is new" in answer.text
    assert not ImportRun.objects.exists()
    answer = take(client, "import")
    assert "What became of each document" in answer.text
    assert "is empty" in answer.text
    upload = Upload.objects.get()
    assert upload.run is not None
    assert upload.run.started_by == importer
    assert f"{upload.run.records.exclude(captured_at=None).count()}" == "1"
    answer = take(client, "retry")
    assert Upload.objects.get().run != upload.run
    assert "Try the 1 failed file again" in answer.text


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"pages": []}, "Choose at least one file."),
        ({"pages": [SimpleUploadedFile("photo.jpg", b"x")]}, "photo.jpg cannot be read"),
        ({"source": "Nobody"}, "No source goes by “Nobody”"),
        ({"captured_at_0": "2099-01-01", "captured_at_1": "00:00"}, "lies ahead"),
        ({"captured_at_0": "soon"}, "Enter a valid date"),
    ],
)
def test_what_cannot_be_taken_in_is_said_and_nothing_kept(
    facts: dict[str, Any], why: str, client: Client, importer: User
) -> None:
    assert why in send(client, **facts).text
    assert not Upload.objects.exists()


@pytest.mark.parametrize("may_publish", [True, False])
def test_only_who_may_publish_publishes_by_an_upload(may_publish: bool, client: Client, db: None) -> None:
    client.force_login(make_editor(*IMPORTER, *(["publish_article"] if may_publish else [])))
    assert ("Publish at once" in send(client).text) == may_publish
    take(client, "import", publish="on")
    assert Article.objects.get().status == (Status.PUBLISHED if may_publish else Status.REVIEW)


def test_an_upload_is_discarded(client: Client, importer: User) -> None:
    send(client)
    assert "discarded" in take(client, "discard").text
    assert not Upload.objects.exists()


def test_a_step_that_is_not_due_is_refused_in_words(client: Client, importer: User) -> None:
    send(client)
    for step in ("again", "retry"):
        assert messages_of(take(client, step))
    assert Upload.objects.get().status == UploadStatus.REHEARSED


def test_who_may_only_look_takes_no_step(client: Client, importer: User) -> None:
    send(client)
    client.force_login(make_editor("view_upload"))
    upload = Upload.objects.get()
    page = client.get(change_url(upload))
    assert "What would become" in page.text
    assert "Import these files" not in page.text
    assert client.get(add_url(Upload)).status_code == 403
    for step in ("import", "again", "retry", "discard"):
        assert take(client, step).status_code == 403
    client.force_login(make_editor("view_article"))
    assert client.get(change_url(upload)).status_code == 403


def test_a_step_is_no_mere_link(client: Client, importer: User) -> None:
    send(client)
    assert (
        client.get(reverse("admin:articles_upload_step", args=[Upload.objects.get().pk, "import"])).status_code == 403
    )


def test_there_is_no_page_of_what_is_not_there(client: Client, importer: User) -> None:
    assert client.get(reverse("admin:articles_upload_change", args=[9])).status_code == 404
    assert client.post(reverse("admin:articles_upload_step", args=[9, "import"])).status_code == 404


def test_pages_of_uploads_take_as_many_queries_for_more(client: Client, importer: User) -> None:
    def more(number: int) -> None:
        for _ in range(number):
            make_record(run=run, outcome="failed", error="It is empty.")
            Upload.objects.create(files=[{"name": "a.txt", "size": 1}], status=UploadStatus.IMPORTED, by=make_editor())

    run = make_run()
    upload = Upload.objects.create(files=[], status=UploadStatus.IMPORTED, run=run, by=importer)
    more(2)
    before = [number_of_queries(client, url) for url in (list_url(Upload), change_url(upload))]
    more(4)
    assert [number_of_queries(client, url) for url in (list_url(Upload), change_url(upload))] == before
