"""The commands that train and judge the parser, on a made-up corpus."""

from __future__ import annotations

import gzip
import json
from importlib.metadata import PackageNotFoundError
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.parsing import PARSER_VERSION
from articles.parsing.modelfile import read_model
from articles.parsing.training.corpus import corpus_hash
from articles.parsing.training.fitting import Settings
from tests.parsing.training.madeup import make_corpus


@pytest.fixture
def corpus(tmp_path):
    pages = make_corpus(10)
    rows = {
        "text": [{"id": page.id, "url": page.url, "text": page.text} for page in pages],
        "html": [{"id": page.id, "html": "".join(f"<p>{line}</p>" for line in page.lines)} for page in pages[:4]],
        "truth": [
            {
                "id": page.id, "url": page.url, "site": page.site, "title": page.title, "body": page.body,
                "published": page.days, "author": page.authors,
            }
            for page in pages
        ],
    }  # fmt: skip
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, found in rows.items():
        text = "".join(f"{json.dumps(row)}\n" for row in found)
        (folder / f"{name}.jsonl.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
    return folder


@pytest.fixture
def quick(monkeypatch):
    small = Settings(
        networks=1, rounds=2, width=8, units=6, word_width=4, vocabulary=64, sites_a_word=2, pages_a_step=4
    )
    for command in ("train_parser", "evaluate_parser"):
        monkeypatch.setattr(f"articles.management.commands.{command}.Settings", lambda: small)


def run(name: str, *options: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command(name, *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_training_writes_a_model_that_says_what_it_was_trained_on(corpus, tmp_path, quick):
    said, _ = run("train_parser", str(corpus), "--output", str(tmp_path / "model.npz"), "--folds", "2")

    about = read_model(tmp_path / "model.npz").about
    assert about["corpus"] == corpus_hash(corpus)
    assert about["pages"] == 10
    assert about["parser"] == PARSER_VERSION
    assert about["scores"]["pages"] == 10
    assert "trained on 10 pages" in said


def test_evaluation_prints_a_row_for_each_part_and_language(corpus):
    table, _ = run("evaluate_parser", str(corpus))

    header, *rows = table.splitlines()
    assert header.split()[:3] == ["pages", "body", "F1"]
    assert [row.split()[0] for row in rows] == ["madeup", "madeup", "all"]
    assert rows[-1].split()[1] == "10"


def test_evaluation_by_site_and_of_the_worst_pages(corpus):
    table, _ = run("evaluate_parser", str(corpus), "--by", "site", "--worst", "2")

    lines = table.splitlines()
    assert len(lines) == 1 + 10 + 1 + 2
    assert "madeup/" in lines[-1]
    assert "precision" in lines[-1]


def test_evaluation_of_html_reads_the_pages_that_have_it_and_says_how_fast(corpus):
    said, _ = run("evaluate_parser", str(corpus), "--html")

    name, header, *rows = said.split("trafilatura")[0].splitlines()
    assert (name, header.split()[-1]) == ("newsroom", "pages/s")
    assert rows[-1].split()[:2] == ["all", "4"]
    assert int(rows[-1].split()[-1]) > 0


def test_peers_read_the_same_pages_in_the_same_run(corpus):
    pytest.importorskip("trafilatura")
    said, _ = run("evaluate_parser", str(corpus), "--html")

    own, _, peer = said.partition("trafilatura ")
    header, *rows, times = peer.splitlines()[1:]
    assert header == own.splitlines()[1]
    assert [row.split()[:2] for row in rows] == [row.split()[:2] for row in own.splitlines()[2:]]
    assert float(times.partition(" takes ")[2].split()[0]) > 0
    assert float(rows[-1].split()[2]) > 0.5  # the body


def test_peers_that_are_not_installed_are_left_out(corpus, monkeypatch):
    def missing(name):
        raise PackageNotFoundError(name)

    monkeypatch.setattr("articles.management.peers.version", missing)
    said, _ = run("evaluate_parser", str(corpus), "--html")

    assert "trafilatura" not in said


def test_cross_validation_scores_every_page_once(corpus, quick):
    table, _ = run("evaluate_parser", str(corpus), "--folds", "2")

    assert table.splitlines()[-1].split()[:2] == ["all", "10"]


def test_a_folder_that_is_no_corpus_is_named(tmp_path, corpus):
    with pytest.raises(CommandError, match=r"text\.jsonl\.gz: not found"):
        call_command("evaluate_parser", str(tmp_path))
    (corpus / "truth.jsonl.gz").write_bytes(gzip.compress(b'{"id": "a"}\n'))
    with pytest.raises(CommandError, match=r"line 1: no site, body"):
        call_command("train_parser", str(corpus))


def test_hints_are_trained_on_pages_with_html(corpus, tmp_path, quick):
    said, _ = run("train_parser", str(corpus), "--hints", "--output", str(tmp_path / "hints.npz"), "--folds", "2")

    assert "trained on 4 pages with HTML" in said
    first = (tmp_path / "hints.npz").read_bytes()
    run("train_parser", str(corpus), "--hints", "--output", str(tmp_path / "hints.npz"), "--folds", "2")
    assert (tmp_path / "hints.npz").read_bytes() == first


def test_heads_are_fitted_on_pages_read_by_models_that_never_saw_them(corpus, tmp_path, quick):
    for name in ("one.json", "two.json"):
        said, _ = run("train_parser", str(corpus), "--heads", "--output", str(tmp_path / name), "--folds", "2")

    assert "pages with a head" in said
    kept = json.loads((tmp_path / "one.json").read_text())
    assert kept["about"]["corpus"] == corpus_hash(corpus)
    assert {"headline", "date", "byline"} <= set(kept)
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_all_models_come_from_one_cross_validation(corpus, tmp_path, quick, monkeypatch):
    for name in ("MODEL_FILE", "HINT_FILE", "HEAD_FILE"):
        monkeypatch.setattr(f"articles.management.commands.train_parser.{name}", tmp_path / name)
    said, _ = run("train_parser", str(corpus), "--all", "--folds", "2")

    assert "trained on 10 pages." in said
    assert "trained on 4 pages with HTML." in said
    assert "pages with a head." in said
    scores = read_model(tmp_path / "MODEL_FILE").about["scores"]
    assert {"body F1", "body F1 madeup", "body F1 held out 0", "body F1 held out 1"} <= set(scores)
    for option, name in (("--hints", "HINT_FILE"), ("--heads", "HEAD_FILE")):
        run("train_parser", str(corpus), option, "--output", str(tmp_path / "alone"), "--folds", "2")
        assert (tmp_path / "alone").read_bytes() == (tmp_path / name).read_bytes()


def test_several_models_cannot_be_written_to_one_file(corpus, tmp_path):
    for options in (["--all", "--output", str(tmp_path / "model.npz")], ["--hints", "--heads"]):
        with pytest.raises(CommandError, match="--all writes each model"):
            call_command("train_parser", str(corpus), *options)


def test_html_is_judged_in_cross_validation_too(corpus, quick):
    said, _ = run("evaluate_parser", str(corpus), "--html", "--folds", "2")

    assert [line.split()[:2] for line in said.splitlines() if line.startswith("all")] == [["all", "4"]] * 2
