"""Uploads: files taken in, rehearsed, imported when that is agreed to, and cleared away when all is done."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import chain, count
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from articles.editing.refusals import Refused
from articles.models import Outcome, Source, Upload, UploadStatus
from articles.readers.formats import EXPECTED, is_readable
from articles.readers.locators import file_locator

MOST_FILES = 500
MOST_BYTES = 256 * 2**20
LONGEST_NAME = 60  # of a file: what every file system takes, in any script
KEPT = timedelta(days=7)  # files that wait for a decision, or for another try


def folder_of(upload: Upload) -> Path:
    """Return the folder that the files of an upload lie in."""
    return Path(settings.VAR_DIR) / "uploads" / str(upload.pk)


def check_files(files: Iterable[UploadedFile[Any]]) -> None:
    """Raise Refused, with a sentence for people, for files that cannot be taken in."""
    files = list(files)
    if not files:
        raise Refused("Choose at least one file.")
    if len(files) > MOST_FILES:
        raise Refused(f"These are {len(files):,} files; send at most {MOST_FILES} at once, or a zip of them.")
    if sum(file.size or 0 for file in files) > MOST_BYTES:
        raise Refused(f"The files are larger than {MOST_BYTES // 2**20} MB together; send them in several parts.")
    for file in files:
        _check_file(file)


def receive_upload(
    *,
    files: Iterable[UploadedFile[Any]],
    captured_at: datetime | None = None,
    source: Source | None = None,
    by: User | None,
) -> Upload:
    """Keep ``files`` to be rehearsed, and clear away those of old uploads. Raises Refused as ``check_files`` does."""
    files = list(files)
    check_files(files)
    clear_old_uploads()
    with transaction.atomic():
        upload = Upload.objects.create(captured_at=captured_at, source=source, by=by)
        folder = folder_of(upload)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, mode=0o700)
        try:
            upload.files = [{"name": _keep(file, folder), "size": file.size} for file in files]
            upload.save(update_fields=("files",))
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    return upload


def begin_import(*, upload: Upload, publish: bool, by: User | None) -> Upload:
    """Agree to import a rehearsed upload; ``publish`` makes public what is new and complete. Raises Refused."""
    return _begin(upload, (UploadStatus.REHEARSED,), UploadStatus.IMPORTING, publish=publish, by=by, run=None)


def begin_again(*, upload: Upload, by: User | None) -> Upload:
    """Take up an upload that broke off or stalled at the step where it stood. Raises Refused."""
    if not (upload.is_stalled or upload.status == UploadStatus.FAILED):
        raise Refused("It has not broken off.")
    step = UploadStatus.IMPORTING if upload.rehearsal else UploadStatus.REHEARSING
    return _begin(upload, (UploadStatus.FAILED, upload.status), step, by=by, run=None)  # all of it, not what failed


def begin_retry(*, upload: Upload, by: User | None) -> Upload:
    """Import once more the files of which something failed. Raises Refused where none is left."""
    if not failed_files(upload):
        raise Refused("Nothing of it has failed, or its files have been cleared away.")
    return _begin(upload, (UploadStatus.IMPORTED,), UploadStatus.IMPORTING, by=by)


def discard_upload(*, upload: Upload, by: User | None) -> None:  # noqa: ARG001 - the actor of every use case
    """Forget an upload and its files; what was imported of it stays. Raises Refused while a task is at work on it."""
    if upload.is_working and not upload.is_stalled:
        raise Refused("It is being worked on; wait until that has ended.")
    clear_files(upload)
    upload.delete()


def failed_files(upload: Upload) -> list[Path]:
    """Return the files still kept of which something failed in the latest run."""
    if upload.run is None:
        return []
    folder = folder_of(upload)
    files = {file_locator(path.relative_to(folder)): path for path in folder.glob("*")}
    locators = upload.run.records.filter(outcome=Outcome.FAILED).values_list("locator", flat=True)
    # "pages.jsonl#line=9" and "pages.zip/town/bridge.html" stand in a file; a name may have either mark in it as well
    failed = {
        name
        for locator in locators
        for name in files
        if locator == name or locator.startswith((f"{name}#", f"{name}/"))
    }
    return [files[name] for name in sorted(failed)]


def clear_files(upload: Upload) -> None:
    """Delete the files of an upload."""
    shutil.rmtree(folder_of(upload), ignore_errors=True)


def clear_old_uploads() -> None:
    """Delete the files that have waited for a week, and the uploads that never became an import."""
    for upload in Upload.objects.filter(heartbeat_at__lt=timezone.now() - KEPT):
        clear_files(upload)
        if upload.run_id is None:
            upload.delete()


def _begin(upload: Upload, expected: tuple[str, ...], step: UploadStatus, **fields: object) -> Upload:
    """Put the upload to work, unless somebody else was faster."""
    with transaction.atomic():
        locked = Upload.objects.select_for_update().get(pk=upload.pk)
        if locked.status not in expected or locked.attempt != upload.attempt:
            raise Refused(f"It has moved on in the meantime: {locked.get_status_display().lower()}.")
        if not folder_of(locked).is_dir():
            raise Refused("Its files have been cleared away; send them again.")
        now = timezone.now()
        changes = {"status": step, "attempt": locked.attempt + 1, "seen": 0, "error": "", "heartbeat_at": now, **fields}
        for name, value in changes.items():
            setattr(locked, name, value)
        locked.save(update_fields=changes)
    return locked


def _check_file(file: UploadedFile[Any]) -> None:
    if not is_readable(str(file.name)):
        raise Refused(f"{file.name} cannot be read; expected {EXPECTED}.")


def _keep(file: UploadedFile[Any], folder: Path) -> str:
    """Write a file into ``folder``; return the name it has there, which no other file has."""
    plain = PurePosixPath(str(file.name).replace("\\", "/")).name.lstrip(".")
    path = _free(folder / (plain[-LONGEST_NAME:].lstrip(".") or "page.txt"))
    with path.open("wb") as kept:
        for chunk in file.chunks():
            kept.write(chunk)
    return path.name


def _free(path: Path) -> Path:
    """Return ``path``, or where something has that name already, the same with a number before it."""
    numbered = (path.with_name(f"{number}-{path.name}") for number in count(2))
    return next(free for free in chain([path], numbered) if not free.exists())
