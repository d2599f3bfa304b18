"""The people in an article: whom the text lets speak, or gives an office or an age."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from articles.parsing.keywords import has_organisation_word, known_places
from articles.parsing.lexicon import words_of
from articles.parsing.lexicon.months import MONTH_NUMBERS
from articles.parsing.lexicon.name_words import CALENDAR, DEMONYMS, PLACE_WORDS, TITLES
from articles.parsing.lexicon.speaking import NO_PEOPLE, ROLES, SAYING
from articles.parsing.nameruns import LINKS, NAME_RUN, names_of_run
from articles.parsing.people import PARTICLES, is_name

_MOST_WORDS = 4
_AFTER, _BEFORE = 130, 24
_NO_PEOPLE = NO_PEOPLE | DEMONYMS | CALENDAR | MONTH_NUMBERS.keys()
_SAYING = "|".join(sorted(SAYING, key=len, reverse=True))
_SAYS = re.compile(rf" (?:also |then |later |has |had |a |ha |hat )?(?:{_SAYING})(?!\w)")
_SAID = re.compile(rf"(?<!\w)(?:{_SAYING})(?: (?:anoche|ayer|hoy|ce|gestern))? $")
_QUOTED_BY = re.compile(rf"[”\"»’'],?\s*(?:{_SAYING})(?: (?:anoche|ayer|hoy|ce|gestern))? $")
_ENDS_THERE = re.compile(r"[.,;:!?)»”\"\n]|$| (?:on|who|in|at|from|of|as|when|after|during|el|en|durante)(?!\w)")
_AGE = re.compile(r"(?:,| \()\s?(?:de |aged )?\d{2}(?: años| ans| Jahre| anni| anos)?(?=[,.)\s])")
_DESCRIPTION = re.compile(r", (?!(?:which|where|que|which|das|die|der) )([^,.;:\n\"“”«»]{3,100})")
# "I", "USA", "KIT-Forscher", "Berlin-born"
_NO_NAME = re.compile(r"^I['’]|^[^\W\d_]$|^(?:[A-Z]{2,})(?:-|$)|-[^\W\d_A-Z]")
_CAPITALISED = frozenset(("de", "lb"))  # languages whose nouns begin with a capital
_WORDS = re.compile(r"[\w-]+")
_OFFICES = words_of("member officer executive manager director")
_WHOSE = words_of("of in at from near to de en à em von aus di the la le les los las el il die das der del du da do")
"""What stands before a name that is no person's where it seems to speak: "the growers of Mill Cross said"."""


class _Run(NamedTuple):
    name: str
    before: str
    after: str

    @property
    def is_inside(self) -> bool:
        """Whether it stands inside a sentence, so that the capital of its first word means something."""
        return self.before[-1:] == " " and self.before[-2:-1].isalpha()


@dataclass(slots=True)
class _Seen:
    """What is seen of one name: whether the text says what it is, quotes it, has it speak, has it inside a sentence."""

    is_sure: bool = False
    is_quoted: bool = False
    speaks: bool = False
    is_inside: bool = False


@dataclass(slots=True)
class _Surnames:
    """Names of one word: all that stand alone, and those that stand as a person's."""

    alone: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)


class People(NamedTuple):
    """The names of people in a text, in the order in which they come, and names that speak, as organisations do too."""

    sure: tuple[str, ...] = ()
    speaking: frozenset[str] = frozenset()


