"""A JSON file is a page, a list of pages, or JSON Lines under another name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.readers.reading import documents, only_failure, places, readings_of, texts

PAGE = {"id": 7, "text": "Bridge opens"}


def test_an_object_is_one_page(tmp_path: Path) -> None:
    (document,) = documents(readings_of(tmp_path / "page.json", json.dumps({"text": "Bridge opens"}, indent=1)))

    assert (document.content, document.id) == (b"Bridge opens", "page")
    assert document.locator.endswith("page.json")


def test_a_list_holds_a_page_a_row(tmp_path: Path) -> None:
    readings = readings_of(tmp_path / "pages.json", json.dumps([PAGE, {"maintext": "Mill closes"}]))

    assert texts(readings) == ["Bridge opens", "Mill closes"]
    assert places(readings) == ["pages.json#row=1", "pages.json#row=2"]


def test_json_lines_under_another_name_are_read_line_by_line(tmp_path: Path) -> None:
    readings = readings_of(tmp_path / "pages.json", f"{json.dumps(PAGE)}\n{json.dumps(PAGE)}\n", row_bytes=60)

    assert places(readings) == ["pages.json#line=1", "pages.json#line=2"]


def test_a_row_that_is_no_page_is_a_failure_and_the_next_is_read(tmp_path: Path) -> None:
    failure, document = readings_of(tmp_path / "pages.json", json.dumps([3, PAGE]))

    assert "not an object" in only_failure([failure]).message
    assert texts([document]) == ["Bridge opens"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"[]", "empty list"),
        (b"[1, 2", "is not JSON"),
        (b"3", "not an object"),
        (b'[{"text": "\xff"}]', "not UTF-8"),
        (b"[" * 100_000, "is not JSON"),
        (b'[{"text": "' + b"x" * 3000 + b'"}]', "one JSON value of more than 2,000 bytes"),
    ],
)
def test_a_bad_file_is_a_failure_that_says_why(tmp_path: Path, content: bytes, words: str) -> None:
    limit = 2000 if b"xxx" in content else 1_000_000

    assert words in only_failure(readings_of(tmp_path / "pages.json", content, row_bytes=limit)).message
