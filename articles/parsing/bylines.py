"""Bylines, and the names of authors in them, in whatever dress they stand there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.parsing.dates import find_dates
from articles.parsing.lexicon import words_of
from articles.parsing.lexicon.bylines import AND_WORDS, BEFORE_NAMES, BY_WORDS, DESKS, JOBS, NO_PERSON, NOT_A_NAME
from articles.parsing.lexicon.months import MONTH_NUMBERS
from articles.parsing.lexicon.name_words import ORGANISATION_WORDS
from articles.parsing.lexicon.wires import WIRE_BY_SPELLING
from articles.parsing.normalise import INVISIBLE, tidy
from articles.parsing.people import PARTICLES, is_of_letters
from articles.parsing.remembering import remembered

LONGEST_BYLINE = 200
_LONGEST_LINE = 160
_MOST_WORDS, _MOST_NAMES, _FEWEST_CAPITALS = 5, 12, 2
_SHORTEST_AGENCY, _LONGEST_DENSE, _TWO_LETTERS = 3, 40, 2
_NUMERALS = ("III", "VII")
_CAMEL = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ]{3})(?<!Mac)(?<!Fitz)(?=[A-ZÀ-Þ][^\W\d_]{2})|(?<=[a-zß-ÿ]{2})(?=\d)|@@\S*")
_NO_FIRST = words_of("the das der die by il lo les las los")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


_SMALL_BY = words_of("von par por di door av af")
_BY_PHRASES = _any((*_SMALL_BY, *(phrase for phrases in BY_WORDS.values() for phrase in phrases)))
_BY = re.compile(
    rf"(?:^|(?<=[\s|•·/,;–—-]))(?:{_BY_PHRASES})"
    rf"(?:(?<=[:：])|[:：]|\b|(?<=[\u3000-\u9fff]))\s*[:：]?\s*(?=[^\W\d_]\S)"
)
_GLUED_BY = re.compile(r"^(?:[Bb]y|Von|Por|Par)(?=[A-ZÀ-Þ][a-zà-ÿ])")
_BY_STARTS = frozenset(
    phrase[:2] for phrase in (*_SMALL_BY, *(one for phrases in BY_WORDS.values() for one in phrases), "By", "by")
)
_BETWEEN = re.compile(
    rf"\s*[,;、，|•·⋅/／&+()（）\[\]【】]\s*(?:(?:{_any(AND_WORDS)})\s+)?|\s+(?:{_any(AND_WORDS)}|und|and)\s+|\s[–—-]\s?|\s+و(?=\S)"
)
_FOR = re.compile(r"\son behalf of\s|\s(?:[Ff]or|FOR|[Ss]pecial to|on)\s+(?=[A-ZÀ-Þ|])")
_BEFORE_NAMES = re.compile(rf"(?:{_any(BEFORE_NAMES)})\s+", re.IGNORECASE)
_MAYBE_CAMEL = re.compile(r"[A-ZÀ-Þ](?<=[^\W\d_A-ZÀ-Þ].)|\d(?<=[a-zß-ÿ].)|@@")
_NO_AUTHOR = re.compile(r"(?:about|sponsored|presented|paid for|brought to you|in partnership)\b", re.IGNORECASE)
_WITH_DIGIT = re.compile(r"\S*\d\S*")
_ADDRESS = re.compile(r"\S+@\S+|\S*\.(?:com|de|co|org|net|jpg|png)\b\S*", re.IGNORECASE)
_HAN = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff\u3040-\u30ff]{1,4}[\s\u3000][\u4e00-\u9fff\u3040-\u30ff]{1,4}")
_NO_HAN_NAME = re.compile("報導|报道|報道|編輯|编辑|新聞|新闻|摄影|攝影|综合|綜合|整理|登録|ログイン")
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]{2,12}(?:[・＝][\u30a1-\u30fa\u30fc]{1,12}){1,3}")
_HANGUL = re.compile(r"[\uac00-\ud7af]{2,4}")
_DENSE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af]")
_EDGES = " |.,:;-–—"
_NO_PERSON = NOT_A_NAME | NO_PERSON | (ORGANISATION_WORDS - words_of("banco bank cámara câmara corte league lega"))
_WHEREABOUTS = words_of("in at from à en aus på w")  # "Ada Quill in Tarn"
_INSIDE_NAME = re.compile(r"(?<=\w) [(“\"«]([^\W\d_a-zß-ÿ][\w’'-]{1,15})[)”\"»](?= [^\W\d_a-zß-ÿ][\w’'-]+(?:\W|$))")
_APART = re.compile(r"(?:^|[|•·/;–—-]\s?)$")
_BEFORE_DATES = PARTICLES | words_of("a am at em in kl kl. om on op")
_NEWSROOMS = words_of("redaktion redaktionsteam redacción redaccion redação rédaction redazione")
_NEWSROOMS_LAST = _NEWSROOMS | DESKS | words_of("staff")
_MARKS_INSIDE = re.compile(r"(?<=\w)[.&’'-](?=\w)")
_INTRODUCTIONS = frozenset(phrase.casefold().strip(": ") for phrases in BY_WORDS.values() for phrase in phrases)


_AFTER_NAMES = re.compile(
    r"\s*(?:[|•·]|\s[-–—]\s|\s/\s|\(|,?\s(?:\d|published|updated|posted|for\s|in\s[A-Z]|special to|"
    r"veröffentlicht|publié|publicado|"
    r"pubblicato|gepubliceerd)).*$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    rf"(?P<by>{_any(word for words in BY_WORDS.values() for word in words)})(?P<space>\s*)(?P<names>\S.*)"
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
    if len(line) > _LONGEST_LINE:
        return None
    match = _BYLINE.fullmatch(line)
    if match is None or not (match["space"] or _needs_no_space(match)):
        return None
    printed = match["names"]
    names = _AFTER_NAMES.sub("", printed)
    wire = WIRE_BY_SPELLING.get(names.casefold())
    if wire is not None:
        return FoundByline(
            match.start("names") + len(names), tidy(line[: match.start("names") + len(names)]), (), wire.name
        )
    authors = _names(tidy(names), is_strict=True)
    if not authors:
        return None
    end = match.start("names") + len(names)
    return FoundByline(end, tidy(line[:end]), authors)


def _needs_no_space(match: re.Match[str]) -> bool:
    by = match["by"]
    return not by[-1].isalpha() or ord(by[-1]) > 0x2E80 or (by == "By" and match["names"][:1].isupper())


@remembered
@remembered
def authors_in(line: str) -> tuple[str, ...]:
    """Return the names of people in a byline, in order and without their jobs; empty where none reads like a name.

    Dates, ages, outlets and addresses beside or glued to the names are left out. The line is taken for a byline: in
    any other line, what looks like a name may be none. Who paid for a text, or is introduced beneath it, wrote nothing.
    """
    text = _without_dates(tidy(INVISIBLE.sub("", line[:LONGEST_BYLINE])))
    if _NO_AUTHOR.match(text):
        return ()
    text = _without_phrase(_GLUED_BY.sub("", _without_addresses(_unglued(text))))
    if len(text) > _LONGEST_DENSE and 3 * len(_DENSE.findall(text)) > len(text) and _BY.match(text) is None:
        return ()
    after = list(_BY.finditer(text))
    for start in [match.end() for match in after[-1:]] + [0]:
        found = _names(text[start:])
        if found:
            return found
    return ()


def desk_in(line: str) -> str | None:
    """Return the agency or desk that a byline names in place of people ("By Tarn Press Staff"), if it names one.

    A line that is an agency's name and nothing else is its byline; so is one that is the name of a newsroom.
    """
    text = _without_dates(tidy(INVISIBLE.sub("", line[:LONGEST_BYLINE])))
    start = _end_of_by(text)
    name = _BETWEEN.split(text[start:].strip(), maxsplit=1)[0].strip(_EDGES)
    words = name.split()
    if not 0 < len(words) <= _MOST_WORDS or (not name[0].isupper() and name.casefold() not in WIRE_BY_SPELLING):
        return None
    is_agency = len(name) >= _SHORTEST_AGENCY and name.casefold() in WIRE_BY_SPELLING
    return name if start or is_agency or _is_newsroom(words) else None


def _end_of_by(text: str) -> int:
    """Where the words end that introduce an author at the beginning of a text or of a part of it; 0 without any."""
    glued = _GLUED_BY.match(text)
    ends = [match.end() for match in _BY.finditer(text) if _APART.search(text[: match.start()])]
    start = ends[-1] if ends else (glued.end() if glued else 0)
    again = _BY.match(text, start) if start else None  # "Posted by By Ada"
    return again.end() if again else start


def _is_newsroom(words: Sequence[str]) -> bool:
    is_named = words[0].casefold() in _NEWSROOMS or words[-1].casefold().rpartition("-")[2] in _NEWSROOMS_LAST
    is_alone = len(words) == 1 and "-" not in words[0]
    return is_named and not is_alone and all(_MARKS_INSIDE.sub("", word).isalnum() for word in words)


def is_introduction(line: str) -> bool:
    """Say whether a line is a word that introduces an author and nothing else ("By"), as sites set it apart."""
    return line.strip(" :•|").casefold() in _INTRODUCTIONS


def opens_with_by(line: str) -> bool:
    """Say whether a line opens with a word that introduces its author ("By Ada Quill")."""
    text = line.lstrip("•·- ")
    if text[:2] not in _BY_STARTS:
        return False
    return _BY.match(text) is not None or _GLUED_BY.match(text) is not None


def says_by(line: str) -> bool:
    """Say whether a line introduces an author anywhere ("July 9 | By Ada Quill")."""
    return _BY.search(line) is not None


def _is_job(word: str) -> bool:
    bare = word.casefold().strip(".,:()*")
    return bare in JOBS or ("-" in bare and bare.rpartition("-")[2] in JOBS)


def _without_dates(text: str) -> str:
    for found in reversed(find_dates(text)):
        text = f"{text[: found.start]} | {text[found.end :]}"
    return text.strip()


def _unglued(text: str) -> str:
    """Set apart what is glued to a name: "Ada QuillDec 20, 2023", "Ada QuillReporter"."""
    return _CAMEL.sub(" | ", text) if _MAYBE_CAMEL.search(text) is not None else text


def _without_addresses(text: str) -> str:
    return _ADDRESS.sub(" | ", text) if "." in text or "@" in text else text


def _without_phrase(text: str) -> str:
    """Leave out a phrase before names that is no byline by itself."""
    low = text.casefold()
    return _BEFORE_NAMES.sub("", text, count=1) if any(map(low.__contains__, BEFORE_NAMES)) else text


def _names(text: str, *, is_strict: bool = False) -> tuple[str, ...]:
    """Return the names in a list of names, up to what is none; a strict list begins with a name."""
    if any(map(str.isdigit, text)):
        text = _WITH_DIGIT.sub("|", _without_months(text))
    names: list[str] = []
    for part in _BETWEEN.split(_INSIDE_NAME.sub(r" \1", _FOR.split(text, maxsplit=1)[0])):
        if names and _is_outlet(part):
            break
        name = _name(part.strip(" .:*-–—"))
        if name and names and _has_initials(name) and not _has_initials(names[0]):
            break  # "David Quill, MDR TARN": the second is an outlet
        if name:
            names.append(name)
        elif part.strip() and (names or is_strict):
            break
    return tuple(dict.fromkeys(names))[:_MOST_NAMES]


def _is_outlet(part: str) -> bool:
    """Whether a part behind a name is the name's outlet or desk: "Tarn Press Staff Writers"."""
    words = part.casefold().split()
    return len(words) > 2 and not NOT_A_NAME.isdisjoint(words[2:])