def find_people(text: str, language: str | None) -> People:
    """Return the people in a text; none in scripts without capitals.

    A person has an office, a trade or an age, or says something and goes by one word of the name elsewhere.
    """
    code = (language or "").partition("-")[0]
    places = known_places(code)
    seen: dict[str, _Seen] = {}
    short = _Surnames()
    for run in _runs(text, code):
        if " " not in run.name:
            short.alone.add(run.name)
            if _is_person_here(run) or _speaks(run):
                short.people.add(run.name)
        elif _may_be_a_person(run.name, places):
            _look(seen.setdefault(run.name, _Seen()), run)
    meant = [name for name, one in seen.items() if one.is_sure or _is_meant(name, one, short, code)]
    speaking = {name for name, one in seen.items() if one.speaks or one.is_quoted}
    doubtful = {name for name in speaking.union(meant) if not seen[name].is_sure and _is_of_words(name, text)}
    found = dict.fromkeys(name for name in meant if name not in doubtful)
    return People(
        tuple(name for name in found if found.keys().isdisjoint(_endings(name))),
        frozenset(speaking - doubtful),
    )


def _endings(name: str) -> set[str]:
    """Return the shorter names that a name ends with: "Rick Perry" of "Legendary Rick Perry"."""
    words = name.split()
    return {" ".join(words[start:]) for start in range(1, len(words))}


def _look(one: _Seen, run: _Run) -> None:
    one.is_sure = one.is_sure or _is_person_here(run)
    one.is_quoted = one.is_quoted or _is_quoted(run)
    one.speaks = one.speaks or _speaks(run)
    one.is_inside = one.is_inside or run.is_inside


def _is_of_words(name: str, text: str) -> bool:
    """Say whether a text writes a word of a name in small letters too: then it is a word of the language."""
    words = [small for word in name.split() if word not in PARTICLES and (small := word.lower()) in text]
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in words)


def _is_meant(name: str, one: _Seen, short: _Surnames, code: str) -> bool:
    """Say whether it is quoted, or speaks and goes by one of its words, or whether somebody by its last word speaks."""
    words = name.split()
    if one.is_quoted or (one.speaks and not short.alone.isdisjoint((words[0], words[-1]))):
        return True
    return one.is_inside and words[-1] in short.people and code not in _CAPITALISED


def _runs(text: str, code: str) -> Iterator[_Run]:
    """Yield the last name of each run of capitalised words: what follows the others is not about them."""
    for match in NAME_RUN.finditer(text):
        names = names_of_run(match[0], code, frozenset())
        if not names or (len(names) > 1 and " " not in names[-2][0]):
            continue  # "Belt and Road": no name of two people
        name = names[-1][0]
        start = match.start() + match[0].rfind(name)
        yield _Run(name, text[max(0, start - _BEFORE) : start], text[start + len(name) : start + len(name) + _AFTER])


def _may_be_a_person(name: str, places: frozenset[str]) -> bool:
    words = name.split()
    if len(words) > _MOST_WORDS or name in places or not is_name(name) or has_organisation_word(words):
        return False
    if (
        words[-1].casefold() in PLACE_WORDS
        or words[-1].casefold() in _OFFICES
        or any(word in LINKS and word not in PARTICLES for word in words)
    ):
        return False
    return all(word.casefold() not in _NO_PEOPLE and _NO_NAME.search(word) is None for word in words)


def _is_person_here(run: _Run) -> bool:
    """Say whether the text says what the name is: its office or trade before or after it, or its age."""
    words = run.before.split()
    before = words[-1].rstrip(".").casefold() if words else ""
    if before in ROLES or before in TITLES or _AGE.match(run.after):
        return True
    described = _DESCRIPTION.match(run.after)
    return described is not None and not ROLES.isdisjoint(word.casefold() for word in _WORDS.findall(described[1])[:6])


def _is_quoted(run: _Run) -> bool:
    return _QUOTED_BY.search(run.before) is not None and _ENDS_THERE.match(run.after) is not None


def _speaks(run: _Run) -> bool:
    before = run.before.split()
    if before and before[-1].casefold() in _WHOSE:
        return False
    if _SAID.search(run.before) and _ENDS_THERE.match(run.after):
        return True
    described = _DESCRIPTION.match(run.after)
    after = run.after[described.end() :].removeprefix(",") if described else run.after
    return _SAYS.match(after) is not None
