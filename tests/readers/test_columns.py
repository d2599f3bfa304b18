"""A row's page, address and moment of capture are found under the names that people's files give them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from articles.readers import RawDocument
from tests.readers.reading import documents, only_failure, readings_of, texts


def one(tmp_path: Path, **row: Any) -> RawDocument:
    (document,) = documents(readings_of(tmp_path / "pages.jsonl", json.dumps(row)))
    return document


@pytest.mark.parametrize("name", ["text", "content", "body", "maintext", "Text", "article_text"])
def test_the_text_of_a_page_is_found(tmp_path: Path, name: str) -> None:
    document = one(tmp_path, **{name: "Bridge opens"})

    assert (document.content, document.media_type) == (b"Bridge opens", "text/plain")


@pytest.mark.parametrize("name", ["html", "raw_html", "content", "body"])
def test_the_html_of_a_page_is_found_and_told_from_text(tmp_path: Path, name: str) -> None:
    assert one(tmp_path, **{name: "<div><p>Bridge opens</p></div>"}).media_type == "text/html"


def test_text_goes_before_html(tmp_path: Path) -> None:
    assert one(tmp_path, html="<p>Bridge", text="Bridge opens").content == b"Bridge opens"


def test_html_stands_in_for_an_empty_text(tmp_path: Path) -> None:
    assert one(tmp_path, html="<p>Bridge", text="  ").content == b"<p>Bridge"


@pytest.mark.parametrize("name", ["url", "URL", "link", "source_url", "uri"])
def test_the_address_of_a_page_is_found(tmp_path: Path, name: str) -> None:
    assert one(tmp_path, text="Bridge", **{name: "https://tarn.example/bridge"}).url == "https://tarn.example/bridge"


@pytest.mark.parametrize("name", ["captured_at", "crawled_at", "date_download", "download_date", "warc_date"])
@pytest.mark.parametrize(
    "value",
    ["2025-08-09T12:00:00Z", "2025-08-09 12:00:00", "20250809120000", "Sat, 09 Aug 2025 12:00:00 GMT"],
)
def test_the_moment_of_capture_is_found(tmp_path: Path, name: str, value: str) -> None:
    assert one(tmp_path, text="Bridge", **{name: value}).captured_at == datetime(2025, 8, 9, 12, tzinfo=UTC)


@pytest.mark.parametrize("name", ["date", "timestamp", "published"])
def test_a_date_that_may_be_that_of_publication_is_no_capture(tmp_path: Path, name: str) -> None:
    assert one(tmp_path, text="Bridge", **{name: "2025-08-09"}).captured_at is None


def test_a_bad_moment_is_a_failure_that_names_its_column(tmp_path: Path) -> None:
    failure = only_failure(readings_of(tmp_path / "pages.jsonl", '{"text": "Bridge", "crawled_at": "lately"}'))

    assert '"crawled_at" is "lately"' in failure.message


@pytest.mark.parametrize("value", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_moment_that_other_zones_cannot_tell_is_a_failure(tmp_path: Path, value: str) -> None:
    row = json.dumps({"text": "Bridge", "crawled_at": value})

    assert f'"crawled_at" is "{value}"' in only_failure(readings_of(tmp_path / "pages.jsonl", row)).message


@pytest.mark.parametrize("refused", ["\0", "\ud800"])
def test_what_no_database_takes_is_replaced_in_address_and_id(tmp_path: Path, refused: str) -> None:
    document = one(tmp_path, text="Bridge", id=f"a{refused}b", url=f"https://tarn.example/{refused}")

    assert (document.id, document.url) == ("a\ufffdb", "https://tarn.example/\ufffd")


def test_a_title_kept_apart_stands_above_the_text(tmp_path: Path) -> None:
    rows = '{"title": "Bridge opens", "text": "It was opened."}\n{"title": "Bridge", "text": "Bridge opens."}'

    assert texts(readings_of(tmp_path / "pages.jsonl", rows)) == ["Bridge opens\n\nIt was opened.", "Bridge opens."]
