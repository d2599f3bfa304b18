"""Trains the line model of the parser on a folder of pages with their truth."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.management.corpora import about_corpus, add_fold_options, held_out_models, html_texts
from articles.parsing.hintmodel import MODEL_FILE as HINT_FILE
from articles.parsing.hintmodel import write_weights
from articles.parsing.linemodel import MODEL_FILE
from articles.parsing.modelfile import Model, write_model
from articles.parsing.training.corpus import CorpusError, CorpusPage, read_corpus
from articles.parsing.training.evaluation import PageScore, hint_examples, score_held_out, summarise
from articles.parsing.training.fitting import Settings
from articles.parsing.training.folds import WHOLE, fold_of
from articles.parsing.training.hints import fit_hints
from articles.parsing.training.scoring import body_f1

FOLDS = 5

EXAMPLES = """\
examples:
  train_parser corpus/pages                        train on every page and replace the parser's model
  train_parser corpus/pages --output trial.npz     write the model elsewhere
  train_parser corpus/pages --hints                train the model that reads HTML by its markup, in a few seconds
  train_parser corpus/pages --folds 5              judge it first on publishers it did not see, and record the scores
  train_parser corpus/pages --both                 both models, from one cross-validation of 5 parts
  train_parser corpus/pages --both --jobs 2 --models var/models
                                                   two line models at once, kept for evaluate_parser --folds 5

CORPUS_DIR holds text.jsonl.gz (id, url, text) and truth.jsonl.gz (id, url, site, title, published, author, body).
Where html.jsonl.gz (id, html) is there too, the line model learns from the pages as their HTML leaves them as well.
The same pages give the same model on the same machine. The file records the corpus and the parser's version. Set
OMP_NUM_THREADS=1: the arrays are small, and more threads only wait for each other.

exit status: 0, 1 for a folder that is no corpus, 2 for wrong use.
"""


class Command(BaseCommand):
    """Train the line model and write it."""

    help = "Train the model that tells a page's story from the rest of its lines. No database, no network."
    requires_system_checks = ()
    requires_migrations_checks = False

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Return a parser whose help keeps the lines of the examples."""
        kwargs = {"epilog": EXAMPLES, "formatter_class": argparse.RawDescriptionHelpFormatter} | kwargs
        return super().create_parser(prog_name, subcommand, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the folder and options."""
        parser.add_argument("corpus", type=Path, metavar="CORPUS_DIR", help="pages with their truth")
        parser.add_argument(
            "--output", type=Path, metavar="FILE", help="where to write (default: the parser's own file)"
        )
        parser.add_argument(
            "--hints", action="store_true", help="train the model that reads HTML by its markup, not the line model"
        )
        parser.add_argument(
            "--both", action="store_true", help="train the line model with its scores, and that of HTML; no --output"
        )
        add_fold_options(parser)

    def handle(self, *, corpus: Path, output: Path | None, hints: bool, both: bool, **options: Any) -> None:
        """Train, write, and say what was written."""
        if both and (hints or output):
            raise CommandError("--both writes both models where the parser has them: without --hints and --output")
        try:
            pages = read_corpus(corpus)
            about = about_corpus(corpus, pages)
            texts = html_texts(corpus)
        except CorpusError as error:
            raise CommandError(str(error), returncode=1) from error
        if not hints:
            folds = options["folds"] or (FOLDS if both else 0)
            kept = {"jobs": options["jobs"], "models": options["models"]}
            models = held_out_models(corpus, pages, texts, Settings(), folds=folds, with_whole=True, **kept)
            whole = models.pop(WHOLE)
            if models:
                about["scores"] = self.judge(pages, models, folds)
            self.say(output or MODEL_FILE, write_model, replace(whole, about=about), f"{len(pages):,} pages")
        if hints or both:
            seen = hint_examples(pages, texts)
            self.say(output or HINT_FILE, write_weights, fit_hints(seen), f"{len(seen):,} pages with HTML")

    def judge(self, pages: Sequence[CorpusPage], models: Mapping[int, Model], folds: int) -> dict[str, Any]:
        """Return the scores of a cross-validation, and say them: all pages, and the body's F1 of each part of them."""
        every = list(score_held_out(pages, models, folds))
        scores: dict[str, Any] = {name: value and round(value, 3) for name, value in summarise(every).items()}
        self.stdout.write(", ".join(f"{name} {value}" for name, value in scores.items()))
        for part in sorted({score.page.part for score in every}):
            scores[f"body F1 {part}"] = round(_body_f1(score for score in every if score.page.part == part), 3)
        for fold in sorted(models):
            held_out = (score for score in every if fold_of(score.page.site, folds) == fold)
            scores[f"body F1 held out {fold}"] = round(_body_f1(held_out), 3)
        return scores

    def say[Kept](self, path: Path, write: Callable[[Path, Kept], None], kept: Kept, trained_on: str) -> None:
        """Write a model and say so."""
        write(path, kept)
        self.stdout.write(f"{path}: {path.stat().st_size:,} bytes, trained on {trained_on}.")


def _body_f1(scores: Iterable[PageScore]) -> float:
    return body_f1([(score.precision, score.recall) for score in scores])
