"""Entries of feeds as pages: their content as HTML, with what the feed states of them in the head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from articles.parsing import ShortEntry
from articles.readers.decoding import storable
from articles.readers.files import too_large
from articles.readers.htmlfacts import META_ENTRY
from articles.readers.locators import entry_locator, stem
from articles.readers.types import HTML, Limits, RawDocument, ReadFailure, Reading

LONGEST_SHORT_TEXT = 1_500
"""Characters; what is longer can be told by its looks from what stands around it."""
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one entry; ``content`` is HTML, the rest is plain text, dates as ISO 8601.

    ``is_summary`` says that the content only tells what stands elsewhere.
    """

    content: str
    is_summary: bool = False
    id: str = ""
    url: str = ""
    title: str = ""
    published: str = ""
    updated: str = ""
    authors: Sequence[str] = ()
    site: str = ""
    language: str = ""


def read_entry(entry: Entry, locator: str, limits: Limits) -> Reading:
    """Return an entry as a page; one without content is a failure: a headline and a link are no article."""
    url = storable(entry.url) or None
    row_id = storable(entry.id) or url
    if not entry.content.strip():
        message = "the entry has no content, only a headline and a link"
        return ReadFailure(locator, message, "an entry with its text; the page itself would have it", id=row_id)
    content = write_page(entry).encode("utf-8", "replace")
    if len(content) > limits.document_bytes:
        return too_large(locator, limits.document_bytes, id=row_id)
    return RawDocument(content, HTML, locator, row_id or stem(locator), url, None, "utf-8")


def write_page(entry: Entry) -> str:
    """Return an entry as an HTML page: its facts in ``meta``, its title as heading, its content in ``article``.

    ``meta`` also says of a short content that it is one: nobody could tell by the looks of a few words that they are an
    article's.
    """
    facts = [("og:title", entry.title), ("og:site_name", entry.site), ("article:published_time", entry.published)]
    facts += [("article:modified_time", entry.updated), *(("author", name) for name in entry.authors)]
    if len(_TAG.sub("", entry.content)) <= LONGEST_SHORT_TEXT:
        facts.append((META_ENTRY, ShortEntry.SUMMARY if entry.is_summary else ShortEntry.TEXT))
    lines = [f'<meta property="{name}" content="{escape(value)}">' for name, value in facts if value]
    heading = f"<h1>{escape(entry.title)}</h1>\n" if entry.title else ""
    language = f' lang="{escape(entry.language)}"' if entry.language else ""
    head = "\n".join(['<meta charset="utf-8">', f"<title>{escape(entry.title)}</title>", *lines])
    return (
        f"<!DOCTYPE html>\n<html{language}>\n<head>\n{head}\n</head>\n<body>\n<article>\n{heading}{entry.content}\n"
        "</article>\n</body>\n</html>\n"
    )


def read_json_feed(feed: Mapping[str, Any], locator: str, limits: Limits) -> Iterator[Reading]:
    """Yield the entries of a JSON Feed (jsonfeed.org, 1 and 1.1)."""
    items = feed.get("items")
    if not isinstance(items, list) or not items:
        yield ReadFailure(locator, "the feed has no entry", 'a list "items" with an entry in it')
        return
    for number, item in enumerate(items, 1):
        place = entry_locator(locator, number)
        if isinstance(item, Mapping):
            yield read_entry(_json_entry(item, feed), place, limits)
        else:
            yield ReadFailure(place, "the entry is not an object", "an object for each entry")


def _json_entry(item: Mapping[str, Any], feed: Mapping[str, Any]) -> Entry:
    text = _string(item, "content_html") or paragraphs(_string(item, "content_text"))
    return Entry(
        content=text or paragraphs(_string(item, "summary")),
        is_summary=not text,
        id=str(item.get("id") or ""),
        url=_string(item, "url") or _string(item, "external_url"),
        title=_string(item, "title"),
        published=_string(item, "date_published"),
        updated=_string(item, "date_modified"),
        authors=tuple(_names(item) or _names(feed)),
        site=_string(feed, "title"),
        language=_string(item, "language") or _string(feed, "language"),
    )


def paragraphs(text: str) -> str:
    """Return plain text as HTML, a paragraph for each line."""
    return "\n".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())


def _string(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""


def _names(values: Mapping[str, Any]) -> list[str]:
    authors = values.get("authors")
    listed = authors if isinstance(authors, list) else [values.get("author")]
    return [name for author in listed if isinstance(author, Mapping) and (name := _string(author, "name"))]
