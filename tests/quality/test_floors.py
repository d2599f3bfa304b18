"""Floors under the quality of the parser: on made-up pages always, on real ones where CORPUS_DIR names a corpus."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from articles.parsing.training.corpus import read_corpus
from articles.parsing.training.evaluation import score_held_out, score_pages, summarise
from articles.parsing.training.fitting import Settings
from articles.parsing.training.folds import fold_models
from articles.parsing.training.targets import read_example
from tests.parsing.training.madeup import make_corpus

CORPUS = os.environ.get("CORPUS_DIR")
FOLDS = 5


def test_made_up_pages_are_read_well():
    row = summarise(list(score_pages(make_corpus(60, seed=9))))

    assert row["body F1"] >= 0.93
    assert row["title"] >= 0.95
    assert row["date"] >= 0.95
    assert row["author"] >= 0.95


@pytest.mark.skipif(not CORPUS, reason="CORPUS_DIR names no folder of real pages; it takes some minutes with one")
def test_real_pages_of_publishers_never_seen_are_read_well():
    pages = read_corpus(Path(CORPUS or ""))
    models = fold_models([read_example(page) for page in pages], FOLDS, Settings(), jobs=os.cpu_count() or 1)
    scores = list(score_held_out(pages, models, FOLDS))

    row = summarise([score for score in scores if score.page.part != "wcxb"])
    assert row["body F1"] >= 0.92
    assert row["title"] >= 0.80
    assert row["date"] >= 0.81
    assert row["author"] >= 0.73
