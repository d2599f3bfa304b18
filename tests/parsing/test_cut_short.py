"""Whether a text is all there: told by what the page says, not by how authors end or what a page leads on to."""

from __future__ import annotations

import pytest

from articles.parsing import ParsedArticle, parse_page

HEADLINE = "Night ferry to run all winter"
PARAGRAPHS = (
    "The harbour ferry will run through the night from next month, the company said on Friday.",
    "Passengers had asked for a late sailing for years, said Otto Lind, who heads the company and likes the dark.",
    "The first boat will leave Port Ansel at one in the morning and return at three, with the usual fare for all.",
    "On the way it will call at the pier of Brennach, where nobody has boarded a ferry since the war.",
    "The bar stays closed, but the galley will sell soup, which the crew cooks in turns and of which one has heard.",
)
LONG = (*PARAGRAPHS, *(f"{paragraph[:-1]}, as in the year before." for paragraph in PARAGRAPHS))
FOOT = "\n\nMost read\n\n  1. Gale on its way\n  2. Rovers win the cup\n\n© 2025 Tarrow Courier Ltd."


def article(*paragraphs: str, below: str = "", foot: str = FOOT) -> ParsedArticle:
    """Return the article of a page with these paragraphs, and lines below them."""
    text = "\n\n".join(paragraphs)
    lead = parse_page(f"News\nSport\n\n{HEADLINE}\n\nBy Maren Holt\n\n{text}\n\n{below}{foot}").lead
    assert lead is not None
    assert lead.headline == HEADLINE
    return lead


@pytest.mark.parametrize(
    "end",
    [
        "„Wir haben zugehört“, sagte Lind am Freitag in Ansel und fügte hinzu: „Und die Schiffe sind ohnehin da.“",
        "»Vi lyttede,« siger Otto Lind, der leder selskabet, og tilføjer efter en lang pause: »Og bådene er der jo.«",
        "« Nous avons écouté », a déclaré Otto Lind, qui dirige la compagnie, « et les bateaux sont là. »",
        "The company will tell more about fares and times when the council has met on the first of the month. PTI",
        "“It looks great, works great, and will save my evenings for the whole of the winter.” —Raymond of Ansel",
    ],
)
def test_authors_end_in_quotes_initials_and_names_and_their_texts_are_whole(end: str) -> None:
    lead = article(*PARAGRAPHS, end)
    assert lead.body.endswith(end)
    assert lead.is_complete


def test_a_page_that_itself_ends_within_a_sentence_broke_off() -> None:
    broken = (
        "The captain has said that he will of course sail in any weather but for the one that everybody knows, which "
        "is the weather that"
    )
    assert not article(*PARAGRAPHS, broken, foot="").is_complete
    assert article(*PARAGRAPHS, broken).is_complete  # the page goes on: nothing of it is missing


@pytest.mark.parametrize("end", ["The captain has said that…", "The captain has said that [...]"])
def test_a_text_that_ends_in_an_ellipsis_broke_off(end: str) -> None:
    assert not article(*LONG, end).is_complete


def test_a_link_that_a_list_cuts_short_is_no_text_that_broke_off() -> None:
    lead = article(
        *LONG, "  • How the night ferry came about, and who paid for it", "  • Gulls that follow the ferry at ni..."
    )
    assert lead.is_complete


def test_four_dots_end_a_sentence() -> None:
    assert article(
        *PARAGRAPHS, "And then the captain went below, for soup, with the mate and the cook and all ...."
    ).is_complete


@pytest.mark.parametrize("call", ["Read more", "Read more:", "Continue reading", "Weiterlesen", "Keep reading", "More"])
def test_what_leads_on_below_a_finished_text_leads_to_others(call: str) -> None:
    assert article(*LONG, below=f"{call}\n\n").is_complete


@pytest.mark.parametrize("end", ["„Die Schiffe sind ohnehin da.“", "»Bådene er der jo.«", "« Ils sont là. »"])
def test_a_sentence_in_quotes_ends_a_finished_text_in_every_language(end: str) -> None:
    assert article(
        *LONG, f"Otto Lind, who heads the company, said on the pier of Port Ansel: {end}", below="More\n\n"
    ).is_complete


@pytest.mark.parametrize("call", ["Read more", "Continue reading", "Weiterlesen"])
def test_below_a_teaser_or_within_a_sentence_it_leads_to_the_rest(call: str) -> None:
    assert not article(*PARAGRAPHS[:2], below=f"{call}\n\n").is_complete
    assert not article(*LONG[:-1], f"{LONG[-1][:-1]} and so", below=f"{call}\n\n").is_complete


@pytest.mark.parametrize(
    "wall",
    [
        "Subscribe to continue reading",
        "This article is for subscribers",
        "Il vous reste 57.09% de cet article à lire.",
        "Read the full story",
    ],
)
def test_a_paywall_says_that_the_text_goes_on_however_much_is_there(wall: str) -> None:
    assert not article(*LONG, below=f"{wall}\n\n").is_complete


def test_prose_below_a_call_to_read_on_is_the_rest() -> None:
    assert article(PARAGRAPHS[0], "Subscribe to continue reading", *LONG[1:]).is_complete
