"""Trains the line model of the parser on a folder of pages with their truth."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from articles.management.corpora import about_corpus, add_fold_options, held_out_models, html_texts
from articles.management.explaining import ExplainedCommand
from articles.parsing.hintmodel import MODEL_FILE as HINT_FILE
from articles.parsing.hintmodel import write_weights
from articles.parsing.linemodel import MODEL_FILE
from articles.parsing.modelfile import Model, write_model
from articles.parsing.training.corpus import CorpusError, CorpusPage, read_corpus
from articles.parsing.training.evaluation import PageScore, held_out_heads, hint_examples, score_held_out, summarise
from articles.parsing.training.fitting import Settings
from articles.parsing.training.folds import WHOLE, fold_of
from articles.parsing.training.heads import fit_heads
from articles.parsing.training.hints import fit_hints
from articles.parsing.training.scoring import body_f1
from articles.parsing.weighing import MODEL_FILE as HEAD_FILE
from articles.parsing.weighing import write_weights as write_heads

FOLDS = 5

EXAMPLES = """\
examples:
  train_parser corpus/pages                        train on every page and replace the parser's model
  train_parser corpus/pages --output trial.npz     write the model elsewhere
  train_parser corpus/pages --hints                train the model that reads HTML by its markup, in a few seconds
  train_parser corpus/pages --heads                fit how headline, day and authors are chosen; takes longer
  train_parser corpus/pages --folds 5              judge it first on publishers it did not see, and record the scores
  train_parser corpus/pages --all                  all of these, from one cross-validation of 5 parts
  train_parser corpus/pages --all --jobs 2 --models var/models
                                                   two line models at once, kept for evaluate_parser --folds 5

CORPUS_DIR holds text.jsonl.gz (id, url, text) and truth.jsonl.gz (id, url, site, title, published, author, body).
The same pages give the same model on the same machine. The file records the corpus and the parser's version.

exit status: 0, 1 for a folder that is no corpus, 2 for wrong use.
"""


class Command(ExplainedCommand):
    """Train the line model and write it."""

    help = "Train the model that tells a page's story from the rest of its lines. No database, no network."
    epilog = EXAMPLES
    requires_system_checks = ()
    requires_migrations_checks = False

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
            "--heads", action="store_true", help="fit the weights that choose the head of a page, not the line model"
        )
        parser.add_argument(
            "--all",
            action="store_true",
            help="train the line model with its scores, the hints and the heads; no --output",
        )
        add_fold_options(parser)

    def handle(self, *, corpus: Path, output: Path | None, **options: Any) -> None:
        """Train, write, and say what was written."""
        wanted = [name for name in ("hints", "heads") if options[name]]
        if len(wanted) > 1 or (options["all"] and (wanted or output)):
            raise CommandError(
                "--all writes each model where the parser has it: --hints, --heads and --output are for one"
            )
        try:
            pages = read_corpus(corpus)
            about = about_corpus(corpus, pages)
            texts = html_texts(corpus) if options["hints"] or options["all"] else {}
        except CorpusError as error:
            raise CommandError(str(error), returncode=1) from error
        if not options["hints"]:
            folds = options["folds"] or (FOLDS if options["all"] or options["heads"] else 0)
            kept = {"jobs": options["jobs"], "models": options["models"], "with_whole": not options["heads"]}
            models = held_out_models(corpus, pages, Settings(), folds=folds, **kept)
            whole = models.pop(WHOLE, None)
            if whole is not None:
                scores = {"scores": self.judge(pages, models, folds)} if models else {}
                kept_whole = replace(whole, about=about | scores)
                self.say(output or MODEL_FILE, write_model, kept_whole, f"{len(pages):,} pages")
            if options["all"] or options["heads"]:
                heads = held_out_heads(pages, models, folds)
                weights = fit_heads(heads, about)
                self.say(output or HEAD_FILE, write_heads, weights, f"{len(heads):,} pages with a head")
        if options["hints"] or options["all"]:
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
