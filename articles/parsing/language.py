"""The language of a text, as a BCP 47 tag, or None where the text is too short to tell."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from articles.parsing.lexicon.common_words import COMMON_WORDS
from articles.parsing.loading import load

if TYPE_CHECKING:
    from articles.parsing.languagemodel import LanguageModel

_SAMPLE = 800
_SHORTEST = 60
_SURE = 0.5
_SHORTEST_DENSE = 16
_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_NO_LATIN = re.compile(r"[\u0370-\u1dff\u2e80-\uffff]")
_SCRIPTS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"[\u0400-\u04ff]"), ("ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn")),
    (re.compile(r"[\u0600-\u06ff]"), ("ar", "fa", "ur", "ps", "ug")),
    (re.compile(r"[\u0370-\u03ff]"), ("el",)),
    (re.compile(r"[\u0590-\u05ff]"), ("he",)),
    (re.compile(r"[\u0900-\u097f]"), ("hi", "mr", "ne")),
    (re.compile(r"[\u0980-\u09ff]"), ("bn",)),
    (re.compile(r"[\u0b80-\u0bff]"), ("ta",)),
    (re.compile(r"[\u0c00-\u0c7f]"), ("te",)),
    (re.compile(r"[\u0e00-\u0e7f]"), ("th",)),
    (re.compile(r"[\u10a0-\u10ff]"), ("ka",)),
    (re.compile(r"[\u0530-\u058f]"), ("hy",)),
)
_LATIN = (
    "en", "es", "fr", "de", "it", "pt", "nl", "tr", "pl", "sv", "da", "no", "fi", "cs", "sk", "hu", "ro", "hr", "sl",
    "et", "lv", "lt", "id", "ms", "vi", "ca", "gl", "eu", "af", "sq", "is", "ga", "cy", "az", "sw", "tl", "nb",
)  # fmt: skip
_ENOUGH_WORDS = 25
_COMMON_SHARE = 0.2
_LETTER = re.compile(r"[^\W\d_]")
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


def detect_language(text: str) -> str | None:
    """Return the language of a text by its first thousand characters; None when unsure.

    Scripts that write one language decide alone; Han with kana is Japanese, with Hangul Korean; else the classifier
    chooses among the languages of the script that most letters belong to, if neither common words nor letters tell.
    """
    sample = text[:_SAMPLE]
    plain = _by_common_words(sample)
    if plain is not None:
        return plain
    letters = len(_LETTER.findall(sample))
    others = 0 if sample.isascii() else len(_NO_LATIN.findall(sample))
    if 3 * others > letters:
        dense = len(_HAN.findall(sample)) + len(_KANA.findall(sample)) + len(_HANGUL.findall(sample))
        if dense > letters // 3:
            return _dense(sample) if dense >= _SHORTEST_DENSE else None
    if letters < _SHORTEST:
        return None
    languages = _languages_of_script(sample, letters) if 2 * others > letters else _LATIN
    if len(languages) == 1:
        return languages[0]
    return _by_letters(languages, sample) or _classify(languages, sample)


def _languages_of_script(sample: str, letters: int) -> tuple[str, ...]:
    return next((languages for script, languages in _SCRIPTS if 2 * len(script.findall(sample)) > letters), _LATIN)


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
    """The language whose commonest words make up much of the sample, when no other comes near: fast, and sure."""
    words = sample.lower().split()
    if len(words) < _ENOUGH_WORDS:
        return None
    counts = dict.fromkeys(COMMON_WORDS, 0)
    known = Counter(words)
    for word in known.keys() & _LANGUAGES_OF_WORD.keys():
        for language in _LANGUAGES_OF_WORD[word]:
            counts[language] += known[word]
    first = max(counts, key=counts.__getitem__)
    most = counts.pop(first)
    return first if most >= _COMMON_SHARE * len(words) and most >= 2 * max(counts.values()) else None


def _dense(sample: str) -> str:
    kana, hangul, han = len(_KANA.findall(sample)), len(_HANGUL.findall(sample)), len(_HAN.findall(sample))
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
