"""Whatever somebody did to a file, reading it raises nothing: what cannot be read is told."""

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
from pathlib import Path

import pytest

from articles.readers import read_paths

PAGE = "<!doctype html><title>Bridge opens</title><article><h1>Bridge opens</h1><p>It opened on Monday.</p></article>"
ROWS = [{"id": 1, "url": "https://tarn.example/1", "text": "Bridge opens", "captured_at": "2025-08-09T12:00:00Z"}, {}]
RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Tarn Herald</title><language>en</language><item>'
    "<title>Bridge</title><link>https://tarn.example/1</link><guid>1</guid><author>Ada Quill</author>"
    "<pubDate>Sat, 09 Aug 2025 12:00:00 GMT</pubDate><description>&lt;p&gt;It opened.</description></item></channel>"
    "</rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Tarner Bote</title><entry><id>1</id><title type="html">Bridge'
    '</title><link href="https://tarn.example/1"/><updated>2025-08-09T12:00:00Z</updated><author><name>Ada</name>'
    '</author><content type="html">&lt;p&gt;It opened.</content></entry></feed>'
)
JSON_FEED = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "content_html": "<p>It opened."}]}
ANSWER = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE}"
WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2025-08-09T12:00:00Z\r\nWARC-Target-URI: https://tarn.example/1\r\n"
    f"Content-Type: application/http\r\nContent-Length: {len(ANSWER)}\r\n\r\n{ANSWER}\r\n\r\n"
)
DAMAGES = (
    b"\0",
    b"\xff\xff\xff\xff",
    b"&#x110000;",
    b"&#0;",
    b"<",
    b"{",
    b"null",
    b"1e999",
    b"\xed\xa0\x80",
    b"http://[",
)


def archive(method: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as opened:
        opened.writestr("brücke/a.html", PAGE)
        opened.writestr("b.rss", RSS)
    return buffer.getvalue()


FILES: dict[str, bytes] = {
    "a.txt": b"Bridge opens\n\nIt opened on Monday.",
    "a.html": PAGE.encode(),
    "a.jsonl": "\n".join(map(json.dumps, ROWS)).encode(),
    "a.json": json.dumps(ROWS).encode(),
    "feed.json": json.dumps(JSON_FEED).encode(),
    "a.csv": b",id,url,text\n0,1,,Bridge opens\n",
    "a.rss": RSS.encode(),
    "a.atom": ATOM.encode(),
    "a.warc": WARC.encode(),
    "a.warc.gz": gzip.compress(WARC.encode()),
    "a.html.gz": gzip.compress(PAGE.encode()),
    "deflated.zip": archive(zipfile.ZIP_DEFLATED),
    "lzma.zip": archive(zipfile.ZIP_LZMA),
    "bzip2.zip": archive(zipfile.ZIP_BZIP2),
}


def damaged(content: bytes, chance: random.Random) -> bytes:
    """A few bytes changed, put in, taken out or cut off."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(len(content) + 1)
        put_in = chance.choice((*DAMAGES, bytes([chance.randrange(256)]), content[at : at + 40]))
        rest = chance.choice((at, at + 1, at + len(put_in), at + chance.randrange(40), len(content)))
        content = content[:at] + put_in + content[rest:]
    return content


@pytest.mark.parametrize("name", FILES)
def test_no_damage_makes_reading_raise(tmp_path: Path, name: str) -> None:
    chance = random.Random(name)
    path = tmp_path / name
    for _ in range(250):
        path.write_bytes(damaged(FILES[name], chance))

        assert list(read_paths([path]))
