"""A path becomes documents in a known order, and everything that cannot be read is said."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from articles.readers import Limits, RawDocument, ReadFailure, Reading, page_text, read_paths

SMALL = Limits(document_bytes=100, row_bytes=400)


def read(*paths: str | Path, **options: object) -> list[Reading]:
    return list(read_paths(paths, **options))  # type: ignore[arg-type]


def only_failure(*paths: str | Path, **options: object) -> ReadFailure:
    (failure,) = read(*paths, **options)
    assert isinstance(failure, ReadFailure)
    assert failure.expected
    return failure


def write(path: Path, content: str | bytes = "Bridge opens") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_file_is_one_document_with_its_bytes_as_they_are(tmp_path: Path) -> None:
    path = write(tmp_path / "000.txt", "Bridge\r\nopens\n")

    assert read(path) == [RawDocument(b"Bridge\r\nopens\n", "text/plain", path.as_posix(), "000")]


@pytest.mark.parametrize("name", ["page.html", "page.htm", "PAGE.HTML"])
def test_a_saved_page_is_one_html_document(tmp_path: Path, name: str) -> None:
    (document,) = read(write(tmp_path / name, "<p>Bridge opens"))

    assert isinstance(document, RawDocument)
    assert document.media_type == "text/html"


def test_a_folder_is_read_through_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "c.htm", "a/b/c.txt"):
        write(tmp_path / name)

    names = [Path(reading.locator).relative_to(tmp_path).as_posix() for reading in read(tmp_path)]

    assert names == ["a/b/c.txt", "a/z.html", "b.txt", "c.htm"]


def test_paths_are_read_in_the_order_in_which_they_are_given(tmp_path: Path) -> None:
    later, earlier = write(tmp_path / "b.txt"), write(tmp_path / "a.txt")

    assert [reading.locator for reading in read(later, earlier)] == [later.as_posix(), earlier.as_posix()]


def test_what_is_no_page_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    page = write(tmp_path / "000.txt")
    for name in ("README.md", ".hidden.txt", ".git/config.txt", "logo.png"):
        write(tmp_path / name)

    assert [reading.locator for reading in read(tmp_path)] == [page.as_posix()]


@pytest.mark.parametrize("name", ["report.pdf", "Report.DOCX", "saved.mhtml", "saved.webarchive"])
def test_a_document_of_a_kind_that_is_not_read_is_told(tmp_path: Path, name: str) -> None:
    write(tmp_path / "page.txt")
    write(tmp_path / name)

    [failure] = [reading for reading in read(tmp_path) if isinstance(reading, ReadFailure)]
    assert failure.locator.endswith(name)
    assert "in a format that is not read" in failure.message
    assert only_failure(tmp_path / name) == failure


def test_a_folder_without_pages_is_a_failure(tmp_path: Path) -> None:
    write(tmp_path / "README.md")

    assert "holds no page" in only_failure(tmp_path).message


def test_a_link_that_leads_back_is_reported_once_and_the_rest_is_read(tmp_path: Path) -> None:
    page = write(tmp_path / "sub" / "000.txt")
    (tmp_path / "sub" / "again").symlink_to(tmp_path)

    document, failure = read(tmp_path)

    assert document.locator == page.as_posix()
    assert isinstance(failure, ReadFailure)
    assert failure.locator.endswith("sub/again")
    assert "leads back" in failure.message


def test_a_link_to_another_folder_is_followed(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere" / "000.txt")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "linked").symlink_to(tmp_path / "elsewhere")

    assert [Path(reading.locator).name for reading in read(tmp_path / "pages")] == ["000.txt"]


@pytest.mark.parametrize("target", ["gone.txt", "self.txt"])
def test_a_link_to_nothing_or_to_itself_is_a_failure(tmp_path: Path, target: str) -> None:
    (tmp_path / "self.txt").symlink_to(tmp_path / target)

    assert only_failure(tmp_path).locator.endswith("self.txt")


@pytest.mark.parametrize("name", ["missing.txt", "missing", "missing.jsonl"])
def test_a_missing_path_is_a_failure(tmp_path: Path, name: str) -> None:
    assert only_failure(tmp_path / name).message == "there is no such file or folder"


def test_a_file_of_an_unknown_ending_is_a_failure_that_names_the_known_ones(tmp_path: Path) -> None:
    failure = only_failure(write(tmp_path / "page.docx"))

    assert ".jsonl" in failure.expected
    assert ".zip" in failure.expected


@pytest.mark.parametrize("content", ["", " \n\n"], ids=["nothing", "blank"])
def test_an_empty_file_is_a_failure(tmp_path: Path, content: str) -> None:
    assert only_failure(write(tmp_path / "000.txt", content)).message == "is empty"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "image/png"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n" + bytes(range(256)), "application/pdf"),
        (bytes(range(256)) * 20, "binary data"),
    ],
)
def test_a_binary_file_is_refused_and_called_so(tmp_path: Path, content: bytes, kind: str) -> None:
    assert kind in only_failure(write(tmp_path / "000.txt", content)).message


@pytest.mark.parametrize("content", ["BMW recalls cars", "ID3 is a party", "Menu\f\tNews\x1b[0m"])
def test_text_that_begins_like_a_binary_format_is_text(tmp_path: Path, content: str) -> None:
    assert isinstance(read(write(tmp_path / "000.txt", content))[0], RawDocument)


def test_a_file_over_the_limit_is_refused_with_the_limit(tmp_path: Path) -> None:
    path = write(tmp_path / "000.txt", "x" * 101)

    assert "100 bytes" in only_failure(path, limits=SMALL).message


def test_a_single_line_of_50_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    path = write(tmp_path / "000.txt", "x" * 50_000_000)

    assert "larger than 16,777,216 bytes" in only_failure(path).message


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "000.txt")

    assert "neither a file nor a folder" in only_failure(tmp_path).message


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("000.txt")

        assert "neither a file nor a folder" in only_failure("000.txt").message


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_that_may_not_be_read_is_a_failure_and_the_next_one_is_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt").chmod(0)
    write(tmp_path / "b.txt")

    failure, document = read(tmp_path)

    assert isinstance(failure, ReadFailure)
    assert isinstance(document, RawDocument)


def test_a_file_that_breaks_while_it_is_read_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: Path, mode: str) -> io.BytesIO:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path / "000.txt")
    monkeypatch.setattr(Path, "open", broken)

    assert only_failure(path).message == "cannot be read: Permission denied"


def test_a_file_name_that_is_no_unicode_still_has_a_printable_locator(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:  # noqa: PTH123 - a name of bytes
        file.write(b"Bridge opens")

    (document,) = read(tmp_path)

    assert document.locator.encode("utf-8").endswith(b"/caf\\xe9.txt")


def test_a_dash_is_standard_input_with_one_page_of_text() -> None:
    (document,) = read("-", stdin=io.BytesIO(b"Bridge opens\nIt opened."))

    assert document == RawDocument(b"Bridge opens\nIt opened.", "text/plain", "-", "-")


def test_standard_input_is_json_lines_when_its_first_line_is_an_object() -> None:
    first, failure = read("-", stdin=io.BytesIO(b'{"id": 7, "text": "Bridge opens"}\nnot a row\n'))

    assert isinstance(first, RawDocument)
    assert (first.locator, first.id) == ("-#line=1", 7)
    assert isinstance(failure, ReadFailure)
    assert failure.line == 2


def test_standard_input_that_only_looks_like_json_is_a_page() -> None:
    (document,) = read("-", stdin=io.BytesIO(b"[1, 2]\n"))

    assert isinstance(document, RawDocument)


@pytest.mark.parametrize("content", [b"", b"x" * 101, b"x\n" * 60], ids=["empty", "long line", "many lines"])
def test_standard_input_that_is_empty_or_too_large_is_a_failure(content: bytes) -> None:
    assert only_failure("-", stdin=io.BytesIO(content), limits=SMALL).locator == "-"


def test_documents_are_handed_over_before_the_next_path_is_opened(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a.txt"), write(tmp_path / "b.txt")
    readings = read_paths([first, second])
    next(readings)

    second.write_text("Changed after the first was handed over")

    document = next(readings)
    assert isinstance(document, RawDocument)
    assert "Changed" in page_text(document)


def test_readers_and_parser_import_without_django() -> None:
    code = "import sys; sys.modules['django'] = None; import articles.readers.parsed, articles.readers.parallel"

    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])
