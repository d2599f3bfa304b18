"""The language of a text, as a BCP 47 tag, or None where the text is too short to tell."""

from __future__ import annotations

import copy
import re
from collections import Counter
from functools import cache
from typing import Any

from articles.parsing.lexicon.common_words import COMMON_WORDS
from articles.parsing.loading import load

_SAMPLE = 800
_SHORTEST = 60
_SURE = 0.5
_SHORTEST_DENSE = 16
_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
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
    chooses among the languages of the script that most letters belong to.
    """
    sample = text[:_SAMPLE]
    plain = _by_common_words(sample)
    if plain is not None:
        return plain
    letters = _LETTER.findall(sample)
    dense = len(_HAN.findall(sample)) + len(_KANA.findall(sample)) + len(_HANGUL.findall(sample))
    if dense > len(letters) // 3:
        return _dense(sample) if dense >= _SHORTEST_DENSE else None
    if len(letters) < _SHORTEST:
        return None
    for script, languages in _SCRIPTS:
        if 2 * len(script.findall(sample)) > len(letters):
            return languages[0] if len(languages) == 1 else _classify(languages, sample)
    return _classify(_LATIN, sample)


def _by_common_words(sample: str) -> str | None:
    """The language whose commonest words make up much of the sample, when no other comes near: fast, and sure."""
    words = sample.lower().split()
    if len(words) < _ENOUGH_WORDS:
        return None
    counts = Counter(language for word in words for language in _LANGUAGES_OF_WORD.get(word, ())).most_common(2)
    if not counts or counts[0][1] < _COMMON_SHARE * len(words):
        return None
    return counts[0][0] if len(counts) == 1 or counts[0][1] >= 2 * counts[1][1] else None


def _dense(sample: str) -> str:
    kana, hangul, han = len(_KANA.findall(sample)), len(_HANGUL.findall(sample)), len(_HAN.findall(sample))
    if hangul > kana + han:
        return "ko"
    return "ja" if 10 * kana > han else "zh"


@cache
def _model() -> Any:
    module = load("py3langid.langid")
    return module.LanguageIdentifier.from_model_file(module.MODEL_FILE, norm_probs=True, min_confidence=_SURE)


@cache
def _classifier(languages: tuple[str, ...]) -> Any:
    classifier = copy.copy(_model())
    classifier.set_languages([language for language in languages if language in classifier.nb_classes])
    return classifier


def _classify(languages: tuple[str, ...], sample: str) -> str | None:
    language: str = _classifier(languages).classify(sample)[0]
    return {"und": None, "nb": "no"}.get(language, language)
