"""A corpus as the commands that train and judge the parser take it: its HTML read, its line models trained or kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from articles.parsing import PARSER_VERSION
from articles.parsing.modelfile import Model
from articles.parsing.training.corpus import CorpusPage, corpus_hash, read_html
from articles.parsing.training.evaluation import Texts
from articles.parsing.training.fitting import Settings
from articles.parsing.training.folds import Keeping, fold_models
from articles.parsing.training.targets import read_example
from articles.readers import HTML, RawDocument, read_page


def html_texts(corpus: Path) -> Texts:
    """Return text and markup of each page of a corpus that has its HTML, by id. Raises CorpusError."""
    texts = {}
    for id, html in read_html(corpus):
        page = read_page(RawDocument(html.encode("utf-8", "replace"), HTML, locator=id, id=id, charset="utf-8"))
        if page.markup is not None:
            texts[id] = page.text, page.markup
    return texts


def add_fold_options(parser: CommandParser) -> None:
    """Add the options of a cross-validation."""
    parser.add_argument(
        "--folds", type=int, default=0, metavar="N", help="cross-validate in N parts by publisher (default: none)"
    )
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="how many line models to train at once")
    parser.add_argument(
        "--models", type=Path, metavar="DIR", help="keep the line models there, and train none that is kept already"
    )


def about_corpus(corpus: Path, pages: Sequence[CorpusPage]) -> dict[str, Any]:
    """Return what a model's file is to say of the corpus and the parser that it was trained with."""
    return {"corpus": corpus_hash(corpus), "pages": len(pages), "parser": PARSER_VERSION}


def held_out_models(
    corpus: Path,
    pages: Sequence[CorpusPage],
    settings: Settings,
    *,
    folds: int,
    jobs: int,
    models: Path | None,
    with_whole: bool = False,
) -> dict[int, Model]:
    """Return the line models of a cross-validation, trained as many at once as ``jobs`` or kept in ``models``."""
    if models is not None:
        models.mkdir(parents=True, exist_ok=True)
    keeping = Keeping(models, about_corpus(corpus, pages))
    examples = [read_example(page) for page in pages]
    return fold_models(examples, folds, settings, jobs=jobs, keeping=keeping, with_whole=with_whole)
