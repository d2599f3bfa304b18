"""Locators: the words that say where a document was found."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath


def file_locator(path: Path) -> str:
    """Return a file's locator: its path as given, with ``/``; bytes that are no UTF-8 are written as ``\\xNN``."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def row_locator(file: str, line: int) -> str:
    """Return the locator of a row of a file: ``pages.jsonl#line=9``, lines counted from 1."""
    return f"{file}#line={line}"


def stem(locator: str) -> str:
    """Return what names a document that has no id of its own: its locator without folders and file ending.

    ``seeds/000.txt`` is ``000``; ``crawl/pages.jsonl.gz#line=9`` is ``pages#line=9``; standard input stays ``-``.
    """
    file, mark, place = locator.partition("#")
    name = PurePosixPath(file).name
    bare = name.removesuffix(".gz")
    return (PurePosixPath(bare).stem or name or file) + mark + place
