"""What the words of each visible line are: their shapes, and where else on the page and in its address they stand."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from articles.parsing.characters import Char
from articles.parsing.columns import Columns
from articles.parsing.linescan import Hashes, Ints, LineScan, Matrix
from articles.parsing.surroundings import NOWHERE

_LONG_WORD, _SHORT_WORD, _TELLING = 7, 3, 4
_RARE = 8


def wording(scan: LineScan, prose: NDArray[np.bool_], slug: Hashes) -> Columns:
    """Return the features of each line that are sums over its words, all summed at once."""
    words = scan.words
    telling = words.length >= _TELLING
    long, said = words.length > _TELLING, _said(scan, slug) & (words.length > 1)
    elsewhere, ago = _elsewhere_in_prose(scan, prose), _lines_ago(scan)
    summed = (
        telling,
        long,
        words.length >= _SHORT_WORD,
        (words.kind == Char.UPPER) & (words.place > 0),
        words.kind == Char.DIGIT,
        words.length >= _LONG_WORD,
        elsewhere > 0,
        np.log1p(elsewhere),
        long & (elsewhere > 0) & (elsewhere < _RARE),
        (ago <= 3) & telling,
        (ago == NOWHERE) & telling,
        said,
        said & (words.length >= _SHORT_WORD),
    )
    by_word = np.empty((len(summed), len(words)), np.float32)
    for row, values in zip(by_word, summed, strict=True):
        row[:] = values
    sums = scan.per_line(by_word)
    count = np.maximum(scan.word_count, 1).astype(np.float32)
    of_telling, of_long, of_slug = np.maximum(sums[:3], 1)
    return {
        "capital words": sums[3] / np.maximum(count - 1, 1),
        _BY_WORD: sums[4:8] / count,
        "rare words of prose": sums[8] / of_long,
        _BY_TELLING: sums[9:11] / of_telling,
        "address known": np.full(len(scan), bool(len(slug))),
        "address in line": np.minimum(sums[11] / max(len(slug), 1), 1.5),
        "line in address": sums[12] / of_slug,
    }


_BY_WORD = ("number words", "long words", "known to prose", "common in prose")
_BY_TELLING = ("in 3 before", "new words")


def _said(scan: LineScan, slug: Hashes) -> NDArray[np.bool_]:
    """Return which words the address says."""
    terms = np.zeros(len(scan.distinct), bool)
    if len(slug) and len(terms):
        at = np.minimum(np.searchsorted(scan.distinct, slug), len(terms) - 1)
        terms[at] = scan.distinct[at] == slug
    return terms.take(scan.term)


def _elsewhere_in_prose(scan: LineScan, prose: NDArray[np.bool_]) -> Matrix:
    """Return how often each word stands elsewhere in the prose of its page."""
    in_prose = prose.take(scan.words.line)
    times = np.bincount(scan.term, weights=in_prose, minlength=1).astype(np.float32)
    return times.take(scan.term) - in_prose


def _lines_ago(scan: LineScan) -> Ints:
    """Return how many lines ago each word was last said, at most a page's worth, else nowhere."""
    ordered, line = scan.term.take(scan.by_hash), scan.words.line.take(scan.by_hash)
    ago = np.empty(len(line), np.int64)
    ago[scan.by_hash[:1]] = NOWHERE
    ago[scan.by_hash[1:]] = np.where(ordered[1:] == ordered[:-1], line[1:] - line[:-1], NOWHERE)
    return ago
