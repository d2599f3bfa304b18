"""What kind of character each code point is, as tables that whole pages are looked up in at once."""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from functools import cache

import numpy as np
from numpy.typing import NDArray

type Codes = NDArray[np.uint32]

LINE_FEED = 10
_TABLE_SIZE = 0x10000
_BEYOND_TABLE = 0x2600  # whatever lies beyond the basic plane is mostly emoji: read as one of its symbols
_SURE = "surrogatepass"


class Char(IntEnum):
    """The kinds of characters that the line model tells apart; those up to MARK make words."""

    UPPER = 0
    LOWER = 1
    CASELESS = 2
    IDEOGRAPH = 3
    DIGIT = 4
    MARK = 5
    SPACE = 6
    STOP = 7
    COMMA = 8
    COLON = 9
    QUOTE = 10
    DASH = 11
    BULLET = 12
    SEPARATOR = 13
    BRACKET = 14
    SYMBOL = 15
    OTHER = 16
    APOSTROPHE = 17


_BY_CATEGORY = {
    "Lu": Char.UPPER, "Lt": Char.UPPER, "Ll": Char.LOWER, "L": Char.CASELESS, "N": Char.DIGIT, "M": Char.MARK,
    "Z": Char.SPACE, "C": Char.SPACE, "Cn": Char.OTHER, "Co": Char.OTHER, "Cs": Char.OTHER, "Pi": Char.QUOTE,
    "Pf": Char.QUOTE, "Pd": Char.DASH, "Ps": Char.BRACKET, "Pe": Char.BRACKET, "S": Char.SYMBOL,
}  # fmt: skip
_SINGLE = {
    Char.STOP: ".!?。！？…؟।",
    Char.COMMA: ",、，،;；؛",
    Char.COLON: ":：",
    Char.QUOTE: '"„‚「」『』«»',
    Char.BULLET: "•·▪◦●■►▶",
    Char.SEPARATOR: "|/›<>→\\",
    Char.APOSTROPHE: "'’",
    Char.MARK: "\u200b\u200c\u200d\u2060\ufeff\u00ad",
}
_IDEOGRAPHS = ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF))


@cache
def kinds() -> NDArray[np.uint8]:
    """Return the kind of each code point of the basic plane."""
    table = np.full(_TABLE_SIZE, Char.OTHER, np.uint8)
    for code in range(_TABLE_SIZE):
        category = unicodedata.category(chr(code))
        table[code] = _BY_CATEGORY.get(category, _BY_CATEGORY.get(category[0], Char.OTHER))
    for first, last in _IDEOGRAPHS:
        table[first : last + 1] = Char.IDEOGRAPH
    for kind, characters in _SINGLE.items():
        table[[ord(character) for character in characters]] = kind
    return table


@cache
def lower_case() -> Codes:
    """Return the lower case of each code point of the basic plane, where that is one character."""
    table = np.arange(_TABLE_SIZE, dtype=np.uint32)
    for code in range(_TABLE_SIZE):
        lowered = chr(code).lower()
        if len(lowered) == 1:
            table[code] = ord(lowered)
    return table


def codes_of(text: str) -> Codes:
    """Return the code points of a text, those beyond the basic plane as one symbol."""
    codes: Codes = np.frombuffer(text.encode("utf-32-le", _SURE), np.uint32)
    if codes.max(initial=0) < _TABLE_SIZE:
        return codes
    return np.where(codes < _TABLE_SIZE, codes, np.uint32(_BEYOND_TABLE))
