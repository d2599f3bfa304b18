"""The page text of a document: the lines that a reader of the page would see."""

from __future__ import annotations

from dataclasses import dataclass, replace

from articles.parsing import Markup, ParsedPage, Warning
from articles.parsing.markup import PageFacts
from articles.readers.decoding import NUL, REPLACEMENT, Decoded, decode
from articles.readers.exported import MEDIA_TYPE as EXPORT
from articles.readers.exported import read_export
from articles.readers.htmlpage import html_lines, read_html_page
from articles.readers.statedrows import MEDIA_TYPE as ROW
from articles.readers.statedrows import beside, page_within
from articles.readers.types import HTML, RawDocument


@dataclass(frozen=True, slots=True)
class PageText:
    """A document's text as the parser takes it, the encoding it was read in, and what editors should know of that.

    ``markup`` is what HTML, or the row of a table, says beside the text, None for a document that is text alone.
    ``page`` is what a document states that is an exported article: nothing is left to be parsed.
    """

    text: str
    charset: str
    warnings: tuple[Warning, ...] = ()
    markup: Markup | None = None
    page: ParsedPage | None = None


def page_text(document: RawDocument) -> str:
    """Return the page text of a document: ``read_page(document).text``, without looking at its markup."""
    if document.media_type == EXPORT:
        return read_export(document.content)[0]
    if document.media_type == ROW:
        return page_text(page_within(document)[0])
    raw, _, _ = _raw_text(document)
    return html_lines(raw) if document.media_type == HTML else raw


def read_page(document: RawDocument) -> PageText:
    """Return the page text of a document with what was lost on the way; total, linear.

    Lines end in line feeds alone. NUL characters become U+FFFD, as in HTML: databases refuse them. HTML is written as
    the dumps are: one line for each block, an indented bullet before list items, alternative texts in their place.
    """
    if document.media_type == EXPORT:
        text, page = read_export(document.content)
        return PageText(text, "utf-8", page=page)
    if document.media_type == ROW:
        return _read_stated(*page_within(document))
    text, decoded, nuls = _raw_text(document)
    markup = None
    if document.media_type == HTML:
        text, markup = read_html_page(text)
    return PageText(text, decoded.charset, tuple(_warnings(text, decoded, nuls)), markup)


def _read_stated(within: RawDocument, facts: PageFacts) -> PageText:
    read = read_page(within)
    own = read.markup or Markup()
    return replace(read, markup=replace(own, facts=beside(own.facts, facts)))


def _raw_text(document: RawDocument) -> tuple[str, Decoded, int]:
    """Return the characters of a document, how they were decoded, and how many NUL were among them."""
    html = document.media_type == HTML
    decoded = decode(document.content, stated=document.charset, html=html)
    raw = decoded.text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    nuls = raw.count(NUL) if NUL.encode() in document.content else 0  # found in bytes ten times as fast
    raw = raw.replace(NUL, REPLACEMENT) if nuls else raw
    return raw.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw else raw, decoded, nuls


def _warnings(text: str, decoded: Decoded, nuls: int) -> list[Warning]:
    line, column = _first_unreadable(text)
    found = []
    if decoded.guessed:
        message = f"The page does not say its encoding; it was read as {decoded.charset}."
        found.append(Warning("guessed-encoding", message, 1, 0, 0))
    if decoded.unreadable:
        message = f"{_characters(decoded.unreadable)} unreadable; the page was read as {decoded.charset}."
        found.append(Warning("unreadable-characters", message, line, column, column + 1))
    if nuls:
        message = f"{_characters(nuls)} NUL in the page as it came."
        found.append(Warning("nul-characters", message, line, column, column + 1))
    return found


def _characters(count: int) -> str:
    return "1 character is" if count == 1 else f"{count:,} characters are"


def _first_unreadable(text: str) -> tuple[int, int]:
    """Return line and column of the first U+FFFD; the page's beginning when it is not in the text."""
    at = text.find(REPLACEMENT)
    if at < 0:
        return 1, 0
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1)
