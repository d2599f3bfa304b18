"""The names in an article, and what each names where the text says so: a person, a place, an organisation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from articles.parsing.blocks import Block
from articles.parsing.keywords import find_keywords, has_organisation_word, known_places
from articles.parsing.lexicon import words_of
from articles.parsing.lexicon.name_words import AFFILIATIONS, PLACE_WORDS, TITLES
from articles.parsing.people import is_name

_LEAST_SCORE = 0.2  # two words once: too little for a tag, enough for a list that leads to a search
_TEXT = 24_000
_NOT_INITIALS = words_of("of the and for de la los las del du des da do dos das della dei di y et e von van der")
_UNDERTAKINGS = words_of(  # words of organisations to whoever tags, and yet no body that could say or do anything
    "compact convention initiative pact pacto program programme programa project projekt proyecto summit treaty "
    "iniciativa iniziativa tratado trattato"
)
_BEFORE_PLACES = words_of("of in at from near to de en à a da em von in aus di")
_SAYING = (
    r"said|says|told|added|wrote|writes|asked|recalled|recalls|explained|warned|dijo|dice|afirmó|explicó|añadió|"
    r"recuerda|dit|explique|raconte|affirme|ajoute|sagt|sagte|erklärt|erklärte|disse|diz|afirmou|ha detto|spiega"
)


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
    headline: str, blocks: Sequence[Block], language: str | None, people: Iterable[str] = ()
) -> tuple[Name, ...]:
    """Return at most twelve names, the surest first; ``people`` are names of people that are known from elsewhere.

    The kind is evidence, never a guess: a place that is known by name or says so ("… Island"), an organisation that
    says so ("… Institute") or whose initials stand for it, a person with an office, an age or something to say.
    """
    text = "\n".join((headline, *(block.text for block in blocks)))[:_TEXT]
    code = (language or "").partition("-")[0]
    known = frozenset(people)
    found = find_keywords(headline, blocks, language, least=_LEAST_SCORE)
    return tuple(Name(word.name, _kind(word.name, text, code, known)) for word in found)


def _kind(name: str, text: str, code: str, people: frozenset[str]) -> NameKind:
    words = name.split()
    if name in people:
        return NameKind.PERSON
    if name in known_places(code):
        return NameKind.PLACE
    if len(words) > 1 and (_is_organisation(words) or _has_initials(words, text)):
        return NameKind.ORGANISATION
    if len(words) > 1 and words[-1].casefold() in PLACE_WORDS:
        return NameKind.PLACE
    return NameKind.PERSON if _is_person(name, text) else NameKind.OTHER


def _is_organisation(words: Sequence[str]) -> bool:
    return has_organisation_word(words) and _UNDERTAKINGS.isdisjoint((words[0].casefold(), words[-1].casefold()))


def _has_initials(words: Sequence[str], text: str) -> bool:
    initials = "".join(word[0] for word in words if word.casefold() not in _NOT_INITIALS)
    return (
        len(initials) > 2 and initials.isupper() and re.search(rf"(?<!\w){re.escape(initials)}(?!\w)", text) is not None
    )


def _is_person(name: str, text: str) -> bool:
    """Say whether the text treats somebody of this name as a person, once at least."""
    if not is_name(name):
        return False
    written = re.escape(name)
    spoken = rf"(?:{_SAYING})\s+{written}(?!\w)|(?<!\w){written}(?:,[^,.\n]{{1,60}},)?\s+(?:{_SAYING})(?!\w)"
    aged = rf"(?<!\w){written}(?:,| \()\s?(?:de )?\d{{2}}(?: años| ans| Jahre| anni| anos)?(?=[,.)\s])"
    if any(_word_before(match) not in _BEFORE_PLACES for match in re.finditer(f"{spoken}|{aged}", text)):
        return True
    return any(_is_office(match[1]) for match in re.finditer(rf"([^\W\d]+)\.?\s+{written}(?!\w)", text)) or any(
        not AFFILIATIONS.isdisjoint(match[1].casefold().split())
        for match in re.finditer(rf"(?<!\w){written}, ((?:\w+ ){{1,4}}\w+)", text)
    )


def _word_before(match: re.Match[str]) -> str:
    """Return the word before a match: who stands behind "of" is not who speaks ("the growers of Mill Cross said")."""
    before = match.string[max(0, match.start() - 20) : match.start()].split()
    return before[-1].casefold() if before else ""


def _is_office(word: str) -> bool:
    small = word.casefold()
    return small in TITLES or small in AFFILIATIONS
