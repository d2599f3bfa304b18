"""How well the parser reads the pages of a corpus, page by page and in sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.parsing.hintmodel import using as using_hints
from articles.parsing.linemodel import using
from articles.parsing.markup import Markup
from articles.parsing.modelfile import Model
from articles.parsing.page import parse_page
from articles.parsing.training.corpus import CorpusPage
from articles.parsing.training.folds import fold_of
from articles.parsing.training.heads import HeadExample, fit_heads, read_head_example
from articles.parsing.training.hints import HintExample, fit_hints, read_hint_example
from articles.parsing.training.scoring import body_f1, harmonic, precision_and_recall, same_names, same_title
from articles.parsing.types import ParsedPage
from articles.parsing.weighing import using as using_heads

type Texts = Mapping[str, tuple[str, Markup]]
"""The text of pages and what their HTML says beside it, by the pages' ids."""

COLUMNS = ("pages", "body F1", "precision", "recall", "title", "date", "author")


@dataclass(frozen=True)
class PageScore:
    """How the reading of one page agrees with its truth; None where the truth does not state a field.

    ``precision`` is None also where nothing was read.
    """

    page: CorpusPage
    precision: float | None
    recall: float
    title: bool | None
    date: bool | None
    author: bool | None

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall of the body."""
        return harmonic(self.precision or 0.0, self.recall)


def score_page(page: CorpusPage, parsed: ParsedPage) -> PageScore:
    """Return how the lead of a parsed page agrees with the truth."""
    lead = parsed.lead
    if lead is None:
        return score_reading(page)
    day = lead.issued.value.isoformat()[:10] if lead.issued else ""
    return score_reading(page, lead.body, lead.headline, day, lead.authors)


def score_reading(
    page: CorpusPage, body: str = "", title: str = "", day: str = "", authors: Sequence[str] = ()
) -> PageScore:
    """Return how what any reader says of a page agrees with the truth; ``day`` is YYYY-MM-DD."""
    precision, recall = precision_and_recall(page.body, body)
    return PageScore(
        page,
        precision,
        recall,
        same_title(page.title, title) if page.title else None,
        day in page.days if page.days else None,
        same_names(page.authors, authors) if page.authors else None,
    )


def score_pages(pages: Iterable[CorpusPage], texts: Texts | None = None) -> Iterator[PageScore]:
    """Read each page with the parser and score it; ``texts`` are other texts of the pages, out of their HTML."""
    for page in pages:
        text, markup = (page.text, None) if texts is None else texts[page.id]
        yield score_page(page, parse_page(text, url=page.url, markup=markup))


def score_held_out(pages: Sequence[CorpusPage], models: Mapping[int, Model], folds: int) -> Iterator[PageScore]:
    """Score every page with a line model and weights of heads that never saw its publisher."""
    seen = held_out_heads(pages, models, folds)
    for fold, model in models.items():
        weights = fit_heads(one for one in seen if fold_of(one.page.site, folds) != fold)
        with using(model), using_heads(weights):
            yield from score_pages(page for page in pages if fold_of(page.site, folds) == fold)


def held_out_heads(pages: Iterable[CorpusPage], models: Mapping[int, Model], folds: int) -> list[HeadExample]:
    """Return what the choice of heads learns from: pages read by the line model that never saw their publishers."""
    seen = []
    for page in pages:
        with using(models[fold_of(page.site, folds)]):
            seen.append(read_head_example(page))
    return [one for one in seen if one is not None]


def score_marked_held_out(pages: Sequence[CorpusPage], folds: int, texts: Texts) -> Iterator[PageScore]:
    """Score every page that has HTML with the one of a cross-validation's models of hints that never saw its publisher.

    The line model has no say in a page with hints; the weights of heads are those in use, fitted on the pages' texts.
    """
    seen = hint_examples(pages, texts)
    marked = [page for page in pages if page.id in texts]
    for fold in sorted({fold_of(page.site, folds) for page in marked}):
        with using_hints(fit_hints([one for one in seen if fold_of(one.site, folds) != fold])):
            yield from score_pages((page for page in marked if fold_of(page.site, folds) == fold), texts)


def hint_examples(pages: Iterable[CorpusPage], texts: Texts) -> list[HintExample]:
    """Return what the model of hints learns from: the pages that have HTML."""
    examples = (read_hint_example(*texts[page.id], page) for page in pages if page.id in texts)
    return [example for example in examples if example is not None]


def summarise(scores: Sequence[PageScore]) -> dict[str, float | None]:
    """Return the columns of a table's row over some pages: counts, body measures, shares of exact facts."""
    precisions = [score.precision for score in scores if score.precision is not None]
    return {
        "pages": len(scores),
        "body F1": body_f1([(score.precision, score.recall) for score in scores]),
        "precision": _mean(precisions),
        "recall": _mean([score.recall for score in scores]),
        "title": _mean([score.title for score in scores if score.title is not None]),
        "date": _mean([score.date for score in scores if score.date is not None]),
        "author": _mean([score.author for score in scores if score.author is not None]),
    }


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
