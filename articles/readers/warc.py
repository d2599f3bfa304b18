"""WARC files: the pages that a crawler was answered with, and those that were made text of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
from resiliparse.parse.encoding import detect_mime

from articles.readers.decoding import storable
from articles.readers.files import too_large
from articles.readers.locators import offset_locator
from articles.readers.moments import read_moment
from articles.readers.pages import page_of
from articles.readers.streams import StreamError
from articles.readers.types import HTML, TEXT, Limits, ReadFailure, Reading

KINDS = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
MARKUP = ("text/html", "application/xhtml+xml")
HEADERS = 64 * 1024
OK = range(200, 300)
SNIFFED = 2048
EXPECTED = "a whole WARC file"


def read_warc(stream: BinaryIO, locator: str, limits: Limits) -> Iterator[Reading]:
    """Yield the pages of a WARC file, packed record by record or not; the locator's offset is the record's first byte.

    Pages are the HTML that was answered with success, saved HTML, and text made of pages (conversions). Pictures,
    scripts, redirects, refusals and what the crawler noted for itself are no pages and are passed over.
    """
    found = False
    try:
        for record in ArchiveIterator(stream, record_types=KINDS, parse_http=False, fsspec_args=False):
            reading = _read_record(record, offset_locator(locator, record.stream_pos), limits)
            found = found or reading is not None
            if reading is not None:
                yield reading
            _refuse_bomb(record, stream, limits)
    except OSError as error:
        yield ReadFailure(locator, f"is not WARC or is damaged ({error}); what stood before was read", EXPECTED)
    else:
        if not found:
            yield ReadFailure(locator, "holds no page", "responses with HTML, or conversions to text")


def _read_record(record: WarcRecord, locator: str, limits: Limits) -> Reading | None:
    length = record.content_length
    if length > limits.document_bytes + HEADERS:
        return too_large(locator, limits.document_bytes) if record.is_http or _stated(record)[0] else None
    block = record.reader.read(length) if length else b""
    if len(block) < length:
        return ReadFailure(locator, f"the record ends after {len(block):,} of {length:,} bytes", EXPECTED)
    try:
        found = _answered(block, limits) if record.is_http else (*_stated(record), block)
    except OSError as error:
        return ReadFailure(locator, f"the answer cannot be unpacked ({error})", "an answer packed as it says")
    media_type, charset, content = found
    if media_type is None:
        return None
    if len(content) > limits.document_bytes:
        return too_large(locator, limits.document_bytes)
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ")  # WARC/1.0 puts it in angle brackets
    captured_at = read_moment(record.record_date)
    return page_of(
        content, media_type, locator, url=storable(address) or None, captured_at=captured_at, charset=charset
    )


def _answered(block: bytes, limits: Limits) -> tuple[str | None, str | None, bytes]:
    """Return media type (None for what is no page), charset and unpacked content of an HTTP answer. Raises OSError."""
    # A record of its own: an answer that cannot be unpacked would leave the file's reader without its place
    answer = WarcRecord()
    answer.set_bytes_content(block)
    answer.is_http = True
    answer.parse_http(auto_decode="all")
    if answer.http_headers.status_code not in OK:
        return None, None, b""
    stated = answer.http_content_type
    if stated and stated.casefold() not in MARKUP:
        return None, None, b""
    content = answer.reader.read(limits.document_bytes + 1)
    if not stated and detect_mime(content[:SNIFFED]) not in MARKUP:
        return None, None, b""
    return HTML, answer.http_charset, content


def _stated(record: WarcRecord) -> tuple[str | None, str | None]:
    """Return the media type that a record without HTTP states, if it is that of a page, and the charset."""
    stated, _, parameters = (record.headers.get("Content-Type") or "").casefold().partition(";")
    _, _, charset = parameters.partition("charset=")
    if stated.strip() in MARKUP:
        return HTML, charset.strip(' "') or None
    is_text = record.record_type == WarcRecordType.conversion and stated.strip() in ("", TEXT)
    return (TEXT if is_text else None), charset.strip(' "') or None


def _refuse_bomb(record: WarcRecord, stream: BinaryIO, limits: Limits) -> None:
    """Raise StreamError where a record to be skipped says to hold more than an honest file of this size does."""
    length, taken = record.content_length, stream.tell()
    if length > limits.free_bytes and length > limits.expansion * taken:
        message = f"refused before {length:,} bytes come out of {taken:,}: a decompression bomb"
        raise StreamError(message, f"at most {limits.expansion} bytes out of one")
