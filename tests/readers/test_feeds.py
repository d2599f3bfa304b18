"""Entries of feeds are pages with what the feed states of them; a list of feeds says that it is one."""

from __future__ import annotations

import gzip
import json
from html import escape
from pathlib import Path

import pytest

from articles.parsing import ParsedPage, parse_page
from articles.readers import page_text, read_page
from tests.readers.reading import documents, failures, only_failure, places, readings_of, texts

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Tarn Herald</title><language>en</language>
<item><title>Bridge opens &amp; closes</title><link>https://tarn.example/bridge</link><guid>b-1</guid>
<pubDate>Sat, 09 Aug 2025 12:00:00 +0200</pubDate><dc:creator>Ada Quill</dc:creator>
<description>Short.</description><content:encoded><![CDATA[<p>It opened.</p><p>It closed.</p>]]></content:encoded>
</item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Tarner Bote</title><entry>
<id>urn:1</id><title>Brücke offen</title><link href="https://tarn.example/b"/><published>2025-08-09T12:00:00Z</published>
<updated>2025-08-10T12:00:00Z</updated><author><name>Ben Moor</name></author><content type="html">&lt;p&gt;Sie ist
offen.&lt;/p&gt;</content></entry></feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Tarn Herald",
    "items": [
        {"id": "1", "url": "https://tarn.example/1", "title": "Bridge", "content_text": "It <opened>.\nIt closed."},
        {"id": "2", "title": "Mill", "authors": [{"name": "Ada Quill"}], "content_html": "<p>It closed."},
    ],
}


def test_an_entry_is_a_page_with_its_id_and_address(tmp_path: Path) -> None:
    (document,) = documents(readings_of(tmp_path / "news.rss", RSS))

    assert (document.id, document.url, document.media_type) == ("b-1", "https://tarn.example/bridge", "text/html")
    assert document.locator.endswith("news.rss#entry=1")
    assert page_text(document).split() == ["Bridge", "opens", "&", "closes", "It", "opened.", "It", "closed."]


def test_what_the_feed_states_stands_in_the_head_of_the_page(tmp_path: Path) -> None:
    (document,) = documents(readings_of(tmp_path / "news.xml", RSS))

    html = document.content.decode()
    assert '<html lang="en">' in html
    for fact in ("og:title", "Bridge opens &amp; closes"), ("author", "Ada Quill"), ("og:site_name", "Tarn Herald"):
        assert '<meta property="{}" content="{}">'.format(*fact) in html
    assert 'content="2025-08-09T10:00:00+00:00"' in html


def test_atom_is_read(tmp_path: Path) -> None:
    (document,) = documents(readings_of(tmp_path / "news.atom.gz", gzip.compress(ATOM.encode())))

    assert 'lang="de"' in document.content.decode()
    assert page_text(document).split() == ["Brücke", "offen", "Sie", "ist", "offen."]


def test_json_feed_is_read(tmp_path: Path) -> None:
    readings = readings_of(tmp_path / "feed.json", json.dumps(JSON_FEED))

    assert texts(readings) == ["Bridge\n\nIt <opened>.\n\nIt closed.", "Mill\n\nIt closed."]
    assert places(readings) == ["feed.json#entry=1", "feed.json#entry=2"]


def test_an_entry_without_content_is_a_failure_that_names_it(tmp_path: Path) -> None:
    failure = only_failure(readings_of(tmp_path / "f.json", json.dumps(JSON_FEED | {"items": [{"id": "9"}]})))

    assert (failure.id, failure.locator.rpartition("#")[2]) == ("9", "entry=1")
    assert "no content" in failure.message


def test_an_entry_whose_facts_are_damaged_is_read_without_them(tmp_path: Path) -> None:
    damaged = ATOM.replace("<name>", "?name>")

    document, failure = readings_of(tmp_path / "news.atom", damaged)

    assert "Sie ist" in texts([document])[0]
    assert "is damaged" in only_failure([failure]).message


def test_a_feed_that_the_library_stumbles_over_is_a_failure_that_says_so(tmp_path: Path) -> None:
    failure = only_failure(readings_of(tmp_path / "news.rss", RSS.replace("12:00:00", "&#x110000;</pubDate")))

    assert "cannot be read on (ValueError" in failure.message


@pytest.mark.parametrize("refused", ["\0", "\ud800"])
def test_what_no_database_takes_is_replaced_in_address_and_id(tmp_path: Path, refused: str) -> None:
    item = {"id": f"1{refused}", "url": f"https://tarn.example/{refused}", "content_html": "<p>It opened."}

    (document,) = documents(readings_of(tmp_path / "f.json", json.dumps(JSON_FEED | {"items": [item]})))

    assert (document.id, document.url) == ("1\ufffd", "https://tarn.example/\ufffd")


