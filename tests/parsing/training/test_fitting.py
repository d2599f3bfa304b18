"""Training learns, gives the same model again, and its gradients are those of the loss."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from articles.parsing import linemodel
from articles.parsing.linemodel import line_chances, using
from articles.parsing.linescan import scan_lines
from articles.parsing.modelfile import read_model, write_model
from articles.parsing.network import chances, run
from articles.parsing.training import fitting, learning
from articles.parsing.training.evaluation import score_held_out, summarise
from articles.parsing.training.fitting import Settings, fit, lessons_of
from articles.parsing.training.folds import fold_models
from articles.parsing.training.learning import Learner, Shape, evened
from articles.parsing.training.lessons import join
from articles.parsing.training.targets import read_example
from tests.parsing.training.madeup import make_corpus

SMALL = Settings(networks=2, rounds=4, width=8, units=6, word_width=4, vocabulary=64, sites_a_word=2, pages_a_step=4)


@pytest.fixture(scope="module")
def corpus():
    return make_corpus()


def test_the_same_pages_and_settings_give_the_same_model_and_file(corpus, tmp_path):
    examples = [read_example(page) for page in corpus[:8]]
    for name in ("one.npz", "two.npz"):
        write_model(tmp_path / name, fit(examples, SMALL))

    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_another_seed_gives_another_model(corpus):
    examples = [read_example(page) for page in corpus[:8]]

    first, second = (fit(examples, SMALL, seed).weights["heads"] for seed in (0, 1))
    assert not np.array_equal(first, second)


def test_a_model_reads_the_same_after_it_was_written(corpus, tmp_path):
    model = fit([read_example(page) for page in corpus[:8]], SMALL)
    write_model(tmp_path / "model.npz", replace(model, about={"pages": 8}))
    read = read_model(tmp_path / "model.npz")

    scan = scan_lines(corpus[9].lines)
    assert read.about == {"pages": 8}
    assert read.features == model.features
    assert np.allclose(line_chances(read, scan), line_chances(model, scan), atol=0.01)


def test_pages_of_outlets_never_seen_are_read_right_after_training(corpus):
    models = fold_models([read_example(page) for page in corpus], 2, replace(SMALL, rounds=30))
    scores = list(score_held_out(corpus, models, 2))

    assert len(scores) == len(corpus)
    assert summarise(scores)["body F1"] > 0.9


def test_another_model_is_in_use_only_within_its_block(corpus):
    model = fit([read_example(page) for page in corpus[:8]], SMALL)
    own = linemodel.the_model()
    with using(model):
        assert linemodel.the_model() is model
    assert linemodel.the_model() is own


def test_the_gradients_are_those_of_the_loss(corpus, monkeypatch):
    monkeypatch.setattr(learning, "_CHOICE_SHARE", 0.0)
    monkeypatch.setattr(learning, "_MID_SHARE", 0.0)
    monkeypatch.setattr(learning, "evened", lambda lesson, _: lesson)
    lesson = _precise(join(lessons_of([read_example(page) for page in corpus[:3]], SMALL)))
    rng = np.random.default_rng(3)
    learner = Learner(lesson.lines.features.shape[1], Shape(2, 6, 5, 3, 128), rng)
    for name, value in learner.weights.items():
        # what the first layers found is taken as given where it is handed on: here it is the same whatever they learn
        by = 0.0 if name.startswith("mid heads") else 0.05
        learner.weights[name] = value.astype(np.float64) + by * rng.standard_normal(value.shape)

    scores, trace = run(learner.weights, lesson.lines)
    found = learner.gradients(lesson, scores, trace)
    learned_alone, of_words = {"mid heads", "mid heads bias"}, {"words", "first words", "last words"}
    for name in found.keys() - learned_alone - of_words:  # the vectors of words are of single precision
        at = np.unravel_index(int(np.abs(found[name]).argmax()), found[name].shape)
        assert found[name][at] == pytest.approx(_slope(learner, lesson, name, at), rel=1e-3), name


def _precise(lesson):
    lines = replace(lesson.lines, features=lesson.lines.features.astype(np.float64))
    return replace(lesson, lines=lines, right=lesson.right.astype(np.float64), weight=lesson.weight.astype(np.float64))


def _slope(learner, lesson, name, at, step=1e-6):
    weights, value = learner.weights[name], learner.weights[name][at]
    losses = []
    for moved in (value + step, value - step):
        weights[at] = moved
        losses.append(_loss(run(learner.weights, lesson.lines)[0], lesson))
    weights[at] = value
    return (losses[0] - losses[1]) / (2 * step)


def _loss(scores, lesson):
    said = chances(scores)
    right = lesson.right * np.log(said + 1e-12) + (1 - lesson.right) * np.log(1 - said + 1e-12)
    return -(lesson.weight * right).sum()


def test_a_page_whose_truth_leaves_out_most_of_its_text_weighs_less_and_no_other_does(corpus):
    lesson = join(lessons_of([read_example(page) for page in corpus[:2]], SMALL))
    first = np.arange(len(lesson.lines)) < lesson.lines.page_start[1]
    chosen = np.where(lesson.right[:, 0] > 0, np.float32(0.9), np.float32(0.1))
    untrue = replace(lesson, right=np.where(first[:, None], np.float32(0), lesson.right))

    true, less = (evened(one, chosen).weight for one in (lesson, untrue))
    assert (less[first, 0] < 0.5 * true[first, 0]).all()
    assert np.array_equal(less[~first], true[~first])
    assert np.array_equal(less[:, 1:], lesson.weight[:, 1:])


def test_pages_of_the_web_at_large_are_seen_less_often_than_news(corpus, monkeypatch):
    seen = Counter()
    monkeypatch.setattr(fitting, "_by_chance", lambda papers, *_: seen.update([id(papers)]) or papers[0])
    examples = [read_example(replace(page, part="wcxb" if at < 6 else "news")) for at, page in enumerate(corpus[:12])]
    fit(examples, replace(SMALL, rounds=20, variations=0, general=0.25))

    counts = sorted(seen.values())
    assert sum(counts[:6]) < 0.5 * sum(counts[6:])
