"""The models of a cross-validation: no publisher in two parts, the same models side by side, kept ones used again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from articles.parsing.training import folds
from articles.parsing.training.fitting import Settings
from articles.parsing.training.folds import WHOLE, Keeping, fold_models, fold_of
from articles.parsing.training.targets import read_example
from tests.parsing.training.madeup import make_corpus

SMALL = Settings(networks=1, rounds=2, width=8, units=6, word_width=4, vocabulary=64, sites_a_word=2, pages_a_step=4)


@pytest.fixture(scope="module")
def examples():
    return [read_example(page) for page in make_corpus(12)]


@pytest.fixture
def trained_on(monkeypatch):
    """The pages that each model was trained on, as they are trained."""
    trained, fit = [], folds.fit

    def noted(examples, settings):
        trained.append({example.page.site for example in examples})
        return fit(examples, settings)

    monkeypatch.setattr(folds, "fit", noted)
    return trained


def test_all_pages_of_an_outlet_are_held_out_together():
    assert fold_of("tarn.example", 5) == fold_of("tarn.example", 5)
    assert {fold_of(f"outlet{number}.example", 5) for number in range(60)} == set(range(5))


def test_a_model_never_sees_the_outlets_of_its_part_and_that_of_all_pages_sees_every_one(examples, trained_on):
    models = fold_models(examples, 2, SMALL, with_whole=True)

    sites = {example.page.site for example in examples}
    assert list(models) == [0, 1, WHOLE]
    assert trained_on == [{site for site in sites if fold_of(site, 2) != part} for part in (0, 1)] + [sites]


def test_models_trained_side_by_side_are_those_trained_in_turn(examples):
    together, in_turn = (fold_models(examples, 2, SMALL, jobs=jobs) for jobs in (2, 1))

    for part, model in in_turn.items():
        assert all(np.array_equal(values, together[part].weights[name]) for name, values in model.weights.items())


def test_a_kept_model_is_used_again_for_the_same_pages_and_settings_only(examples, trained_on, tmp_path):
    keeping = Keeping(tmp_path, {"corpus": "made up"})
    first = fold_models(examples, 2, SMALL, keeping=keeping)
    again = fold_models(examples, 2, SMALL, keeping=keeping)
    assert len(trained_on) == 2
    assert all(np.array_equal(first[part].weights["heads"], model.weights["heads"]) for part, model in again.items())

    fold_models(examples, 2, replace(SMALL, rounds=1), keeping=keeping)
    fold_models(examples, 2, SMALL, keeping=replace(keeping, about={"corpus": "another"}))
    assert len(trained_on) == 6
