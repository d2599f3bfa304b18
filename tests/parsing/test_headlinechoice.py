"""The headline is the line, or the part of one, that the model, the address and the text make it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from articles.parsing.headlinechoice import choose_likely
from articles.parsing.linemodel import LineLabel
from articles.parsing.lines import read_lines
from articles.parsing.weighing import Chosen, HeadWeights, using

TEXT = "The bridge opened on Monday, and half of Tarn walked over it before the ribbon had been cut."


def headline(page: Sequence[tuple[str, float]], url: str = "") -> str | None:
    """Return the headline of a page: lines with how likely each is it, and a text beneath them."""
    lines = read_lines("\n".join([*(text for text, _ in page), TEXT]))
    labels = [LineLabel(0.0, chance, 0.0, 0.0) for _, chance in page] + [LineLabel(1.0, 0.0, 0.0, 0.0)]
    chosen = choose_likely(lines, labels, [len(page)], url)
    return chosen[0].text if chosen else None


def test_no_line_is_the_headline_where_none_is_likely() -> None:
    assert headline([("Tarn opens its bridge", 0.01)]) is None


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("Bridge in Tarn - Half the town walked over it before noon", "Half the town walked over it before noon"),
        ("Tarn opens its bridge after nine years | Opinion", "Tarn opens its bridge after nine years"),
        ("Tarn opens its bridge after nine years | The Tarn Herald", "Tarn opens its bridge after nine years"),
        ("4. Tarn opens its bridge after nine years", "Tarn opens its bridge after nine years"),
        ("Tarn opens its bridge - and closes it again", "Tarn opens its bridge - and closes it again"),
        ("Bridge: Tarn opens it after nine years", "Bridge: Tarn opens it after nine years"),
    ],
)
def test_number_kicker_and_name_of_the_site_are_no_part_of_a_headline(line: str, part: str) -> None:
    assert headline([(line, 0.9)]) == part


@pytest.mark.parametrize(
    "longer",
    ["Home Tarn opens its bridge at last", "News / Town / Tarn opens its bridge at last", "• Bridge of Tarn opened"],
)
def test_the_headline_alone_is_preferred_to_a_trail_or_a_menu(longer: str) -> None:
    assert headline([(longer, 0.97), ("Tarn opens its bridge at last", 0.95)]) == "Tarn opens its bridge at last"


def test_the_address_decides_between_likely_lines() -> None:
    page = [("Herons of the moor return early", 0.9), ("Tarn opens bridge at last", 0.88)]
    assert headline(page, "https://tarn.example/news/tarn-opens-bridge-at-last.html") == "Tarn opens bridge at last"
    assert headline(page, "https://tarn.example/herons-of-the-moor-return-early") == "Herons of the moor return early"
    page = [("Neue Brücke über die Möwenbucht", 0.88), ("Die Reiher kehren zurück nach Tarn", 0.9)]
    assert (
        headline(page, "https://tarn.example/neue-bruecke-ueber-die-moewenbucht") == "Neue Brücke über die Möwenbucht"
    )


@pytest.mark.parametrize("feature", ["bullet", "crumbs", "under", "stop"])
def test_whatever_the_weights_are_no_line_is_passed_over_that_outweighs_the_likeliest(feature: str) -> None:
    lines = read_lines("\n".join(["Tarn opens its bridge", TEXT, "• Half / Tarn walked over it first."]))
    labels = [LineLabel(0.0, 0.45, 0.0, 0.0), LineLabel(1.0, 0.0, 0.0, 0.0), LineLabel(0.0, 0.02, 0.0, 0.0)]

    with using(HeadWeights({Chosen.HEADLINE: {"logit": 1.0, feature: 9.0}})):
        chosen = choose_likely(lines, labels, [1], "")

    assert chosen is not None
    assert chosen[0].line is lines[2]
