"""Which reader reads what: formats by the endings of file names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from articles.readers.csvfile import read_csv
from articles.readers.feeds import read_feed
from articles.readers.html import read_html
from articles.readers.jsonfile import read_json
from articles.readers.jsonl import read_jsonl
from articles.readers.parquet import read_parquet
from articles.readers.streams import PACKINGS, StreamError
from articles.readers.text import read_text
from articles.readers.types import Limits, ReadFailure, Reading
from articles.readers.warc import read_warc

type Reader = Callable[[BinaryIO, str, Limits], Iterator[Reading]]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".warc": read_warc,
    ".wet": read_warc,
    ".parquet": read_parquet,
    ".rss": read_feed,
    ".atom": read_feed,
    ".xml": read_feed,
    ".opml": read_feed,
}
ARCHIVE = ".zip"
DOCUMENTS = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".mht", ".mhtml", ".webarchive")
"""What people keep pages in and no reader knows: among other files, too, it is told and not passed over."""
UNPACKS_ITSELF = (".warc", ".wet")
"""A record's place is counted in the packed file, whose every record is packed alone."""

EXPECTED = f"a name ending in {', '.join(READERS)} ({' or '.join(PACKINGS)} may follow) or {ARCHIVE}"


NAMELESS = "has a name that says nothing of its format"


@dataclass(frozen=True, slots=True)
class Format:
    """How a file is read: how it is unpacked before (a key of ``PACKINGS``, or "" for not at all), and by whom."""

    packing: str
    reader: Reader

    def read(self, stream: BinaryIO, locator: str, limits: Limits) -> Iterator[Reading]:
        """Yield the documents of a file; what its reader stumbles over is the last of them, a failure.

        Raises StreamError and OSError, which are about the file and not about what stands in it.
        """
        try:
            yield from self.reader(stream, locator, limits)
        except (StreamError, OSError):
            raise
        except Exception as error:
            # Libraries for feeds and tables raise whatever their own code meets in a broken file, and a run must go on
            message = f"cannot be read on ({type(error).__name__}: {error}); what stood before was read"
            yield ReadFailure(locator, message, "a whole file of the format that its name states")


def format_of(name: str) -> Format | None:
    """Return the format that a file's name states, None for a name that states none."""
    name = name.lower()
    packing = next((suffix for suffix in PACKINGS if name.endswith(suffix)), "")
    bare = name.removesuffix(packing)
    ending = next((ending for ending in READERS if bare.endswith(ending)), None)
    if ending is None:
        return None
    return Format("" if ending in UNPACKS_ITSELF else packing, READERS[ending])


def is_readable(name: str) -> bool:
    """Say whether a file of this name is read: a page, a file of pages, or an archive of them."""
    return name.lower().endswith(ARCHIVE) or format_of(name) is not None


def is_wanted(name: str) -> bool:
    """Say whether who gives a folder or an archive means a file of this name: one that is read, or a document."""
    return is_readable(name) or name.lower().endswith(DOCUMENTS)


def unknown_format(locator: str) -> ReadFailure:
    """Return the failure of a file whose name ends as that of no format that is read."""
    ending = next((ending for ending in DOCUMENTS if locator.lower().endswith(ending)), "")
    message = f"is a document in a format that is not read ({ending})" if ending else NAMELESS
    return ReadFailure(locator, message, EXPECTED)
