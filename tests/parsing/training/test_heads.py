"""The weights that choose heads are fitted on pages with their truth, and the heads of such pages are chosen right."""

from __future__ import annotations

from pathlib import Path

from articles.parsing.training.evaluation import score_pages, summarise
from articles.parsing.training.heads import HeadExample, fit_heads, read_head_example
from articles.parsing.weighing import Chosen, using, write_weights
from tests.parsing.training.madeup import make_corpus


def examples(count: int) -> list[HeadExample]:
    """Return made-up pages as examples."""
    return [one for page in make_corpus(count) if (one := read_head_example(page)) is not None]


def test_the_same_pages_give_the_same_file(tmp_path: Path) -> None:
    for name in ("one.json", "two.json"):
        write_weights(tmp_path / name, fit_heads(examples(12), {"pages": 12}))
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_heads_of_other_pages_are_chosen_right_by_what_was_fitted() -> None:
    weights = fit_heads(examples(40))
    assert set(weights.of) == set(Chosen)
    with using(weights):
        row = summarise(list(score_pages(make_corpus(30, seed=7))))
    assert row["title"] is not None
    assert row["title"] > 0.9
    assert row["date"] is not None
    assert row["date"] > 0.9
    assert row["author"] is not None
    assert row["author"] > 0.9


def test_a_page_without_a_text_is_no_example() -> None:
    page = make_corpus(1)[0]
    assert read_head_example(type(page)(**{**vars(page), "text": "Menu\nHome"})) is None
