"""The names of authors in the lines that the line model takes for bylines, in whatever dress they stand there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from articles.parsing.lexicon import words_of
from articles.parsing.lexicon.bylines import AND_WORDS, BY_WORDS, NOT_A_NAME
from articles.parsing.lexicon.months import MONTH_NUMBERS
from articles.parsing.normalise import INVISIBLE, tidy

LONGEST_BYLINE = 200
_MOST_WORDS, _MOST_NAMES = 5, 12
_LONGEST_MONTH = 12
_CAMEL = re.compile(r"(?<=[^\W\d_])(?=[A-ZÀ-Þ][^\W\d_]{2,11}\.?\s\d)")
_JOBS = words_of(
    "author autor autorin chief columnist contributor correspondent critic editor freelance guest journalist "
    "journalista korrespondent korrespondentin moderator producer redakteur redakteurin redaktör reporter reporterin "
    "senior special staff writer 기자 记者 記者 特派員 редактор корреспондент"
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
_GLUED_BY = re.compile(r"^(?:By|Von|Por|Par)(?=[A-ZÀ-Þ][a-zà-ÿ])")
_BETWEEN = re.compile(
    rf"\s*[,;、，|•·/&+()\[\]]\s*(?:(?:{_any(AND_WORDS)})\s+)?|\s+(?:{_any(AND_WORDS)}|und|and)\s+|\s[–—-]\s?|\s+و(?=\S)"
)
_FOR = re.compile(r"\s(?:[Ff]or|FOR|[Ss]pecial to)\s(?=[A-ZÀ-Þ|])")
_WITH_DIGIT = re.compile(r"\S*\d\S*")
_ADDRESS = re.compile(r"\S+@\S+|\S*\.(?:com|de|co|org|net|jpg|png)\b\S*", re.IGNORECASE)
_HAN = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff\u3040-\u30ff]{1,4}[\s\u3000][\u4e00-\u9fff\u3040-\u30ff]{1,4}")
_HANGUL = re.compile(r"[\uac00-\ud7af]{2,4}")


def authors_in(line: str) -> tuple[str, ...]:
    """Return the names of people in a byline, in order and without their jobs; empty where none reads like a name.

    Dates, ages, outlets and addresses beside or glued to the names are left out. The line is taken for a byline: in
    any other line, what looks like a name may be none.
    """
    text = tidy(INVISIBLE.sub("", line[:LONGEST_BYLINE]))
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


def authors_near(lines: Sequence[str], chances: Sequence[float], reach: int = 6) -> tuple[str, ...]:
    """Return the authors of a page: of its likeliest byline, and of the lines of names around it.

    ``chances`` says how likely each line is a byline. Empty where no line is likely, or none holds a name.
    """
    order = sorted((at for at, chance in enumerate(chances) if chance > _UNLIKELY), key=lambda at: (-chances[at], at))
    for best in order[:3]:
        names = list(authors_in(lines[best]))
        if names:
            return tuple(_with_neighbours(lines, chances, best, names, reach))
    return ()


_UNLIKELY = 0.05
_ALSO = 0.3


def _with_neighbours(
    lines: Sequence[str], chances: Sequence[float], best: int, names: list[str], reach: int
) -> list[str]:
    known = {name.casefold() for name in names}
    for at in range(max(0, best - reach), min(len(lines), best + reach + 1)):
        if at == best or chances[at] < _ALSO * chances[best] or not lines[at].strip():
            continue
        others = [name for name in authors_in(lines[at]) if name.casefold() not in known]
        known.update(name.casefold() for name in others)
        names = others + names if at < best else names + others
    return names[:_MOST_NAMES]


def _unglued(text: str) -> str:
    """Set a month that is glued to a name apart: "Ada QuillDec 20, 2023"."""

    def apart(match: re.Match[str]) -> str:
        word = re.match(r"[^\W\d_]+", text[match.start() : match.start() + _LONGEST_MONTH])
        return " | " if word and word[0].casefold() in MONTH_NUMBERS else ""

    return _CAMEL.sub(apart, text)


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
    words = words[: max(outlet - 1, 0)] if 2 < outlet < len(words) else words  # noqa: PLR2004
    half = len(words) // 2
    if half and words[:half] == words[half:] and len(words) > 2:  # noqa: PLR2004
        words = words[:half]
    text = " ".join(words)
    if _HAN.fullmatch(text) or _HANGUL.fullmatch(text):
        return text
    return text if _is_name(words) else None


def _is_name(words: Sequence[str]) -> bool:
    if not 2 <= len(words) <= _MOST_WORDS or words[0].casefold() in _NO_FIRST:  # noqa: PLR2004
        return False
    if any(word.casefold().strip(".,") in NOT_A_NAME for word in words):
        return False
    capital = [word for word in words if not word[0].islower()]
    small = [word for word in words if word[0].islower()]
    shapes = ("".join(char for char in word if char not in "-'’.") for word in words)
    return len(capital) >= 2 and all(word in _PARTICLES for word in small) and all(map(str.isalpha, shapes))  # noqa: PLR2004
