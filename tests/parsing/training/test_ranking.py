"""Fitted weights prefer what was right, each page counting as much, and are the same again."""

from __future__ import annotations

from articles.parsing.training.ranking import Choice, fit_weights
from articles.parsing.weighing import NOTHING, weigh


def choices(*, pages: int = 30, right: str = "by") -> list[Choice]:
    """Return pages of two candidates each, of which the one described as ``right`` is the true one."""
    return [Choice([{"logit": 1.0, right: 1.0}, {"logit": 1.0 + page % 3}], [True, False]) for page in range(pages)]


def test_what_the_right_candidates_share_speaks_for_a_candidate() -> None:
    weights = fit_weights(choices(), with_nothing=False)
    assert weights["by"] > 0.5
    assert weigh({"logit": 1.0, "by": 1.0}, weights) > weigh({"logit": 3.0}, weights)


def test_the_same_pages_give_the_same_weights() -> None:
    assert fit_weights(choices(), with_nothing=True) == fit_weights(choices(), with_nothing=True)


def test_a_page_without_a_right_candidate_teaches_only_when_to_choose_none() -> None:
    none = [Choice([{"logit": 1.0, "menu": 1.0}], [False])] * 200
    told = fit_weights([*choices(), *none], with_nothing=True)
    assert weigh({"logit": 1.0, "menu": 1.0}, told) < told[NOTHING] < weigh({"logit": 1.0, "by": 1.0}, told)
    assert fit_weights([*choices(), *none], with_nothing=False) == fit_weights(choices(), with_nothing=False)


def test_a_page_of_many_candidates_counts_no_more_than_another() -> None:
    crowd = Choice([{"logit": 1.0, "above": 1.0}, *[{"logit": 1.0, "by": 1.0}] * 40], [True, *[False] * 40])
    assert fit_weights([*choices(), crowd], with_nothing=False)["by"] > 0.3


def test_without_pages_the_models_word_counts() -> None:
    assert fit_weights([], with_nothing=True) == {"logit": 1.0, NOTHING: 0.0}
    assert fit_weights([Choice([], [])], with_nothing=False) == {"logit": 1.0, NOTHING: 0.0}
