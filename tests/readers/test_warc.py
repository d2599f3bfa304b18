"""The pages of a crawl are read out of WARC files with their address and moment of capture."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from articles.readers import RawDocument, page_text
from tests.readers.reading import documents, failures, only_failure, places, readings_of, texts

PAGE = b"<p>Bridge opens"


def answer(body: bytes = PAGE, *headers: str, status: str = "200 OK", media_type: str = "text/html") -> bytes:
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {media_type}"] if media_type else []), *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def record(block: bytes, kind: str = "response", media_type: str = "application/http; msgtype=response") -> bytes:
    head = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>",
        "WARC-Target-URI: https://tarn.example/bridge",
        "WARC-Date: 2025-08-09T12:00:00Z",
        f"Content-Type: {media_type}",
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    return b"".join(map(gzip.compress, records))


def test_an_answer_is_a_page_with_its_address_and_moment(tmp_path: Path) -> None:
    (document,) = documents(readings_of(tmp_path / "crawl.warc", record(answer())))

    assert document == RawDocument(
        PAGE,
        "text/html",
        f"{tmp_path.as_posix()}/crawl.warc#offset=0",
        "crawl#offset=0",
        "https://tarn.example/bridge",
        datetime(2025, 8, 9, 12, tzinfo=UTC),
    )


def test_the_locator_says_where_the_record_begins_in_the_packed_file(tmp_path: Path) -> None:
    first = packed(record(answer()))
    content = first + packed(record(answer(b"<p>Mill closes")))

    readings = readings_of(tmp_path / "crawl.warc.gz", content)

    assert places(readings) == ["crawl.warc.gz#offset=0", f"crawl.warc.gz#offset={len(first)}"]
    assert texts(readings_of(tmp_path / "tail.warc.gz", content[len(first) :])) == ["Mill closes"]


def test_text_made_of_a_page_is_a_text_document(tmp_path: Path) -> None:
    (document,) = documents(
        readings_of(tmp_path / "crawl.warc.wet.gz", packed(record(b"Bridge opens", "conversion", "text/plain")))
    )

    assert (document.media_type, document.content) == ("text/plain", b"Bridge opens")


def test_the_charset_of_the_answer_is_used(tmp_path: Path) -> None:
    page = answer("<p>Brücke".encode("latin-1"), media_type="text/html; charset=iso-8859-1")

    (document,) = documents(readings_of(tmp_path / "crawl.warc", record(page)))

    assert "Brücke" in page_text(document)


def test_an_answer_is_unpacked_as_it_was_sent(tmp_path: Path) -> None:
    body = gzip.compress(PAGE)
    chunked = b"%x\r\n" % len(body) + body + b"\r\n0\r\n\r\n"
    page = answer(chunked, "Content-Encoding: gzip", "Transfer-Encoding: chunked")

    assert texts(readings_of(tmp_path / "crawl.warc", record(page))) == ["Bridge opens"]


def test_what_is_no_page_is_passed_over(tmp_path: Path) -> None:
    others = [
        record(answer(b"\x89PNG", media_type="image/png")),
        record(answer(status="404 Not Found")),
        record(answer(b"", "Location: /", status="301 Moved")),
        record(b"GET / HTTP/1.1\r\n\r\n", "request", "application/http; msgtype=request"),
        record(b"software: spider", "warcinfo", "application/warc-fields"),
    ]

    assert texts(readings_of(tmp_path / "crawl.warc.gz", packed(*others, record(answer())))) == ["Bridge opens"]


def test_an_answer_that_does_not_say_what_it_is_is_looked_at(tmp_path: Path) -> None:
    html, other = answer(b"<!DOCTYPE html><html><p>Bridge opens", media_type=""), answer(b"{}", media_type="")

    assert texts(readings_of(tmp_path / "crawl.warc", record(other) + record(html))) == ["Bridge opens"]


def test_an_answer_that_cannot_be_unpacked_is_a_failure_and_the_next_is_read(tmp_path: Path) -> None:
    broken = record(answer(b"not packed", "Content-Encoding: gzip"))

    failure, document = readings_of(tmp_path / "crawl.warc", broken + record(answer()))

    assert "cannot be unpacked" in only_failure([failure]).message
    assert texts([document]) == ["Bridge opens"]


def test_an_answer_packed_into_a_bomb_is_refused(tmp_path: Path) -> None:
    bomb = record(answer(gzip.compress(b"<p>" + b"x" * 1_000_000), "Content-Encoding: gzip"))

    readings = readings_of(tmp_path / "crawl.warc", bomb + record(answer()), document_bytes=10_000)

    assert "larger than 10,000 bytes" in only_failure(readings[:1]).message
    assert texts(readings[1:]) == ["Bridge opens"]


def test_a_record_over_the_limit_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    large = record(answer(b"<p>" + bytes(range(256)) * 400))

    readings = readings_of(tmp_path / "crawl.warc", large + record(answer()), document_bytes=20_000)

    assert "larger than" in only_failure(readings[:1]).message
    assert texts(readings[1:]) == ["Bridge opens"]


def test_a_record_that_is_a_bomb_ends_the_reading(tmp_path: Path) -> None:
    bomb = packed(record(answer(b"<p>" + b"x" * 4_000_000)), record(answer()))

    *_, failure = readings_of(tmp_path / "crawl.warc.gz", bomb, document_bytes=10_000, free_bytes=100_000)

    assert "bomb" in only_failure([failure]).message


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "holds no page"),
        (b"no crawl at all\r\n\r\n", "is not WARC or is damaged"),
        (record(b"software: spider", "warcinfo", "application/warc-fields"), "holds no page"),
        (record(answer())[:-12], "ends after"),
        (packed(record(answer())) + b"garbage" * 20, "damaged"),
    ],
)
def test_a_bad_file_is_a_failure_that_says_why(tmp_path: Path, content: bytes, words: str) -> None:
    (failure,) = failures(readings_of(tmp_path / "crawl.warc.gz", content))

    assert words in failure.message
