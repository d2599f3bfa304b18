"""The names in an article, and what each names where the text says so: a person, a place, an organisation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum

from articles.parsing.blocks import Block
from articles.parsing.keywords import find_keywords, has_organisation_word, known_places
from articles.parsing.lexicon import words_of
from articles.parsing.lexicon.name_words import PLACE_WORDS
from articles.parsing.speakers import find_people

_LEAST_SCORE = 0.2  # two words once: too little for a tag, enough for a list that leads to a search
_TEXT = 24_000
_NOT_INITIALS = words_of("of the and for de la los las del du des da do dos das della dei di y et e von van der")
_UNDERTAKINGS = words_of(  # words of organisations to whoever tags, and yet no body that could say or do anything
    "compact convention initiative pact pacto program programme programa project projekt proyecto summit treaty "
    "iniciativa iniziativa tratado trattato"
)
_EVENTS = words_of("operation battle project operación batalla proyecto opération bataille projet operazione battaglia")
_MOST_PEOPLE = 12


class NameKind(StrEnum):
    """What a name names; OTHER where the text does not say."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the article writes it."""

    text: str
    kind: NameKind


def find_names(
    headline: str, blocks: Sequence[Block], language: str | None, people: Iterable[str] = (), places: Iterable[str] = ()
) -> tuple[Name, ...]:
    """Return at most twelve names, the surest first, and twelve people more.

    ``people`` and ``places`` are known from elsewhere, places in any case: a dateline writes them in capitals.

    The kind is evidence, never a guess: a place that is known by name or says so ("… Island"), an organisation that
    says so ("… Institute") or whose initials stand for it, a person with an office, an age or something to say.
    """
    text = "\n".join((headline, *(block.text for block in blocks)))[:_TEXT]
    code = (language or "").partition("-")[0]
    met = find_people(text, language)
    known = {*people, *met.sure}
    found = [word.name for word in find_keywords(headline, blocks, language, least=_LEAST_SCORE)]
    sited = frozenset(place.casefold() for place in places)
    named = [
        Name(name, NameKind.PLACE if name.casefold() in sited else _kind(name, text, code, known, met.speaking))
        for name in found
    ]
    more = [Name(name, NameKind.PERSON) for name in met.sure if name not in found][:_MOST_PEOPLE]
    return (*named, *more)


def _kind(name: str, text: str, code: str, people: Set[str], speaking: Set[str]) -> NameKind:
    words = name.split()
    if name in people:
        return NameKind.PERSON
    if name in known_places(code):
        return NameKind.PLACE
    if len(words) > 1 and (_is_organisation(words) or _has_initials(words, text)):
        return NameKind.ORGANISATION
    if len(words) > 1 and words[-1].casefold() in PLACE_WORDS and words[0].casefold() not in _EVENTS:
        return NameKind.PLACE
    return NameKind.PERSON if name in speaking else NameKind.OTHER


def _is_organisation(words: Sequence[str]) -> bool:
    return has_organisation_word(words) and _UNDERTAKINGS.isdisjoint((words[0].casefold(), words[-1].casefold()))


def _has_initials(words: Sequence[str], text: str) -> bool:
    initials = "".join(word[0] for word in words if word.casefold() not in _NOT_INITIALS)
    return (
        len(initials) > 2 and initials.isupper() and re.search(rf"(?<!\w){re.escape(initials)}(?!\w)", text) is not None
    )
