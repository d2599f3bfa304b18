"""ZIP archives: the files in them, read as if they stood in a folder."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from articles.readers.formats import ARCHIVE, EXPECTED, format_of, is_wanted, unknown_format
from articles.readers.locators import member_locator
from articles.readers.streams import Budget, StreamError, unpacked, watched
from articles.readers.types import Limits, ReadFailure, Reading

ENCRYPTED = 0x1
FOREIGN = "__MACOSX"  # what macOS keeps beside each file
UNOPENED = (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError)
"""What the library raises on an archive or member that is damaged, of another kind, or of a name in no encoding."""


def read_zip(stream: BinaryIO, locator: str, limits: Limits) -> Iterator[Reading]:
    """Yield the documents of the files in an archive, sorted by name, each in its own format.

    Nothing is written to disk. What comes out is counted over the whole archive. Hidden files and those of other
    endings are passed over, as in a folder; an archive in the archive and a document (.pdf) are failures.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            members = sorted((each for each in archive.infolist() if _is_wanted(each)), key=lambda each: each.filename)
            size = stream.seek(0, 2)
            budget = Budget(limits, lambda: size)
            for member in members:
                yield from _read_member(archive, member, member_locator(locator, member.filename), budget)
    except UNOPENED as error:
        yield ReadFailure(locator, f"is not zip or is damaged ({error})", "a whole zip file")
        return
    if not members:
        yield ReadFailure(locator, "the archive holds no page", EXPECTED)


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(member.filename).parts
    is_hidden = any(part.startswith(".") or part == FOREIGN for part in parts)
    return not member.is_dir() and not is_hidden and any(is_wanted(name) for name in parts[-1:])


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, locator: str, budget: Budget) -> Iterator[Reading]:
    found = format_of(member.filename)
    if member.filename.lower().endswith(ARCHIVE):
        yield ReadFailure(locator, "is an archive in an archive, which is not opened", "the files themselves")
        return
    if found is None:
        yield unknown_format(locator)
        return
    if member.flag_bits & ENCRYPTED:
        yield ReadFailure(locator, "is locked with a password", "an archive without one")
        return
    try:
        with (
            archive.open(member) as file,
            watched(file, budget, "zip") as plain,
            unpacked(plain, found.packing, budget.limits) as stream,
        ):
            yield from found.read(stream, locator, budget.limits)
    except StreamError as error:
        yield error.at(locator)
    except UNOPENED as error:
        yield ReadFailure(locator, f"cannot be unpacked ({error})", "a whole zip file, packed by deflate")
