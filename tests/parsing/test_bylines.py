"""Names are read out of bylines in whatever dress they stand there, and nothing else is taken for a name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing import parse_page
from articles.parsing.bylines import authors_in, authors_near, desk_in

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Quill", ["Ada Quill"]),
        ("By Ada Quill and Ben Moor", ["Ada Quill", "Ben Moor"]),
        ("By\u00a0Ben Moor", ["Ben Moor"]),
        ("Von Ilse Amber, Jan van der Holt und Ole Brandt", ["Ilse Amber", "Jan van der Holt", "Ole Brandt"]),
        ("von Ilse Amber", ["Ilse Amber"]),
        ("Ada QuillDec 20, 2026", ["Ada Quill"]),
        ("By Ada Quill Dec 21, 2026, 11:00am EST", ["Ada Quill"]),
        ("Ada QuillReporter", ["Ada Quill"]),
        ("byAda Quill", ["Ada Quill"]),
        ("By Ada McMoor on December 21, 2026", ["Ada McMoor"]),
        ("Ada Quill 2 months", ["Ada Quill"]),
        ("May 30, 2026 / Ada Quill", ["Ada Quill"]),
        ("Mi 25.04.26 | 14:07 Uhr | Von Eva Horn-Rast", ["Eva Horn-Rast"]),
        ("Ada Quill Reporterin", ["Ada Quill"]),
        ("Ada Quill Ada Quill", ["Ada Quill"]),
        ("By Ada Quill For Tarn Post", ["Ada Quill"]),
        ("By Ada Quill - The Tarn Times - Thursday, December 21, 2026", ["Ada Quill"]),
        ("Ben Moor By Ben Moor Tarn News", ["Ben Moor"]),
        ("김보라 기자", ["김보라"]),
        ("By Tarn Press Staff", []),
        ("Sponsored by Tarn Islands Tourism", []),
        ("About Elwin Railway", []),
        ("Share", []),
        ("Read more about the bridge", []),
        ("", []),
    ],
)
def test_the_names_of_a_byline_are_read(line, names):
    assert list(authors_in(line)) == names


def test_a_desk_is_named_only_by_a_byline():
    assert desk_in("By Tarn Press Staff") == "Tarn Press Staff"
    assert desk_in("Von DPA 30.04.2026, 18:58") == "DPA"
    assert desk_in("Tarn Press Staff") is None
    assert desk_in("By the way, the bridge stands") is None


def test_the_likeliest_line_that_names_someone_is_the_byline():
    lines = ["Ole Brandt", "Tarn opens its bridge", "Ada Quill", "", "Ben Moor", "The bridge opened."]

    assert authors_near(lines, [0.5, 0, 0.9, 0, 0.7, 0]) == ("Ada Quill",)
    assert authors_near(lines, [0.9, 0, 0.6, 0, 0.5, 0]) == ("Ole Brandt",)
    assert authors_near(lines, [0.01] * 6) == ()


def test_a_line_that_says_by_beats_a_likelier_credit_of_a_picture():
    assert authors_near(["Photo: Ben Moor", "By Ada Quill"], [0.9, 0.8]) == ("Ada Quill",)


def test_a_list_of_authors_goes_on_over_its_lines():
    lines = ["By Ada Quill,", "", "  • Ben Moor &", "  • Ole Brandt", "  • Ilse Amber"]

    assert authors_near(lines, [0.9, 0, 0.5, 0.5, 0.5]) == ("Ada Quill", "Ben Moor", "Ole Brandt")


def test_a_desk_is_the_author_only_where_nobody_is_named():
    assert authors_near(["By Tarn Press Staff", "Share"], [0.95, 0.1]) == ("Tarn Press Staff",)
    assert authors_near(["By Tarn Press Staff", "Ada Quill"], [0.8, 0.8]) == ("Ada Quill",)


@given(st.text(max_size=300))
def test_any_line_is_read_without_an_error(line):
    assert all(name.strip() for name in authors_in(line))
    desk_in(line)


@pytest.mark.parametrize(
    ("page", "authors"),
    [
        ("027_phosphorus-wire_article", ()),
        ("029_night-train-route_release", ()),
        ("028_last-bucket_opinion", ("Corin Vale",)),
    ],
)
def test_an_agency_or_the_issuer_of_a_release_is_no_author(page, authors):
    lead = parse_page((SEEDS / f"{page}.txt").read_text(encoding="utf-8")).lead
    assert lead is not None
    assert lead.authors == authors
