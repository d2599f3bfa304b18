"""The page text of a document: the lines that a reader of the page would see."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resiliparse.extract.html2text import extract_plain_text

from articles.parsing import Warning
from articles.readers.decoding import REPLACEMENT, Decoded, decode
from articles.readers.types import HTML, RawDocument

LINE_ENDS = re.compile(r"\r\n?")
NUL = "\0"


@dataclass(frozen=True, slots=True)
class PageText:
    """A document's text as the parser takes it, the encoding it was read in, and what editors should know of that."""

    text: str
    charset: str
    warnings: tuple[Warning, ...] = ()


def page_text(document: RawDocument) -> str:
    """Return the page text of a document: ``read_page(document).text``."""
    return read_page(document).text


def read_page(document: RawDocument) -> PageText:
    """Return the page text of a document with what was lost on the way; total, linear.

    Lines end in line feeds alone. NUL characters become U+FFFD, as in HTML: databases refuse them. HTML is written as
    the dumps are: one line for each block, an indented bullet before list items, alternative texts in their place.
    """
    html = document.media_type == HTML
    decoded = decode(document.content, stated=document.charset, html=html)
    raw = decoded.text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    nuls = raw.count(NUL)
    text = LINE_ENDS.sub("\n", raw.replace(NUL, REPLACEMENT) if nuls else raw)
    if html:
        text = html_lines(text)
    return PageText(text, decoded.charset, tuple(_warnings(text, decoded, nuls)))


def html_lines(html: str) -> str:
    """Return the visible text of HTML, a line for each block; its boilerplate is left to the parser."""
    return str(
        extract_plain_text(html, preserve_formatting=True, main_content=False, list_bullets=True, alt_texts=True)
    )


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
