"""Trains the line model of the parser on a folder of pages with their truth."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.management.corpora import html_texts
from articles.parsing import PARSER_VERSION
from articles.parsing.hintmodel import MODEL_FILE as HINT_FILE
from articles.parsing.hintmodel import write_weights
from articles.parsing.linemodel import MODEL_FILE
from articles.parsing.modelfile import write_model
from articles.parsing.training.corpus import CorpusError, CorpusPage, corpus_hash, read_corpus
from articles.parsing.training.evaluation import cross_validate, fold_models, held_out_hints, summarise
from articles.parsing.training.fitting import Settings, fit_corpus
from articles.parsing.training.hints import fit_hints

FOLDS = 5

EXAMPLES = """\
examples:
  train_parser corpus/pages                        train on every page and replace the parser's model
  train_parser corpus/pages --output trial.npz     write the model elsewhere
  train_parser corpus/pages --hints                train what the markup of HTML adds; needs html.jsonl.gz, takes longer
  train_parser corpus/pages --folds 5              judge it first on publishers it did not see, and record the scores

CORPUS_DIR holds text.jsonl.gz (id, url, text) and truth.jsonl.gz (id, url, site, title, published, author, body).
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
            "--hints", action="store_true", help="train the model of HTML's hints, on line models of 5 parts or --folds"
        )
        parser.add_argument(
            "--folds", type=int, default=0, metavar="N", help="parts of a cross-validation by publisher (default: none)"
        )

    def handle(self, *, corpus: Path, output: Path | None, folds: int, hints: bool, **_: Any) -> None:
        """Train, write, and say what was written."""
        try:
            pages = read_corpus(corpus)
            about: dict[str, Any] = {"corpus": corpus_hash(corpus), "pages": len(pages), "parser": PARSER_VERSION}
        except CorpusError as error:
            raise CommandError(str(error), returncode=1) from error
        if hints:
            self.train_hints(corpus, pages, output or HINT_FILE, folds or FOLDS)
            return
        output, settings = output or MODEL_FILE, Settings()
        if folds:
            scores = list(cross_validate(pages, folds, settings))
            about["scores"] = {name: value and round(value, 3) for name, value in summarise(scores).items()}
            self.stdout.write(", ".join(f"{name} {value}" for name, value in about["scores"].items()))
        write_model(output, fit_corpus(pages, settings, about))
        self.stdout.write(f"{output}: {output.stat().st_size:,} bytes, trained on {len(pages):,} pages.")

    def train_hints(self, corpus: Path, pages: Sequence[CorpusPage], output: Path, folds: int) -> None:
        """Train the model of HTML's hints on pages read by line models that never saw their publishers."""
        try:
            texts = html_texts(corpus)
        except CorpusError as error:
            raise CommandError(str(error), returncode=1) from error
        seen = held_out_hints(pages, fold_models(pages, folds, Settings()), folds, texts)
        write_weights(output, fit_hints(list(seen.values())))
        self.stdout.write(f"{output}: {output.stat().st_size:,} bytes, trained on {len(seen):,} pages with HTML.")
