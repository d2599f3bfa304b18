"""What people type into the search field, read into what to look for.

Words must all be there. ``"in quotes"`` they must stand together, ``-word`` must not be there, ``one OR other`` is
either, ``econom*`` is any word that begins so. ``title:word`` must stand in the headline; ``author:``, ``source:``,
``tag:``, ``lang:``, ``before:`` and ``after:`` ask about the article. Whatever else is typed are words; punctuation is
not looked for. Names of sources and tags are not looked up here: see ``understanding``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from .fields import Condition, Field, last_day_before
from .mistakes import SearchError
from .signatures import signatures
from .typed import QUOTES, Phrase, Term, Typed, typed_pieces
from .words import is_run

LONGEST_QUERY = 300  # characters
MOST_WORDS = 32
MOST_CONDITIONS = 8
SHORTEST_BEGINNING = 3  # letters: with fewer begins half the dictionary

_NOT_OF_NAMES = re.compile(rf"[{QUOTES}*\0]")  # what would end a name, or make a beginning of it

__all__ = ["Phrase", "Query", "SearchError", "Term", "asked_author", "read_query"]


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: one term of each of ``required``, and none of ``excluded``; likewise the conditions."""

    required: tuple[tuple[Term, ...], ...]
    excluded: tuple[Term, ...] = ()
    conditions: tuple[tuple[Condition, ...], ...] = ()
    excluded_conditions: tuple[Condition, ...] = ()

    @property
    def excluded_by_index(self) -> tuple[Term, ...]:
        """The excluded terms that the index of words can tell; see ``narrowing`` for the others."""
        return tuple(term for term in self.excluded if not term.is_run_in_title)

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Every phrase that an article may be found by, once."""
        phrases = (phrase for terms in self.required for term in terms for phrase in term.phrases)
        return tuple(dict.fromkeys(phrases))


@lru_cache(maxsize=512)  # a page of results marks the same words many times over
def read_query(text: str) -> Query:
    """Return what ``text`` asks for; raise SearchError if it is too long or vague, mistaken, or says only what not."""
    if len(text) > LONGEST_QUERY:
        raise SearchError(_("Please search for less at once: at most %(most)d characters.") % {"most": LONGEST_QUERY})
    typed = typed_pieces(text)
    groups = _groups(typed)
    for group in groups:
        _check_alike(group)
    query = Query(
        tuple(tuple(item.term for item in group) for group in groups if group[0].condition is None),
        tuple(item.term for item in typed if item.is_excluded and item.condition is None),
        tuple(tuple(item.condition for item in group if item.condition) for group in groups if group[0].condition),
        tuple(item.condition for item in typed if item.is_excluded and item.condition),
    )
    _check(query)
    return query


def asked_author(name: str) -> str:
    """Return the query for what is signed with ``name``; "" where it holds no letter to look for, or too many."""
    query = f'author:"{_NOT_OF_NAMES.sub(" ", name).strip()}"'
    return query if signatures(name) and len(query) <= LONGEST_QUERY else ""


def _groups(typed: list[Typed]) -> list[list[Typed]]:
    """Return what must be there, each with what may be there instead."""
    groups: list[list[Typed]] = []
    is_alternative = False
    for position, item in enumerate(typed):
        if _joins(typed, position):
            is_alternative = True
        elif not item.is_excluded:
            if is_alternative:
                groups[-1].append(item)
            else:
                groups.append([item])
            is_alternative = False
    return groups


def _joins(typed: list[Typed], position: int) -> bool:
    """Return whether an OR stands between two terms to choose from; anywhere else it is a word like others."""
    neighbours = typed[position - 1 : position] + typed[position + 1 : position + 2]
    return (
        typed[position].is_or
        and len(neighbours) == len(("before", "after"))
        and not any(item.is_excluded or item.is_or for item in neighbours)
    )


def _check_alike(group: list[Typed]) -> None:
    """Refuse a choice between what the index of words answers and what it does not."""
    if len({(item.condition is None, item.term.is_run_in_title) for item in group}) > 1:
        raise SearchError(
            _("OR stands between words, or between fields (tag:ferries OR tag:ports), not between a word and a field.")
        )


def _check(query: Query) -> None:
    if not query.required and not query.conditions:
        raise SearchError(
            _("Please say also what to find, not only what to leave out.")
            if query.excluded or query.excluded_conditions
            else _("Please type at least one word to search for.")
        )
    terms = [*query.excluded, *(term for terms in query.required for term in terms)]
    phrases = [phrase for term in terms for phrase in term.phrases]
    if sum(len(phrase.words) for phrase in phrases) > MOST_WORDS:
        raise SearchError(_("Please search for less at once: at most %(most)d words.") % {"most": MOST_WORDS})
    if sum(map(len, query.conditions)) + len(query.excluded_conditions) > MOST_CONDITIONS:
        raise SearchError(_("Please search for less at once: at most %(most)d fields.") % {"most": MOST_CONDITIONS})
    begun = [phrase.words[-1] for phrase in phrases if phrase.is_beginning]
    if any(len(word) < SHORTEST_BEGINNING for word in (*begun, *_names_begun(query))):
        raise SearchError(_("Please type at least %(least)d letters before the *.") % {"least": SHORTEST_BEGINNING})
    _check_span(query)


def _names_begun(query: Query) -> list[str]:
    """Return the last words of names of which only the beginning was typed; a letter that is a word is none."""
    conditions = [*query.excluded_conditions, *(one for group in query.conditions for one in group)]
    asked = [one for field in conditions if field.field is Field.AUTHOR for one in signatures(field.value)]
    return [one.words[-1] for one in asked if one.is_beginning and not is_run(one.words[-1])]


def _check_span(query: Query) -> None:
    """Refuse a span of time that ends before it begins."""
    alone = [group[0] for group in query.conditions if len(group) == 1]
    first = [one.day for one in alone if one.field is Field.AFTER and one.day]
    last = [last_day_before(one.day) for one in alone if one.field is Field.BEFORE and one.day]
    if first and last and max(first) > min(last):
        raise SearchError(_("No day lies after the first date and before the second: exchange them."))
