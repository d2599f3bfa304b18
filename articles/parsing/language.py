"""The language of a text, as a BCP 47 tag, or None where the text is too short to tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING

from articles.parsing.lexicon.common_words import COMMON_WORDS
from articles.parsing.loading import load
from articles.parsing.remembering import remembered

if TYPE_CHECKING:
    from articles.parsing.languagemodel import LanguageModel

_SAMPLE = 800
_SHORTEST = 60
_SURE = 0.5
_SHORTEST_DENSE = 16
_KANA = re.compile(r"[\u3040-\u30ff]+")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
_HANGUL = re.compile(r"[\uac00-\ud7af]+")
_NO_LATIN = re.compile(r"[\u0370-\u1dff\u2e80-\uffff]+")
_SCRIPTS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"[\u0400-\u04ff]+"), ("ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn")),
    (re.compile(r"[\u0600-\u06ff]+"), ("ar", "fa", "ur", "ps", "ug")),
    (re.compile(r"[\u0370-\u03ff]+"), ("el",)),
    (re.compile(r"[\u0590-\u05ff]+"), ("he",)),
    (re.compile(r"[\u0900-\u097f]+"), ("hi", "mr", "ne")),
    (re.compile(r"[\u0980-\u09ff]+"), ("bn",)),
    (re.compile(r"[\u0b80-\u0bff]+"), ("ta",)),
    (re.compile(r"[\u0c00-\u0c7f]+"), ("te",)),
    (re.compile(r"[\u0e00-\u0e7f]+"), ("th",)),
    (re.compile(r"[\u10a0-\u10ff]+"), ("ka",)),
    (re.compile(r"[\u0530-\u058f]+"), ("hy",)),
)
_LATIN = (
    "en", "es", "fr", "de", "it", "pt", "nl", "tr", "pl", "sv", "da", "no", "fi", "cs", "sk", "hu", "ro", "hr", "sl",
    "et", "lv", "lt", "id", "ms", "vi", "ca", "gl", "eu", "af", "sq", "is", "ga", "cy", "az", "sw", "tl", "nb",
)  # fmt: skip
_ENOUGH_WORDS, _LONGEST_WORDS = 25, 10
_COMMON_SHARE, _OWN_SHARE = 0.2, 0.05
_LETTERS = re.compile(r"[^\W\d_]+")
_LONG_ENOUGH = 300
_LAST_LATIN = "\u036f"
_ALPHABETS = {
    "ar": ("ا", "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيـ"),
    "ru": ("ыэ", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    "uk": ("їє", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
}
"""The letters that a language cannot do without, and all that it has, where no other of its script has these alone."""

_ASKED = frozenset((*_LATIN, *(language for _, languages in _SCRIPTS if len(languages) > 1 for language in languages)))


def _languages_of_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for language, words in COMMON_WORDS.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), language)
    return found


_LANGUAGES_OF_WORD = _languages_of_words()
_SHARING = tuple(dict.fromkeys(_LANGUAGES_OF_WORD.values()))
"""The languages that share words, each such set once: words are counted by its number, a number is counted fast."""
_SHARING_OF_WORD = {word: _SHARING.index(languages) for word, languages in _LANGUAGES_OF_WORD.items()}
type _Times = Collection[tuple[tuple[str, ...], int]]
"""How often words stand in a sample that are the commonest of some languages."""


@remembered
def detect_language(text: str) -> str | None:
    """Return the language of a text by its first thousand characters; None when unsure.

    Scripts that write one language decide alone; Han with kana is Japanese, with Hangul Korean; else the classifier
    chooses among the languages of the script that most letters belong to, if neither common words nor letters tell.
    """
    sample = text[:_SAMPLE]
    plain = _by_common_words(sample)
    if plain is not None:
        return plain
    letters = _count(_LETTERS, sample)
    others = 0 if sample.isascii() else _count(_NO_LATIN, sample)
    if 3 * others > letters:
        han, kana, hangul = _count(_HAN, sample), _count(_KANA, sample), _count(_HANGUL, sample)
        if han + kana + hangul > letters // 3:
            return _dense(han, kana, hangul)
    if letters < _SHORTEST:
        return None
    languages = _languages_of_script(sample, letters) if 2 * others > letters else _LATIN
    if len(languages) == 1:
        return languages[0]
    return _by_letters(languages, sample) or _classify(languages, sample)


def _count(characters: re.Pattern[str], sample: str) -> int:
    return sum(map(len, characters.findall(sample)))


def _languages_of_script(sample: str, letters: int) -> tuple[str, ...]:
    return next((languages for script, languages in _SCRIPTS if 2 * _count(script, sample) > letters), _LATIN)


def _by_letters(languages: tuple[str, ...], sample: str) -> str | None:
    """The language that a long sample is in by the letters that it uses and those that it does without."""
    if languages is _LATIN or len(sample) < _LONG_ENOUGH:
        return None
    used = {letter for letter in set(sample.lower()) if letter > _LAST_LATIN and letter.isalpha()}
    for language in languages:
        needed, alphabet = _ALPHABETS.get(language, ("", ""))
        if not used.isdisjoint(needed) and used.issubset(alphabet):
            return language
    return None


def _by_common_words(sample: str) -> str | None:
    """The language whose commonest words make up much of the sample, when no other comes near: fast, and sure.

    A language that comes near must be far behind in the words that only one of the two has: Spanish and French share
    most of what they say most often.
    """
    words = sample.lower().split()
    if len(words) < _ENOUGH_WORDS or len(sample) > _LONGEST_WORDS * len(words):
        return None  # too few, or runs of a script without spaces between them
    found = Counter(map(_SHARING_OF_WORD.get, words)).items()
    times = [(_SHARING[sharing], count) for sharing, count in found if sharing is not None]
    shares = dict.fromkeys(COMMON_WORDS, 0)
    for languages, count in times:
        for language in languages:
            shares[language] += count
    first = max(shares, key=shares.__getitem__)
    if shares[first] < _COMMON_SHARE * len(words):
        return None
    near = (language for language, share in shares.items() if 2 * share > shares[first] and language != first)
    return first if all(_is_apart(times, first, other, len(words)) for other in near) else None


def _is_apart(times: _Times, first: str, other: str, size: int) -> bool:
    """Whether the words that only one of two languages has are those of the first, in a sample of so many words."""
    own = others = 0
    for languages, count in times:
        is_own = first in languages
        if is_own != (other in languages):
            own, others = (own + count, others) if is_own else (own, others + count)
    return own >= 3 * others and own >= _OWN_SHARE * size


def _dense(han: int, kana: int, hangul: int) -> str | None:
    if han + kana + hangul < _SHORTEST_DENSE:
        return None
    if hangul > kana + han:
        return "ko"
    return "ja" if 10 * kana > han else "zh"


@cache
def _model() -> LanguageModel:
    model: LanguageModel = load("articles.parsing.languagemodel").LanguageModel(_ASKED)
    return model


def _classify(languages: tuple[str, ...], sample: str) -> str | None:
    language = _model().choose(languages, sample, _SURE)
    return "no" if language == "nb" else language
