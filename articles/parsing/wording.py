"""What the words of each visible line are: their shapes, and where else on the page and in its address they stand."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from articles.parsing.characters import Char
from articles.parsing.columns import Columns
from articles.parsing.linescan import Floats, Hashes, LineScan
from articles.parsing.surroundings import NOWHERE, distances

_LONG_WORD, _SHORT_WORD, _TELLING = 7, 3, 4
_RARE = 8


def wording(scan: LineScan, prose: NDArray[np.bool_], slug: Hashes) -> Columns:
    """Return the features of each line that are sums over its words, all summed at once."""
    words = scan.words
    telling = words.length >= _TELLING
    long, said = words.length > _TELLING, _said(words.hash, slug) & (words.length > 1)
    elsewhere, in_menus = _occurrences(scan, prose)
    ordered = scan.term[scan.by_hash]
    before, after = distances(ordered[1:] == ordered[:-1], words.line, scan.by_hash)
    sums = scan.per_line(
        np.stack(
            (
                telling,
                long,
                words.length >= _SHORT_WORD,
                (words.kind == Char.UPPER) & (words.place > 0),
                words.kind == Char.DIGIT,
                words.length >= _LONG_WORD,
                words.length <= _SHORT_WORD,
                elsewhere > 0,
                np.log1p(elsewhere),
                long & (elsewhere > 0) & (elsewhere < _RARE),
                np.log1p(in_menus),
                (before == 1) & telling,
                (after == 1) & telling,
                (before <= 3) & telling,
                (after <= 3) & telling,
                (before <= 12) & telling,
                (before == NOWHERE) & telling,
                said,
                said & (words.length >= _SHORT_WORD),
            ),
            dtype=np.float32,
            casting="unsafe",
        )
    )
    count = np.maximum(scan.word_count, 1).astype(np.float32)
    of_telling, of_long, of_slug = np.maximum(sums[:3], 1)
    return {
        "capital words": sums[3] / np.maximum(count - 1, 1),
        _BY_WORD: sums[4:9] / count,
        "rare words of prose": sums[9] / of_long,
        "common in menus": sums[10] / count,
        _BY_TELLING: sums[11:17] / of_telling,
        "address known": np.full(len(scan), bool(len(slug))),
        "address in line": np.minimum(sums[17] / max(len(slug), 1), 1.5),
        "line in address": sums[18] / of_slug,
    }


_BY_WORD = ("number words", "long words", "short words", "known to prose", "common in prose")
_BY_TELLING = ("in line before", "in line after", "in 3 before", "in 3 after", "in 12 before", "new words")


def _said(hashes: Hashes, slug: Hashes) -> NDArray[np.bool_]:
    """Return which words the address says."""
    said: NDArray[np.bool_] = (hashes[:, None] == slug).any(axis=1)
    return said


def _occurrences(scan: LineScan, prose: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Return how often each word stands elsewhere in the prose of its page, and elsewhere in the rest."""
    term = scan.term
    in_prose = prose[scan.words.line]
    of_prose = np.bincount(term, weights=in_prose, minlength=1)
    of_rest = np.bincount(term, weights=~in_prose, minlength=1)
    return of_prose[term] - in_prose, of_rest[term] - ~in_prose
