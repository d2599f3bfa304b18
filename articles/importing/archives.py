"""Zip archives of pages: looked through before they are taken in, and unpacked within bounds."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from articles.editing.refusals import Refused
from articles.readers import ENDINGS

ENDING = ".zip"
MOST_MEMBERS = 20_000
MOST_BYTES = 512 * 2**20  # of all that comes out of one archive
EXPANSION = 300  # times its own size; pages compress five to thirty times, a bomb a thousand times
FREE_BYTES = 64 * 2**20  # below which the expansion says nothing
LONGEST_NAME = 60  # of a file or folder: what every file system takes, in any script
ENCRYPTED = 0x1  # bit of the general purpose flag (APPNOTE 4.4.4)


class ArchiveRefused(Refused):
    """An archive is broken, holds no page, or is too much to take in."""


def check_archive(file: BinaryIO | Path, *, name: str) -> int:
    """Return how many pages an archive says it holds, without unpacking any.

    Raises ArchiveRefused for what is no zip file, is encrypted, holds no page, or would grow beyond all bounds.
    """
    with _opened(file, name) as archive:
        members = list(_members(archive, name))
        size = sum(member.file_size for member, _ in members)
        packed = sum(member.compress_size for member, _ in members)
    if not members:
        raise ArchiveRefused(f"{name} holds no page: no file in it ends in {', '.join(ENDINGS)}.")
    if len(members) > MOST_MEMBERS:
        raise ArchiveRefused(f"{name} holds {len(members):,} pages; at most {MOST_MEMBERS:,} can be taken in at once.")
    if size > MOST_BYTES or (size > FREE_BYTES and size > EXPANSION * max(packed, 1)):
        raise ArchiveRefused(f"{name} would unpack to {size:,} bytes, which is more than is taken in at once.")
    return len(members)


def unpack(path: Path) -> None:
    """Put a folder of the archive's name with its pages in its place; done again, nothing is left over or lost.

    No member can grow beyond the size it states, nor be written anywhere else. Raises ArchiveRefused.
    """
    check_archive(path, name=path.name)
    folder = path.with_name(f"{path.name}.unpacking")
    shutil.rmtree(folder, ignore_errors=True)
    with _opened(path, path.name) as archive:
        for member, inside in _members(archive, path.name):
            try:
                target = free_path(folder / inside)
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(member) as packed, target.open("wb") as file:
                    shutil.copyfileobj(packed, file)
            except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
                raise ArchiveRefused(f"{path.name}: {member.filename} cannot be unpacked: {error}") from error
    path.unlink()
    folder.rename(path)


def free_path(path: Path) -> Path:
    """Return ``path``, or where something has that name already, the same with a number before it."""
    return next(free for n in count(1) if not (free := path if n == 1 else path.with_name(f"{n}-{path.name}")).exists())


def _opened(file: BinaryIO | Path, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise ArchiveRefused(f"{name} is no zip file that can be read: {error}") from error


def _members(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[zipfile.ZipInfo, PurePosixPath]]:
    """Yield the pages among the members, each with a path that stays within the folder it is unpacked to."""
    for member in archive.infolist():
        parts = [part for part in member.filename.replace("\\", "/").split("/") if part not in ("", ".", "..")]
        hidden = any(part.startswith((".", "__MACOSX")) for part in parts)
        if member.is_dir() or hidden or not member.filename.lower().endswith(ENDINGS):
            continue
        if member.flag_bits & ENCRYPTED:
            raise ArchiveRefused(f"{name} is encrypted; send it without a password.")
        yield member, PurePosixPath(*(part[-LONGEST_NAME:] for part in parts))
