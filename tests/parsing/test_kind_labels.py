"""Labels of the kind of work on a page of its own: those of the article, not of its buttons and advertisements."""

from __future__ import annotations

import pytest

from articles.parsing import Kind, parse_page

HEADLINE = "Night ferry to run all winter"
STORY = """\
The harbour ferry will run through the night from next month, the company said on Friday after a trial in the summer.

Passengers had asked for a late sailing for years, said Otto Lind, who heads the company. "We listened," he said.

The first boat will leave Port Ansel at one in the morning and return at three, with the usual fare and a closed bar.
"""


def kind(above: str, below: str = "") -> Kind:
    """Return the kind of an article with these lines above and below its headline and byline."""
    lead = parse_page(
        f"News\nSport\n\n{above}{HEADLINE}\n\nBy Maren Holt\n{below}\n{STORY}\n© 2025 Tarrow Courier"
    ).lead
    assert lead is not None
    assert lead.headline == HEADLINE
    return lead.kind


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("Opinion\n\n", Kind.OPINION),
        ("Comment\n\n", Kind.OPINION),
        ("Live\n\n", Kind.LIVE),
        ("Sponsored\n\nShare\n", Kind.SPONSORED),
        ("Anzeige\n", Kind.SPONSORED),
        ("Live updates\n\nWatch\n", Kind.LIVE),
    ],
)
def test_a_label_above_the_headline_tells_the_kind(above: str, expected: Kind) -> None:
    assert kind(above) is expected


@pytest.mark.parametrize("below", ["Opinion\n", "Columnist\n", "Sponsored by Tarn Bakery\n"])
def test_a_label_right_below_it_tells_the_kind_too(below: str) -> None:
    assert kind("", below) in {Kind.OPINION, Kind.SPONSORED}


@pytest.mark.parametrize(
    "above", ["Live\n\nWatch the tide\n\n", "  • Live\n\n", "Comment\n\nShare\n\n", "Anzeige\n\n", "PR\n\n"]
)
def test_a_button_or_the_label_of_a_place_for_advertisements_tells_nothing(above: str) -> None:
    assert kind(above) is Kind.REPORT


@pytest.mark.parametrize("below", ["Comment\n", "Live\n", "SPONSORED CONTENT\n", "Anzeige\n"])
def test_nor_does_one_between_the_headline_and_the_text(below: str) -> None:
    assert kind("", below) is Kind.REPORT


def test_the_heading_of_a_box_of_others_amid_a_page_tells_nothing() -> None:
    box = "\n".join(f"Follow {name}" for name in ("us", "the ferry", "the tide", "the gulls", "the port", "the bar"))
    assert kind("", f"{box}\nCommentary\n") is Kind.REPORT
