"""Whole files into memory, but never more of one than the limits allow."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import BinaryIO

from articles.readers.locators import file_locator
from articles.readers.types import Limits, ReadFailure


def read_bounded(file: BinaryIO, locator: str, limits: Limits) -> bytes | ReadFailure:
    """Return all that a stream holds, or a failure when that is more than one document may hold. Raises OSError."""
    content = file.read(limits.document_bytes + 1)
    return too_large(locator, limits.document_bytes) if len(content) > limits.document_bytes else content


def refuse_special(path: Path) -> ReadFailure | None:
    """Return a failure for a missing path and for pipes, sockets and devices, which could block for ever."""
    locator = file_locator(path)
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return unreadable(locator, error)
    if stat.S_ISREG(mode):
        return None
    return ReadFailure(locator, "is neither a file nor a folder", "a regular file")


def unreadable(locator: str, error: OSError) -> ReadFailure:
    """Return the failure of a file or folder that the system refuses to open or read."""
    if isinstance(error, FileNotFoundError):
        return ReadFailure(locator, "there is no such file or folder", "a path that exists")
    return ReadFailure(locator, f"cannot be read: {error.strerror or error}", "a file that this user may read")


def too_large(locator: str, limit: int, *, line: int | None = None, id: str | int | None = None) -> ReadFailure:
    """Return the failure of a document that is larger than the limit."""
    return ReadFailure(
        locator, f"is larger than {limit:,} bytes", f"a page of at most {limit:,} bytes", line=line, id=id
    )
