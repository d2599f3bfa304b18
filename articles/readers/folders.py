"""Folders: every page file below them, in the order of their names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from articles.readers.files import unreadable
from articles.readers.formats import EXPECTED, is_wanted
from articles.readers.locators import file_locator
from articles.readers.types import ReadFailure


def walk(folder: Path) -> Iterator[Path | ReadFailure]:
    """Yield the files of known formats below a folder, and documents of others, depth first, sorted by name.

    Hidden files and folders and those of other endings (a README.md) are no pages and are passed over. Links are
    followed; one that leads back into a folder that it stands in is reported once and not followed. A folder that
    holds no page is a failure.
    """
    found = False
    for entry in _below(folder, (folder.resolve(),)):
        found = True
        yield entry
    if not found:
        yield ReadFailure(file_locator(folder), "the folder holds no page", EXPECTED)


def _below(folder: Path, above: tuple[Path, ...]) -> Iterator[Path | ReadFailure]:
    try:
        names = sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        yield unreadable(file_locator(folder), error)
        return
    for name in names:
        path = folder / name
        if path.is_dir():
            yield from _enter(path, above)
        elif is_wanted(name):
            yield path


def _enter(folder: Path, above: tuple[Path, ...]) -> Iterator[Path | ReadFailure]:
    real = folder.resolve()
    if real in above:
        message = f"the link leads back to {file_locator(above[above.index(real)])}"
        yield ReadFailure(file_locator(folder), message, "a folder that does not stand in itself")
        return
    yield from _below(folder, (*above, real))
