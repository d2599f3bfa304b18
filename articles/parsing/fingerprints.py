"""Fingerprints of a text: bands that near-copies share, and a hash that equal bodies share.

MinHash over shingles of words (of characters where a script has no spaces), made with one hash per shingle and one
permutation (Li, Owen and Zhang, "One Permutation Hashing", 2012): the hash space is cut into bins and each keeps its
least hash, an empty bin borrows from the next. Neighbouring bins are joined into bands.
"""

from __future__ import annotations

import hashlib
import re
import struct
from array import array
from collections.abc import Iterable, Sequence
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
_MARK = re.compile(r"\n(?:## |- |(?:0|[1-9][0-9]{0,3})\. |> |\\(?=[-#>0-9]))")
_DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"[^\W_]+")
_WORD_OR_DENSE = re.compile(rf"{_DENSE.pattern}|[^\W_{_DENSE.pattern[1:-1]}]+")
_numbers_of = struct.Struct(f"<{_DENSE_SHINGLE}Q").unpack
_bytes_of = struct.Struct(f"<{_BINS}Q").pack
_ROW_BYTES = 8 * ROWS


class Fingerprint(NamedTuple):
    """What finds copies of a text: a hash of all its words, and (band, value) pairs, none for a text without words.

    ``shingles`` holds a number of 64 bits, in the machine's order of bytes, for every three words that follow each
    other, each once: the share of them that two texts have in common says how alike they are.
    """

    body_hash: str
    bands: tuple[tuple[int, int], ...]
    shingles: bytes


@remembered
def fingerprint(body: str) -> Fingerprint:
    """Return 32 hexadecimal digits that bodies of the same words in the same order share, however set, and 20 bands.

    Texts that share nine of ten shingles share a band nearly always, texts that share half of them seldom. Values are
    integers from 0 to 2**63 - 1, the same on every machine and in every process. Bands and shingles are those of the
    first 20,000 words.
    """
    words = normalised_words(body)
    digest = hashlib.blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    if not words:
        return Fingerprint(digest, (), b"")
    places = list(zip(*map(_NUMBERS.__getitem__, words[:_MOST_WORDS]), strict=True))
    hashes = _shingle_hashes(places, _SHINGLE)
    shingles = array("Q", set(hashes)).tobytes() if len(words) >= _SHINGLE else b""
    if 2 * list(map(len, words[:_MOST_WORDS])).count(1) >= len(places[0]):
        hashes = _shingle_hashes(places, _DENSE_SHINGLE)
    return Fingerprint(digest, _bands(hashes), shingles)


def normalised_words(body: str) -> list[str]:
    """Return the words of a body without case, width, marks, punctuation; a character of a dense script is a word."""
    text = _MARK.sub("\n", f"\n{body}")
    words = latin_words(text)
    if words is not None:
        return words
    text = compatible(text)
    return (_WORD if _DENSE.search(text) is None else _WORD_OR_DENSE).findall(text)


def _bands(hashes: Sequence[int]) -> tuple[tuple[int, int], ...]:
    packed = _bytes_of(*_least_of_bins(hashes))
    rows = (packed[at : at + _ROW_BYTES] for at in range(0, len(packed), _ROW_BYTES))
    return tuple((band, _joined(row)) for band, row in enumerate(rows))


def _least_of_bins(hashes: Iterable[int]) -> list[int]:
    bins = [_EMPTY] * _BINS
    for value in hashes:
        place = value % _BINS
        if value < bins[place]:  # noqa: PLR1730 - a call of min() costs more than the comparison
            bins[place] = value
    return [_borrowed(bins, place) for place in range(_BINS)] if _EMPTY in bins else bins


def _borrowed(bins: list[int], place: int) -> int:
    """The value of the bin, or of the next one that is not empty, told apart from it; one is filled at least."""
    distance = next(by for by in range(_BINS) if bins[(place + by) % _BINS] < _EMPTY)
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


def _shingle_hashes(places: Sequence[Sequence[int]], size: int) -> list[int]:
    """Return a hash for each shingle: the numbers of its words, each for its place, joined by exclusive or.

    ``places`` are the numbers of all words for each place of a shingle; a text shorter than a shingle is one. Simple
    tabulation serves MinHash as fully random hashes do (Pătraşcu and Thorup, 2012), and costs a word one hash however
    many texts it stands in.
    """
    hashes = list(places[0][: max(1, len(places[0]) - size + 1)])
    for place in range(1, size):
        hashes = list(map(xor, hashes, places[place][place:])) or hashes
    return hashes


def _joined(row: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(row, digest_size=8).digest()) & _MASK
