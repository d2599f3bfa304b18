"""Fingerprints of a text: bands that near-copies share, and a hash that equal bodies share.

MinHash over shingles of words (of characters where a script has no spaces), made with one hash per shingle and one
permutation (Li, Owen and Zhang, "One Permutation Hashing", 2012): the hash space is cut into bins and each keeps its
least hash, an empty bin borrows from the next. Neighbouring bins are joined into bands.
"""

from __future__ import annotations

import hashlib
import re
import struct
import unicodedata
from functools import lru_cache

FINGERPRINT_VERSION = 2
"""Raised when the same text gets other bands: bands of different versions never match."""

BANDS = 20
ROWS = 4

_BINS = BANDS * ROWS
_SHINGLE = 3
_DENSE_SHINGLE = 4
_MOST_WORDS = 20_000
_MASK = (1 << 63) - 1
_MIX = 0x9E3779B97F4A7C15
_MARK = re.compile(r"(?m)^(?:## |- |(?:0|[1-9][0-9]{0,3})\. |> |\\(?=[-#>0-9]))")
_WORD = re.compile(
    r"[\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    r"|[^\W_\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)


def normalised_words(body: str) -> list[str]:
    """Return the words of a body without case, width, marks, punctuation; a character of a dense script is a word."""
    return _WORD.findall(unicodedata.normalize("NFKC", _MARK.sub("", body)).casefold())


def body_hash(body: str) -> str:
    """Return 32 hexadecimal digits that bodies of the same words in the same order share, however they are set."""
    return hashlib.blake2b(
        " ".join(normalised_words(body)).encode("utf-8", "surrogatepass"), digest_size=16
    ).hexdigest()


def fingerprint_bands(text: str) -> tuple[tuple[int, int], ...]:
    """Return (band, value) pairs, 20 at most; a text without words has none.

    Texts that share nine of ten shingles share a band nearly always, texts that share half of them seldom. Values are
    integers from 0 to 2**63 - 1, the same on every machine and in every process.
    """
    least = _least_hashes(normalised_words(text)[:_MOST_WORDS])
    if not least:
        return ()
    return tuple((band, _joined(least[band * ROWS : band * ROWS + ROWS])) for band in range(BANDS))


def _least_hashes(words: list[str]) -> list[int]:
    bins: list[int | None] = [None] * _BINS
    for value in _shingle_hashes(words):
        place = value % _BINS
        known = bins[place]
        if known is None or value < known:
            bins[place] = value
    if all(value is None for value in bins):
        return []
    return [_filled(bins, place) for place in range(_BINS)]


def _filled(bins: list[int | None], place: int) -> int:
    for distance in range(_BINS):
        value = bins[(place + distance) % _BINS]
        if value is not None:
            return (value + distance * _MIX) & _MASK
    raise AssertionError("at least one bin is filled")


def _shingle_hashes(words: list[str]) -> list[int]:
    """Return a hash for each shingle: the numbers of its words, each for its place, joined by exclusive or.

    Simple tabulation serves MinHash as fully random hashes do (Pătraşcu and Thorup, 2012), and costs a word one hash
    however many texts it stands in.
    """
    size = _SHINGLE if sum(len(word) > 1 for word in words) * 2 > len(words) else _DENSE_SHINGLE
    numbers = list(map(_numbers, words))
    hashes = [row[0] for row in numbers[: max(1, len(words) - size + 1)]]
    for place in range(1, size):
        hashes = [value ^ row[place] for value, row in zip(hashes, numbers[place:], strict=False)] or hashes
    return hashes


@lru_cache(maxsize=65_536)
def _numbers(word: str) -> tuple[int, ...]:
    """Return the numbers from 0 to 2**63 - 1 that stand for a word at each place of a shingle."""
    digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8 * _DENSE_SHINGLE).digest()
    return tuple(number >> 1 for number in struct.unpack(f"<{_DENSE_SHINGLE}Q", digest))


def _joined(values: list[int]) -> int:
    digest = hashlib.blake2b(struct.pack(f"<{ROWS}Q", *values), digest_size=8).digest()
    return int.from_bytes(digest, "big") & _MASK
