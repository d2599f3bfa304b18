"""Rules for the lines of HTML: links in capitals lead away from a text, and one paragraph may be all of an article."""

from __future__ import annotations

from articles.parsing import LineHint, Markup, PageFacts, Stated, parse_page
from articles.parsing.linemodel import NOTHING, LineLabel
from articles.parsing.lines import read_lines
from articles.parsing.marklabels import settle_labels

BRIEF = (
    "The ferry between Tarn and Port Ansel stood still for an hour on Monday morning, because a swan had built her "
    "nest beneath the gangway and nobody wanted to wake her before the tide did."
)
PAGE = f"Tarn Herald\n\nSwan stops the ferry\n\n9 August 2025\n\n{BRIEF}\n\nBack to the list"
LINES = read_lines(PAGE)
HERE, ELSEWHERE = LineHint("p", group=7), LineHint("p", group=8)
HINTS = [ELSEWHERE, HERE, HERE, HERE, HERE]
DATED = [NOTHING, NOTHING, NOTHING._replace(date=0.9), NOTHING, NOTHING]
HEADLINE, TEXT = 1, 3


def chances(
    hints: list[LineHint] = HINTS, labels: list[LineLabel] = DATED, headline: int | None = HEADLINE
) -> list[float]:
    return [label.body for label in settle_labels(LINES, hints, labels, headline)]


def test_one_paragraph_under_headline_and_date_is_a_brief() -> None:
    assert [at for at, chance in enumerate(chances()) if chance > 0.5] == [TEXT]


def test_a_brief_has_a_headline_a_date_and_stands_in_the_same_element() -> None:
    away = [*HINTS[:TEXT], ELSEWHERE, HERE]
    linked = [*HINTS[:TEXT], HERE._replace(linked=0.9), HERE]

    assert max(chances(headline=None)) == 0
    assert max(chances(labels=[NOTHING] * 5)) == 0
    assert max(chances(hints=away)) == max(chances(hints=linked)) == 0


def test_a_page_with_likely_text_elsewhere_has_no_brief() -> None:
    lines = read_lines(f"{PAGE}\n\n{BRIEF}")
    labels = settle_labels(lines, [*HINTS, ELSEWHERE], [*DATED, NOTHING._replace(body=0.8)], HEADLINE)

    assert [label.body for label in labels] == [0, 0, 0, 0, 0, 0.8]


def test_a_link_in_capitals_leads_away_from_the_text() -> None:
    lines = read_lines("MILL OWNER CLOSES HIS DOORS\nMill owner closes his doors\nTHE BELLS OF TARN\nNATO SAYS NO")
    link = LineHint("p", linked=1.0)
    labels = [NOTHING._replace(body=0.9)] * 4

    settled = settle_labels(lines, [link, link, LineHint("h2", linked=1.0), LineHint("p")], labels, None)

    assert [label.body for label in settled] == [0.1, 0.9, 0.9, 0.9]


def test_a_page_with_a_brief_has_an_article() -> None:
    facts = PageFacts(headlines=(Stated("Swan stops the ferry", "og:title"),))
    hints = dict(zip((1, 3, 5, 7, 9), HINTS, strict=True))

    lead = parse_page(PAGE, markup=Markup(hints, facts)).lead

    assert lead is not None
    assert (lead.headline, lead.body) == ("Swan stops the ferry", BRIEF)
