"""Furniture of a page: lines and glued phrases that belong to no article, each with the rule that knows them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from articles.parsing.lexicon.furniture import (
    BOXES,
    CALLS_ON,
    CUT_SHORT,
    CUT_SHORT_ALONE,
    CUT_SHORT_PATTERNS,
    GLUED,
    LINE_STARTS,
    NEIGHBOURS,
    TAIL_OPENERS,
    VIEWS,
    WHOLE_LINES,
)
from articles.parsing.lines import Line
from articles.parsing.normalise import first_word, fold, lower

LONGEST_FURNITURE = 240
"""A line with more characters is not furniture, whatever it begins with."""

_COUNT = re.compile(r"^\d+ | \d+$")
_VIEWS = re.compile(rf"\d[\d.,\xa0\u202f ]*[km]?\s?(?:{'|'.join(VIEWS)})")
_WINDOW = 80
_LONGEST_CALL = 90
_TRAILER = " .…>»→:"
_MARKS = "•·-–*|►▶→ "
_RIGHTS = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)


def furniture_rule(line: Line) -> str | None:
    """Return the rule that knows a line as furniture, or None."""
    if line.furniture == "":
        line.furniture = _furniture_rule(line)
    return line.furniture


def _furniture_rule(line: Line) -> str | None:
    if len(line.text) > LONGEST_FURNITURE:
        return None
    text = line.text.lstrip(_MARKS)
    word = first_word(text)
    if word is not None and word not in _OPENINGS and not word.startswith(_STEMS):
        return None
    folded = line.folded
    rule = _WHOLE.get(folded)
    if rule is None and (folded[:1].isdecimal() or folded[-1:].isdecimal()):
        rule = _WHOLE.get(_COUNT.sub("", folded))
    if rule is not None:
        return rule
    low = lower(text)
    for start, start_rule in _STARTS.get(low[:2]) or _STARTS.get(low[:1], ()):
        if low.startswith(start):
            return start_rule
    return "view-count" if _VIEWS.fullmatch(low) else None


def glued_furniture(text: str, start: int, end: int) -> tuple[int, str] | None:
    """Return where a run of furniture phrases at the end of a part of a text starts, and the rule of the first.

    Linear in the run: looks at what stands before the end only.
    """
    rule = None
    while True:
        floor = max(start, end - _WINDOW)
        tail = lower(text[floor:end]).rstrip()
        end = floor + len(tail)
        found = _GLUED_AT_END.search(tail) if tail.rstrip(".").endswith(_GLUED_PHRASES) else None
        if found is None or not _stands_alone(text, start, floor + found.start()):
            return (end, rule) if rule else None
        end = floor + found.start()
        rule = _GLUED[found[0].rstrip(".")]


def _stands_alone(text: str, floor: int, start: int) -> bool:
    """Whether a phrase begins where a sentence or another phrase ended, not in the midst of a clause."""
    before = lower(text[max(floor, start - _WINDOW) : start]).rstrip()
    return not before or before[-1] in ".!?…\"'”’»)。！？" or _GLUED_AT_END.search(before) is not None


def tail_rule(text: str, start: int, end: int) -> str | None:
    """Return the rule that knows a part of a text, from the beginning of a sentence, as a foreign tail, or None."""
    phrases = _TAILS.get(lower(text[start : min(end, start + 2)]))
    if phrases is None:
        return None
    part = text[start : min(end, start + _WINDOW)]
    low = lower(part)
    for phrase, rule in phrases:
        if low.startswith(phrase):
            rest = part[len(phrase) :].lstrip(" .…:–-")
            if len(rest) == len(part) - len(phrase) and rest[:1].isalpha():
                continue
            if rule != "recommended-heading" or phrase.endswith((" from", " in")) or not rest[:1].islower():
                return rule
    return None


def claims_rights(text: str) -> bool:
    """Say whether a text states who has the rights in something."""
    if "©" in text:
        return True
    low = text.lower()
    return ("(c)" in low or "opyr" in low) and _RIGHTS.search(text) is not None


def is_call_to_read_on(text: str) -> bool:
    """Say whether a line or sentence only tells readers that the text goes on elsewhere or behind a paywall."""
    if len(text) > _LONGEST_CALL:
        return False
    low = _call(text)
    return low in _ALONE or low.startswith(_CALLS.get(low[:2], ())) or _PATTERNS.match(low) is not None


def leads_on(text: str) -> bool:
    """Say whether a call to read on may as well lead to other texts: "Read more" stands above lists of them, too."""
    low = _call(text)
    return low in _ALONE or low.startswith(CALLS_ON)


def _call(text: str) -> str:
    return lower(text).rstrip(_TRAILER).lstrip("[(… ")


def _whole(phrases_by_rule: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for rule, phrases in phrases_by_rule.items():
        for phrase in phrases:
            found.setdefault(fold(phrase), rule)
    return found


def _by_first_letters(pairs: list[tuple[str, str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for phrase, rule in pairs:
        found.setdefault(phrase[:2], []).append((phrase, rule))
    return {letters: tuple(sorted(group, key=lambda pair: -len(pair[0]))) for letters, group in found.items()}


_WHOLE = _whole(WHOLE_LINES)
_STARTS = _by_first_letters(
    [
        *((phrase, rule) for starts in (LINE_STARTS, BOXES) for rule, phrases in starts.items() for phrase in phrases),
        *((phrase, "read-more-link") for phrase in NEIGHBOURS),
    ]
)
_BEGINNINGS = [start for starts in _STARTS.values() for start, _ in starts]
_OPENINGS = frozenset(map(first_word, (*_WHOLE, *_BEGINNINGS)))
"""The first words of furniture: what opens with another word of letters of ASCII is none."""
_STEMS = tuple(start for start in _BEGINNINGS if start.isascii() and start.isalpha())
_TAILS = _by_first_letters(
    [
        (phrase, rule)
        for phrases_by_rule in (TAIL_OPENERS, GLUED, {"read-more-link": LINE_STARTS["read-more-link"]})
        for rule, phrases in phrases_by_rule.items()
        for phrase in phrases
    ]
)
_GLUED = {phrase.rstrip("."): rule for rule, phrases in GLUED.items() for phrase in phrases}
_GLUED_PHRASES = tuple(_GLUED)
_GLUED_AT_END = re.compile(
    r"(?<!\w)(?:" + "|".join(re.escape(p) for p in sorted(_GLUED, key=len, reverse=True)) + r")\.{0,3}$"
)
_CALLS = {
    letters: tuple(phrase for phrase, _ in group)
    for letters, group in _by_first_letters([(phrase, "cut-short") for phrase in (*CUT_SHORT, *CALLS_ON)]).items()
}
_ALONE = frozenset(CUT_SHORT_ALONE)
_PATTERNS = re.compile("|".join(CUT_SHORT_PATTERNS))
