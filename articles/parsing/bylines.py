"""The names of authors in the lines that the line model takes for bylines, in whatever dress they stand there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import log

from articles.parsing.lexicon import words_of
from articles.parsing.lexicon.bylines import AND_WORDS, BY_WORDS, NOT_A_NAME
from articles.parsing.lexicon.months import MONTH_NUMBERS
from articles.parsing.normalise import INVISIBLE, tidy

LONGEST_BYLINE = 200
_MOST_WORDS, _MOST_NAMES = 5, 12
_CAMEL = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ]{3})(?<!Mac)(?<!Fitz)(?=[A-ZÀ-Þ][^\W\d_]{2})")
_JOBS = words_of(
    "author autor autorin chief columnist contributor correspondent critic editor follow freelance guest journalist "
    "journalista korrespondent korrespondentin moderator producer published redakteur redakteurin redaktör reporter "
    "reporterin senior special staff updated writer 기자 记者 記者 特派員 редактор корреспондент"
)
_NO_FIRST = words_of("the das der die by il lo les las los")
_PARTICLES = words_of(
    "de da do dos das del della di du van von der den ter ten la le el al bin ben ibn e y af av zu zum y i o' ní"
)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


_SMALL_BY = words_of("von par por di door av af")
_BY_PHRASES = _any((*_SMALL_BY, *(phrase for phrases in BY_WORDS.values() for phrase in phrases)))
_BY = re.compile(
    rf"(?:^|(?<=[\s|•·/,;–—-]))(?:{_BY_PHRASES})"
    rf"(?::|\b)\s*:?\s*(?=[^\W\d_]{{2}})"
)
_GLUED_BY = re.compile(r"^(?:[Bb]y|Von|Por|Par)(?=[A-ZÀ-Þ][a-zà-ÿ])")
_BETWEEN = re.compile(
    rf"\s*[,;、，|•·/&+()\[\]]\s*(?:(?:{_any(AND_WORDS)})\s+)?|\s+(?:{_any(AND_WORDS)}|und|and)\s+|\s[–—-]\s?|\s+و(?=\S)"
)
_FOR = re.compile(r"\s(?:[Ff]or|FOR|[Ss]pecial to|on)\s+(?=[A-ZÀ-Þ|])")
_NO_AUTHOR = re.compile(r"(?:about|sponsored|presented|paid for|brought to you|in partnership)\b", re.IGNORECASE)
_WITH_DIGIT = re.compile(r"\S*\d\S*")
_ADDRESS = re.compile(r"\S+@\S+|\S*\.(?:com|de|co|org|net|jpg|png)\b\S*", re.IGNORECASE)
_HAN = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff\u3040-\u30ff]{1,4}[\s\u3000][\u4e00-\u9fff\u3040-\u30ff]{1,4}")
_HANGUL = re.compile(r"[\uac00-\ud7af]{2,4}")


def authors_in(line: str) -> tuple[str, ...]:
    """Return the names of people in a byline, in order and without their jobs; empty where none reads like a name.

    Dates, ages, outlets and addresses beside or glued to the names are left out. The line is taken for a byline: in
    any other line, what looks like a name may be none. Who paid for a text, or is introduced beneath it, wrote nothing.
    """
    text = tidy(INVISIBLE.sub("", line[:LONGEST_BYLINE]))
    if _NO_AUTHOR.match(text):
        return ()
    text = _GLUED_BY.sub("", _ADDRESS.sub(" | ", _unglued(text)))
    after = list(_BY.finditer(text))
    for start in [match.end() for match in after[-1:]] + [0]:
        found = _names(text[start:])
        if found:
            return found
    return ()


def desk_in(line: str) -> str | None:
    """Return the agency or desk that a byline names in place of people ("By Tarn Press Staff"), if it names one."""
    text = tidy(INVISIBLE.sub("", line[:LONGEST_BYLINE]))
    match = _BY.match(text) or _GLUED_BY.match(text)
    if match is None:
        return None
    name = _BETWEEN.split(_WITH_DIGIT.sub("|", text[match.end() :]).strip())[0]
    return name if 0 < len(name.split()) <= _MOST_WORDS and name[0].isupper() else None


def authors_near(lines: Sequence[str], chances: Sequence[float]) -> tuple[str, ...]:
    """Return the authors of a page, out of the line that is its byline by chance and by form, and the list it begins.

    ``chances`` says how likely each line is a byline. Where a byline names only a desk, that is the author. Empty where
    no likely line names anyone.
    """
    order = sorted((at for at, chance in enumerate(chances) if chance > _UNLIKELY), key=lambda at: (-chances[at], at))
    scored = [(_worth(lines[at], chances[at]), -at) for at in order[:_TRIED]]
    best = max((entry for entry in scored if entry[0] > _NOBODY), default=None)
    if best is None:
        return ()
    at = -best[1]
    names = _listed(lines, at)
    desk = desk_in(lines[at])
    return tuple(dict.fromkeys(names))[:_MOST_NAMES] or ((desk,) if desk else ())


_UNLIKELY, _TRIED, _NOBODY = 0.1, 12, 1.5
_PICTURE = re.compile(
    r"photo|\bfoto|image|\bbild|getty|©|\bvia\b|/\s?(?:afp|ap|dpa|reuters)\b|shutterstock|illustration|picture|caption|"
    r"legende|credit|kredit|imago|写真|사진",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:[,;、&]|\b(?:and|und|y|et|e))\s*$")


def _worth(line: str, chance: float) -> float:
    """Return how much speaks for a line as the byline: its odds, and its form; little where it names nobody."""
    names = authors_in(line)
    if not names and desk_in(line) is None:
        return _NOBODY - 1
    text = tidy(INVISIBLE.sub("", line[:LONGEST_BYLINE]))
    odds = log(max(chance, 1e-6) / max(1 - chance, 1e-6))
    is_named = _BY.search(text) is not None or _GLUED_BY.match(text) is not None
    is_bare = bool(names) and len(text.split()) <= sum(len(name.split()) for name in names) + 2
    return odds + is_named - 2 * (_PICTURE.search(text) is not None) + 0.5 * is_bare - (not names)


def _listed(lines: Sequence[str], at: int) -> list[str]:
    """Return the names in a line and in the lines that its list goes on in: "Ada Quill," over "Ben Moor"."""
    names = list(authors_in(lines[at]))
    last = at
    for following in range(at + 1, min(at + 2 * _MOST_NAMES, len(lines))):
        if not lines[following].strip():
            continue
        more = authors_in(lines[following])
        if not more or _GOES_ON.search(lines[last]) is None:
            break
        names += more
        last = following
    return names


def _unglued(text: str) -> str:
    """Set apart what is glued to a name: "Ada QuillDec 20, 2023", "Ada QuillReporter"."""
    return _CAMEL.sub(" | ", text)


def _names(text: str) -> tuple[str, ...]:
    text = _without_months(text)
    names: list[str] = []
    for part in _BETWEEN.split(_FOR.split(_WITH_DIGIT.sub("|", text))[0]):
        name = _name(part.strip(" .:*-–—"))
        if name:
            names.append(name)
        elif names and part.strip():
            break
    return tuple(dict.fromkeys(names))[:_MOST_NAMES]


def _without_months(text: str) -> str:
    """Cut a text where a month and a number begin: "Ada Quill Dec 20"."""
    words = text.split(" ")
    kept = []
    for at, word in enumerate(words):
        is_month = word.casefold().strip(".,") in MONTH_NUMBERS
        beside = words[max(0, at - 1) : at] + words[at + 1 : at + 2]
        kept.append("|" if is_month and any(any(char.isdigit() for char in one) for one in beside) else word)
    return " ".join(kept)


def _name(part: str) -> str | None:
    words = part.split()
    while words and words[-1].casefold().strip(".,") in _JOBS:
        words.pop()
    while words and words[0].casefold().strip(".,:") in _JOBS:
        words.pop(0)
    outlet = next((at for at, word in enumerate(words) if word.casefold().strip(".,") in NOT_A_NAME), len(words))
    words = words[: max(outlet - 1, 0)] if 2 < outlet < len(words) else words
    half = len(words) // 2
    if half and words[:half] == words[half:] and len(words) > 2:
        words = words[:half]
    text = " ".join(words)
    if _HAN.fullmatch(text) or _HANGUL.fullmatch(text):
        return text
    return text if _is_name(words) else None


def _is_name(words: Sequence[str]) -> bool:
    if not 2 <= len(words) <= _MOST_WORDS or words[0].casefold() in _NO_FIRST:
        return False
    if any(word.casefold().strip(".,") in NOT_A_NAME for word in words):
        return False
    capital = [word for word in words if not word[0].islower()]
    small = [word for word in words if word[0].islower()]
    shapes = ("".join(char for char in word if char not in "-'’.") for word in words)
    return len(capital) >= 2 and all(word in _PARTICLES for word in small) and all(map(str.isalpha, shapes))
