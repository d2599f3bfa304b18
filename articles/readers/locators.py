"""Locators: the words that say where a document was found."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

PACKINGS = (".gz", ".zst")
"""Endings that say how a file is packed, not what it is."""


def file_locator(path: Path) -> str:
    """Return a file's locator: its path as given, with ``/``; bytes that are no UTF-8 are written as ``\\xNN``."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def line_locator(file: str, line: int) -> str:
    """Return the locator of a line of a file: ``pages.jsonl#line=9``, lines counted from 1."""
    return f"{file}#line={line}"


def row_locator(file: str, row: int) -> str:
    """Return the locator of a row of a table or list: ``part-0.parquet#row=17``, rows counted from 1."""
    return f"{file}#row={row}"


def offset_locator(file: str, offset: int) -> str:
    """Return the locator of a record by the byte it begins at in the file: ``crawl.warc.gz#offset=1234``."""
    return f"{file}#offset={offset}"


def entry_locator(file: str, entry: int) -> str:
    """Return the locator of an entry of a feed: ``news.atom#entry=3``, entries counted from 1."""
    return f"{file}#entry={entry}"


def member_locator(archive: str, member: str) -> str:
    """Return the locator of a file in an archive, which stands for a folder: ``pages.zip/town/bridge.html``."""
    return f"{archive}/{member}"


def stem(locator: str) -> str:
    """Return what names a document that has no id of its own: its locator without folders and file ending.

    ``seeds/000.txt`` is ``000``; ``crawl/pages.jsonl.gz#line=9`` is ``pages#line=9``; standard input stays ``-``.
    """
    file, mark, place = locator.partition("#")
    name = PurePosixPath(file).name
    bare = next((name.removesuffix(ending) for ending in PACKINGS if name.endswith(ending)), name)
    return (PurePosixPath(bare).stem or name or file) + mark + place
