"""The sentences of one article that answer a question best, or hold its words; none where nothing fits.

Each word of the question counts the more the fewer sentences have it (idf within the article); other forms of it and
words that begin with it count for less. A question for a number or a time looks for figures.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from articles.parsing import Block, BlockKind, Span, sentences_of

from .asking import asked_names, asked_words, is_for_figures
from .stems import stem
from .words import Piece, pieces

MOST_ASKED = 200  # characters of a question
MOST_FOUND = 3
MOST_READ = 100_000  # characters of an article
LEAST_COVERED = 0.3  # of what the words of the question weigh: less is chance
NEAR_BEST = 0.6
SAME_STEM, BEGINS, PREFIX = 0.85, 0.6, 4
FROM_HEADING, FROM_BEFORE = 0.7, 0.15
FIGURES = 1.25
LENGTH = 0.15

type _Matches = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that answers, in its place, and how well: ``covered`` is from 0 to 1."""

    span: Span
    covered: float


def find_passages(blocks: Sequence[Block], question: str, language: str | None) -> tuple[Passage, ...]:
    """Return at most three sentences in the order of the text; none when less than a third of the question is met.

    Only the first 200 characters of the question count, and of them not the words that every question has.
    """
    wanted = asked_words(question[:MOST_ASKED])
    spans = _within(sentences_of(blocks, language))
    if not wanted or not spans:
        return ()
    texts = [blocks[span.block].text[span.start : span.end] for span in spans]
    matches = [_matches(text, wanted, language) for text in texts]
    weights = _weights(wanted, matches, asked_names(question, language))
    whole = sum(weights.values())
    scores = _scores(blocks, spans, texts, matches, weights)
    if is_for_figures(question):
        scores = [
            score * (FIGURES if any(map(str.isdigit, text)) else 1) for score, text in zip(scores, texts, strict=True)
        ]
    covered = [sum(weights[word] * part for word, part in found.items()) / whole for found in matches]
    fit = [at for at, share in enumerate(covered) if share >= LEAST_COVERED and not _is_heading(blocks, spans[at])]
    if not fit:
        return ()
    best = max(scores[at] for at in fit)
    chosen = sorted((at for at in fit if scores[at] >= NEAR_BEST * best), key=lambda at: (-scores[at], at))[:MOST_FOUND]
    return tuple(Passage(spans[at], min(covered[at], 1.0)) for at in sorted(chosen))


def _within(spans: Sequence[Span]) -> list[Span]:
    read = 0
    kept: list[Span] = []
    for span in spans:
        read += span.end - span.start
        if read > MOST_READ:
            break
        kept.append(span)
    return kept


def _matches(text: str, wanted: Sequence[str], language: str | None) -> dict[str, float]:
    """Return how well each wanted word stands in a sentence: 1 as it is, less in another form; runs by their pairs."""
    found = list(pieces(text))
    words = {piece.folded for piece in found if not piece.is_run}
    stems = {stem(word, language) for word in words}
    letters = _pairs(found)
    matches: dict[str, float] = {}
    for word in wanted:
        if word in words or word in letters:
            matches[word] = 1.0
        elif stem(word, language) in stems:
            matches[word] = SAME_STEM
        elif len(word) >= PREFIX and any(other.startswith(word) for other in words):
            matches[word] = BEGINS
    return matches


def _pairs(found: Sequence[Piece]) -> set[str]:
    runs = [piece.folded for piece in found if piece.is_run]
    return {first + second for run in runs for first, second in pairwise(run)} | {
        letter for run in runs for letter in run
    }


def _weights(wanted: Sequence[str], matches: Sequence[_Matches], names: Collection[str]) -> dict[str, float]:
    """Weigh the words; a name that stands nowhere weighs double: what is asked is not what the article is about."""
    spread = {word: sum(word in found for found in matches) for word in wanted}
    return {
        word: log(1 + len(matches) / (number + 0.5)) * (2 if word in names and not number else 1)
        for word, number in spread.items()
    }


def _scores(
    blocks: Sequence[Block],
    spans: Sequence[Span],
    texts: Sequence[str],
    matches: Sequence[_Matches],
    weights: Mapping[str, float],
) -> list[float]:
    """Score the sentences; what a heading or the sentence before says of the question helps those that say the rest."""
    usual = sum(map(len, texts)) / len(texts)
    scores: list[float] = []
    heading: _Matches = {}
    before: _Matches = {}
    for span, text, found in zip(spans, texts, matches, strict=True):
        own = sum(weights[word] * part for word, part in found.items())
        around = _beyond(heading, found, weights) * FROM_HEADING + _beyond(before, found, weights) * FROM_BEFORE
        scores.append((own + around if own else 0.0) / (1 - LENGTH + LENGTH * max(len(text) / usual, 1)))
        if _is_heading(blocks, span):
            heading = found
        before = found
    return scores


def _beyond(context: _Matches, found: _Matches, weights: Mapping[str, float]) -> float:
    return sum(weights[word] * part for word, part in context.items() if word not in found)


def _is_heading(blocks: Sequence[Block], span: Span) -> bool:
    return blocks[span.block].kind is BlockKind.HEADING
