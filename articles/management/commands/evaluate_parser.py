"""Measures how well the parser reads a folder of pages with their truth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from django.core.management.base import CommandError, CommandParser

from articles.management.corpora import add_fold_options, held_out_models, html_texts
from articles.management.explaining import ExplainedCommand
from articles.management.peers import OWN, installed_peers, measure
from articles.parsing.linemodel import the_model
from articles.parsing.training.corpus import CorpusError, CorpusPage, corpus_hash, read_corpus, read_html
from articles.parsing.training.evaluation import (
    COLUMNS,
    PageScore,
    score_held_out,
    score_marked_held_out,
    score_pages,
    summarise,
)
from articles.parsing.training.fitting import Settings
from articles.readers import collecting_seldom

EXAMPLES = """\
examples:
  evaluate_parser corpus/pages                     the parser as it is, by part of the corpus
  evaluate_parser corpus/pages --folds 5           each page read with a line model that never saw its publisher
  evaluate_parser corpus/pages --folds 5 --models var/models --jobs 2
                                                   keep these line models, or use those kept; train two at once
  evaluate_parser corpus/pages --worst 20          the pages it reads worst, and what went wrong
  evaluate_parser corpus/pages --by site           a row for each publisher
  evaluate_parser corpus/pages --html              the saved HTML instead of the flattened text, and peers beside

body F1, precision and recall are of runs of four words; title, date and author are shares of pages read exactly.
With --html other extractors that are installed (trafilatura) read the same pages in the same run, in turn with ours;
pages/s are pages in a second of processor time, on one thread.
Without --folds, scores on the corpus that the model was trained on are too good; the command says so.

exit status: 0, 1 for a folder that is no corpus, 2 for wrong use.
"""
ROWS = ("part", "language", "site")


class Command(ExplainedCommand):
    """Print a table of scores."""

    help = "Measure how well the parser reads pages whose truth is known. No database, no network."
    epilog = EXAMPLES
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the folder and options."""
        parser.add_argument("corpus", type=Path, metavar="CORPUS_DIR", help="pages with their truth")
        parser.add_argument("--html", action="store_true", help="read the saved HTML of the pages that have it")
        add_fold_options(parser)
        parser.add_argument("--by", choices=ROWS, default="part", help="a row for each of these")
        parser.add_argument("--worst", type=int, default=0, metavar="N", help="list the N pages of lowest body F1")

    def handle(
        self,
        *,
        corpus: Path,
        html: bool,
        folds: int,
        jobs: int,
        models: Path | None,
        by: str,
        worst: int,
        **_: Any,
    ) -> None:
        """Score the pages and print the rows."""
        try:
            pages: Sequence[CorpusPage] = read_corpus(corpus)
            texts = html_texts(corpus) if html else {}
            known = the_model().about.get("corpus") == corpus_hash(corpus)
        except CorpusError as error:
            raise CommandError(str(error), returncode=1) from error
        if html and folds:
            scores = list(score_marked_held_out(pages, folds, texts))
        elif folds:
            held_out = held_out_models(corpus, pages, Settings(), folds=folds, jobs=jobs, models=models)
            scores = list(score_held_out(pages, held_out, folds))
        else:
            scores = list(
                score_pages((page for page in pages if page.id in texts), texts) if html else score_pages(pages)
            )
        self.write_tables(scores, by, dict(read_html(corpus)) if html else None)
        for score in sorted(scores, key=lambda one: (one.f1, one.page.id))[:worst]:
            self.stdout.write(fault(score))
        if known and not folds:
            self.stderr.write("The parser was trained on these pages: use --folds for scores that hold elsewhere.")

    def write_tables(self, scores: Sequence[PageScore], by: str, htmls: Mapping[str, str] | None) -> None:
        """Print the parser's table, and with the HTML of the pages what it costs and a table for each peer."""
        if htmls is None:
            self.stdout.write(table(grouped(scores, by)))
            return
        with collecting_seldom():  # as the commands that read pages do, for the peers too
            measured = measure([score.page for score in scores], htmls, list(installed_peers()))
        for name, found in {OWN: scores, **measured.scores}.items():
            self.stdout.write(f"{name}\n{table(grouped(found, by), measured.seconds[name])}")
        for name in measured.scores:
            times = median(measured.seconds[name][id] / second for id, second in measured.seconds[OWN].items())
            self.stdout.write(f"{name} takes {times:.1f} times as long for the median page as {OWN}")


def grouped(scores: Iterable[PageScore], by: str) -> Mapping[str, Sequence[PageScore]]:
    """Return the scores by row of the table, all of them last."""
    rows: dict[str, list[PageScore]] = defaultdict(list)
    every = list(scores)
    for score in every:
        for name in row_names(score.page, by):
            rows[name].append(score)
    return {**dict(sorted(rows.items())), "all": every}


def row_names(page: CorpusPage, by: str) -> Sequence[str]:
    """Return the rows of the table that a page counts in."""
    if by == "site":
        return (page.site,)
    if by == "language":
        return (page.language,)
    return (page.part, f"{page.part} {page.language}")


def table(rows: Mapping[str, Sequence[PageScore]], seconds: Mapping[str, float] | None = None) -> str:
    """Return a table of scores as text; with the seconds that each page took, also how many were read in one."""
    columns = (*COLUMNS, *(("pages/s",) if seconds else ()))
    lines = [" " * 28 + "".join(f"{name:>10}" for name in columns)]
    for name, scores in rows.items():
        cells: dict[str, float | None] = {**summarise(scores)}
        if seconds:
            cells["pages/s"] = round(len(scores) / sum(seconds[score.page.id] for score in scores))
        lines.append(f"{name:<28}" + "".join(f"{shown(cells[key]):>10}" for key in columns))
    return "\n".join(lines)


def shown(value: float | None) -> str:
    """Return a cell of the table: a count, a share to three places, or a dash where nothing is stated."""
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def fault(score: PageScore) -> str:
    """Return a line on a page: its scores, and the facts that were read wrong."""
    wrong = [name for name in ("title", "date", "author") if getattr(score, name) is False]
    precision = "-" if score.precision is None else f"{score.precision:.2f}"
    also = f"; wrong: {', '.join(wrong)}" if wrong else ""
    return f"{score.f1:.3f}  {score.page.id}  {score.page.url}  precision {precision}, recall {score.recall:.2f}{also}"
