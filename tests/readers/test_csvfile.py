"""Every row of a table is a page, whatever parts its columns and in whatever encoding."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.reading import documents, only_failure, places, readings_of, texts

ROWS = 'id,url,text\n7,https://tarn.example/7,"Bridge opens\nin Tarn"\nb8,,"He said ""yes"", then"\n'


def test_each_row_is_a_page_with_its_place_id_and_address(tmp_path: Path) -> None:
    first, second = documents(readings_of(tmp_path / "pages.csv", ROWS))

    assert (first.id, first.url, first.content) == ("7", "https://tarn.example/7", b"Bridge opens\nin Tarn")
    assert (second.id, second.url, second.content) == ("b8", None, b'He said "yes", then')
    assert [first.locator, second.locator] == [f"{tmp_path.as_posix()}/pages.csv#row={n}" for n in (1, 2)]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_columns_may_be_parted_in_any_usual_way(tmp_path: Path, mark: str) -> None:
    assert texts(readings_of(tmp_path / "pages.csv", f"id{mark}text\n1{mark}Bridge opens\n")) == ["Bridge opens"]


def test_a_column_without_a_name_stands_for_nothing(tmp_path: Path) -> None:
    rows = ",id,url,text\n0,7,https://tarn.example/7,Bridge opens\n1,,,Mill closes\n"  # as pandas numbers the rows

    first, second = documents(readings_of(tmp_path / "pages.csv", rows))

    assert (first.id, first.url, first.content) == ("7", "https://tarn.example/7", b"Bridge opens")
    assert (second.id, second.url, second.content) == ("pages#row=2", None, b"Mill closes")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_of_a_table_is_found(tmp_path: Path, encoding: str) -> None:
    rows = "id,text\n1,Die Brücke für Fußgänger über die Tarn wurde eröffnet.\n"

    assert texts(readings_of(tmp_path / "pages.csv", rows.encode(encoding))) == [
        "Die Brücke für Fußgänger über die Tarn wurde eröffnet."
    ]


def test_a_page_longer_than_the_librarys_own_limit_is_read(tmp_path: Path) -> None:
    (text,) = texts(readings_of(tmp_path / "pages.csv", f"text\n{'Bridge ' * 50_000}\n"))

    assert len(text) > 300_000


def test_a_row_without_a_page_is_a_failure_with_its_line_and_the_next_is_read(tmp_path: Path) -> None:
    failure, document = readings_of(tmp_path / "pages.csv", 'text,id\n"",1\nBridge opens,2\n')

    assert (only_failure([failure]).line, only_failure([failure]).id) == (2, "1")
    assert texts([document]) == ["Bridge opens"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "is empty"),
        ("name,size\nx,1\n", "none of the columns of a page"),
        ("id,text\n", "holds no row"),
        ('text\nBridge opens\n"never closed ' + "x" * 3000, "longer than"),
    ],
)
def test_a_bad_table_is_a_failure_that_says_why(tmp_path: Path, content: str, words: str) -> None:
    *_, failure = readings_of(tmp_path / "pages.csv", content, row_bytes=2000)

    assert words in only_failure([failure]).message


def test_a_page_over_the_limit_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    rows = readings_of(tmp_path / "pages.csv", f"text\n{'x' * 200}\nBridge opens\n", document_bytes=100)

    assert "larger than 100 bytes" in only_failure(rows[:1]).message
    assert places(rows) == ["pages.csv#row=1", "pages.csv#row=2"]
