"""Every row of a Parquet file is a page; without the library the failure says how to get it."""

from __future__ import annotations

import importlib
import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from articles.readers import RawDocument
from tests.readers.reading import documents, only_failure, places, readings_of, texts

pyarrow = pytest.importorskip("pyarrow", reason="needs the extra parquet")
parquet = importlib.import_module("pyarrow.parquet")


def table(**columns: list[Any]) -> bytes:
    buffer = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), buffer)
    return buffer.getvalue()


def test_each_row_is_a_page_with_its_place(tmp_path: Path) -> None:
    moment = datetime(2025, 8, 9, 12, tzinfo=UTC)
    content = table(id=[7, 8], url=["https://tarn.example/7", None], text=["Bridge", "Mill"], crawled_at=[moment, None])

    first, second = documents(readings_of(tmp_path / "part-0.parquet", content))

    place = f"{tmp_path.as_posix()}/part-0.parquet#row"
    assert first == RawDocument(
        b"Bridge", "text/plain", f"{place}=1", 7, "https://tarn.example/7", moment, charset="utf-8"
    )
    assert (second.locator, second.id, second.url, second.captured_at) == (f"{place}=2", 8, None, None)


def test_pages_may_be_kept_as_bytes(tmp_path: Path) -> None:
    content = table(content=["<p>Brücke für alle geöffnet".encode("cp1252")], other=[1])

    assert texts(readings_of(tmp_path / "pages.parquet", content)) == ["Brücke für alle geöffnet"]


def test_a_row_without_a_page_is_a_failure_and_the_next_is_read(tmp_path: Path) -> None:
    readings = readings_of(tmp_path / "pages.parquet", table(text=[None, "Bridge opens"]))

    assert "no text" in only_failure(readings[:1]).message
    assert texts(readings[1:]) == ["Bridge opens"]


def test_a_row_of_what_is_no_value_is_a_failure_and_the_next_is_read(tmp_path: Path) -> None:
    damaged = pyarrow.array([b"Bridge \xff", b"Mill closes"]).view(pyarrow.utf8())

    readings = readings_of(tmp_path / "pages.parquet", table(text=damaged))

    assert "row=1" in only_failure(readings[:1]).locator
    assert texts(readings[1:]) == ["Mill closes"]


def test_a_moment_finer_than_microseconds_is_read(tmp_path: Path) -> None:
    moment = pyarrow.array([1_754_740_800_000_000_789], pyarrow.timestamp("ns", "UTC"))

    (document,) = documents(readings_of(tmp_path / "pages.parquet", table(text=["Bridge"], crawled_at=moment)))

    assert document.captured_at == datetime(2025, 8, 9, 12, tzinfo=UTC)


def test_a_table_in_an_archive_is_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pages.zip", "w") as archive:
        archive.writestr("part.parquet", table(text=["Bridge opens"]))

    readings = readings_of(tmp_path / "pages.zip", (tmp_path / "pages.zip").read_bytes())

    assert places(readings) == ["part.parquet#row=1"]


@pytest.mark.parametrize("content", [b"", b"no table", table(text=["Bridge"] * 99)[:-9]], ids=["empty", "none", "cut"])
def test_what_is_no_whole_table_is_a_failure(tmp_path: Path, content: bytes) -> None:
    assert "is not Parquet or is damaged" in only_failure(readings_of(tmp_path / "pages.parquet", content)).message


def test_a_table_of_something_else_is_a_failure_that_names_its_columns(tmp_path: Path) -> None:
    assert "name, size" in only_failure(readings_of(tmp_path / "x.parquet", table(name=["x"], size=[1]))).message


def test_without_the_library_the_failure_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = table(text=["Bridge"])
    monkeypatch.setitem(importlib.sys.modules, "pyarrow.parquet", None)  # type: ignore[attr-defined]

    failure = only_failure(readings_of(tmp_path / "pages.parquet", content))

    assert "pyarrow, which is not installed" in failure.message
    assert failure.expected == "the extra: uv sync --extra parquet"
