"""What people type into the search field, read into what to look for.

Words must all be there. ``"in quotes"`` they must stand together, ``-word`` must not be there, ``one OR other`` is
either, ``econom*`` is any word that begins so. Whatever else is typed are words; punctuation is not looked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby

from django.utils.translation import gettext as _

from .words import pieces

LONGEST_QUERY = 300  # characters
MOST_WORDS = 32
SHORTEST_BEGINNING = 3  # letters: with fewer begins half the dictionary

_QUOTES = '"“”„‟«»「」『』'
_TYPED = re.compile(rf"(?P<minus>-?)(?:[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)[{_QUOTES}]?|(?P<plain>[^\s{_QUOTES}]+))")


class SearchError(ValueError):
    """A query that nothing can be looked for with; the message is for people."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words that stand together, the last perhaps only a beginning; or one run of an unspaced script."""

    words: tuple[str, ...]
    is_run: bool = False
    is_beginning: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """What was typed without a space, or in quotes: phrases that must all be there."""

    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: one term of each of ``required``, and none of ``excluded``."""

    required: tuple[tuple[Term, ...], ...]
    excluded: tuple[Term, ...] = ()

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Every phrase that an article may be found by, once."""
        phrases = (phrase for terms in self.required for term in terms for phrase in term.phrases)
        return tuple(dict.fromkeys(phrases))


@dataclass(frozen=True, slots=True)
class _Typed:
    term: Term
    is_excluded: bool
    is_or: bool


def read_query(text: str) -> Query:
    """Return what ``text`` asks for; raise SearchError if it is too long, too vague, or only says what not to find."""
    if len(text) > LONGEST_QUERY:
        raise SearchError(_("Please search for less at once: at most %(most)d characters.") % {"most": LONGEST_QUERY})
    typed = [item for match in _TYPED.finditer(text) if (item := _typed(match)).term.phrases]
    required: list[list[Term]] = []
    is_alternative = False
    for position, item in enumerate(typed):
        if _joins(typed, position):
            is_alternative = True
        elif not item.is_excluded:
            if is_alternative:
                required[-1].append(item.term)
            else:
                required.append([item.term])
            is_alternative = False
    query = Query(tuple(map(tuple, required)), tuple(item.term for item in typed if item.is_excluded))
    _check(query)
    return query


def _typed(match: re.Match[str]) -> _Typed:
    plain = match["plain"] or ""
    term = _term(plain or match["quoted"] or "", is_beginning=plain.endswith("*"))
    return _Typed(term, is_excluded=bool(match["minus"]), is_or=match[0] == "OR")


def _term(text: str, *, is_beginning: bool) -> Term:
    """Cut ``text`` into phrases: a run of an unspaced script stands for itself, words between runs stand together."""
    phrases: list[Phrase] = []
    for is_run, group in groupby(pieces(text), key=lambda piece: piece.is_run):
        found = [piece.folded for piece in group]
        phrases += [Phrase((run,), is_run=True) for run in found] if is_run else [Phrase(tuple(found))]
    if is_beginning and phrases and not phrases[-1].is_run:
        phrases[-1] = replace(phrases[-1], is_beginning=True)
    return Term(tuple(phrases))


def _joins(typed: list[_Typed], position: int) -> bool:
    """Return whether an OR stands between two terms to choose from; anywhere else it is a word like others."""
    neighbours = typed[position - 1 : position] + typed[position + 1 : position + 2]
    return (
        typed[position].is_or
        and len(neighbours) == len(("before", "after"))
        and not any(item.is_excluded or item.is_or for item in neighbours)
    )


def _check(query: Query) -> None:
    if not query.required:
        raise SearchError(
            _("Please say also what to find, not only what to leave out.")
            if query.excluded
            else _("Please type at least one word to search for.")
        )
    terms = [*query.excluded, *(term for terms in query.required for term in terms)]
    phrases = [phrase for term in terms for phrase in term.phrases]
    if sum(len(phrase.words) for phrase in phrases) > MOST_WORDS:
        raise SearchError(_("Please search for less at once: at most %(most)d words.") % {"most": MOST_WORDS})
    for phrase in phrases:
        if phrase.is_beginning and len(phrase.words[-1]) < SHORTEST_BEGINNING:
            raise SearchError(_("Please type at least %(least)d letters before the *.") % {"least": SHORTEST_BEGINNING})
