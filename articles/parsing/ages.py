"""Relative ages: "an hour ago" in the languages of ``lexicon.ages``, as a count of a unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from articles.parsing.lexicon.ages import AGES_BY_LANGUAGE, DAY, HOUR, AgeWords

LONGEST_AGE = 48
"""No age is printed in more characters than this."""

_LONGEST_COUNT = 10_000
_PLACE = re.compile("(UNIT|N)")
_CLOCK = re.compile(
    r",?\s(?:(?:um|at|om|à|a las|alle|às|kl|o|в|о|saat|pukul|lúc)\.?\s)?\d{1,2}:\d{2}(?:\s?(?:uhr|[ap]\.?m|h))?$"
)


@dataclass(frozen=True, slots=True)
class Age:
    """An age as printed: ``count`` of a unit of ``unit`` seconds."""

    count: int
    unit: int

    @property
    def delta(self) -> timedelta:
        """The least time that the words can mean."""
        return timedelta(seconds=self.count * self.unit)

    @property
    def is_exact_to_the_minute(self) -> bool:
        """Whether the words name minutes or seconds."""
        return self.unit < HOUR

    @property
    def is_within_hours(self) -> bool:
        """Whether the words name hours or less."""
        return self.unit < DAY


def read_age(text: str) -> Age | None:
    """Return the age that a text states and nothing beside it; None for anything else."""
    if len(text) > LONGEST_AGE:
        return None
    opening = text[:16].casefold().lstrip()
    if not (opening.startswith(_OPENINGS.get(opening[:1], ())) or opening[:1].isdecimal()):
        return None
    words = " ".join(text.casefold().replace("’", "'").split()).rstrip(".")
    fixed = _FIXED.get(words)
    if fixed is None and words[-1:].isalnum() and ":" in words:
        fixed = _FIXED.get(_CLOCK.sub("", words))
    if fixed is not None:
        return fixed
    if _ANY_CUE.search(words) is None:
        return None
    for cue, pattern, units, numbers in _READERS:
        if cue in words and (found := pattern.fullmatch(words)):
            return _counted(found, units, numbers)
    return None


def _counted(found: re.Match[str], units: Mapping[str, int], numbers: Mapping[str, int]) -> Age | None:
    printed = found.groupdict().get("n") or "1"
    count = numbers[printed] if printed in numbers else int(printed)
    return Age(count, units[found["unit"]]) if count <= _LONGEST_COUNT else None


def _spellings(units: Mapping[str, int]) -> dict[str, int]:
    return {
        spelling.replace("_", " ").casefold(): seconds
        for spellings, seconds in units.items()
        for spelling in spellings.split()
    }


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


type _Reader = tuple[str, re.Pattern[str], Mapping[str, int], Mapping[str, int]]


def _readers(words: AgeWords) -> Iterable[_Reader]:
    units = _spellings(words.units)
    printed = "|".join(filter(None, (r"\d{1,4}", _any_of(words.numbers))))
    places = {"N": rf"(?P<n>{printed})", "UNIT": rf"(?P<unit>{_any_of(units)})"}
    for template in words.templates:
        parts = [places.get(part, re.escape(part)) for part in _PLACE.split(template)]
        cue = _PLACE.split(template)[0 if template.endswith("UNIT") else -1].strip()
        yield cue, re.compile("".join(parts).replace(r"\ ", r"\s?")), units, words.numbers


def _openings() -> Iterable[str]:
    """How ages begin that do not begin with a digit and are no fixed phrase."""
    for words in AGES_BY_LANGUAGE.values():
        for template in words.templates:
            if template.startswith("UNIT"):
                yield from _spellings(words.units)
            else:
                yield from words.numbers if template.startswith("N") else (template,)


def _by_first_letter(openings: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for opening in openings:
        found[opening[0]] = (*found.get(opening[0], ()), opening)
    return found


def _fixed(all_words: Iterable[AgeWords]) -> dict[str, Age]:
    found: dict[str, Age] = {}
    for words in all_words:
        for phrase, seconds in words.fixed.items():
            found.setdefault(phrase.casefold(), Age(seconds // DAY, DAY))
        for template in words.templates:
            for dual, (count, unit) in words.duals.items():
                found[template.replace("N UNIT", dual)] = Age(count, unit)
    return found


_FIXED: Mapping[str, Age] = _fixed(AGES_BY_LANGUAGE.values())
_READERS: tuple[_Reader, ...] = tuple(reader for words in AGES_BY_LANGUAGE.values() for reader in _readers(words))
_OPENINGS = _by_first_letter({opening[:3].split()[0].partition("'")[0] for opening in (*_FIXED, *_openings())})
_ANY_CUE = re.compile(_any_of({cue for cue, *_ in _READERS}))
