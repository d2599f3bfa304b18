"""What counts as blank on a page, and the forms in which text is kept and compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

_CONTROLS = r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_JOINERS = "\u200c\u200d"  # letters of Persian or Hindi and emoji need them: kept inside a value
_FORMATS = "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"

INVISIBLE = re.compile(f"[{_CONTROLS}{_FORMATS}]")
"""Characters that a reader does not see and no value keeps: controls, zero-width spaces, soft hyphens, bidi marks."""

_VISIBLE = re.compile(rf"[^\s{_CONTROLS}{_FORMATS}{_JOINERS}]")
_OTHER_SPACE = re.compile(r"[^\S ]")
_WORD = re.compile(r"[^\W_]+")
_FIRST_WORD = re.compile(r"[A-Za-z]++(?=[ -/:-@\[-`{-~]|$)")  # nothing behind it goes on with it or is a mark on it
_WORDY = re.compile(r"\w")
_SIGNS = "’‘“”–—…•"  # what most texts in Latin letters hold beyond Latin-1
EDGE = " " + _JOINERS
"""What is left out at the edges of a text whose spaces are plain."""

_DENSE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")


def is_blank(text: str) -> bool:
    """Say whether a reader sees nothing of this text: whitespace, controls, zero-width and format characters."""
    return _VISIBLE.search(text) is None


def plain_spaces(text: str) -> str:
    """Return the text with every kind of space as U+0020, of the same length."""
    return _OTHER_SPACE.sub(" ", text)


def edges(text: str) -> tuple[int, int]:
    """Return where the visible part of a text (spaces plain) starts and ends; both 0 when it is blank."""
    if text and text[0] not in EDGE and text[-1] not in EDGE:
        return 0, len(text)
    right = len(text.rstrip(EDGE))
    return (len(text) - len(text.lstrip(EDGE)), right) if right else (0, 0)


def may_hold_dense(text: str) -> bool:
    """A quick look: whether a text has a character of a script that writes a word in one or two of them.

    It looks at the first bytes of characters in UTF-8, in half the time of a search: those of the radicals are a sign
    with what follows it, those of all other such scripts, and of some that are none, alone.
    """
    if text.isascii():
        return False
    signs = text.encode("utf-8", "surrogatepass").translate(_SIGNS_OF_BYTES)
    return b"D" in signs or b"ra" in signs


def _sign_of_byte(byte: int) -> int:
    if 0xE3 <= byte <= 0xEF:  # opens a character from U+3000 up
        return ord("D")
    if byte == 0xE2:  # opens one from U+2000 up, from U+2E80 if one of the bytes below follows
        return ord("r")
    return ord("a" if 0xBA <= byte <= 0xBF else " ")


_SIGNS_OF_BYTES = bytes(map(_sign_of_byte, range(256)))


def is_dense(text: str) -> bool:
    """Say whether most of a text, by its beginning, is in a script that writes a word in one or two characters.

    Each of these takes three bytes of UTF-8: a text with two bytes a character or less is not counted through.
    """
    sample = text[:400]
    if len(sample.encode("utf-8", "surrogatepass")) <= 2 * len(sample):
        return False
    return 2 * len(_DENSE.findall(sample)) > len(sample)


def tidy(text: str) -> str:
    """Return the text as a value keeps it: runs of spaces as one, no blanks at its edges."""
    return (" ".join(text.split()) if "  " in text or not text.isprintable() else text).strip(EDGE)


def fold(text: str) -> str:
    """Return the words of a text for comparison: case, width, punctuation and spacing aside."""
    words = latin_words(text)
    return " ".join(_WORD.findall(compatible(text)) if words is None else words)


def may_fold_to(text: str, firsts: Container[str]) -> bool:
    """A quick look: whether the ``fold`` of a text may begin with one of some characters; none that does is missed."""
    opening = text[:2]
    if opening.isascii():
        return not opening[:1].isalnum() or opening[0].lower() in firsts
    is_plain = opening.isalpha() and unicodedata.is_normalized("NFKC", opening)
    return not is_plain or opening[0].casefold()[0] in firsts


def first_word(text: str) -> str | None:
    """A quick look: the first word of the ``fold`` of a text that opens with letters of ASCII, None for any other."""
    word = _FIRST_WORD.match(text)
    return word[0].lower() if word is not None else None


def compatible(text: str) -> str:
    """Return the text without differences of case and width (NFKC, casefolded)."""
    return unicodedata.normalize("NFKC", text).casefold()


def latin_words(text: str) -> list[str] | None:
    """Return the runs of letters and digits of a ``compatible`` text, None where it has letters beyond Latin-1.

    A few passes over its bytes, where a search for words looks each character up.
    """
    if text.isascii():
        return text.encode().translate(_WORDS_OF_LATIN).decode().split()
    text = text.replace("ß", "ss")
    data = text.encode("latin-1", "ignore")
    if len(data) < len(text) < 2 * len(data):
        for sign in _SIGNS:
            text = text.replace(sign, " ")
        data = text.encode("latin-1", "ignore")
    words = data.translate(_WORDS_OF_LATIN)
    return words.decode("latin-1").split() if len(data) == len(text) and _SEVERAL not in words else None


def _word_character(code: int) -> int:
    """What stands for a character of Latin-1 among words: its letter or digit, a space, a mark for several letters."""
    plain = compatible(chr(code))
    if len(plain) > 1 or ord(plain) > 255:
        return _SEVERAL[0]
    return ord(plain if plain.isalnum() else " ")


_SEVERAL = b"\0"
_WORDS_OF_LATIN = bytes(map(_word_character, range(256)))


_CURLY = tuple(zip("‘’‚‛“”„‟«»‹›´`", "''''\"\"\"\"\"\"''''", strict=True))


def stands_alone(word: str, text: str) -> bool:
    """Say whether a word stands in a text with no letter, digit or underscore beside it."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (_WORDY.match(text, end) or (at and _WORDY.match(text, at - 1))):
            return True
        at = text.find(word, at + 1)
    return False


def plain_quotes(text: str) -> str:
    """Return the text with every quotation mark and apostrophe as ' or ", of the same length."""
    if not text.isascii():
        for curly, plain in _CURLY:  # a few searches are ten times faster than str.translate on long text
            text = text.replace(curly, plain)
    return text


def lower(text: str) -> str:
    """Return the text in lower case, of the same length (İ, whose lower case is two characters, becomes i)."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text.replace("İ", "i").lower()
