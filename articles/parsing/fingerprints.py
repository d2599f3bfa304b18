"""Fingerprints of a text: bands that near-copies share, and a hash that equal bodies share.

MinHash over shingles of words (of characters where a script has no spaces), made with one hash per shingle and one
permutation (Li, Owen and Zhang, "One Permutation Hashing", 2012): the hash space is cut into bins and each keeps its
least hash, an empty bin borrows from the next. Neighbouring bins are joined into bands.
"""

from __future__ import annotations

import hashlib
import re
import struct
from operator import xor
from typing import NamedTuple

from articles.parsing.normalise import compatible, latin_words
from articles.parsing.remembering import remembered

FINGERPRINT_VERSION = 3
"""Raised when the same text gets other bands: bands of different versions never match."""

BANDS = 20
ROWS = 4

_BINS = BANDS * ROWS
_SHINGLE = 3
_DENSE_SHINGLE = 4
_MOST_WORDS = 20_000
_MASK = (1 << 63) - 1
_EMPTY = 1 << 63  # more than any hash
_MIX = 0x9E3779B97F4A7C15
_MARK = re.compile(r"(?m)^(?:## |- |(?:0|[1-9][0-9]{0,3})\. |> |\\(?=[-#>0-9]))")
_DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"[^\W_]+")
_WORD_OR_DENSE = re.compile(rf"{_DENSE.pattern}|[^\W_{_DENSE.pattern[1:-1]}]+")
_numbers_of = struct.Struct(f"<{_DENSE_SHINGLE}Q").unpack
_bytes_of = struct.Struct(f"<{ROWS}Q").pack


class Fingerprint(NamedTuple):
    """What finds copies of a text: a hash of all its words, and (band, value) pairs, none for a text without words."""

    body_hash: str
    bands: tuple[tuple[int, int], ...]


@remembered
def fingerprint(body: str) -> Fingerprint:
    """Return 32 hexadecimal digits that bodies of the same words in the same order share, however set, and 20 bands.

    Texts that share nine of ten shingles share a band nearly always, texts that share half of them seldom. Values are
    integers from 0 to 2**63 - 1, the same on every machine and in every process.
    """
    words = normalised_words(body)
    digest = hashlib.blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return Fingerprint(digest, _bands(words[:_MOST_WORDS]))


def normalised_words(body: str) -> list[str]:
    """Return the words of a body without case, width, marks, punctuation; a character of a dense script is a word."""
    text = _MARK.sub("", body)
    words = latin_words(text)
    if words is not None:
        return words
    text = compatible(text)
    return (_WORD if _DENSE.search(text) is None else _WORD_OR_DENSE).findall(text)


def _bands(words: list[str]) -> tuple[tuple[int, int], ...]:
    least = _least_hashes(words) if words else []
    return tuple((at // ROWS, _joined(least[at : at + ROWS])) for at in range(0, len(least), ROWS))


def _least_hashes(words: list[str]) -> list[int]:
    bins = [_EMPTY] * _BINS
    for value in _shingle_hashes(words):
        place = value % _BINS
        if value < bins[place]:  # noqa: PLR1730 - a call of min() costs more than the comparison
            bins[place] = value
    return [value if value < _EMPTY else _borrowed(bins, place) for place, value in enumerate(bins)]


def _borrowed(bins: list[int], place: int) -> int:
    """The value of the next bin that is not empty; one is filled at least."""
    distance = next(by for by in range(1, _BINS) if bins[(place + by) % _BINS] < _EMPTY)
    return (bins[(place + distance) % _BINS] + distance * _MIX) & _MASK


class _Numbers(dict[str, tuple[int, ...]]):
    """The numbers from 0 to 2**63 - 1 that stand for a word at each place of a shingle, made when first asked for.

    Those of long words, which come seldom again, are made each time: a page may hold one of a million characters.
    """

    def __missing__(self, word: str) -> tuple[int, ...]:
        digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8 * _DENSE_SHINGLE).digest()
        numbers = tuple(number >> 1 for number in _numbers_of(digest))
        if len(word) <= _LONGEST_REMEMBERED:
            if len(self) >= _MOST_REMEMBERED:
                self.clear()
            self[word] = numbers
        return numbers


_MOST_REMEMBERED, _LONGEST_REMEMBERED = 65_536, 64
_NUMBERS = _Numbers()


def _shingle_hashes(words: list[str]) -> list[int]:
    """Return a hash for each shingle: the numbers of its words, each for its place, joined by exclusive or.

    Simple tabulation serves MinHash as fully random hashes do (Pătraşcu and Thorup, 2012), and costs a word one hash
    however many texts it stands in.
    """
    size = _SHINGLE if 2 * list(map(len, words)).count(1) < len(words) else _DENSE_SHINGLE
    places = list(zip(*map(_NUMBERS.__getitem__, words), strict=True))
    hashes = list(places[0][: max(1, len(words) - size + 1)])
    for place in range(1, size):
        hashes = list(map(xor, hashes, places[place][place:])) or hashes
    return hashes


def _joined(values: list[int]) -> int:
    return int.from_bytes(hashlib.blake2b(_bytes_of(*values), digest_size=8).digest()) & _MASK
