"""Lines that say what furniture says are known in any language, and so is how far they are."""

from __future__ import annotations

from articles.parsing.features import describe
from articles.parsing.furniturelines import GROUPS
from articles.parsing.lexicon.furniture import LINE_STARTS, WHOLE_LINES
from articles.parsing.linescan import scan_lines


def measured(*lines: str) -> dict[str, list[float]]:
    names, values = describe(scan_lines(lines))
    return {name: values[:, at].tolist() for at, name in enumerate(names)}


def test_a_line_that_is_furniture_and_nothing_else_is_known_whatever_its_case_and_marks():
    said = measured("ADVERTISEMENT", "• Werbung", "Реклама", "广告", "The advertisement was long", "Tarn")

    assert said["says advertisement"] == [1, 1, 1, 1, 0, 0]


def test_a_line_that_begins_as_furniture_is_known_by_its_opening():
    said = measured(
        "Read also: Tarn opens its bridge", "Lire aussi : le pont", "All rights reserved. Tarn Post", "Tarn"
    )

    assert said["says related"] == [1, 1, 0, 0]
    assert said["says copyright"] == [0, 0, 1, 0]


def test_the_distance_to_a_heading_of_links_falls_with_every_line():
    said = measured("Tarn opens", "Related", "One story", "Another story", "A third")

    assert said["until related"][1] == said["since related"][1] == 1
    assert said["since related"][0] == said["until related"][2] == 0
    assert 1 > said["since related"][2] > said["since related"][3] > said["since related"][4] > 0


def test_every_rule_of_the_groups_has_phrases():
    known = set(WHOLE_LINES) | set(LINE_STARTS) | {"cut-short"}

    assert [rule for rules in GROUPS.values() for rule in rules if rule not in known] == []
