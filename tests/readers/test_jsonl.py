"""JSON Lines: every row is a document or a failure that names its line."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from articles.readers import Limits, RawDocument, ReadFailure, Reading, page_text, read_paths

GOOD: dict[str, Any] = {"id": "n1", "text": "Bridge opens"}


def read_lines(tmp_path: Path, *lines: bytes | dict[str, Any], **limits: int) -> list[Reading]:
    path = tmp_path / "pages.jsonl"
    path.write_bytes(b"\n".join(json.dumps(line).encode() if isinstance(line, dict) else line for line in lines))
    return list(read_paths([path], limits=Limits(**limits)))


def read_packed(tmp_path: Path, content: bytes, **limits: int) -> list[Reading]:
    path = tmp_path / "pages.jsonl.gz"
    path.write_bytes(content)
    return list(read_paths([path], limits=Limits(**limits)))


def test_a_row_is_a_document_with_its_id_address_and_moment(tmp_path: Path) -> None:
    row = GOOD | {"url": "https://harbour.example/1", "captured_at": "2025-08-09T14:00:00+02:00"}

    (document,) = read_lines(tmp_path, row)

    assert isinstance(document, RawDocument)
    assert document.locator.endswith("/pages.jsonl#line=1")
    assert (document.id, document.url, document.charset) == ("n1", "https://harbour.example/1", "utf-8")
    assert document.captured_at == datetime(2025, 8, 9, 14, tzinfo=timezone(timedelta(hours=2)))
    assert page_text(document) == "Bridge opens"


def test_a_moment_without_a_zone_is_utc(tmp_path: Path) -> None:
    (document,) = read_lines(tmp_path, GOOD | {"captured_at": "2025-08-09T14:00:00"})

    assert isinstance(document, RawDocument)
    assert document.captured_at == datetime(2025, 8, 9, 14, tzinfo=UTC)


def test_a_row_of_html_is_an_html_document(tmp_path: Path) -> None:
    (document,) = read_lines(tmp_path, {"html": "<title>x</title><p>Bridge &amp; tunnel"})

    assert isinstance(document, RawDocument)
    assert document.media_type == "text/html"
    assert "Bridge & tunnel" in page_text(document)


def test_a_charset_that_the_html_of_a_row_states_is_ignored_for_it_was_decoded_before(tmp_path: Path) -> None:
    (document,) = read_lines(tmp_path, {"html": '<meta charset="windows-1251"><p>Brücke'})

    assert isinstance(document, RawDocument)
    assert "Brücke" in page_text(document)


@pytest.mark.parametrize("value", ["n1", 7], ids=["text", "number"])
def test_the_id_is_echoed_as_it_is(tmp_path: Path, value: str | int) -> None:
    (document,) = read_lines(tmp_path, GOOD | {"id": value})

    assert document.id == value


def test_a_row_without_id_is_named_by_its_place(tmp_path: Path) -> None:
    (document,) = read_lines(tmp_path, {"text": "Bridge opens"})

    assert document.id == "pages#line=1"


def test_blank_lines_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    (document,) = read_lines(tmp_path, b"\xef\xbb\xbf" + json.dumps(GOOD).encode(), b"", b"  ")

    assert isinstance(document, RawDocument)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{not json", "is not JSON: Expecting property name enclosed in double quotes at column 2"),
        (b'"a text"', "is not an object"),
        (b"[1]", "is not an object"),
        (b'{"id": "n"}', "has no text"),
        (b'{"text": ""}', "has no text"),
        (b'{"text": 7}', '"text" is 7'),
        (b'{"text": "x", "id": [1]}', '"id" is [1]'),
        (b'{"text": "x", "id": true}', '"id" is true'),
        (b'{"text": "x", "url": 7}', '"url" is 7'),
        (b'{"text": "x", "captured_at": "yesterday"}', '"captured_at" is "yesterday"'),
        (b'{"text": "x", "captured_at": 1754740800}', '"captured_at" is 1754740800'),
        (b'{"text": "caf\xe9"}', "not UTF-8 at byte 13"),
        (b"[" * 100_000, "is not JSON"),
        (b'{"text": ' + b"7" * 5000 + b"}", "is not JSON"),
    ],
    ids=lambda value: value[:24] if isinstance(value, bytes) else None,
)
def test_a_row_that_is_no_page_is_a_failure_with_its_line_and_the_next_one_is_read(
    tmp_path: Path, line: bytes, said: str
) -> None:
    before, failure, after = read_lines(tmp_path, GOOD, line, GOOD)

    assert isinstance(before, RawDocument)
    assert isinstance(after, RawDocument)
    assert isinstance(failure, ReadFailure)
    assert (failure.line, failure.stage) == (2, "read")
    assert failure.locator.endswith("pages.jsonl#line=2")
    assert said in failure.message
    assert failure.expected


def test_a_failed_row_still_says_its_id(tmp_path: Path) -> None:
    (failure,) = read_lines(tmp_path, {"id": "n9"})

    assert failure.id == "n9"


def test_a_line_over_the_limit_is_refused_and_the_next_one_is_read(tmp_path: Path) -> None:
    failure, document = read_lines(tmp_path, b"x" * 1001, GOOD, row_bytes=500)

    assert isinstance(failure, ReadFailure)
    assert "longer than 500 bytes" in failure.message
    assert document.locator.endswith("#line=2")


def test_a_page_over_the_limit_is_refused_with_its_id(tmp_path: Path) -> None:
    (failure,) = read_lines(tmp_path, GOOD | {"text": "x" * 101}, document_bytes=100)

    assert isinstance(failure, ReadFailure)
    assert (failure.id, failure.line) == ("n1", 1)


def test_half_a_surrogate_pair_is_an_unreadable_character_and_no_failure(tmp_path: Path) -> None:
    (document,) = read_lines(tmp_path, b'{"id": "n\\ud83d", "text": "Bridge \\ud83d opens"}')

    assert isinstance(document, RawDocument)
    assert "\N{REPLACEMENT CHARACTER}" in page_text(document)
    assert document.id == "n\N{REPLACEMENT CHARACTER}"


def test_a_file_without_rows_is_a_failure(tmp_path: Path) -> None:
    (failure,) = read_lines(tmp_path, b"", b"")

    assert isinstance(failure, ReadFailure)
    assert failure.message == "is empty"


def test_rows_are_read_out_of_gzip(tmp_path: Path) -> None:
    (document,) = read_packed(tmp_path, gzip.compress(json.dumps(GOOD).encode()))

    assert isinstance(document, RawDocument)
    assert document.locator.endswith("pages.jsonl.gz#line=1")


def test_a_gzip_file_that_ends_too_early_gives_what_stood_before(tmp_path: Path) -> None:
    lines = b"\n".join(json.dumps(GOOD | {"text": f"Bridge {n} opens"}).encode() for n in range(5000))

    *documents, failure = read_packed(tmp_path, gzip.compress(lines)[:-500])

    assert documents
    assert all(isinstance(document, RawDocument) for document in documents)
    assert isinstance(failure, ReadFailure)
    assert "ends too early" in failure.message


@pytest.mark.parametrize(
    "content", [b"plain text", gzip.compress(b"x" * 9999)[:15] + b"\xff" * 30], ids=["plain", "damaged"]
)
def test_what_is_no_sound_gzip_is_a_failure(tmp_path: Path, content: bytes) -> None:
    *_, failure = read_packed(tmp_path, content)

    assert isinstance(failure, ReadFailure)
    assert "gzip" in failure.message + failure.expected


@pytest.mark.parametrize("line", [b"\0" * 999, b"\n"], ids=["long lines", "empty lines"])
def test_a_decompression_bomb_is_refused(tmp_path: Path, line: bytes) -> None:
    bomb = gzip.compress((line + b"\n") * (4_000_000 // (len(line) + 1)))

    *_, failure = read_packed(tmp_path, bomb, free_bytes=100_000, row_bytes=5000)

    assert isinstance(failure, ReadFailure)
    assert "bomb" in failure.message


def test_pages_that_compress_well_are_no_bomb(tmp_path: Path) -> None:
    rows = b"\n".join(json.dumps(GOOD | {"id": n, "text": "Bridge opens. " * 50}).encode() for n in range(2000))

    assert len(read_packed(tmp_path, gzip.compress(rows), free_bytes=100_000)) == 2000


def test_memory_does_not_grow_with_the_number_of_rows(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    path.write_text(f"{json.dumps({'text': 'Bridge opens. ' * 2000})}\n" * 500)

    tracemalloc.start()
    assert sum(1 for _ in read_paths([path])) == 500
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 1_000_000 < path.stat().st_size
