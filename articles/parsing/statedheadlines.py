"""Which of the headlines that a page's markup states is the article's, by what they share and what the page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple
from urllib.parse import urlsplit

from articles.parsing.lines import Line
from articles.parsing.markup import PageFacts, Stated
from articles.parsing.normalise import fold, may_fold_to

HEADING = "h1"
_WORTH = {"json-ld:headline": 1.7, "og:title": 0.85, "twitter:title": 0.6, "title": 0.2, HEADING: 1.2}
"""How far each is believed; measured on pages with their truth. ``h1`` falls to ``_LONELY`` where nothing agrees."""

_OTHERS, _LONELY, _PART, _AT_END, _SHOWN, _SHORT, _SITE = 0.5, 0.25, 0.35, 0.7, 1.0, 1.4, 1.5
_FEWEST_WORDS, _SHORTEST_NAME, _LONGEST = 3, 4, 400
_SEPARATOR = re.compile(r"\s+[|–—\-·•:«»/]+\s+|\s*[|｜]\s*")


class _Print(NamedTuple):
    """A statement and its words for comparison."""

    stated: Stated[str]
    words: str


def choose_headline(facts: PageFacts, lines: Sequence[Line], url: str) -> Stated[str] | None:
    """Return the headline that most of the markup agrees on, without the site's name; None where it states none.

    A headline that stands on a line of its own is preferred, a site's name and a heading that nothing else repeats
    are not. Its rule is that of the first statement that gives it.
    """
    stated = [_Print(one, fold(one.value)) for one in _distinct(facts.headlines)]
    candidates: dict[str, Stated[str]] = {}
    for one, words in _candidates(stated):
        candidates.setdefault(words, one)
    shown = _shown(lines, candidates.keys())
    names = {fold(outlet.value).replace(" ", "") for outlet in facts.outlets} | {_host(url)}
    best: tuple[float, Stated[str]] | None = None
    for words, candidate in candidates.items():
        worth = _support(words, stated) + _SHOWN * (words in shown) - _SHORT * (len(words.split()) < _FEWEST_WORDS)
        joined = words.replace(" ", "")
        worth -= _SITE * any(joined == name or (len(joined) >= _SHORTEST_NAME and joined in name) for name in names)
        if words and (best is None or worth > best[0]):
            best = worth, candidate
    return best[1] if best is not None and best[0] > 0 else None


def _shown(lines: Sequence[Line], words: Set[str]) -> Set[str]:
    """Return which of some texts, given by their words, are lines of the page."""
    firsts = {one[:1] for one in words}
    near = (line for line in lines if len(line.text) <= _LONGEST and may_fold_to(line.text, firsts))
    return words & {line.folded for line in near}


def _distinct(headlines: Sequence[Stated[str]]) -> Iterator[Stated[str]]:
    """Yield one statement of each rule, and all headings."""
    seen = set()
    for one in headlines:
        if one.rule == HEADING or one.rule not in seen:
            seen.add(one.rule)
            yield one


def _candidates(stated: Sequence[_Print]) -> Iterator[_Print]:
    """Yield what is stated, as it is and without what stands before or behind a separator."""
    for said in stated:
        yield said
        one = said.stated
        for match in _SEPARATOR.finditer(one.value) if one.rule != HEADING else ():
            for part in (one.value[: match.start()], one.value[match.end() :]):
                yield _Print(Stated(part, one.rule), fold(part))


def _support(words: str, stated: Sequence[_Print]) -> float:
    """Return how much of what is stated speaks for some words."""
    support = 0.0
    for one, said in stated:
        if said == words and one.rule == HEADING:
            headings = sum(other.rule == HEADING for other, _ in stated)
            agreed = any(other.rule != HEADING and _is_akin(words, told) for other, told in stated)
            support += (_WORTH[HEADING] if agreed else _LONELY) / headings**0.5
        elif said == words:
            support += _WORTH.get(one.rule, _OTHERS)
        elif said.startswith(words):
            support += _PART
        elif said.endswith(words):
            support += _PART * _AT_END
    return support


def _is_akin(one: str, other: str) -> bool:
    first, second = set(one.split()), set(other.split())
    return bool(first and second) and 2 * len(first & second) >= min(len(first), len(second))


def _host(url: str) -> str:
    try:
        return fold(urlsplit(url[:2000]).hostname or "").replace(" ", "")
    except ValueError:
        return ""
