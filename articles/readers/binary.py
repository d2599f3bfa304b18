"""Tells bytes that hold text from bytes that do not."""

from __future__ import annotations

import codecs

from resiliparse.parse.encoding import detect_mime

SAMPLE = 64 * 1024

# Bytes that no text encoding uses for text: the C0 controls beside tab, line ends, form feed and escape (ISO-2022)
CONTROLS = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B}) + b"\x7f"

# A page damaged on its way may hold a few of them; an image or an archive holds one in eight and more
TOLERATED_SHARE = 0.05

TEXT_TYPES = ("text/", "application/xml", "application/xhtml+xml", "application/json", "application/octet-stream")

BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def marked_charset(content: bytes) -> str | None:
    """Return the encoding that a byte order mark states."""
    return next((charset for bom, charset in BOMS.items() if content.startswith(bom)), None)


def unmarked_utf16(content: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark, told by every second byte of Western text being NUL."""
    sample = content[:SAMPLE]
    half = len(sample) // 2
    if not half or b"\0" not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.3 * half and even < 0.01 * half:
        return "utf-16-le"
    if even > 0.3 * half and odd < 0.01 * half:
        return "utf-16-be"
    return None


def binary_kind(content: bytes) -> str | None:
    """Return what kind of binary data this is (``application/pdf``; ``binary data`` for the unknown), None for text."""
    sample = content[:SAMPLE]
    if marked_charset(sample) or unmarked_utf16(sample):
        return None
    share = 1 - len(sample.translate(None, CONTROLS)) / max(len(sample), 1)
    found = detect_mime(sample)
    # A page may begin with "BMW": the signature of a bitmap, so a signature alone is not enough
    if share and not found.startswith(TEXT_TYPES):
        return str(found)
    return "binary data" if share > TOLERATED_SHARE else None
