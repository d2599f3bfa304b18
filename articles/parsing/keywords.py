"""Names that an article is about: places, organisations, names that recur; never a bare common word.

In scripts with capitals a name is a run of capitalised words; an acronym is read as the long form that the text gives
("Shanghai Cooperation Organization … SCO"). German writes every noun with a capital, so a single word there counts only
as a known place or an acronym; scripts without capitals give known places and titles that recur in quotation marks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from articles.parsing.blocks import Block
from articles.parsing.lexicon.months import MONTH_NUMBERS
from articles.parsing.lexicon.name_words import (
    AFFILIATIONS,
    CALENDAR,
    DEMONYMS,
    ORGANISATION_WORDS,
    PLACE_WORDS,
    TITLES,
)
from articles.parsing.lexicon.places import PLACES_BY_LANGUAGE
from articles.parsing.nameruns import CAPITALS, LINKS, NAME_RUN, joined_names, name_runs, names_of_run, openers_of
from articles.parsing.normalise import stands_alone
from articles.parsing.remembering import remembered
from articles.parsing.types import Keyword

MOST_KEYWORDS = 12
_TEXT = 24_000
_LEAST_SCORE = 0.25
_DENSE = frozenset(("zh", "ja", "ko", "th"))
_UNCASED = frozenset(("zh", "ja", "ko", "th", "ar", "fa", "ur", "he", "hi", "bn", "ta", "te", "ka", "my"))
_ACRONYM = re.compile(rf"[{CAPITALS}]{{2,6}}")
_CALENDAR = CALENDAR | MONTH_NUMBERS.keys()
_QUOTED = re.compile(r"《([^《》]{2,20})》|「([^「」]{2,16})」|『([^『』]{2,20})』")


@dataclass(slots=True)
class _Name:
    """How often a name is mentioned, and where: what stands before it is looked at only if that can matter.

    ``surely_inside`` counts the mentions that are known to stand inside a sentence, ``starts`` are the columns of the
    others in the body, ``long_starts`` those of the runs of several words that it is part of.
    """

    mentions: int = 0
    surely_inside: int = 0
    starts: Sequence[int] = ()
    long_starts: Sequence[int] = ()
    in_headline: bool = False
    is_resolved: bool = False


def find_keywords(
    headline: str, blocks: Sequence[Block], language: str | None, *, least: float = _LEAST_SCORE
) -> tuple[Keyword, ...]:
    """Return at most twelve names that score ``least``, the surest first; from 0.5 on a reader would expect the tag."""
    body = "\n".join([block.text for block in blocks])[:_TEXT]
    return _find(body, headline, (language or "").partition("-")[0], least)


@remembered
def _find(body: str, headline: str, code: str, least: float) -> tuple[Keyword, ...]:
    if code in _UNCASED:
        places = _scored_places(headline, body, code)
        return _ranked({name: score for name, score in places.items() if score >= least})
    scores = {
        name: score
        for name, entry in _names(headline, body, code).items()
        if (score := _score(name, entry, code, body, least)) >= least and _may_be_a_name(name, entry, body, code)
    }
    return _ranked(scores)


def _ranked(scores: Mapping[str, float]) -> tuple[Keyword, ...]:
    kept = sorted((-round(score, 2), name) for name, score in scores.items())
    return tuple(Keyword(name, min(-score, 1.0)) for score, name in kept[:MOST_KEYWORDS])


def _scored_places(headline: str, body: str, code: str) -> dict[str, float]:
    text = f"{headline}\n{body}"
    scores: dict[str, float] = {}
    for place in known_places(code):
        count = text.count(place) if code in _DENSE or place in text else 0
        if count and code not in _DENSE:
            count = len(re.findall(rf"(?<!\w)[وبلفك]?{re.escape(place)}(?!\w)", text))
        if count:
            scores[place] = min(count, 5) / 10 + 0.25 + 0.25 * (place in headline)
    quoted = Counter(next(filter(None, groups)) for groups in _QUOTED.findall(text))
    scores.update({title: min(count, 5) / 10 + 0.2 for title, count in quoted.items() if count > 1})
    return scores


@cache
def known_places(code: str) -> frozenset[str]:
    """Return the places known by name in a language."""
    return frozenset(PLACES_BY_LANGUAGE.get(code, ()))


def _names(headline: str, body: str, code: str) -> dict[str, _Name]:
    runs = name_runs(body, openers_of(code))
    joined = joined_names(runs)
    titled = NAME_RUN.findall(headline)
    found: dict[str, _Name] = {}
    acronyms: dict[str, _Name] = {}
    for run in titled:
        runs.setdefault(run, [])
    for run, starts in runs.items():
        titles = titled.count(run) if titled else 0
        for name, was_trimmed in names_of_run(run, code, joined):
            group = acronyms if _is_acronym(name) else found
            entry = group.get(name)
            if entry is None:
                entry = group[name] = _Name()
            _mention(entry, starts, titles, is_long=" " in run, was_trimmed=was_trimmed)
    _resolve_acronyms(found, acronyms)
    if code != "de":
        _merge_short_forms(found, known_places(code))
    found.update({name: entry for name, entry in acronyms.items() if entry.mentions > 1})
    places = known_places(code)
    return {
        name: entry
        for name, entry in found.items()
        if entry.mentions > 1 or " " in name or entry.in_headline or name in places
    }


def _is_inside(body: str, start: int) -> bool:
    """Whether a name at a column stands inside a sentence, so that its capital means something."""
    is_after_word = body[start - 1 : start] == " " and body[start - 2 : start - 1].isalpha()
    return is_after_word or not _begins_sentence(body[max(0, start - 4) : start])


def _begins_sentence(before: str) -> bool:
    bare = before.rstrip(" \"“„«'‘(")
    if not bare or bare[-1] in ".!?:…\n":
        return True
    return bare[-1] in "\"”»'’)" and bare[-2:-1] in (".", "!", "?", "…")


def _is_acronym(name: str) -> bool:
    return name.isupper() and _ACRONYM.fullmatch(name) is not None


def _is_affiliation(before: str) -> bool:
    return not AFFILIATIONS.isdisjoint(before.lower().replace(",", " ").rsplit(None, 6)[-6:])


def _resolve_acronyms(found: dict[str, _Name], acronyms: dict[str, _Name]) -> None:
    by_initials: dict[str, str] = {}
    for name in found if acronyms else ():
        words = [word for word in name.split() if word not in LINKS] if " " in name else ()
        if len(words) > 1:
            by_initials.setdefault("".join(word[0] for word in words).upper(), name)
    for acronym in list(acronyms):
        long_form = by_initials.get(acronym)
        if long_form is not None:
            _add(found[long_form], acronyms.pop(acronym))
            found[long_form].is_resolved = True


def _merge_short_forms(found: dict[str, _Name], places: frozenset[str]) -> None:
    """The first or last words of one longer name alone are a short form of it: a surname, "Belt and Road"."""
    longer: dict[str, list[str]] = {}
    for name in found:
        words = name.split() if " " in name else ()
        for size in range(1, len(words)):
            first, last = " ".join(words[:size]), " ".join(words[-size:])
            for form in (first, last) if first != last else (first,):
                if form in found and form not in places:
                    longer.setdefault(form, []).append(name)
    for form, names in longer.items():
        is_short = len(names) == 1 and form in found and names[0] in found
        if is_short and found[form].mentions <= 3 * found[names[0]].mentions:
            _add(found[names[0]], found.pop(form))


def _mention(entry: _Name, starts: Sequence[int], titles: int, *, is_long: bool, was_trimmed: bool) -> None:
    """Add the mentions of a name in one run: at some columns of the body, and so often in the headline."""
    entry.mentions += len(starts) + titles
    entry.in_headline = entry.in_headline or titles > 0
    if was_trimmed:
        entry.surely_inside += len(starts) + titles
    else:
        entry.starts = (*entry.starts, *starts) if entry.starts else starts
    if is_long:
        entry.long_starts = (*entry.long_starts, *starts) if entry.long_starts else starts


def _add(entry: _Name, other: _Name) -> None:
    entry.mentions += other.mentions
    entry.in_headline = entry.in_headline or other.in_headline
    entry.surely_inside += other.surely_inside
    entry.starts = (*entry.starts, *other.starts)
    entry.long_starts = (*entry.long_starts, *other.long_starts)


def _may_be_a_name(name: str, entry: _Name, body: str, code: str) -> bool:
    if name in known_places(code):
        return True
    words = name.split()
    if words[0].casefold() in _CALENDAR or words[-1].casefold() in _CALENDAR:
        return False
    if len(words) > 1:
        return code != "de" or _is_often_inside(entry, body)
    if _is_acronym(name):
        return entry.mentions > 1
    folded = name.casefold()
    if code == "de" or len(name) < 3 or folded in DEMONYMS or folded in TITLES or name in openers_of(code):
        return False
    is_common = any(stands_alone(word, body) for word in {folded, folded.removesuffix("s")})
    return not is_common and _is_often_inside(entry, body)


def _is_often_inside(entry: _Name, body: str) -> bool:
    return entry.surely_inside + sum(_is_inside(body, start) for start in entry.starts) > 1


def _score(name: str, entry: _Name, code: str, body: str, least: float) -> float:
    words = name.split()
    is_place = name in known_places(code) or (len(words) > 1 and words[-1].casefold() in PLACE_WORDS)
    is_organisation = entry.is_resolved or (len(words) > 1 and has_organisation_word(words))
    score = min(entry.mentions, 5) / 10 + 0.25 * is_place + 0.3 * is_organisation + 0.1 * (len(words) > 1)
    score += 0.15 * entry.in_headline
    if score >= least and not is_place and _is_of_people(entry, body):
        score -= 0.2
    return score


def _is_of_people(entry: _Name, body: str) -> bool:
    """Whether most mentions stand behind somebody's office."""
    offices = sum(_is_affiliation(body[max(0, start - 60) : start]) for start in entry.long_starts)
    return offices * 2 > entry.mentions


def has_organisation_word(words: Sequence[str]) -> bool:
    """Say whether one of a name's words tells that an organisation bears it, where such a word stands in a name."""
    return (
        words[-1].casefold() in ORGANISATION_WORDS
        or words[0].casefold() in ORGANISATION_WORDS
        or any(word.casefold() in ORGANISATION_WORDS and words[at + 1] in LINKS for at, word in enumerate(words[:-1]))
    )
