"""Names as runs of capitalised words: where they stand in a text, and which names one run holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from articles.parsing.lexicon.name_words import ORGANISATION_WORDS, TITLES
from articles.parsing.lexicon.openers import OPENERS

_MOST_WORDS_IN_A_NAME = 8
CAPITALS = "".join(character for character in map(chr, range(0x41, 0x530)) if character.isupper())
_NAME_WORD = rf"[{CAPITALS}][\w&]*(?:[.'’-][\w&]+)*"
_LINK = (
    r"(?:of the|of|and|for the|for|de la|de los|de las|de|del|du|des|da|do|dos|das|della|delle|dei|di|y|et|e|von|"
    r"van|van de|der|&)"
)
NAME_RUN = re.compile(rf"{_NAME_WORD}(?: (?:{_LINK} )?{_NAME_WORD})*")
_POSSESSIVE = re.compile(r"['’]s?$")
_TURKISH_SUFFIX = re.compile(r"['’]\w+$")
_CONTRACTED = tuple(f"{mark}{ending}" for mark in "'’" for ending in ("m", "ve", "ll", "d", "re", "t"))
_PAIR = re.compile(rf"({_NAME_WORD}) (?:and|y|et|e|&) ({_NAME_WORD})")
_JOINING = frozenset(("and", "y", "et", "e", "&"))
_INTRODUCING = frozenset(("About", "Sobre", "Über"))  # "About Elwin Glassworks:" at the foot of a press release
LINKS = frozenset(_LINK[3:-1].replace("|", " ").split())


def name_runs(body: str, openers: frozenset[str]) -> dict[str, list[int]]:
    """Return the columns of each run of capitalised words, without single words that only begin sentences."""
    runs: dict[str, list[int]] = {}
    for match in NAME_RUN.finditer(body):
        run = match[0]
        if run in runs:
            runs[run].append(match.start())
        elif run not in openers:
            runs[run] = [match.start()]
    return runs


def joined_names(runs: Mapping[str, Sequence[int]]) -> frozenset[tuple[str, str]]:
    """Return the pairs of names that stand joined by "and" more than once."""
    pairs: dict[tuple[str, str], int] = {}
    for run, starts in runs.items():
        if " " in run and not _JOINING.isdisjoint(run.split(" ")):
            for pair in _PAIR.findall(run):
                pairs[pair] = pairs.get(pair, 0) + len(starts)
    return frozenset(pair for pair, count in pairs.items() if count > 1)


def names_of_run(run: str, code: str, joined: frozenset[tuple[str, str]]) -> Sequence[tuple[str, bool]]:
    """Return the names in a run, and whether an opener or a title before them was left out."""
    openers = openers_of(code)
    if " " not in run:
        is_name = run not in openers and run.casefold() not in TITLES and not _is_contracted(run)
        return ((_without_suffix(run, code), False),) if is_name else ()
    words = run.split(" ")
    start = 0
    while start < len(words) and (
        words[start] in openers or words[start].casefold() in TITLES or _is_contracted(words[start])
    ):
        start += 1
    while start < len(words) and _is_contracted(words[-1]):
        words.pop()
    if "'" not in run and "’" not in run and _JOINING.isdisjoint(words):  # as most are: one name
        names = [(" ".join(words[start:]), len(words) - start)]
    else:
        parts = _split_at_joints(words[start:], joined)
        names = [(" ".join((*part[:-1], _without_suffix(part[-1], code))), len(part)) for part in parts]
    return [(name, start > 0) for name, size in names if len(name) > 1 and size <= _MOST_WORDS_IN_A_NAME]


def _is_contracted(word: str) -> bool:
    """Whether a word is one with its verb ("I've", "They’re"), and so no name."""
    return ("'" in word or "’" in word) and word.lower().endswith(_CONTRACTED)


def _without_suffix(word: str, code: str) -> str:
    if "'" not in word and "’" not in word:
        return word
    return _TURKISH_SUFFIX.sub("", word) if code == "tr" else _POSSESSIVE.sub("", word)


def _split_at_joints(words: Sequence[str], joined: frozenset[tuple[str, str]]) -> Sequence[Sequence[str]]:
    """Cut a run after a genitive and at "and", unless the pair recurs or an organisation's word ends the run."""
    if _JOINING.isdisjoint(words) and not any("'" in word or "’" in word for word in words):
        return [words] if words else []
    ends_in_organisation = len(words) > 3 and bare_word(words[-1]) in ORGANISATION_WORDS
    parts = []
    start = 0
    for at, word in enumerate(words):
        if word[-1] in "'’s" and at + 1 < len(words) and _POSSESSIVE.search(word):
            parts.append(words[start : at + 1])
            start = at + 1
        elif word in _JOINING and start < at < len(words) - 1:
            is_one = ends_in_organisation and not _JOINING & set(words[at + 1 :])
            if not is_one and (words[at - 1], words[at + 1]) not in joined:
                parts.append(words[start:at])
                start = at + 1
    return [*parts, words[start:]] if words[start:] else parts


def bare_word(word: str) -> str:
    """Return a word of a name folded and without a genitive's ending."""
    return _POSSESSIVE.sub("", word).casefold()


@cache
def openers_of(code: str) -> frozenset[str]:
    """Return the words of a language that begin sentences and introduce names."""
    words = OPENERS.get(code, OPENERS["en"]).split()
    return frozenset(words) | _INTRODUCING | LINKS | frozenset(word.capitalize() for word in LINKS)
