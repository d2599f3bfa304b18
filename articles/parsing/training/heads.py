"""Fitting how the head of a page is chosen, on pages read by line models that never saw their publishers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.parsing import authorchoice, datechoice, headlinechoice
from articles.parsing.aggregator import outline_aggregator
from articles.parsing.ledger import Ledger
from articles.parsing.linemodel import LineLabel
from articles.parsing.lineroles import read_roles
from articles.parsing.lines import Line, read_lines
from articles.parsing.normalise import fold
from articles.parsing.outlets import find_outlet_name
from articles.parsing.single import choose_text
from articles.parsing.training.corpus import CorpusPage
from articles.parsing.training.ranking import Choice, fit_weights
from articles.parsing.training.scoring import same_names, same_title
from articles.parsing.weighing import Chosen, HeadWeights, using


@dataclass(frozen=True)
class HeadExample:
    """A page whose head is to be chosen: its lines, what the line model in place says of them, those of its text."""

    page: CorpusPage
    lines: Sequence[Line]
    labels: Sequence[LineLabel]
    text: Sequence[int]


def read_head_example(page: CorpusPage) -> HeadExample | None:
    """Return a page as an example; None for one of several stories or without a text.

    The line model in place must not have been trained on it.
    """
    lines = read_lines(page.text)
    if outline_aggregator(lines, Ledger(lines)) is not None:
        return None
    labels = read_roles(lines, page.url)
    text = choose_text(lines, [label.body for label in labels])
    return HeadExample(page, lines, labels, text) if text else None


def fit_heads(examples: Iterable[HeadExample], about: Mapping[str, Any] | None = None) -> HeadWeights:
    """Return the weights that choose the heads of these pages best: headlines first, since the others go by them."""
    told = list(examples)
    headlines = fit_weights(_headlines(told), with_nothing=False)
    with using(HeadWeights({Chosen.HEADLINE: headlines})):
        found = [(one, _headline(one)) for one in told]
    dates = fit_weights(_dates(found), with_nothing=True)
    bylines = fit_weights(_bylines(found), with_nothing=True)
    return HeadWeights({Chosen.HEADLINE: headlines, Chosen.DATE: dates, Chosen.BYLINE: bylines}, about or {})


def _headline(one: HeadExample) -> Line | None:
    likely = headlinechoice.choose_likely(one.lines, one.labels, one.text, one.page.url)
    return likely[0].line if likely is not None else None


def _headlines(examples: Iterable[HeadExample]) -> Iterator[Choice]:
    for one in examples:
        page = headlinechoice.Surroundings(one.lines, one.labels, one.text, one.page.url)
        found = [
            (page.describe_line(line) | page.describe_part(span, part), same_title(one.page.title, span.text))
            for line in page.tried
            for span, part in page.candidates(line)
        ]
        if one.page.title:
            yield _choice(found)


def _dates(examples: Iterable[tuple[HeadExample, Line | None]]) -> Iterator[Choice]:
    for one, headline in examples:
        page = datechoice.Surroundings(one.lines, one.labels, headline, one.text, one.page.url)
        found = [
            (datechoice.describe(page, stamp), any(date.isoformat() in one.page.days for date in stamp.days))
            for stamp in page.stamps
        ]
        stated = datechoice.describe_stated(page)
        if stated and page.stated_day is not None:
            found.append((stated, page.stated_day.isoformat() in one.page.days))
        if one.page.days:
            yield _choice(found)


def _bylines(examples: Iterable[tuple[HeadExample, Line | None]]) -> Iterator[Choice]:
    for one, headline in examples:
        outlet = find_outlet_name(one.lines, one.page.url)
        known = one.lines, one.labels, headline, one.text
        page = authorchoice.Surroundings(*known, fold(outlet.span.text) if outlet is not None else "")
        described = ((line, authorchoice.describe(page, line)) for line in page.tried)
        found = [
            (seen, same_names(one.page.authors, authorchoice.authors_of(page, line)))
            for line, seen in described
            if seen is not None
        ]
        if one.page.authors:
            yield _choice(found)


def _choice(found: Sequence[tuple[dict[str, float], bool]]) -> Choice:
    return Choice([seen for seen, _ in found], [right for _, right in found])
