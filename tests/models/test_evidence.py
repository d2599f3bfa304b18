from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from articles.models import Document, provenance_of, quotes_by_field
from tests.builders import make_article, make_document, make_extraction

pytestmark = pytest.mark.django_db


def span(line: int, start: int, end: int) -> dict[str, Any]:
    return {"line": line, "start": start, "end": end, "rule": "some-rule"}


def test_a_quote_is_the_words_with_their_neighbours() -> None:
    document = make_document("Menu\r\nElwin Courier09-07-2025 and more")
    extraction = make_extraction(document=document, payload={"evidence": {"issued": [span(2, 13, 23)]}})
    (quote,) = quotes_by_field(extraction, frozenset({"issued"}))["issued"]
    assert (quote.before, quote.words, quote.after) == ("Elwin Courier", "09-07-2025", " and more")


@pytest.mark.parametrize(
    ("line", "before", "after"),
    [
        ("a" * 9 + " tariff" * 10 + " on 9 July" + " again" * 20, "…" + "tariff " * 8, " again" * 10 + "…"),
        ("港" * 90 + "on 9 July" + "湾" * 90, "…" + "港" * 60, "湾" * 60 + "…"),
        ("x" * 90 + " on 9 July " + "y" * 90, "…" + "x" * 59 + " ", " " + "y" * 59 + "…"),
        ("short on 9 July here", "short ", " here"),
    ],
)
def test_neighbours_break_off_between_words_where_there_are_any(line: str, before: str, after: str) -> None:
    start = line.index("on 9 July")
    payload = {"evidence": {"issued": [span(1, start, start + len("on 9 July"))]}}
    extraction = make_extraction(document=make_document(line), payload=payload)
    (quote,) = quotes_by_field(extraction, frozenset({"issued"}))["issued"]
    assert (quote.before, quote.words, quote.after) == (before, "on 9 July", after)


def test_evidence_of_the_page_is_quoted_beside_that_of_the_article() -> None:
    payload = {"page": {"evidence": {"aggregator": [span(1, 0, 8)]}}, "evidence": {}}
    extraction = make_extraction(document=make_document("Gatherer app"), payload=payload)
    assert quotes_by_field(extraction, frozenset({"aggregator"}))["aggregator"][0].words == "Gatherer"


@pytest.mark.parametrize("wrong", [span(0, 0, 4), span(9, 0, 4), span(1, 50, 60), span(1, 4, 5)])
def test_a_span_that_points_at_nothing_is_left_out(wrong: dict[str, Any]) -> None:
    extraction = make_extraction(document=make_document("Menu here"), payload={"evidence": {"outlet": [wrong]}})
    assert quotes_by_field(extraction, frozenset({"outlet"})) == {"outlet": ()}


def test_an_erased_page_is_quoted_nowhere() -> None:
    document = make_document("Elwin Courier")
    Document.objects.filter(pk=document.pk).update(content=b"", erased_at=timezone.now())
    document.refresh_from_db()
    extraction = make_extraction(document=document, payload={"evidence": {"outlet": [span(1, 0, 5)]}})
    assert quotes_by_field(extraction, frozenset({"outlet"})) == {"outlet": ()}


def test_an_article_that_was_written_by_hand_has_its_chain_without_quotes() -> None:
    provenance = provenance_of(make_article())
    assert provenance.chain == ()
    assert provenance.issued == ()
