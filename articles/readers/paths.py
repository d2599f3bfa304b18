"""Paths to documents: which reader reads what."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from articles.readers.folders import walk
from articles.readers.html import read_html
from articles.readers.jsonl import read_jsonl
from articles.readers.locators import file_locator
from articles.readers.stdin import NAME, read_stdin
from articles.readers.text import read_text
from articles.readers.types import Limits, ReadFailure, Reading

type Reader = Callable[[Path, Limits], Iterator[Reading]]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
    ".jsonl.gz": read_jsonl,
}
ENDINGS = tuple(READERS)
LIMITS = Limits()


def read_paths(
    paths: Iterable[str | Path], *, limits: Limits = LIMITS, stdin: BinaryIO | None = None
) -> Iterator[Reading]:
    """Yield every document at these paths, in their order, and a failure for each that cannot be read.

    A path is a file, a folder (read through, sorted by name) or ``-`` for standard input. Nothing that stands there
    makes it raise. One document is in memory at a time, and the names of the folder it stands in.
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
    for entry in walk(path, ENDINGS):
        if isinstance(entry, ReadFailure):
            yield entry
        else:
            yield from _read_file(entry, limits)


def _read_file(path: Path, limits: Limits) -> Iterator[Reading]:
    name = path.name.lower()
    reader = next((READERS[ending] for ending in ENDINGS if name.endswith(ending)), None)
    if reader:
        yield from reader(path, limits)
    elif path.exists():
        message = "has a name that says nothing of its format"
        yield ReadFailure(file_locator(path), message, f"a name ending in {', '.join(ENDINGS)}")
    else:
        yield ReadFailure(file_locator(path), "there is no such file or folder", "a path that exists")
