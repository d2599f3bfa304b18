"""The words beside an article's text: what the database's tokenizer cannot cut out of it by itself."""

from __future__ import annotations

import re
from itertools import pairwise
from unicodedata import is_normalized, normalize

from .folding import fold
from .words import has_runs, is_run, pieces, words

HEADLINE_WEIGHT = 3  # a headline in Chinese has all its words here, beside those of the body

MOST_INDEXED = 150_000  # characters of a text; a page that is one endless line must not fill the database
# ASCII, and the spaces and dots that are of it in their ordinary form: nearly all of a text in a Latin script
_PLAIN = re.compile("[\x00-\x7f\xa0\u2000-\u200a\u2024-\u2026\u202f\u205f\u3000]+")


def search_terms(*texts: str) -> str:
    """Return the terms to index beside ``texts`` (headline, standfirst, body, in this order); "" for most languages.

    Runs of a script without spaces become pairs of neighbouring letters, so that a run is found by any part of it;
    words in compatibility letters (full-width, ligatures) are repeated in ordinary ones. The first text is said several
    times, to outweigh the others.
    """
    found = [" ".join(_terms(text[:MOST_INDEXED])) for text in texts]
    return " ".join(filter(None, found[:1] * HEADLINE_WEIGHT + found[1:]))


def pairs(run: str) -> list[str]:
    """Return the terms that any text with ``run`` in it has, in this order; of a single letter, the term's beginning.

    A term is spelt in ASCII letters and digits: no tokenizer, locale or vowel sign can cut it.
    """
    return _pairs(run) or [_alone(run)]


def _terms(text: str) -> list[str]:
    if text.isascii():
        return []
    letters = _PLAIN.sub("", text)
    if is_normalized("NFKC", letters) and not has_runs(letters):
        return []
    unusual = " ".join([word for word in text.split() if not word.isascii()])
    mixed = has_runs(normalize("NFKC", unusual))
    if not mixed and not _respelt(unusual):
        return []
    respelt = _respelt(text)
    terms: list[str] = []
    for word in words(normalize("NFKC", text)):
        if mixed and is_run(word):
            terms += _of_run(fold(word))
        elif word in respelt or (mixed and has_runs(word)):
            for piece in pieces(word):
                terms += _of_run(piece.folded) if piece.is_run else [piece.folded]
    return terms


def _respelt(text: str) -> set[str]:
    """Return the words of ``text`` in ordinary letters that do not stand in it so."""
    if is_normalized("NFKC", text):
        return set()
    return set(words(normalize("NFKC", text))).difference(words(normalize("NFC", text)))


def _of_run(run: str) -> list[str]:
    """Return the terms of a run as it is folded; its last letter stands alone, as every other begins a pair."""
    return [*_pairs(run), _alone(run[-1])] if run else []


def _pairs(run: str) -> list[str]:
    spelt = [_SPELT[letter] for letter in run]
    return [f"z{first}z{second}z" for first, second in pairwise(spelt)]


def _alone(letter: str) -> str:
    return f"z{_SPELT[letter]}z"


class _Spelt(dict[str, str]):
    """The number of each letter in hex, made when first asked for."""

    def __missing__(self, letter: str) -> str:
        self[letter] = number = f"{ord(letter):x}"
        return number


_SPELT = _Spelt()
