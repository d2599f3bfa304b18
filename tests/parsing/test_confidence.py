"""The parser says how sure it is of what is text, and warns where that is not enough."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings

from articles.parsing import DecidedLine, DecidedRole, article_from_json, article_to_json, parse_page
from articles.parsing.confidence import UNSURE
from tests.parsing.test_parse_page import TEXTS

SEEDS = Path(__file__).parents[2] / "seeds"
PLAIN = (SEEDS / "020_barrier-seals_article.txt").read_text(encoding="utf-8")
LIVE = (SEEDS / "031_storm-tide_live.txt").read_text(encoding="utf-8")
AGGREGATOR = (SEEDS / "010_harbour-lights_aggregator.txt").read_text(encoding="utf-8")


def test_a_plain_article_is_surer_than_a_page_of_many_short_entries() -> None:
    plain, live = parse_page(PLAIN), parse_page(LIVE)
    assert plain.lead
    assert live.lead
    assert plain.lead.confidence is not None
    assert live.lead.confidence is not None
    assert live.lead.confidence < UNSURE <= plain.lead.confidence
    assert "unsure-text" not in [hint.rule for hint in plain.warnings]
    hint = next(hint for hint in live.warnings if hint.rule == "unsure-text")
    assert hint.line == live.lead.evidence["body"][0].line
    assert f"{live.lead.confidence:.0%}" in hint.message


def test_where_rules_alone_decide_nothing_is_said() -> None:
    assert {article.confidence for article in parse_page(AGGREGATOR).articles} == {None}


def test_what_people_decided_is_sure() -> None:
    before = parse_page(LIVE).lead
    assert before
    lines = sorted({span.line for span in before.evidence["body"]})
    after = parse_page(LIVE, decided=[DecidedLine(line, DecidedRole.BODY) for line in lines]).lead
    assert after
    assert after.confidence is not None
    assert before.confidence is not None
    assert after.confidence > before.confidence


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(TEXTS)
def test_it_is_a_share_on_any_page_and_its_json_reads_back(text: str) -> None:
    for article in parse_page(text).articles:
        assert article.confidence is None or 0 <= article.confidence <= 1
        assert article_from_json(article_to_json(article)) == article


def test_a_payload_from_before_it_was_measured_still_reads() -> None:
    lead = parse_page(PLAIN).lead
    assert lead
    payload = article_to_json(lead)
    del payload["confidence"]
    assert article_from_json(payload).confidence is None
