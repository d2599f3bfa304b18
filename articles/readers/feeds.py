"""RSS, Atom and OPML files: entries as pages; a list of feeds holds none and says so."""

from __future__ import annotations

import importlib
import io
import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from typing import Any, BinaryIO

from articles.readers.decoding import decode
from articles.readers.feedpages import Entry, paragraphs, read_entry
from articles.readers.files import read_bounded
from articles.readers.locators import entry_locator
from articles.readers.types import Limits, ReadFailure, Reading

FEED = "an RSS or Atom feed with its entries"
SHOWN = 20
MARKUP = re.compile(r"<[a-zA-Z!/]")
ROOT = re.compile(r"<(?![?!])\s*(?:[\w.-]+:)?(?P<name>[\w.-]+)")
ADDRESS = re.compile(r"""\bxmlUrl\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


def read_feed(stream: BinaryIO, locator: str, limits: Limits) -> Iterator[Reading]:
    """Yield the entries of a feed file as pages; what its root says is a list of feeds is a failure that names them."""
    content = read_bounded(stream, locator, limits)
    if isinstance(content, ReadFailure):
        yield content
    elif not content.strip():
        yield ReadFailure(locator, "is empty", FEED)
    elif (root := _root(content)) == "opml":
        yield _list_of_feeds(content, locator)
    elif root in ("rss", "feed", "rdf"):
        yield from _read_entries(content, locator, limits)
    else:
        yield ReadFailure(locator, f"is no feed: its root is <{root}>" if root else "is no XML", FEED)


def _root(content: bytes) -> str | None:
    start = decode(content[:4096]).text
    found = ROOT.search(re.sub(r"<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>", "", start, flags=re.DOTALL))
    return found["name"].casefold() if found else None


def _list_of_feeds(content: bytes, locator: str) -> ReadFailure:
    """Return the failure of an OPML file; its addresses are found by pattern, so that no entity is ever expanded."""
    found = ADDRESS.findall(decode(content).text)
    addresses = list(dict.fromkeys(unescape(double or single) for double, single in found if double or single))
    shown = ", ".join(addresses[:SHOWN]) + (f" and {len(addresses) - SHOWN:,} more" if len(addresses) > SHOWN else "")
    message = f"is a list of {len(addresses):,} feeds, which holds no page" + (f": {shown}" if shown else "")
    return ReadFailure(locator, message, "the feeds themselves, as files")


def _read_entries(content: bytes, locator: str, limits: Limits) -> Iterator[Reading]:
    # Loaded by the first feed only. It takes every entity declaration but plain ones out before it parses
    parser: Any = importlib.import_module("feedparser")
    feed = parser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        wrong = f" ({feed.bozo_exception})" if feed.bozo else ""
        yield ReadFailure(locator, f"the feed has no entry{wrong}", FEED)
        return
    for number, entry in enumerate(feed.entries, 1):
        yield read_entry(_entry(entry, feed.feed), entry_locator(locator, number), limits)
    if feed.bozo and not isinstance(feed.bozo_exception, parser.CharacterEncodingOverride):
        message = f"is damaged ({feed.bozo_exception}); the entries that could be told were read"
        yield ReadFailure(locator, message, FEED)


def _entry(entry: Any, feed: Any) -> Entry:
    full: Any = max(entry.get("content", []), key=lambda part: len(_text(part, "value")), default={})
    return Entry(
        content=_html(_text(full, "value") or _text(entry, "summary")),
        is_summary=not _text(full, "value"),
        id=_text(entry, "id"),
        url=_text(entry, "link"),
        title=_plain(_text(entry, "title")),
        published=_moment(entry.get("published_parsed")),
        updated=_moment(dict.get(entry, "updated_parsed")),  # its own get() passes the other date off as this
        authors=tuple(name for author in entry.get("authors", []) if (name := _text(author, "name").strip())),
        site=_plain(_text(feed, "title")),
        language=_text(full, "language") or _text(feed, "language"),
    )


def _text(values: Any, name: str) -> str:
    """Return what the library read of a name: in a damaged feed that may be None."""
    return values.get(name) or ""


def _html(value: str) -> str:
    return value if MARKUP.search(value) else paragraphs(value)


def _plain(value: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", value)).split())


def _moment(parts: Any) -> str:
    """Return a moment of the library, in UTC, as ISO 8601; empty for none."""
    try:
        return datetime.fromtimestamp(timegm(parts), UTC).isoformat() if parts else ""
    except (ValueError, OverflowError):
        return ""
