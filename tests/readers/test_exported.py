"""Exported rows are read as they are, with evidence for every value; what is malformed says where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing import is_blank
from articles.readers import RawDocument, ReadFailure, read_page, read_paths
from articles.readers.exported import FORMAT, MEDIA_TYPE, MalformedExport, export_document, read_export

ROW: dict[str, Any] = {
    "format": FORMAT,
    "id": 12,
    "page": {
        "url": "https://tarn.example/a",
        "captured_at": "2025-08-09T12:00:00Z",
        "role": "related",
        "item_key": "k",
    },
    "headline": "The bridge opens",
    "standfirst": "At last.",
    "body": "It opened.\n\n## How\n\n1. slowly\n\n2. surely\nand late",
    "byline": "By Ada Quill",
    "authors": ["Ada Quill"],
    "dateline": {"place": "TARN", "date": "2025-07-09"},
    "outlet": "Tarn Post",
    "aggregator": "Gather9",
    "credits": [{"role": "wire", "name": "Tidewire", "source": "Tidewire", "text": "/Tidewire/"}],
    "issued": {"on": "2025-07-09", "at": None, "precision": "day", "text": "9 July 2025", "anchor": ""},
    "modified_at": "2025-07-10T08:00:00+00:00",
    "is_complete": True,
    "tags": ["Bridges"],
}


def read(row: object, path: Path) -> RawDocument | ReadFailure:
    path.write_text(json.dumps(row), encoding="utf-8")
    return next(iter(read_paths([path])))


def test_a_row_becomes_the_article_that_it_states(tmp_path: Path) -> None:
    document = read(ROW, tmp_path / "a.jsonl")
    assert isinstance(document, RawDocument)
    assert (document.media_type, document.id, document.url) == (MEDIA_TYPE, 12, "https://tarn.example/a")
    assert document.captured_at
    page = read_page(document).page
    assert page
    article = page.related[0]
    assert (article.item_key, article.headline, article.body) == ("k", ROW["headline"], ROW["body"])
    assert (article.outlet, page.aggregator, page.lead) == ("Tarn Post", "Gather9", None)
    assert [word.name for word in article.keywords] == ["Bridges"]
    lines = read_page(document).text.split("\n")
    for spans in [*article.evidence.values(), *page.evidence.values()]:
        assert all(lines[span.line - 1][span.start : span.end] for span in spans)
    assert len(article.evidence["body"]) == 4
    owned = {span.line for spans in [*article.evidence.values(), *page.evidence.values()] for span in spans}
    assert owned == set(range(1, len(lines) + 1))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": "newsroom-article/9"}, '"format" is "newsroom-article/9"'),
        ({"headline": 7}, '"headline" is 7'),
        ({"authors": "Ada"}, '"authors" is "Ada"'),
        ({"authors": [1]}, '"authors.0" is 1'),
        ({"issued": {"on": "yesterday"}}, '"issued.on" is "yesterday"'),
        ({"issued": {"on": "2025-07-09", "precision": "hour"}}, '"issued.precision" is "hour"'),
        ({"issued": {"on": "2025-07-09", "precision": "minute"}}, '"issued.at" is missing'),
        ({"modified_at": "late"}, '"modified_at" is "late"'),
        ({"modified_at": "9999-12-31T23:59:59-12:00"}, '"modified_at" is "9999-12-31T23:59:59-12:00"'),
        ({"credits": ["AP"]}, '"credits.0" is "AP"'),
        ({"credits": [{"role": "friend"}]}, '"credits.0.role" is "friend"'),
        ({"is_complete": "yes"}, '"is_complete" is "yes"'),
        ({"page": []}, None),
        ({"page": [1]}, '"page" is [1]'),
        ({"kind": "poem"}, '"kind" is "poem"'),
    ],
)
def test_what_is_malformed_is_refused_with_its_place(tmp_path: Path, change: Any, message: str | None) -> None:
    found = read(ROW | change, tmp_path / "a.jsonl")
    if message is None:
        assert isinstance(found, RawDocument)
        return
    assert isinstance(found, ReadFailure)
    assert message in found.message
    assert (found.line, found.id) == (1, 12)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(ROW, JSON)))
def test_any_row_is_an_article_or_is_refused(changes: dict[str, Any]) -> None:
    try:
        document = export_document(ROW | changes | {"format": FORMAT}, "a.jsonl#line=1", 1)
    except MalformedExport:
        return
    text, page = read_export(document.content)
    assert len(page.articles) == 1
    lines = text.split("\n")
    for article in page.articles:
        for spans in article.evidence.values():
            assert all(not is_blank(lines[span.line - 1][span.start : span.end]) for span in spans)
