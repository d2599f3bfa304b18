"""Files packed by gzip, Zstandard or zip are read as if they were not, within bounds."""

from __future__ import annotations

import gzip
import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.readers.reading import documents, failures, only_failure, readings_of, texts

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PACK: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".zst": zstd.compress}


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize("packing", PACK)
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.txt", b"Bridge opens"),
        ("page.html", b"<p>Bridge opens"),
        ("pages.jsonl", b'{"text": "Bridge opens"}\n'),
        ("pages.json", b'[{"text": "Bridge opens"}]'),
        ("pages.csv", b"text\nBridge opens\n"),
    ],
)
def test_every_format_is_read_out_of_its_packing(tmp_path: Path, packing: str, name: str, content: bytes) -> None:
    readings = readings_of(tmp_path / f"{name}{packing}", PACK[packing](content))

    assert texts(readings) == ["Bridge opens"]
    assert str(documents(readings)[0].id).partition("#")[0] in ("page", "pages")


@pytest.mark.parametrize("packing", PACK)
def test_a_packed_page_over_the_limit_is_refused(tmp_path: Path, packing: str) -> None:
    content = PACK[packing](bytes(range(32, 127)) * 99)

    assert "larger than" in only_failure(readings_of(tmp_path / f"p.txt{packing}", content, document_bytes=99)).message


@pytest.mark.parametrize("packing", PACK)
def test_a_bomb_is_refused_in_words(tmp_path: Path, packing: str) -> None:
    bomb = PACK[packing](b" " * 30_000_000)

    readings = readings_of(tmp_path / f"pages.jsonl{packing}", bomb, free_bytes=100_000)

    assert "bomb" in failures(readings)[-1].message


@pytest.mark.parametrize("packing", PACK)
@pytest.mark.parametrize("damage", ["cut", "other"])
def test_a_damaged_packing_is_a_failure_that_names_it(tmp_path: Path, packing: str, damage: str) -> None:
    content = PACK[packing](bytes(range(256)) * 200)[:-20] if damage == "cut" else b"plain text"

    failure = only_failure(readings_of(tmp_path / f"page.txt{packing}", content))

    assert {".gz": "gzip", ".zst": "zstd"}[packing] in failure.expected


def test_an_archive_is_read_like_a_folder(tmp_path: Path) -> None:
    content = zipped(
        {
            "b.txt": b"Mill closes",
            "a/a.jsonl": b'{"text": "Bridge opens"}',
            "README.md": b"x",
            "__MACOSX/a.txt": b"x",
            ".hidden/a.txt": b"x",
        }
    )

    readings = readings_of(tmp_path / "pages.zip", content)

    assert texts(readings) == ["Bridge opens", "Mill closes"]
    assert [reading.locator.removeprefix(tmp_path.as_posix()) for reading in readings] == [
        "/pages.zip/a/a.jsonl#line=1",
        "/pages.zip/b.txt",
    ]


def test_a_packed_file_in_an_archive_is_read(tmp_path: Path) -> None:
    assert texts(readings_of(tmp_path / "p.zip", zipped({"a.txt.gz": gzip.compress(b"Bridge opens")}))) == [
        "Bridge opens"
    ]


def test_an_archive_in_an_archive_is_not_opened_and_the_rest_is_read(tmp_path: Path) -> None:
    readings = readings_of(tmp_path / "p.zip", zipped({"a.zip": zipped({}), "b.txt": b"Bridge opens"}))

    assert "archive in an archive" in only_failure(readings[:1]).message
    assert texts(readings[1:]) == ["Bridge opens"]


def test_a_document_of_a_kind_that_is_not_read_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    readings = readings_of(tmp_path / "p.zip", zipped({"A.PDF": b"%PDF-1.7", "b.txt": b"Bridge opens", "c.png": b"x"}))

    failure = only_failure(readings[:1])
    assert (failure.locator[-11:], failure.message) == (
        "p.zip/A.PDF",
        "is a document in a format that is not read (.pdf)",
    )
    assert ".html" in failure.expected
    assert texts(readings[1:]) == ["Bridge opens"]


def test_a_member_over_the_limit_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    readings = readings_of(
        tmp_path / "p.zip", zipped({"a.txt": b"x" * 500, "b.txt": b"Bridge opens"}), document_bytes=100
    )

    assert "larger than" in only_failure(readings[:1]).message
    assert texts(readings[1:]) == ["Bridge opens"]


def test_what_comes_out_is_counted_over_the_whole_archive(tmp_path: Path) -> None:
    bomb = zipped({f"p{n}.jsonl": b"\n" * 90_000 for n in range(40)})

    readings = readings_of(tmp_path / "p.zip", bomb, free_bytes=100_000, expansion=100)

    assert "bomb" in failures(readings)[-1].message


def test_a_locked_member_is_a_failure(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.txt": b"Bridge opens"}))
    content[6] |= 1  # the flag in the member's own head, and in the table of contents
    content[content.index(b"PK\x01\x02") + 8] |= 1

    assert "password" in only_failure(readings_of(tmp_path / "p.zip", bytes(content))).message


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_damaged_member_keeps_no_other_from_being_read(tmp_path: Path, method: int) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr("a.txt", bytes(range(32, 127)) * 20)
        archive.writestr("b.txt", b"Bridge opens")
    content = bytearray(buffer.getvalue())
    content[50:70] = b"\xff" * 20

    damaged, *rest = readings_of(tmp_path / "p.zip", bytes(content))

    assert only_failure([damaged]).locator.endswith("p.zip/a.txt")
    assert "is damaged" in only_failure([damaged]).message
    assert texts(rest) == ["Bridge opens"]


@pytest.mark.parametrize("name", ["", ".", "./."])
def test_a_member_without_a_name_is_passed_over(tmp_path: Path, name: str) -> None:
    assert texts(readings_of(tmp_path / "p.zip", zipped({name: b"x", "b.txt": b"Bridge opens"}))) == ["Bridge opens"]


def test_an_archive_of_names_in_no_encoding_is_a_failure(tmp_path: Path) -> None:
    content = zipped({"brücke.txt": b"Bridge opens"}).replace("ü".encode(), b"\xff\xff")

    assert "is not zip or is damaged" in only_failure(readings_of(tmp_path / "p.zip", content)).message


@pytest.mark.parametrize(
    ("content", "words"), [(b"", "is not zip"), (b"no archive", "is not zip"), (zipped({}), "holds no page")]
)
def test_what_is_no_archive_of_pages_is_a_failure(tmp_path: Path, content: bytes, words: str) -> None:
    assert words in only_failure(readings_of(tmp_path / "p.zip", content)).message
