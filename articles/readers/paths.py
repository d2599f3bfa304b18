"""Paths to documents: files, folders and standard input, each read by the reader of its format."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from articles.readers.archives import read_zip
from articles.readers.files import refuse_special, unreadable
from articles.readers.folders import walk
from articles.readers.formats import ARCHIVE, Format, format_of, unknown_format
from articles.readers.locators import file_locator
from articles.readers.stdin import NAME, read_stdin
from articles.readers.streams import StreamError, unpacked
from articles.readers.types import Limits, ReadFailure, Reading

LIMITS = Limits()


def read_paths(
    paths: Iterable[str | Path], *, limits: Limits = LIMITS, stdin: BinaryIO | None = None
) -> Iterator[Reading]:
    """Yield every document at these paths, in their order, and a failure for each that cannot be read.

    A path is a file of a known format, alone, packed (.gz, .zst) or in an archive (.zip), a folder (read through,
    sorted by name) or ``-`` for standard input. Nothing that stands there makes it raise. One document is in memory at
    a time (some of a Parquet file, all of a JSON list or feed), and the names of the folder it stands in.
    """
    for path in paths:
        if str(path) == NAME:
            yield from read_stdin(stdin or sys.stdin.buffer, limits)
        else:
            yield from _read_path(Path(path), limits)


def _read_path(path: Path, limits: Limits) -> Iterator[Reading]:
    if not path.is_dir():
        yield from _read_file(path, limits)
        return
    for entry in walk(path):
        if isinstance(entry, ReadFailure):
            yield entry
        else:
            yield from _read_file(entry, limits)


def _read_file(path: Path, limits: Limits) -> Iterator[Reading]:
    locator = file_locator(path)
    found = Format("", read_zip) if path.name.lower().endswith(ARCHIVE) else format_of(path.name)
    if found is None and path.exists():
        yield unknown_format(locator)
    elif found is None:
        yield ReadFailure(locator, "there is no such file or folder", "a path that exists")
    elif failure := refuse_special(path):
        yield failure
    else:
        yield from _read_as(found, path, locator, limits)


def _read_as(found: Format, path: Path, locator: str, limits: Limits) -> Iterator[Reading]:
    try:
        with path.open("rb") as file, unpacked(file, found.packing, limits) as stream:
            yield from found.read(stream, locator, limits)
    except StreamError as error:
        yield error.at(locator)
    except OSError as error:
        yield unreadable(locator, error)
