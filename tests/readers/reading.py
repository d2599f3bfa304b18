"""What the tests of the readers share: a file written, and what is read there."""

from __future__ import annotations

from pathlib import Path

from articles.readers import Limits, RawDocument, ReadFailure, Reading, page_text, read_paths


def written(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def readings_of(path: Path, content: str | bytes, **limits: int) -> list[Reading]:
    return list(read_paths([written(path, content)], limits=Limits(**limits)))


def documents(readings: list[Reading]) -> list[RawDocument]:
    assert all(isinstance(reading, RawDocument) for reading in readings), readings
    return [reading for reading in readings if isinstance(reading, RawDocument)]


def failures(readings: list[Reading]) -> list[ReadFailure]:
    found = [reading for reading in readings if isinstance(reading, ReadFailure)]
    assert all(failure.message and failure.expected for failure in found)
    return found


def only_failure(readings: list[Reading]) -> ReadFailure:
    (reading,) = readings
    (failure,) = failures([reading])
    return failure


def texts(readings: list[Reading]) -> list[str]:
    return [page_text(document).strip() for document in documents(readings)]


def places(readings: list[Reading]) -> list[str]:
    """What of each locator follows the file's own name."""
    return [reading.locator.rpartition("/")[2] for reading in readings]
