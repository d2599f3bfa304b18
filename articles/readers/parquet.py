"""Parquet files: a page a row; needs the extra ``parquet``."""

from __future__ import annotations

import importlib
import shutil
import tempfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from articles.readers import columns
from articles.readers.locators import row_locator
from articles.readers.rows import Place, read_row
from articles.readers.types import Limits, ReadFailure, Reading

ROWS = 64
EXPECTED = "a whole Parquet file"


def read_parquet(stream: BinaryIO, locator: str, limits: Limits) -> Iterator[Reading]:
    """Yield the pages of a Parquet file, some rows of the columns that matter in memory at a time."""
    try:
        library: Any = importlib.import_module("pyarrow.parquet")
    except ImportError:
        message = "cannot be read: Parquet needs the library pyarrow, which is not installed"
        yield ReadFailure(locator, message, "the extra: uv sync --extra parquet")
        return
    with tempfile.TemporaryFile() as copy:
        if not stream.seekable():  # the table of contents stands at the end
            shutil.copyfileobj(stream, copy)
        try:
            yield from _read(library, stream if stream.seekable() else copy, locator, limits)
        except (ValueError, OSError, NotImplementedError) as error:  # what pyarrow raises is one of these
            yield ReadFailure(locator, f"is not Parquet or is damaged ({error})", EXPECTED)


def _read(library: Any, file: BinaryIO, locator: str, limits: Limits) -> Iterator[Reading]:
    parquet = library.ParquetFile(file, pre_buffer=False)
    names = [name for name in parquet.schema_arrow.names if name.casefold() in columns.ALL]
    if not names:
        shown = ", ".join(parquet.schema_arrow.names)[:100]
        yield ReadFailure(locator, f"has none of the columns of a page ({shown})", 'a column "text" or "html"')
        return
    number = 0
    for batch in parquet.iter_batches(batch_size=ROWS, columns=names, use_threads=False):
        values = [_in_microseconds(column) for column in batch.columns]
        for at in range(batch.num_rows):
            number += 1
            place = Place(row_locator(locator, number))
            try:
                row = {name: column[at].as_py() for name, column in zip(names, values, strict=True)}
            except (ValueError, OverflowError) as error:
                yield ReadFailure(place.locator, f"the row holds what is no value ({error})", "text in UTF-8, moments")
            else:
                yield read_row(row, place, limits)
    if not number:
        yield ReadFailure(locator, "holds no row", "a row for each page")


def _in_microseconds(column: Any) -> Any:
    """Return a column whose moments are no finer than Python's."""
    library: Any = importlib.import_module("pyarrow")
    if not library.types.is_timestamp(column.type) or column.type.unit != "ns":
        return column
    return column.cast(library.timestamp("us", column.type.tz), safe=False)
