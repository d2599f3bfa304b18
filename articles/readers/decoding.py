"""Bytes to text, saying honestly in which encoding and with what loss."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

from articles.readers.binary import marked_charset, unmarked_utf16

ESCAPE = b"\x1b"
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
NUL = "\0"
HALF_PAIR = re.compile("[\ud800-\udfff]")
META_REACH = 1024  # as far as the HTML standard looks for a stated charset


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read in, whether that was guessed, and how many characters were unreadable.

    Each unreadable sequence stands in the text as U+FFFD.
    """

    text: str
    charset: str
    guessed: bool = False
    unreadable: int = 0


def decode(content: bytes, *, stated: str | None = None, html: bool = False) -> Decoded:
    """Return the text of bytes; total.

    In this order: a byte order mark, UTF-8 (what is well-formed UTF-8 is nothing else, whatever it says), the stated
    encoding, the one that HTML states in its head (each only if everything decodes), UTF-8 with a few damaged bytes,
    the encoding that the bytes look like. Labels mean what the WHATWG Encoding Standard says they mean: "iso-8859-1" is
    windows-1252.
    """
    if marked := marked_charset(content) or unmarked_utf16(content):
        return _replacing(content, marked)
    for charset in _stated(content, stated, html=html):
        try:
            return _counted(content.decode(charset), charset)
        except UnicodeDecodeError:
            continue
    return _damaged_utf8(content) or _guess(content)


def encodable(text: str) -> str:
    """Return text with half surrogate pairs, which JSON can spell and UTF-8 cannot, as U+FFFD."""
    try:
        text.encode()  # an eighth of the time of a search
    except UnicodeEncodeError:
        return HALF_PAIR.sub(REPLACEMENT, text)
    return text


def storable(text: str) -> str:
    """Return text with what databases refuse as U+FFFD: NUL, and half surrogate pairs."""
    return encodable(text).replace(NUL, REPLACEMENT)


def _stated(content: bytes, stated: str | None, *, html: bool) -> Iterator[str]:
    label = stated and map_encoding_to_html5(stated, fallback_utf8=False)
    if label and ESCAPE in content:  # ISO-2022 is written in ASCII with escapes
        yield label
    yield "utf-8"
    if label:
        yield label
    if html:
        yield _look(content[:META_REACH], meta=True)


def _damaged_utf8(content: bytes) -> Decoded | None:
    """Return the bytes as UTF-8 if that reads most of what is not ASCII: a damaged page, not another encoding."""
    decoded = _replacing(content, "utf-8")
    read = sum(not char.isascii() for char in decoded.text) - decoded.unreadable
    return decoded if decoded.unreadable <= read else None


def _guess(content: bytes) -> Decoded:
    decoded = _replacing(content, _look(content))
    return Decoded(decoded.text, decoded.charset, guessed=True, unreadable=decoded.unreadable)


def _look(content: bytes, *, meta: bool = False) -> str:
    return detect_encoding(content, from_html_meta=meta) or "utf-8"


def _replacing(content: bytes, charset: str) -> Decoded:
    return _counted(content.decode(charset, "replace"), codecs.lookup(charset).name)


def _counted(text: str, charset: str) -> Decoded:
    # The page may hold such characters itself: then it was damaged before it came here
    # It is rare, and to look for it takes a tenth of the time of a count
    return Decoded(text, charset, unreadable=text.count(REPLACEMENT) if REPLACEMENT in text else 0)
