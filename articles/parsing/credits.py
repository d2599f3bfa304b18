"""Credits: the sentences and lines that say who published a text first, and where the original is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.parsing.dates import find_dates
from articles.parsing.lexicon.credit_phrases import APPEARED, LINE_LABELS, OPENINGS, ORIGINAL_LINKS, SUBJECTS
from articles.parsing.lexicon.months import month_number
from articles.parsing.normalise import lower, plain_quotes, tidy

_LONGEST_NAME = 60
_LONGEST_SUBJECT = 320
_LONGEST_REST = 160
_URL = re.compile(r"https?://[^\s<>\"'“”«»（）]{4,2000}")
_NAME_ENDS = re.compile(
    r"[.!?](?=\s|$)|[,;:!?(。，、）)]|\s(?:on|am|le|el|il|em|op|del|del día)\s(?=\S{0,12}\s?\d)|\s[-–—|]\s"
    r"|\s(?=(?:This|The|Dieser|Este|Esta|Cet|Questo|Dit)\s\w+\s[a-z])|$"
)
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|[。！？]|$")
_STOP = re.compile(r"[.!?…][\"'”’»)]*\s|[。！？]")
_NAME_START = re.compile(r"[^\W_]")
_DAY = re.compile(r"(?P<month>[^\W\d]+)\.?(?: \d{1,2}(?:st|nd|rd|th)?)?")
_LISTS = re.compile(r"[,;，、；]\s*+(?!inc\b|ltd\b|llc\b)", re.IGNORECASE)
_PLURALS = frozenset(("sources",))
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class FoundCredit:
    """A credit in a text: the columns of its sentence, the name it credits, and where its key words stand.

    ``names_several`` says that its label or its name tells of more than one.
    """

    start: int
    end: int
    name: str
    words_start: int
    words_end: int
    rule: str
    names_several: bool = False


@dataclass(frozen=True, slots=True)
class FoundLink:
    """The address of the original in a text, and the column where its label starts."""

    label_start: int
    start: int
    end: int
    url: str


type Phrase = tuple[str, str]
"""The words before and after the name in a phrase that credits it."""


def credit_phrases(text: str, language: str | None) -> tuple[Phrase, ...]:
    """Return the crediting phrases, of a language and English, of which a text holds the beginning."""
    cues = [cue for code in dict.fromkeys((language or "en", "en")) for cue in _CUES.get(code, {}).items()]
    near = [phrase for cue, phrases in cues if cue in text for phrase in phrases]
    low = lower(text).replace("’", "'") if near else ""
    return tuple(phrase for phrase in near if phrase[0] in low)


def find_credits(text: str, part: tuple[int, int], headline: str, phrases: Sequence[Phrase]) -> tuple[FoundCredit, ...]:
    """Return the sentences in a part of a text that say where it first appeared, in order; linear in the text.

    The subject of the sentence must be the headline, the text itself ("this story") or nothing: "the animal first
    appeared in Tarn" credits nobody.
    """
    if not phrases:
        return ()
    start, text = part[0], text[: part[1]]
    low = lower(plain_quotes(text))
    marks = sorted(
        ((at, size, suffix) for prefix, suffix in phrases for at, size in _places(low, prefix, start)),
        key=lambda mark: (mark[0], -mark[1]),
    )
    found: list[FoundCredit] = []
    floor = start
    for at, size, suffix in marks:
        if at >= floor:
            credit = _sentence(text, low, (at, at + size, suffix), (floor, headline))
            if credit is not None:
                found.append(credit)
                floor = credit.end
    return tuple(found)


def _places(low: str, prefix: str, start: int) -> Iterator[tuple[int, int]]:
    at = low.find(prefix, start)
    while at >= 0:
        yield at, len(prefix)
        at = low.find(prefix, at + len(prefix))


def _sentence(text: str, low: str, mark: tuple[int, int, str], bounds: tuple[int, str]) -> FoundCredit | None:
    at, name_start, suffix = mark
    floor, headline = bounds
    start = _subject_start(low, at, floor, headline)
    name_end = _name_end(text, low, name_start, suffix)
    name = tidy(text[name_start:name_end]).strip("'\"‘’“”«»")
    if start is None or not _is_name(name):
        return None
    end, words_end = _sentence_end(text, name_end + len(suffix))
    return FoundCredit(start, end, name, at, words_end, "credit-first-appeared")


def _subject_start(low: str, at: int, floor: int, headline: str) -> int | None:
    window = max(floor, at - _LONGEST_SUBJECT)
    before = low[window:at]
    subjects = [place for subject in _SUBJECTS for place in (before.rfind(subject),) if place >= 0]
    stops = [stop.end() for stop in _STOP.finditer(before)]
    sentence = stops[-1] if stops else 0
    title = lower(plain_quotes(headline)).strip(" \"'")
    if title and before.rstrip(" \"'").endswith(title):
        start = window + len(before.rstrip(" \"'")) - len(title)
        return start - 1 if start > floor and low[start - 1] in "\"'" else start
    if subjects and (max(subjects) >= sentence or "the post" in before[min(subjects) :]):
        return window + min(place for place in subjects if place >= sentence or place == max(subjects))
    if not before[sentence:].strip() and (window == floor or sentence):
        return at
    return None


def _name_end(text: str, low: str, start: int, suffix: str) -> int:
    stop = start + _LONGEST_NAME
    if suffix:
        at = low.find(suffix, start, stop + len(suffix))
        return at if at >= 0 else start
    match = _NAME_ENDS.search(text, start + 1, min(stop + 30, len(text)))
    return match.start() if match and match.start() <= stop else start


def _is_name(name: str) -> bool:
    day = _DAY.fullmatch(name)
    if _NAME_START.match(name) is None or (day is not None and month_number(day["month"]) is not None):
        return False
    return not name[0].islower() or _DOMAIN.fullmatch(name) is not None


def _sentence_end(text: str, end: int) -> tuple[int, int]:
    """Where the sentence ends, and where its words about name and date do."""
    words_end = end
    dates = find_dates(text[end : end + 40])
    if dates and dates[0].start <= 12:
        words_end = end = end + dates[0].end
    rest = text[end : end + _LONGEST_REST]
    if rest[:1] in ",;" or rest[1:2].islower():
        match = _SENTENCE_END.search(rest)
        is_whole = match is not None and (match.end() < len(rest) or len(rest) < _LONGEST_REST)
        end += match.end() if match is not None and is_whole else 0
    elif rest[:1] in (".", "!", "。"):
        end += 1
    return end, words_end


def read_source_line(line: str) -> FoundCredit | None:
    """Return the credit of a line that is a label and a name ("SOURCE chinadaily.com.cn", "Quelle: Tarner Bote")."""
    match = _SOURCE_LINE.fullmatch(line) if len(line) <= _LONGEST_SOURCE_LINE else None
    if match is None or not (match["colon"] or match["label"].isupper()) or not _is_name(match["name"]):
        return None
    shouted = match["label"].isupper() and not match["colon"]
    rule = "credit-source-line" if shouted else "credit-source-label"
    names_several = match["label"].lower() in _PLURALS or _LISTS.search(match["name"]) is not None
    return FoundCredit(0, len(line), tidy(match["name"]).rstrip("."), 0, len(line), rule, names_several)


def find_opening(text: str) -> FoundCredit | None:
    """Return the credit that a paragraph opens with ("A news report from chinadaily.com.cn:")."""
    match = _OPENING.match(text)
    if match is None:
        return None
    name = next(name for name in match.groups() if name)
    return FoundCredit(0, match.end(), tidy(name), 0, match.end(), "credit-opening")


def find_original_link(text: str) -> FoundLink | None:
    """Return the labelled address of the original, if the text holds one; the last one where there are several."""
    if "http" not in text:
        return None
    low = lower(text)
    for url in reversed(tuple(_URL.finditer(text))):
        before = low[max(0, url.start() - 80) : url.start()].rstrip(" :：-–")
        for label in _LINK_LABELS:
            if before.endswith(label):
                start = max(0, url.start() - 80) + len(before) - len(label)
                return FoundLink(start, url.start(), url.end(), url[0].rstrip(".,;:)"))
    return None


def _phrases(by_language: Mapping[str, tuple[str, ...]]) -> list[str]:
    phrases = {phrase for phrases in by_language.values() for phrase in phrases}
    return sorted(phrases, key=lambda phrase: (-len(phrase), phrase))


def _split(phrase: str) -> tuple[str, str]:
    prefix, _, suffix = phrase.partition("NAME")
    return prefix, suffix


def _by_longest_word(phrases: Sequence[Phrase]) -> dict[str, list[Phrase]]:
    """Phrases by their longest word but for its first letter, which may be a capital: few searches rule all out."""
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        found.setdefault(max(phrase[0].split(), key=len)[1:], []).append(phrase)
    return found


_APPEARED = {language: tuple(map(_split, phrases)) for language, phrases in APPEARED.items()}
_CUES = {language: _by_longest_word(phrases) for language, phrases in _APPEARED.items()}
_SUBJECTS = tuple(_phrases(SUBJECTS))
_LINK_LABELS = tuple(_phrases(ORIGINAL_LINKS))
_SOURCE_LINE = re.compile(
    rf"(?P<label>(?i:{'|'.join(map(re.escape, _phrases(LINE_LABELS)))}))\s?(?P<colon>[:：])?\s?(?P<name>\S.{{1,79}})"
)
_LONGEST_SOURCE_LINE = max(map(len, _phrases(LINE_LABELS))) + 83
_OPENING = re.compile(
    "|".join(
        re.escape(prefix).replace(r"\ ", r"\s") + r"([^\s:：，][^:：，]{0,58}?)" + re.escape(suffix)
        for prefix, suffix in map(_split, _phrases(OPENINGS))
    ),
    re.IGNORECASE,
)