def _has_initials(name: str) -> bool:
    """Whether a name holds a word of capitals only, as outlets do and people's names in small letters do not."""
    return any(len(word) > _TWO_LETTERS and word.isupper() and word not in _NUMERALS for word in name.split())


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
    if part.isascii() and sum(not word[0].islower() for word in words) < _FEWEST_CAPITALS:
        return None
    while words and _is_job(words[0]):
        words.pop(0)
    if not words:
        return None
    if words[-1].casefold() in DESKS:
        return None
    end = next((at for at, word in enumerate(words) if _is_job(word) or (at > 1 and word in _WHEREABOUTS)), len(words))
    words = words[:end]
    outlet = next((at for at, word in enumerate(words) if word.casefold().strip(".,") in NOT_A_NAME), len(words))
    words = words[: max(outlet - 1, 2)] if 2 <= outlet < len(words) else words
    half = len(words) // 2
    if half and words[:half] == words[half:] and len(words) > 2:
        words = words[:half]
    while len(words) > 2 and words[-1] in _BEFORE_DATES:
        words.pop()
    text = " ".join(words)
    if _NO_HAN_NAME.search(text) is not None:
        return None
    if any(form.fullmatch(text) for form in (_HAN, _HANGUL, _KATAKANA)):
        return text
    return text if _DENSE.search(text) is None and _is_name(words) else None


def _is_name(words: Sequence[str]) -> bool:
    if not 2 <= len(words) <= _MOST_WORDS or words[0].casefold() in _NO_FIRST:
        return False
    if any(word.casefold().strip(".,") in _NO_PERSON for word in words):
        return False
    capital = [word for word in words if not word[0].islower()]
    small = [word for word in words if word[0].islower()]
    return (
        len(capital) >= _FEWEST_CAPITALS and all(word in PARTICLES for word in small) and all(map(is_of_letters, words))
    )
