"""The outlet of a page of its own: a name that the page bears out, or none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing import ParsedArticle, parse_page
from articles.parsing.lines import read_lines
from articles.parsing.markup import Markup, PageFacts, Stated
from articles.parsing.outlets import find_outlet_name, spells

STORY = """\
Night ferry to run all winter

By Maren Holt
12 September 2025

The harbour ferry will run through the night from next month, the company said on Friday after a trial in the summer.

Passengers had asked for a late sailing for years, said Otto Lind, who heads the company. "We listened," he said.

The first boat will leave Port Ansel at one in the morning and return at three, with the usual fare and a closed bar.
"""
MORE = "\n".join(f"Bridge {number} closes for repairs" for number in range(1, 13))
"""Keeps what stands below a story away from what stands above it."""


def article(above: str, below: str = "", url: str = "") -> ParsedArticle:
    """Return the article of a page with these lines above and below a story."""
    lead = parse_page(f"{above}\n\n{STORY}\n{MORE}\n{below}", url=url).lead
    assert lead is not None
    assert lead.headline == "Night ferry to run all winter"
    return lead


def outlet(above: str, below: str = "", url: str = "") -> tuple[str | None, tuple[str, ...]]:
    """Return the outlet of a page, and the rules that believe it."""
    lead = article(above, below, url)
    return lead.outlet, tuple(span.rule for span in lead.evidence.get("outlet", ()))


@pytest.mark.parametrize(
    "first",
    [
        "Skip to the content",
        "Register your business",
        "Site Navigation",
        "Meine Seite",
        "Wed, Sep 10, 2025",
        "Roadmap Reveal",
    ],
)
@pytest.mark.parametrize("url", ["", "https://www.tarrowcourier.example/night-ferry"])
def test_what_merely_stands_first_on_a_page_is_no_outlet(first: str, url: str) -> None:
    assert outlet(f"{first}\nNews\nSport", "© 2025 All rights reserved", url) == (None, ())


def test_a_headline_right_above_its_text_is_no_outlet() -> None:
    text = STORY.replace("By Maren Holt\n12 September 2025\n\n", "")
    lead = parse_page(text).lead
    assert lead is not None
    assert (lead.headline, lead.outlet) == ("Night ferry to run all winter", None)


@pytest.mark.parametrize(
    ("line", "host", "name"),
    [
        ("The Tarrow Courier", "www.tarrowcourier.com", "The Tarrow Courier"),
        ("Tarrow Courier Logo", "tarrowcourier.co.uk", "Tarrow Courier"),
        ("Tarrow Courier Tarrow Courier", "m.tarrow-courier.com", "Tarrow Courier"),
        ("Tarrow CourierTarrow Courier", "tarrowcourier.com", "Tarrow Courier"),
        ("Tarrow Courier - back to home", "tarrowcourier.com", "Tarrow Courier"),
        ("Welcome to The Tarrow Courier’s European edition", "tarrowcourier.com", "The Tarrow Courier"),
        ("All that the Tarrow Courier has", "tarrowcourier.com", "Tarrow Courier"),
        ("Literary Harbour", "litharbour.com", "Literary Harbour"),
        ("TC", "tcnews.com", "TC"),
        ("Tarrow Allgemeine Zeitung", "taz.example", "Tarrow Allgemeine Zeitung"),
        ("Sound24 Logo | Startseite", "sound.de", "Sound24"),
        ("Ferry Notes", "ferrynotes.substack.com", "Ferry Notes"),
        ("Die Woge", "woge.de", "Die Woge"),
        ("Otto Lind Photography", "ottolindphoto.com", "Otto Lind Photography"),
    ],
)
def test_a_name_that_the_address_spells_is_the_outlet(line: str, host: str, name: str) -> None:
    found = outlet(f"Skip to content\n{line}\nNews\nSport", url=f"https://{host}/night-ferry")
    assert found == (name, ("outlet-in-address",))


def test_a_name_that_only_a_copyright_line_has_is_the_outlet_where_the_address_spells_it() -> None:
    found = outlet("News\nSport", "© 1996–2025 The Tarrow Courier, all rights reserved", "https://tarrowcourier.com/x")
    assert found == ("The Tarrow Courier", ("outlet-in-address",))
    assert outlet("News\nSport", "© 2025 Sound Media Holding", "https://tarrowcourier.com/x") == (None, ())


@pytest.mark.parametrize(
    "line", ["  • About Tarrow Courier", "Tarrow Courier:", "Bridge, photographed for Tarrow Courier"]
)
def test_what_spells_the_address_anywhere_in_short_lines_is_the_outlet_where_the_top_names_none(line: str) -> None:
    url = "https://tarrowcourier.com/night-ferry"
    assert outlet("News\nSport", f"{line}\n\nContact", url) == ("Tarrow Courier", ("outlet-in-address",))
    assert outlet("The Tarrow Courier", line, url) == ("The Tarrow Courier", ("outlet-in-address",))
    long = f"{line} and for nobody else in the whole world, as is well known"
    assert outlet("News\nSport", f"{long}\n\nContact", url) == (None, ())


@pytest.mark.parametrize(
    ("line", "host"),
    [
        ("Sound360", "sound.com"),
        ("Sound Business", "soundnews.com"),  # a section of Sound News
        ("Soundings", "sound.com"),
        ("Politics", "politico.example"),
        ("News", "www.news.com.au"),
        ("Time for lunch", "time.com"),
        ("how the ferry works", "ferry.com"),
        ("In Tarrow: Courier", "tarrowcourier.com"),
    ],
)
def test_a_word_that_is_only_like_the_address_is_no_outlet(line: str, host: str) -> None:
    assert outlet(f"Skip to content\n{line}\nSport", url=f"https://{host}/night-ferry") == (None, ())


@pytest.mark.parametrize(
    "rights",
    [
        "© 2025 Tarrow Courier Ltd. Privacy Contact",
        "Tarrow Courier © 2025 Privacy Contact",
        "All rights reserved © The Tarrow Courier 2025",
        "Copyright 2019 - 2025 by Tarrow Courier",
    ],
)
def test_a_name_at_the_top_that_the_copyright_line_names_as_owner_is_the_outlet(rights: str) -> None:
    assert outlet("Tarrow Courier\nContact\nSport", rights) == ("Tarrow Courier", ("outlet-in-copyright",))


def test_a_longer_name_in_the_copyright_line_is_another() -> None:
    assert outlet("Skip to content\nSound\nSport", "© 2025 Soundings Media") == (None, ())


def test_the_headline_is_no_outlet_even_where_the_address_spells_it() -> None:
    assert outlet("Night ferry to run all winter", url="https://nightferrytorunallwinter.com/") == (None, ())


def test_a_menu_that_the_copyright_line_repeats_is_no_outlet() -> None:
    assert outlet("  • Tarrow\n  • Sport", "© 2025 Tarrow Courier") == (None, ())
    assert outlet("Terms and conditions\nContact us", "© 2025 Tarrow. Terms and conditions Contact us") == (None, ())


@pytest.mark.parametrize(
    ("name", "rights"),
    [("岬日報", "© 2025 岬日報社 無断転載を禁じます"), ("أخبار الواحة", "جميع الحقوق محفوظة © أخبار الواحة 2025")],
)
def test_owners_are_read_in_other_scripts(name: str, rights: str) -> None:
    assert outlet(f"Skip to content\n{name}\nSport", rights) == (name, ("outlet-in-copyright",))


def test_a_name_in_place_of_a_logo_is_the_outlet_right_at_the_top_only() -> None:
    assert outlet("Skip to content\nTarrow Courier logo\nSport") == ("Tarrow Courier", ("outlet-in-logo",))
    for other in ("logo-white logo-blue", "brand logo", "Catalogo di Tarrow", "Skip to the Tarrow Courier logo"):
        assert outlet(f"News\n{other}\nSport") == (None, ())
    assert outlet("Skip to content\n" * 8 + "Card company logo\nSport") == (None, ())


def test_a_name_is_taken_as_it_is_printed_with_the_place_where_it_stands() -> None:
    lead = article("Skip to content\n  • Welcome to The Tarrow Courier!", url="https://tarrowcourier.com/x")
    (span,) = lead.evidence["outlet"]
    assert (span.line, span.start, span.end) == (2, 15, 33)


@pytest.mark.parametrize("url", ["http://[", "https://", "mailto:desk@tarrow.example", "tarrow.example", "https://x/"])
def test_an_address_without_a_domain_spells_nothing(url: str) -> None:
    assert outlet("Skip to content\nTarrow\nSport", url=url) == (None, ())


@given(st.text(max_size=300), st.text(max_size=60))
def test_it_is_a_part_of_a_line_whatever_the_page_and_its_address(text: str, host: str) -> None:
    named = find_outlet_name(read_lines(text), f"https://{host}/")
    assert named is None or (named.span.text.strip() and named.span.text in named.span.line.text)


def test_words_that_can_spell_a_label_in_countless_ways_are_told_at_once() -> None:
    assert not spells(["a" * 60] * 7 + ["b"], "a" * 63)  # each of the words could give three letters or more of it


@pytest.mark.parametrize(
    ("title", "host", "name"),
    [
        ("Tarrow Courier | News from the Sound", "www.tarrowcourier.com", "Tarrow Courier"),
        ("News from the Sound – Tarrow Courier", "tarrowcourier.com", "Tarrow Courier"),
        ("Tarrow Courier: News from the Sound", "tarrowcourier.com", "Tarrow Courier"),
        ("Tarrow-Courier", "tarrowcourier.com", "Tarrow-Courier"),
        ("Sound Post | News", "tarrowcourier.com", "Sound Post | News"),
        ("Sound Post | News", "", "Sound Post | News"),
    ],
)
def test_a_motto_beside_the_name_that_a_site_states_is_no_part_of_it(title: str, host: str, name: str) -> None:
    facts = PageFacts(outlets=(Stated(title, "og:site_name"),))
    lead = parse_page(STORY, url=f"https://{host}/x" if host else "", markup=Markup(facts=facts)).lead
    assert lead is not None
    assert lead.outlet == name


def test_an_agency_is_the_outlet_of_a_page_only_where_it_names_nobody_else() -> None:
    agency, paper = Stated("Associated Press", "json-ld:publisher"), Stated("Tarrow Courier", "og:site_name")
    for outlets, name in (((agency, paper), "Tarrow Courier"), ((agency,), "Associated Press")):
        lead = parse_page(STORY, markup=Markup(facts=PageFacts(outlets=outlets))).lead
        assert lead is not None
        assert lead.outlet == name