def test_a_list_of_feeds_says_so_with_their_addresses(tmp_path: Path) -> None:
    opml = '<opml><body><outline text="T" xmlUrl="https://tarn.example/feed?a=1&amp;b=2"/></body></opml>'

    failure = only_failure(readings_of(tmp_path / "feeds.opml", opml))

    assert failure.message == "is a list of 1 feeds, which holds no page: https://tarn.example/feed?a=1&b=2"


def test_entities_are_never_multiplied(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = RSS.replace("<rss", f'<!DOCTYPE rss [<!ENTITY l0 "boom">{levels}]><rss').replace("Short.", "&l11;" * 2)

    readings = readings_of(
        tmp_path / "news.rss", bomb.replace("<content:encoded>", "<x>").replace("</content:encoded>", "</x>")
    )

    assert all(b"boom" not in getattr(reading, "content", b"") for reading in readings)


def test_entities_from_outside_are_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret words")
    outside = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path.as_posix()}/secret.txt">]><rss'

    readings = readings_of(tmp_path / "news.rss", RSS.replace("<rss", outside).replace("It opened.", "]]>&x;<![CDATA["))

    assert all(b"secret words" not in getattr(reading, "content", b"") for reading in readings)


def test_a_feed_that_breaks_off_gives_what_could_be_told_and_says_so(tmp_path: Path) -> None:
    readings = readings_of(tmp_path / "news.rss", RSS.removesuffix("</item></channel></rss>"))

    assert "damaged" in failures(readings)[0].message
    assert len(readings) == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "is empty"),
        ("no feed at all", "is no XML"),
        ("<?xml version='1.0'?><urlset><url/></urlset>", "its root is <urlset>"),
        ("<rss><channel></channel></rss>", "no entry"),
    ],
)
def test_what_is_no_feed_is_a_failure_that_says_why(tmp_path: Path, content: str, words: str) -> None:
    assert words in only_failure(readings_of(tmp_path / "news.xml", content)).message


def test_a_feed_over_the_limit_is_refused(tmp_path: Path) -> None:
    assert "larger than" in only_failure(readings_of(tmp_path / "news.rss", RSS, document_bytes=50)).message


def rss(*descriptions: str) -> str:
    items = (
        f"<item><title>Bridge opens</title><description>{escape(one)}</description></item>" for one in descriptions
    )
    return f'<rss version="2.0"><channel><title>Tarn Herald</title>{"".join(items)}</channel></rss>'


def parsed(path: Path, feed: str) -> ParsedPage:
    (document,) = documents(readings_of(path, feed))
    read = read_page(document)
    return parse_page(read.text, markup=read.markup)


def test_an_entry_that_has_a_summary_only_is_an_article_that_is_not_complete(tmp_path: Path) -> None:
    lead = parsed(tmp_path / "a.rss", rss("The mayor opened the bridge over the Tarn on Tuesday.")).lead
    assert lead
    assert (lead.headline, lead.outlet) == ("Bridge opens", "Tarn Herald")
    assert lead.body == "The mayor opened the bridge over the Tarn on Tuesday."
    assert not lead.is_complete


def test_what_leads_on_to_the_whole_text_is_no_part_of_a_summary(tmp_path: Path) -> None:
    page = parsed(
        tmp_path / "a.rss", rss("<p>The mayor opened the bridge over the Tarn.</p><a href='x'>Continue reading...</a>")
    )
    assert page.lead
    assert page.lead.body == "The mayor opened the bridge over the Tarn."
    assert [cut.rule for cut in page.boilerplate] == ["continue-reading"]


def test_a_short_entry_with_its_whole_text_is_a_complete_article(tmp_path: Path) -> None:
    feed = {"items": [{"title": "Bridge", "content_text": "It opened at noon, and it closed again at one.", "id": "1"}]}
    lead = parsed(tmp_path / "feed.json", json.dumps({"version": "https://jsonfeed.org/version/1.1", **feed})).lead
    assert lead
    assert (lead.body, lead.is_complete) == ("It opened at noon, and it closed again at one.", True)


def test_a_json_feed_that_gives_summaries_only_is_read_too(tmp_path: Path) -> None:
    feed = {"items": [{"title": "Bridge", "summary": "It opened at noon, and it closed again at one.", "id": "1"}]}
    lead = parsed(tmp_path / "feed.json", json.dumps({"version": "https://jsonfeed.org/version/1.1", **feed})).lead
    assert lead
    assert (lead.body, lead.is_complete) == ("It opened at noon, and it closed again at one.", False)


def test_a_word_or_two_are_no_article(tmp_path: Path) -> None:
    assert parsed(tmp_path / "a.rss", rss("More soon.")).lead is None


def test_a_long_entry_is_told_from_what_stands_around_it_by_its_looks(tmp_path: Path) -> None:
    (document,) = documents(readings_of(tmp_path / "a.rss", rss("The bridge is open again today. " * 60)))
    assert b"feed:entry" not in document.content
