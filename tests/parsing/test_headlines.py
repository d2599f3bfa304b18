"""The standfirst is the line under the headline, where it is long enough to say something."""

from __future__ import annotations

import pytest

from articles.parsing.headlines import find_standfirst
from articles.parsing.lines import read_lines


@pytest.mark.parametrize(
    ("headline", "under"),
    [
        ("Tarn opens its bridge", "Half the town walked over it before the ribbon was cut"),
        ("青屿大桥正式通车两岸往来更便捷", "两岸往来仅需十分钟居民称方便了"),
    ],
)
def test_a_line_of_some_words_under_the_headline_is_the_standfirst(headline: str, under: str) -> None:
    lines = read_lines(f"{headline}\n\n{under}")

    span = find_standfirst(lines, lines[0], lambda _: False)

    assert span is not None
    assert span.text == under
    assert find_standfirst(lines, lines[0], lambda _: True) is None


@pytest.mark.parametrize(
    ("headline", "under"),
    [("Tarn opens its bridge", "The Tarn Herald"), ("青屿大桥正式通车两岸往来更便捷", "青屿日报国内新闻")],
)
def test_a_few_words_under_the_headline_are_none(headline: str, under: str) -> None:
    lines = read_lines(f"{headline}\n\n{under}")

    assert find_standfirst(lines, lines[0], lambda _: False) is None


def test_another_print_of_the_headline_with_a_kicker_is_none() -> None:
    lines = read_lines("Tarn opens its bridge to all\n\nTraffic in the Vale: Tarn opens its bridge to all")
    assert find_standfirst(lines, lines[0], lambda _: False) is None
    short = read_lines("Gales\n\nThe gales of this autumn have cost the ferry a third of its trips")
    assert find_standfirst(short, short[0], lambda _: False) is not None
