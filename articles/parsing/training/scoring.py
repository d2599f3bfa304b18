"""How well a reading of a page agrees with its truth: the measures of the field, on words rather than characters."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

_SHINGLE = 4
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")


def words(text: str) -> list[str]:
    """Return the words of a text, case and width aside; where a script has no spaces each character is one."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of four words of a text with their counts; of a shorter text the whole of it."""
    found = words(text)
    if not found:
        return Counter()
    return Counter(tuple(found[at : at + _SHINGLE]) for at in range(max(len(found) - _SHINGLE, 0) + 1))


def precision_and_recall(truth: str, reading: str) -> tuple[float | None, float]:
    """Return the precision (None when nothing was read) and the recall of a body, by shingles."""
    true, read = shingles(truth), shingles(reading)
    common = sum((true & read).values())
    recall = common / max(sum(true.values()), 1)
    return (common / sum(read.values()) if read else None), recall


def harmonic(first: float, second: float) -> float:
    """Return the harmonic mean of two shares."""
    return 2 * first * second / (first + second) if first + second else 0.0


def body_f1(pairs: Sequence[tuple[float | None, float]]) -> float:
    """Return the F1 of a set of pages: the harmonic mean of mean precision and mean recall."""
    precisions = [precision for precision, _ in pairs if precision is not None]
    if not precisions:
        return 0.0
    return harmonic(sum(precisions) / len(precisions), sum(recall for _, recall in pairs) / len(pairs))


def same_title(truth: str, reading: str | None) -> bool:
    """Say whether a headline is the true one, case and punctuation aside."""
    return words(truth) == words(reading or "")


def same_names(truth: Iterable[str], reading: Iterable[str]) -> bool:
    """Say whether the same authors are named, in any order."""
    return {tuple(words(name)) for name in truth} - {()} == {tuple(words(name)) for name in reading} - {()}
