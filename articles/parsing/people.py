"""Bylines and the names of authors in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from articles.parsing.lexicon.bylines import AND_WORDS, BY_WORDS, NOT_A_NAME
from articles.parsing.lexicon.wires import WIRE_BY_SPELLING
from articles.parsing.normalise import tidy

_LONGEST_BYLINE = 160
_MOST_WORDS = 6
_MOST_NAMES = 8
_HAN_NAME = re.compile(r"[\u4e00-\u9fff·]{2,8}|[\u4e00-\u9fff\u3040-\u30ff]{2,6}\s?[\u4e00-\u9fff\u3040-\u30ff]{1,6}")
_AFTER_NAMES = re.compile(
    r"\s*(?:[|•·]|\s[-–—]\s|\s/\s|\(|,?\s(?:\d|published|updated|posted|for\s|in\s[A-Z]|special to|"
    r"veröffentlicht|publié|publicado|"
    r"pubblicato|gepubliceerd)).*$",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ben",
        "ibn",
        "abu",
        "e",
        "y",
        "af",
        "av",
        "zu",
    ]
)
_TITLES = frozenset(["dr", "dr.", "prof", "prof.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "sir"])


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


_BY = re.compile(
    rf"(?P<by>{_alternatives(word for words in BY_WORDS.values() for word in words)})(?P<space>\s*)(?P<names>\S.*)"
)
_BETWEEN = re.compile(
    rf"\s*[,;、，]\s*(?:(?:{_alternatives(AND_WORDS)})\s+)?|\s+(?:{_alternatives(AND_WORDS)})\s+|\s*&\s*|\s+و(?=\S)"
)


@dataclass(frozen=True, slots=True)
class FoundByline:
    """A byline at the beginning of a line: where it ends, its words, and the names in it."""

    end: int
    text: str
    authors: tuple[str, ...]
    wire: str | None = None


def read_byline(line: str) -> FoundByline | None:
    """Return the byline of a line that is one ("By Ada Quill and Ben Moor"), or None; a wire's name is no author."""
    if len(line) > _LONGEST_BYLINE:
        return None
    match = _BY.fullmatch(line)
    if match is None or not (match["space"] or _needs_no_space(match)):
        return None
    printed = match["names"]
    names = _AFTER_NAMES.sub("", printed)
    wire = WIRE_BY_SPELLING.get(names.casefold())
    if wire is not None:
        return FoundByline(
            match.start("names") + len(names), tidy(line[: match.start("names") + len(names)]), (), wire.name
        )
    authors = read_names(names)
    if not authors:
        return None
    end = match.start("names") + len(names)
    return FoundByline(end, tidy(line[:end]), authors)


def _needs_no_space(match: re.Match[str]) -> bool:
    by = match["by"]
    return not by[-1].isalpha() or ord(by[-1]) > 0x2E80 or (by == "By" and match["names"][:1].isupper())


def read_names(text: str) -> tuple[str, ...]:
    """Return the names in a list of names; empty when anything in it is no name."""
    names: list[str] = []
    parts = [part for part in _BETWEEN.split(tidy(text)) if part]
    for at, part in enumerate(parts):
        if is_name(part):
            names.append(_without_title(part))
        elif at == 0:
            return ()
        else:
            break
    return tuple(names[:_MOST_NAMES])


def is_name(text: str) -> bool:
    """Say whether a text could be a person's name: two to six capitalised words, no digit, no word of a job."""
    text = text.rstrip(".") if text.count(".") == 1 and len(text) > 4 else text
    if _HAN_NAME.fullmatch(text):
        return True
    words = text.split()
    if not 2 <= len(words) <= _MOST_WORDS or any(not _is_name_word(word) for word in words):
        return False
    return sum(word not in _PARTICLES for word in words) >= 2


def _is_name_word(word: str) -> bool:
    if word.casefold() in _PARTICLES:
        return True
    if word.casefold().strip(".,") in NOT_A_NAME:
        return False
    letters = word.replace("-", "").replace("'", "").replace("’", "").replace(".", "")
    return letters.isalpha() and not word[0].islower()


def _without_title(name: str) -> str:
    words = name.split()
    return " ".join(words[1:] if words[0].casefold() in _TITLES and len(words) > 2 else words)
