"""Words without their commonest endings: enough that a question in one form finds the word in another.

Light on purpose ("Light Stemming Approaches", Savoy 2006): it takes off plurals, genders and cases, and for Arabic what
is written on to the front; it never looks at meaning.
"""

from __future__ import annotations

import re
from functools import lru_cache

SHORTEST = 3  # letters that a stem keeps
_ROMANCE = (
    "mente ciones cion zione zioni tions tion ados adas idos idas ado ada ido ida ando iendo ees es os as is "
    "e o a s i x"
)
_GERMANIC = "ungen ung innen in ern em en er es e n s"
_SLAVIC = (
    "ами ями ого его ому ему ыми ими ый ий ой ая яя ое ее ые ие ых их ах ях ов ев ей ам ям ом ем а я о е и ы у ю ь"
)
_ENDINGS = {
    "en": "ings ing ers er edly ed es ly s e",
    **dict.fromkeys(("es", "fr", "it", "pt", "ca", "ro"), _ROMANCE),
    **dict.fromkeys(("de", "nl", "sv", "da", "no", "nb"), _GERMANIC),
    **dict.fromkeys(("ru", "uk", "bg", "be"), _SLAVIC),
    "tr": "lari leri larin lerin lar ler nin nun dan den tan ten da de ta te in un i u a e",
    "pl": "ami ach ego emu ych ymi om ow ie em ej a e i o u y",
    "id": "nya kan lah an",
}
_ENDINGS_BY_LENGTH = {code: sorted(endings.split(), key=len, reverse=True) for code, endings in _ENDINGS.items()}
_ENGLISH_Y = re.compile("(?<=..)ie[sd]$")
_ARABIC = re.compile("[\u0600-\u06ff]")
_ARABIC_FRONT = re.compile("^(?:وال|فال|بال|كال|لل|ال|و|ف|ب|ك|ل)(?=...)")
_ARABIC_END = re.compile("(?<=...)(?:هما|هم|هن|كم|ها|نا|ات|ون|ين|ان|يه|ه|ي)$")


@lru_cache(maxsize=8192)
def stem(word: str, language: str | None) -> str:
    """Return a folded word without its ending, as is usual in ``language``; other languages keep it whole."""
    if _ARABIC.search(word):
        return _ARABIC_END.sub("", _ARABIC_FRONT.sub("", word))
    code = (language or "").partition("-")[0]
    if code == "en":
        word = _ENGLISH_Y.sub("y", word)
    for ending in _ENDINGS_BY_LENGTH.get(code, ()):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word.removesuffix(ending)
    return word
