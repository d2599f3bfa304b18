"""From a document to what is stored of it, without Django, and never an error."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from articles.importing import extracting
from articles.importing.extracting import (
    NO_HINT,
    ExtractedPage,
    FailedDocument,
    Hint,
    SeenDocument,
    Sighting,
    extract,
    lost_document,
    prepare,
)
from articles.models import Document
from articles.parsing import DateOrder, ParsedPage, article_from_json, parse_page
from articles.readers import HTML, TEXT, RawDocument, ReadFailure
from articles.readers.exported import FORMAT, MEDIA_TYPE

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "000_bcf5d119df90d979.txt"
AMBIGUOUS = """\
Bees close the harbour of Elwin

Bees close the harbour of Elwin

Elwin Courier05-07-2025
Wardens of the harbour asked a keeper for help on Monday, and he came with a ladder and a good deal of patience.
By the evening most of the bees had moved to the mill, where a hive had been made ready for them by the children.

Comments

No comments yet...

Related Articles
"""


def raw(content: str | bytes, **fields: object) -> RawDocument:
    """Return a document of these bytes."""
    content = content.encode() if isinstance(content, str) else content
    return RawDocument(content, locator="pages/1.txt", id="1", **{"media_type": TEXT} | fields)  # type: ignore[arg-type]


def test_the_room_that_workers_run_imports_without_django() -> None:
    code = "import sys; sys.modules['django'] = None; import articles.importing.extracting"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_a_page_is_kept_byte_for_byte_as_a_document_keeps_it() -> None:
    content = b"caf\xe9 \r\n\0 bytes as they came"
    page = extract(raw(content), {})
    document = Document(content=page.content)
    assert document.raw == content
    assert page.content == Document.packed(content)
    assert (page.sha256, page.size) == (Document.hash_of(content), len(content))


def test_a_payload_gives_back_the_article_and_what_was_cut_beside_it() -> None:
    page = extract(raw(SEED.read_bytes()), {})
    lead, *related = page.articles
    assert related
    for read in page.articles:
        stored = article_from_json(read.payload)
        assert replace(stored, evidence={}) == read.parsed
        assert read.lines == {each.line for spans in stored.evidence.values() for each in spans} != set()
        assert (read.payload["schema"], read.payload["aggregator"]) == (1, page.aggregator)
        assert read.payload["summary"] in read.parsed.body
    assert lead.payload["page"]["boilerplate"]
    assert all(read.payload["page"] == {"evidence": lead.payload["page"]["evidence"]} for read in related)


def test_the_page_and_the_original_have_keys_of_their_normalised_addresses() -> None:
    page = extract(raw(SEED.read_bytes(), url="https://elwin.example/a?utm_source=x"), {})
    assert page.page_key == extract(raw("other", url="https://elwin.example/a"), {}).page_key != ""
    assert page.articles[0].original_key
    assert extract(raw(SEED.read_bytes()), {}).page_key == ""


OWN_PAGE = """\
<!doctype html><title>Lamp oil to be counted anew</title><meta property="og:site_name" content="{outlet}">
<article><h1>Lamp oil to be counted anew</h1>
<p>{opening}The harbour office counted every barrel of lamp oil twice on Tuesday and came to two results.</p>
<p>A third count is to be held on Friday, when the tide is out and the quay is dry enough to roll them in one line.</p>
</article>
"""


def original_of(url: str, outlet: str = "Elwin Courier", opening: str = "", hint: Hint = NO_HINT) -> str | None:
    """Return the address of the original that a page at ``url`` is given, and check that it names none by itself."""
    page = extract(raw(OWN_PAGE.format(outlet=outlet, opening=opening), url=url, media_type=HTML), {}, hint)
    (read,) = page.articles
    assert read.original_key == ""
    return read.parsed.original_url


def test_an_outlets_own_page_is_the_original_and_says_that_its_address_was_read_of_itself() -> None:
    assert original_of("https://elwin.example/lamp-oil") == "https://elwin.example/lamp-oil"
    page = extract(raw(OWN_PAGE.format(outlet="", opening=""), url="https://elwin.example/a", media_type=HTML), {})
    (span,) = page.articles[0].payload["evidence"]["original_url"]
    assert (span["rule"], span["start"], span["end"]) == ("address-of-page", 0, 0)


@pytest.mark.parametrize(
    ("url", "fields"),
    [
        ("", {}),
        ("https://elwin.example/", {}),
        ("file:///home/lamp-oil.html", {}),
        ("https://elwin.example/a", {"opening": "MARROW (Reuters) - "}),
        ("https://elwin.example/a", {"hint": Hint("Gatherer", is_aggregator=True)}),
        ("https://elwin.example/a", {"outlet": "BBC News"}),
        ("https://www.daily8.com/a", {}),
    ],
    ids=["no address", "a site", "a file", "a wire's text", "an aggregator's", "another's domain", "known to gather"],
)
def test_a_page_that_is_not_the_outlets_own_is_no_original(url: str, fields: dict[str, Any]) -> None:
    assert original_of(url, **fields) is None


def test_a_page_in_the_layout_of_an_aggregator_is_no_original() -> None:
    page = extract(raw(AMBIGUOUS, url="https://gatherer.example/a"), {})
    assert page.articles[0].parsed.outlet == "Elwin Courier"
    assert page.articles[0].parsed.original_url is None


@pytest.mark.parametrize(
    ("stated", "rule"),
    [
        ('<link href="https://elwin.example/a?b=1&amp;c=2" rel="Canonical">', "link:canonical"),
        ('<meta property="og:url" content="https://elwin.example/a?b=1&amp;c=2">', "og:url"),
    ],
)
def test_a_page_that_was_met_nowhere_is_the_original_of_the_address_that_it_states(stated: str, rule: str) -> None:
    read = extract(raw(stated + OWN_PAGE.format(outlet="", opening=""), media_type=HTML), {}).articles[0]
    assert read.parsed.original_url == "https://elwin.example/a?b=1&c=2"
    assert read.payload["evidence"]["original_url"][0]["rule"] == rule
    met = extract(
        raw(stated + OWN_PAGE.format(outlet="", opening=""), media_type=HTML, url="https://elwin.example/z"), {}
    )
    assert met.articles[0].parsed.original_url == "https://elwin.example/z"


@pytest.mark.parametrize(
    "stated", ['<link rel="canonical" href="/a">', '<link rel="icon" href="https://elwin.example/canonical">']
)
def test_what_is_no_address_of_the_page_is_no_original(stated: str) -> None:
    page = extract(raw(stated + OWN_PAGE.format(outlet="", opening=""), media_type=HTML), {})
    assert page.articles[0].parsed.original_url is None


def test_an_exported_article_comes_back_without_an_original_that_it_did_not_have() -> None:
    row = {
        "format": FORMAT,
        "id": 12,
        "page": {"url": "https://elwin.example/a", "captured_at": None, "role": "lead", "item_key": "lead"},
        "headline": "Lamp oil to be counted anew",
        "body": "The harbour office counted every barrel of lamp oil twice.",
    }
    document = raw(json.dumps(row), media_type=MEDIA_TYPE, url="https://elwin.example/a")
    (read,) = extract(document, {}).articles
    assert read.parsed.headline == "Lamp oil to be counted anew"
    assert read.parsed.original_url is None


def test_an_outlet_that_is_known_has_its_own_domains() -> None:
    assert original_of("https://www.bbc.co.uk/a", outlet="BBC News") == "https://www.bbc.co.uk/a"


def test_the_original_that_a_page_names_goes_before_its_own_address() -> None:
    page = extract(raw(SEED.read_bytes(), url="https://elwin.example/a"), {})
    assert "prnewswire.com" in (page.articles[0].parsed.original_url or "")


@pytest.mark.parametrize(("order", "day"), [(DateOrder.DAY_FIRST, "2025-07-05"), (DateOrder.MONTH_FIRST, "2025-05-07")])
@pytest.mark.parametrize("how", ["outlet", "address"])
def test_the_order_of_dates_that_a_source_is_known_for_settles_a_date(order: DateOrder, day: str, how: str) -> None:
    orders = {"elwin courier" if how == "outlet" else "elwin.example": order}
    page = extract(raw(AMBIGUOUS, url="https://news.elwin.example/a"), orders)
    issued = page.articles[0].parsed.issued
    assert issued
    assert issued.value.isoformat() == day


def test_a_page_whose_dates_are_settled_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = []

    def parse(*args: Any, **fields: Any) -> ParsedPage:
        parsed.append(fields["date_order"])
        return parse_page(*args, **fields)

    monkeypatch.setattr(extracting, "parse_page", parse)
    orders = {"daily8": DateOrder.DAY_FIRST, "elwin courier": DateOrder.MONTH_FIRST}
    extract(raw(SEED.read_bytes()), orders)
    assert parsed == [DateOrder.UNKNOWN]
    extract(raw(AMBIGUOUS), orders)
    assert parsed[1:] == [DateOrder.UNKNOWN, DateOrder.MONTH_FIRST]


def test_a_document_that_breaks_the_parser_is_a_failure_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_(*_: object, **__: object) -> None:
        raise RuntimeError("out of ink")

    monkeypatch.setattr(extracting, "parse_page", break_)
    failed = prepare(raw("text", url="https://elwin.example/a"), orders={})
    assert isinstance(failed, FailedDocument)
    assert (failed.stage, failed.sighting.url) == ("parse", "https://elwin.example/a")
    assert failed.error == "pages/1.txt: the parser failed with RuntimeError: out of ink"


@pytest.mark.parametrize(
    ("locator", "place"), [("pages.csv", "pages.csv: line 9"), ("pages.jsonl#line=9", "pages.jsonl#line=9")]
)
def test_a_failed_reading_says_file_line_and_what_was_expected_each_once(locator: str, place: str) -> None:
    failed = prepare(ReadFailure(locator, "the line is not JSON", "an object", line=9), orders={})
    assert failed == FailedDocument(Sighting(locator), "read", f"{place}: the line is not JSON; expected an object")


def test_what_was_seen_needs_no_parsing_and_a_lost_document_says_so() -> None:
    seen = SeenDocument(Sighting("pages/1.txt"), "0" * 64)
    assert prepare(seen, orders={}) is seen
    assert lost_document(seen) is seen
    lost = lost_document(raw("text"))
    assert isinstance(lost, FailedDocument)
    assert "process" in lost.error


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\xfa", b"a\0b", "\ud83d".encode("utf-8", "surrogatepass"), b"x" * 1_000_000]
)
@pytest.mark.parametrize("media_type", [TEXT, HTML])
def test_no_bytes_make_it_fail(content: bytes, media_type: str) -> None:
    page = prepare(raw(content, media_type=media_type, captured_at=datetime(2025, 8, 9, tzinfo=UTC)), orders={})
    assert isinstance(page, ExtractedPage)
