"""How sure the parts of a page are: a number with a meaning for each, also where rules alone decide."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings

from articles.parsing import DecidedLine, DecidedRole, explain_page, least_sure, share_of
from tests.parsing.test_parse_page import TEXTS

SEEDS = Path(__file__).parents[2] / "seeds"
AGGREGATOR = (SEEDS / "010_harbour-lights_aggregator.txt").read_text(encoding="utf-8")
PLAIN = (SEEDS / "020_barrier-seals_article.txt").read_text(encoding="utf-8")


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(TEXTS)
def test_every_part_of_any_page_has_a_share(text: str) -> None:
    assert all(0 <= part.sure <= 1 for part in explain_page(text)[1])


def test_each_story_of_an_aggregator_s_page_is_judged_as_a_page_of_its_own() -> None:
    """On the whole page the model takes the lead alone for text: of the other stories it would be 10 % sure."""
    parts = [part for part in explain_page(AGGREGATOR)[1] if part.role.endswith("body")]
    stories = {part.role: part.sure for part in parts}
    assert len(stories) == 4
    assert min(stories.values()) > 0.5


def test_the_line_model_s_doubt_shows_where_rules_decided() -> None:
    lines = AGGREGATOR.split("\n")
    place = next(at for at, line in enumerate(lines) if line.startswith("Dockers had been sceptical"))
    lines[place] = "Photograph: T. Marl / Tarrow Sound Courier. Share this article with friends. More in Harbours."
    before, after = (explain_page("\n".join(text))[1] for text in (AGGREGATOR.split("\n"), lines))
    surest, doubted = (next(part.sure for part in parts if part.line == place + 1) for parts in (before, after))
    assert doubted < surest


def test_where_models_have_no_word_it_is_how_often_the_rule_was_right() -> None:
    parts = explain_page(AGGREGATOR)[1]
    outlet = next(part for part in parts if part.role == "outlet")
    piece = next(part for part in parts if part.rule == "newsletter-box")
    assert outlet.sure == share_of("outlet-beside-stamp")
    assert piece.sure == share_of("newsletter-box")
    assert piece.start > 0


def test_a_rule_is_never_taken_for_sure_and_of_an_unknown_one_nothing_is_known() -> None:
    assert 0.9 < share_of("repeated-headline") < 1
    assert share_of("a-rule-that-nobody-counted") == 0.5


def test_what_an_editor_decided_is_sure() -> None:
    part = least_sure(explain_page(PLAIN)[1], 1)[0]
    assert part.sure < 1
    parts = explain_page(PLAIN, decided=[DecidedLine(part.line, DecidedRole.CUT)])[1]
    assert {other.sure for other in parts if other.line == part.line} == {1.0}


def test_the_least_sure_come_first() -> None:
    parts = explain_page(AGGREGATOR)[1]
    shares = [part.sure for part in least_sure(parts, 5)]
    assert shares == sorted(part.sure for part in parts)[:5]
