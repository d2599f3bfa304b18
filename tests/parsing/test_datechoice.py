"""The day of a page is the date that the model, its words, its place and the address make it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from articles.parsing import parse_page
from articles.parsing.datechoice import Surroundings, choose_dates
from articles.parsing.linemodel import LineLabel
from articles.parsing.lines import read_lines
from articles.parsing.types import Precision

TEXT = "The bridge opened on Monday, and half of Tarn walked over it before the ribbon had been cut."
HEADLINE = "Tarn opens its bridge"


def dates(page: Sequence[tuple[str, float]], address: str = "") -> tuple[str | None, str | None]:
    """Return when a page was published and updated: lines with how likely each states the day; HEADLINE and TEXT."""
    lines = read_lines("\n".join(text for text, _ in page))
    labels = [LineLabel(0.0, 0.0, 0.0, chance) for _, chance in page]
    texts = [text for text, _ in page]
    known = Surroundings(lines, labels, lines[texts.index(HEADLINE)], [texts.index(TEXT)], address)
    published, updated = choose_dates(known)
    return published.span.text if published else None, updated.span.text if updated else None


def test_the_date_beside_the_headline_is_the_day() -> None:
    page = [("Friday, May 1, 2026", 0.9), *[("Menu", 0.0)] * 9, (HEADLINE, 0), ("April 30, 2026", 0.9), (TEXT, 0)]
    assert dates([*page, *[("More", 0.0)] * 9, ("May 2, 2026", 0.95)]) == ("April 30, 2026", None)


def test_of_two_prints_of_the_day_that_below_the_headline_is_the_articles() -> None:
    today, day = ("Friday, May 1, 2026", 0.99), ("1 May 2026", 0.5)
    assert dates([today, (HEADLINE, 0), day, (TEXT, 0)]) == ("1 May 2026", None)
    assert dates([today, (HEADLINE, 0), ("2 May 2026", 0.5), (TEXT, 0)]) == ("May 1, 2026", None)
    assert dates([today, (HEADLINE, 0), (TEXT, 0), day]) == ("May 1, 2026", None)


def test_when_it_was_published_is_told_from_when_it_was_updated() -> None:
    line = "Published April 30, 2026 9:26pm Updated May 1, 2026 4:23pm"
    assert dates([(HEADLINE, 0), (line, 0.9), (TEXT, 0)]) == ("April 30, 2026 9:26pm", "May 1, 2026 4:23pm")
    page = [(HEADLINE, 0), ("Updated May 1, 2026", 0.99), ("Published April 30, 2026", 0.7), (TEXT, 0)]
    assert dates(page) == ("April 30, 2026", "May 1, 2026")


def test_the_day_of_the_address_decides_between_dates() -> None:
    page = [(HEADLINE, 0), ("May 5, 2026", 0.9), (TEXT, 0), ("April 30, 2026", 0.6)]
    assert dates(page) == ("May 5, 2026", None)
    assert dates(page, "https://tarn.example/2026/04/30/bridge")[0] == "April 30, 2026"


def test_the_day_that_only_the_address_or_the_dateline_states_beats_a_date_far_from_the_headline() -> None:
    page = [("Friday, May 1, 2026", 0.9), *[("Menu", 0.0)] * 9, (HEADLINE, 0), (TEXT, 0)]
    assert dates(page)[0] == "May 1, 2026"
    assert dates(page, "https://tarn.example/2026/04/29/bridge")[0] is None
    told = f"TARN, April 28, 2026 — {TEXT}"
    lines = read_lines("\n".join([HEADLINE, told, *["More"] * 9, "January 5, 2026"]))
    labels = [LineLabel(0.0, 0.0, 0.0, 0.9 if line.text.endswith("5, 2026") else 0.0) for line in lines]
    assert choose_dates(Surroundings(lines, labels, lines[0], [1])) == (None, None)


def test_a_date_in_a_sentence_of_the_text_is_no_stamp() -> None:
    page = [(HEADLINE, 0.0), (TEXT, 0.0)]
    told = "From May 17, 2026 on, trains will cross the bridge on rails laid for cranes."
    lines = read_lines("\n".join([HEADLINE, TEXT, told]))
    labels = [*(LineLabel(0.0, 0.0, 0.0, chance) for _, chance in page), LineLabel(1.0, 0.0, 0.0, 0.9)]
    assert choose_dates(Surroundings(lines, labels, lines[0], [1, 2])) == (None, None)


def test_a_day_written_as_one_number_in_an_address_gives_way_to_a_printed_one() -> None:
    page = [(HEADLINE, 0), (TEXT, 0), *[("More", 0.0)] * 9, ("May 1, 2026 — 4.00pm", 0.99)]
    assert dates(page, "https://tarn.example/2026/04/21/bridge")[0] is None
    assert dates(page, "https://tarn.example/bridge-20260421-p5") == ("May 1, 2026 — 4.00pm", None)


@pytest.mark.parametrize(
    "lines", [("4/9/2026", "4/27/2026"), ("Vale2026-04-18T13:00:39+00:00March 22nd, 2026|Ferries|",)]
)
def test_of_two_dates_beside_each_other_the_earlier_is_the_day(lines: Sequence[str]) -> None:
    page = [(HEADLINE, 0), *((line, 0.95) for line in lines), (TEXT, 0)]
    assert dates(page)[0] in ("4/9/2026", "March 22nd, 2026")


def test_the_date_of_a_picture_makes_no_pair_with_the_day() -> None:
    picture = "A ferry waits for the bridge beside the old market of Tarn, April 18, 2026. (Photo Ada Quill)"
    assert dates([(HEADLINE, 0), ("April 30, 2026", 0.9), (picture, 0.3), (TEXT, 0)])[0] == "April 30, 2026"


def test_the_date_beside_another_print_of_the_headline_is_the_day() -> None:
    page = [(f"{HEADLINE} | Town | 30.04.2026", 0.99), *[("Menu", 0.0)] * 30, (HEADLINE, 0), (TEXT, 0)]
    assert dates([*page, ("The old bridge, 24 April 2026", 0.85)])[0] == "30.04.2026"


def test_the_date_of_a_quoted_post_is_not_the_day() -> None:
    post = "— Tarn Ferries (@tarnferries) April 29, 2026"
    page = [(HEADLINE, 0), (TEXT, 0), (post, 0.99), *[("More", 0.0)] * 9, ("First published on April 30, 2026", 0.2)]
    assert dates(page)[0] == "April 30, 2026"


PROSE = "The bridge that Tarn has waited for since the flood was opened on Monday before four hundred people. "


def a_page(*head: str) -> str:
    """Return a page of its own with some lines under its headline."""
    return "\n\n".join(
        ["Tarn opens its bridge after nine years", *head, PROSE * 3, f"“At last,” said Ada Quill. {PROSE * 2}"]
    )


def test_a_page_without_a_date_was_issued_on_the_day_of_its_address() -> None:
    lead = parse_page(a_page("By Ada Quill"), url="https://tarn.example/news/2026/04/30/bridge.html").lead
    assert lead is not None
    assert lead.issued is not None
    assert (lead.issued.value, lead.issued.precision, lead.issued.text) == (
        date(2026, 4, 30),
        Precision.DAY,
        "2026/04/30",
    )
    assert [one.rule for one in lead.evidence["issued"]] == ["date-in-address"]


@pytest.mark.parametrize("line", ["Updated May 1, 2026", "Aktualisiert am 1. Mai 2026", "Mis à jour le 1 mai 2026"])
def test_a_page_that_says_only_when_it_was_updated_was_issued_about_then(line: str) -> None:
    lead = parse_page(a_page(line)).lead
    assert lead is not None
    assert lead.issued is not None
    assert lead.modified is not None
    assert lead.modified.value == date(2026, 5, 1)
    assert (lead.issued.value, lead.issued.precision) == (date(2026, 5, 1), Precision.APPROXIMATE)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://tarn.example.co.uk/bridge", date(2026, 6, 5)),
        ("https://tarn.example.in/bridge", date(2026, 6, 5)),
        ("https://tarn.example.us/bridge", date(2026, 5, 6)),
        ("https://tarn.example.com/bridge", date(2026, 5, 6)),
        ("https://tarn.example.io/bridge", date(2026, 5, 6)),
        ("http://[tarn", date(2026, 5, 6)),
    ],
)
def test_the_land_of_the_site_tells_the_custom_of_an_english_date(url: str, day: date) -> None:
    lead = parse_page(a_page("Published 05/06/2026"), url=url).lead
    assert lead is not None
    assert lead.issued is not None
    assert (lead.issued.value, lead.issued.precision) == (day, Precision.APPROXIMATE)
