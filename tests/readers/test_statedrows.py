"""What the row of a table states beside a page is kept with it and read again with it, whatever people's files hold."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing import ParsedArticle, parse_page
from articles.readers import RawDocument, page_text, read_page
from articles.readers.columns import Row
from articles.readers.statedrows import MEDIA_TYPE, page_within, state_facts
from tests.readers.reading import documents, readings_of

TEXT = """\
Night ferry to run all winter

The harbour ferry will run through the night from next month, the company said on Friday after a trial in the summer.

Passengers had asked for a late sailing for years, said Otto Lind, who heads the company. "We listened," he said.
"""
URL = "https://tarrowcourier.example/night-ferry"


def one(tmp_path: Path, **row: Any) -> RawDocument:
    """Return the document of a row with a text."""
    (document,) = documents(readings_of(tmp_path / "pages.jsonl", json.dumps({"text": TEXT, "url": URL} | row)))
    return document


def article(document: RawDocument) -> ParsedArticle:
    """Return the article of a document."""
    known = read_page(document)
    lead = parse_page(known.text, url=document.url or "", markup=known.markup).lead
    assert lead is not None
    return lead


def test_authors_date_and_outlet_of_a_row_are_those_of_its_article_and_say_where_they_were_read(tmp_path: Path) -> None:
    row = {
        "authors": ["Maren Holt", "Bo Kim"],
        "date_publish": "2025-09-12T08:00:00+02:00",
        "site_name": "Tarrow Courier",
    }
    lead = article(one(tmp_path, **row))
    assert (lead.authors, lead.outlet) == (("Maren Holt", "Bo Kim"), "Tarrow Courier")
    assert lead.issued is not None
    assert lead.issued.value == datetime.fromisoformat("2025-09-12T08:00:00+02:00")
    rules = {name: [span.rule for span in lead.evidence[name]] for name in ("authors", "outlet", "issued")}
    assert rules == {"authors": ["row:authors"], "outlet": ["row:site_name"], "issued": ["row:date_publish"]}


def test_the_page_of_such_a_row_is_its_text_alone(tmp_path: Path) -> None:
    document = one(tmp_path, author="Maren Holt")
    assert document.media_type == MEDIA_TYPE
    assert page_text(document) == read_page(document).text == TEXT
    assert article(document).headline == "Night ferry to run all winter"


def test_a_row_that_states_no_more_than_its_page_is_that_page_as_it_came(tmp_path: Path) -> None:
    for nothing in ({}, {"author": ""}, {"authors": []}, {"author": None, "publisher": 12}, {"source": "corpus-2"}):
        document = one(tmp_path, **nothing)
        assert (document.content, document.media_type) == (TEXT.encode(), "text/plain")


def test_the_same_row_is_the_same_document(tmp_path: Path) -> None:
    first = one(tmp_path, author="Maren Holt", publisher="Tarrow Courier")
    assert first.content == one(tmp_path, publisher="Tarrow Courier", author="Maren Holt").content
    assert first.content != one(tmp_path, publisher="Tarrow Courier", author="Bo Kim").content


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Maren Holt", ("Maren Holt",)),
        ("By Maren Holt and Bo Kim", ("Maren Holt", "Bo Kim")),
        ("['Maren Holt', \"Bo O'Kim\"]", ("Maren Holt", "Bo O'Kim")),  # as pandas writes a list
        ([{"name": "Maren Holt"}, {"name": "Bo Kim", "url": "https://x.example/"}], ("Maren Holt", "Bo Kim")),
        ({"@type": "Person", "name": "Maren Holt"}, ("Maren Holt",)),
        (["https://tarrowcourier.example/maren", "Maren Holt"], ("Maren Holt",)),
        (["Maren Holt", "Maren Holt"], ("Maren Holt",)),
        ("https://tarrowcourier.example/maren", ()),
        ([[["Maren Holt"]]], ()),
        ("x" * 5_000, ()),
        (["[]"], ()),
        (3, ()),
    ],
)
def test_authors_are_read_in_the_forms_that_people_s_files_have(
    tmp_path: Path, value: Any, names: tuple[str, ...]
) -> None:
    assert article(one(tmp_path, author=value)).authors == names


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-09-12", date(2025, 9, 12)),
        ("2025-09-12 23:30:00", date(2025, 9, 12)),  # no zone: which moment that was is not known
        ("2025-09-12T23:30:00Z", datetime(2025, 9, 12, 23, 30, tzinfo=UTC)),
        ("20250912T233000Z", datetime(2025, 9, 12, 23, 30, tzinfo=UTC)),
        ("Fri, 12 Sep 2025 23:30:00 GMT", datetime(2025, 9, 12, 23, 30, tzinfo=UTC)),
        ("September 12, 2025", date(2025, 9, 12)),
        (1757719800, datetime(2025, 9, 12, 23, 30, tzinfo=UTC)),
        (1757719800000, datetime(2025, 9, 12, 23, 30, tzinfo=UTC)),
        (1757719800.0, datetime(2025, 9, 12, 23, 30, tzinfo=UTC)),
        (2025, None),
        (10**400, None),
        (float("inf"), None),
        (True, None),
        ("soon", None),
        (["2025-09-12"], None),
    ],
)
def test_dates_are_read_in_the_forms_that_people_s_files_have(tmp_path: Path, value: Any, day: date | None) -> None:
    issued = article(one(tmp_path, published_at=value)).issued
    assert (issued.value if issued else None) == day


def test_moments_of_tables_are_read() -> None:
    moment = datetime(2025, 9, 12, 23, 30, tzinfo=UTC)
    for value, stated in (
        (moment, moment.isoformat()),
        (moment.replace(tzinfo=None), "2025-09-12"),
        (moment.date(), "2025-09-12"),
    ):
        content = state_facts(Row({"published": value}), TEXT.encode(), "text/plain")
        assert content is not None
        assert json.loads(content)["stated"]["published"]["value"] == stated


def test_an_update_is_told_from_the_first_issue(tmp_path: Path) -> None:
    lead = article(one(tmp_path, date_published="2025-09-12", date_modified="2025-09-14"))
    assert lead.issued is not None
    assert lead.modified is not None
    assert (lead.issued.value, lead.modified.value) == (date(2025, 9, 12), date(2025, 9, 14))


def test_what_a_page_of_html_states_itself_goes_before_its_row(tmp_path: Path) -> None:
    story = TEXT.replace("\n\n", "</p><p>")
    html = f'<html><head><meta name="author" content="Maren Holt"></head><body><p>{story}</p></body></html>'
    document = one(tmp_path, text="", html=html, author="Bo Kim", publisher="Tarrow Courier")
    assert document.media_type == MEDIA_TYPE
    assert page_text(document) == page_text(page_within(document)[0])
    assert (article(document).authors, article(document).outlet) == (("Maren Holt",), "Tarrow Courier")


def test_a_page_of_a_csv_file_is_read_with_its_columns(tmp_path: Path) -> None:
    rows = f'author;published_date;text\nMaren Holt;2025-09-12;"{TEXT.replace(chr(34), chr(34) * 2)}"\n'
    (document,) = documents(readings_of(tmp_path / "pages.csv", rows))
    lead = article(document)
    assert (lead.authors, lead.issued and lead.issued.value) == (("Maren Holt",), date(2025, 9, 12))


def test_what_cannot_be_written_does_not_stay_in_what_is_stated(tmp_path: Path) -> None:
    document = one(tmp_path, text=f"{TEXT}\ud800\0", author="Maren\0 Holt\ud800")
    assert "\ud800" not in page_text(document)
    assert "\0" not in page_text(document)
    assert "\0" not in document.content.decode()


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.datetimes() | st.dates(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["name", "x"]), inner),
    max_leaves=8,
)


@given(VALUES, VALUES, VALUES)
def test_no_value_of_a_row_keeps_its_page_from_being_read(author: Any, published: Any, outlet: Any) -> None:
    row = Row({"author": author, "published": published, "publisher": outlet})
    content = state_facts(row, TEXT.encode(), "text/plain")
    if content is not None:
        assert (
            article(RawDocument(content, MEDIA_TYPE, "pages.jsonl#line=1", 1)).headline
            == "Night ferry to run all winter"
        )
