"""The head of a page is chosen by weights that are kept as they were fitted, and know every feature."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing import authorchoice, datechoice, headlinechoice, weighing
from articles.parsing.linemodel import LineLabel
from articles.parsing.lines import Line, read_lines
from articles.parsing.weighing import NOTHING, Chosen, HeadWeights, as_score, most, weigh, weights_of, write_weights

PAGE = """\
Home > Town > Tarn opens its bridge at last
Bridge - Half the town walked over it before noon
By Ada Quill
Published May 1, 2026
The bridge opened on Monday, and half of Tarn walked over it before the ribbon had been cut."""


def described() -> dict[Chosen, set[str]]:
    """Return the names of all features that a page's candidates are described by."""
    lines = read_lines(PAGE)
    labels = [LineLabel(0.0, 0.9, 0.9, 0.9)] * 4 + [LineLabel(1.0, 0.0, 0.0, 0.0)]
    page = headlinechoice.Surroundings(lines, labels, [4], "https://tarn.example/tarn-opens-bridge")
    headline = [
        page.describe_line(line) | page.describe_part(*part) for line in lines[:2] for part in page.candidates(line)
    ]
    dates = datechoice.Surroundings(lines, labels, lines[1], [4])
    byline = authorchoice.describe(authorchoice.Surroundings(lines, labels, lines[1], [4]), lines[2])
    assert byline is not None
    return {
        Chosen.HEADLINE: {name for seen in headline for name in seen},
        Chosen.DATE: {name for one in dates.stamps for name in datechoice.describe(dates, one)},
        Chosen.BYLINE: set(byline),
    }


@pytest.mark.parametrize("chosen", Chosen)
def test_the_project_comes_with_a_weight_for_every_feature(chosen: Chosen) -> None:
    assert described()[chosen] <= set(weights_of(chosen))


HEADS = (
    *(
        "Home > Town > Tarn opens its bridge at last",
        "Tarn opens its bridge at last",
        "Bridge: Half of Tarn walked over it",
    ),
    *(
        "By Ada Quill",
        "Ada Quill",
        "Ben Moor, Ole Brandt",
        "AFP",
        "Photo: Ben Moor",
        "May 1, 2026 | By Ada Quill",
        "Share",
    ),
    *("Tarn opens its bridge at last | The Tarn Herald", "The bridge opened on Monday.", "3. Ferries", "Town"),
)
CHANCE = st.floats(0, 1)
LINES = st.lists(st.tuples(st.sampled_from(HEADS), CHANCE, CHANCE, CHANCE), min_size=1, max_size=20)


def page_of(heads: Sequence[tuple[str, float, float, float]]) -> tuple[Sequence[Line], list[LineLabel], list[int]]:
    text = PAGE.splitlines()[-1]
    labels = [LineLabel(0.0, *chances) for _, *chances in heads]
    return (
        read_lines("\n".join((*(head for head, *_ in heads), text))),
        [*labels, LineLabel(1.0, 0.0, 0.0, 0.0)],
        [len(heads)],
    )


@given(LINES, st.sampled_from(("", "https://tarn.example/half-of-tarn-walked-over-it")))
def test_no_likely_headline_is_left_out_without_a_look(heads: list[tuple[str, float, float, float]], url: str) -> None:
    weights = weights_of(Chosen.HEADLINE)
    page = headlinechoice.Surroundings(*page_of(heads), url)
    values = [
        weigh(page.describe_line(line) | page.describe_part(*part), weights)
        for line in page.tried
        for part in page.candidates(line)
    ]
    chosen = headlinechoice.choose_likely(*page_of(heads), url)
    assert (chosen is None) == (not values)
    if chosen is not None:
        line, part = page.lines[chosen[0].line.index], chosen[0]
        found = [
            weigh(page.describe_line(line) | page.describe_part(span, name), weights)
            for span, name in page.candidates(line)
            if (span.start, span.end) == (part.start, part.end)
        ]
        assert max(found) == pytest.approx(max(values))


@given(LINES)
def test_no_likely_byline_is_left_out_without_a_look(heads: list[tuple[str, float, float, float]]) -> None:
    weights = weights_of(Chosen.BYLINE)
    lines, labels, text = page_of(heads)
    page = authorchoice.Surroundings(lines, labels, None, text)
    values = [weigh(seen, weights) for line in page.tried if (seen := authorchoice.describe(page, line)) is not None]
    byline, _ = authorchoice.choose_authors(page)
    assert (byline is None) == (max(values, default=weights[NOTHING]) <= weights[NOTHING])
    if byline is not None:
        seen = authorchoice.describe(page, byline.line)
        assert seen is not None
        assert weigh(seen, weights) == pytest.approx(max(values))


def test_weights_are_kept_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weights = HeadWeights({one: {"logit": 0.5, NOTHING: -1.25} for one in Chosen}, {"pages": 3})
    write_weights(tmp_path / "heads.json", weights)
    monkeypatch.setattr(weighing, "MODEL_FILE", tmp_path / "heads.json")

    assert weighing._own_weights.__wrapped__() == weights


def test_other_weights_are_in_use_only_within_their_block() -> None:
    own = weights_of(Chosen.DATE)
    with weighing.using(HeadWeights({Chosen.DATE: {"logit": 9.0}})):
        assert weights_of(Chosen.DATE) == {"logit": 9.0}
    assert weights_of(Chosen.DATE) == own


def test_what_is_seen_weighs_as_much_as_it_is_seen() -> None:
    weights = {"by": 2.0, "distance": -0.5}
    assert weigh({"by": True, "distance": 3.0, "unknown": 1.0}, weights) == pytest.approx(0.5)
    assert most(weights, {"by": 1, "distance": 4}) == 2.0


def test_a_chance_is_never_too_sure() -> None:
    assert as_score(0.5) == 0.0
    assert as_score(1.0) == -as_score(0.0) == 6.0
