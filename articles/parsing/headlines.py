"""Which line above a text is its headline, and which the standfirst under it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote, urlsplit

from articles.parsing.asides import is_caption
from articles.parsing.boilerplate import furniture_rule
from articles.parsing.kinds import kind_of_line
from articles.parsing.lines import Line, Span
from articles.parsing.normalise import fold
from articles.parsing.people import is_name
from articles.parsing.prose import ends_sentence, is_bullet, size

LONGEST_HEADLINE = 300
_LONGEST_STANDFIRST = 500
_SHORTEST_STANDFIRST, _SHORTEST_DENSE = 40, 30  # letters; a dense script says as much in less
_SHORTEST_PRINT = 20  # letters: all words of a shorter headline may stand in another line
_USUAL = range(25, 161)
_SHORT, _TINY = 20, 14
_COUNTED_LINES = 400
_BREADCRUMB = re.compile(r"\s[>›»/|]\s")
_SENTENCE_INSIDE = re.compile(r"[.!?]\s+\w")
_ASKING = ("?", "!", "؟", "？")


@dataclass(frozen=True, slots=True)
class HeadlineClues:
    """What a page tells about its headline: how often lines are printed, the words of the address, lines ruled out."""

    prints: Counter[str]
    slug: frozenset[str]
    ruled_out: frozenset[int]
    last_meta: int


def read_headline_clues(lines: Sequence[Line], url: str, ruled_out: frozenset[int], last_meta: int) -> HeadlineClues:
    """Return the clues of a page; ``last_meta`` is the index of the last byline or date above the text, or -1."""
    prints = Counter(line.folded for line in lines[:_COUNTED_LINES] if len(line.text) <= LONGEST_HEADLINE)
    path = unquote(_path(url)).replace("-", " ").replace("_", " ")
    return HeadlineClues(prints, frozenset(fold(path).split()), ruled_out, last_meta)


def _path(url: str) -> str:
    try:
        return urlsplit(url[:2000]).path
    except ValueError:
        return ""


def choose_headline(window: Sequence[Line], clues: HeadlineClues) -> Line | None:
    """Return the line of a window above the text that most looks like its headline, or None where none does."""
    scored = [(_score(window, at, clues), -at) for at in range(len(window))]
    best = max(scored, default=(0.0, 0))
    return window[-best[1]] if best[0] > 0 else None


def _score(window: Sequence[Line], at: int, clues: HeadlineClues) -> float:
    line = window[at]
    words = line.folded.split()
    if not words or len(line.text) > LONGEST_HEADLINE or line.index in clues.ruled_out or furniture_rule(line):
        return -9.0
    following = window[at + 1] if at + 1 < len(window) else None
    return (
        _look(line, words)
        + 4.0 * (clues.prints[line.folded] > 1 and size(line) >= _SHORT)
        + 6.0 * _overlap(words, clues.slug)
        - 0.12 * (len(window) - at)
        - 2.5 * (0 <= clues.last_meta < line.index)
        - 4.0 * (is_caption(line) or (following is not None and following.gap == 0 and is_caption(following)))
        + 1.0 * (following is not None and _may_stand_under(following, line))
    )


def _look(line: Line, words: Sequence[str]) -> float:
    length = size(line)
    score = 2.0 if length in _USUAL or _USUAL[0] <= length <= _USUAL[-1] else (0.5 if length < _USUAL[0] else -1.0)
    if length < _TINY or (len(words) < 3 and length < 30):
        score -= 2.5
    if ends_sentence(line) and not line.text.endswith(_ASKING):
        score -= 2.0
    if _SENTENCE_INSIDE.search(line.text):
        score -= 1.0
    if is_bullet(line) or _BREADCRUMB.search(line.text):
        score -= 3.0
    return score


def _overlap(words: Sequence[str], slug: frozenset[str]) -> float:
    telling = {word for word in words if len(word) > 2}
    return len(telling & slug) / len(telling) if len(telling) > 2 else 0.0


def _may_stand_under(line: Line, headline: Line) -> bool:
    is_text = not is_bullet(line) and not is_caption(line) and furniture_rule(line) is None
    shortest = _SHORTEST_DENSE if line.is_dense else _SHORTEST_STANDFIRST
    is_fitting = len(line.text) <= _LONGEST_STANDFIRST and size(line) >= shortest
    is_print = line.folded == headline.folded or (size(headline) > _SHORTEST_PRINT and headline.folded in line.folded)
    return is_text and is_fitting and not is_print and kind_of_line(line) is None


def find_standfirst(window: Sequence[Line], headline: Line, is_ruled_out: Callable[[Line], bool]) -> Span | None:
    """Return the line under the last print of the headline, unless it is ruled out, a caption, a label or a name."""
    below = (line for line in window if line.index > headline.index and line.folded != headline.folded)
    after = list(islice(below, 2))
    if not after or not _may_stand_under(after[0], headline) or is_ruled_out(after[0]):
        return None
    is_alternative_text = len(after) > 1 and after[1].gap == 0 and is_caption(after[1])
    return None if is_alternative_text or is_name(after[0].text) else after[0].span()
