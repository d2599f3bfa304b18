"""The readers: a path in, documents as they came out. One module for each format; the only door of this room."""

from articles.readers.garbage import collecting_seldom
from articles.readers.pagetext import PageText, page_text, read_page
from articles.readers.parallel import map_readings
from articles.readers.parsed import ParsedRow, lost_row, parse_reading
from articles.readers.paths import read_paths
from articles.readers.types import HTML, TEXT, Limits, RawDocument, ReadFailure, Reading

__all__ = [
    "HTML",
    "TEXT",
    "Limits",
    "PageText",
    "ParsedRow",
    "RawDocument",
    "ReadFailure",
    "Reading",
    "collecting_seldom",
    "lost_row",
    "map_readings",
    "page_text",
    "parse_reading",
    "read_page",
    "read_paths",
]
