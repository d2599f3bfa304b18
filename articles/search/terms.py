"""The words beside an article's text: what the database's tokenizer cannot cut out of it by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from unicodedata import is_normalized, normalize

from .words import Piece, has_runs, pieces, words

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
    if len(run) == 1:
        return [_spelt(run)]
    return [_spelt(first + second) for first, second in pairwise(run)]


def _terms(text: str) -> Iterator[str]:
    letters = _PLAIN.sub("", text)
    if is_normalized("NFKC", letters) and not has_runs(letters):
        return
    unusual = " ".join([word for word in text.split() if not word.isascii()])
    mixed = has_runs(normalize("NFKC", unusual))
    if not mixed and not _respelt(unusual):
        return
    respelt = _respelt(text)
    for word in words(normalize("NFKC", text)):
        if word in respelt or (mixed and has_runs(word)):
            for piece in pieces(word):
                yield from _terms_of(piece)


def _respelt(text: str) -> set[str]:
    """Return the words of ``text`` in ordinary letters that do not stand in it so."""
    if is_normalized("NFKC", text):
        return set()
    return set(words(normalize("NFKC", text))).difference(words(normalize("NFC", text)))


def _terms_of(piece: Piece) -> list[str]:
    """Return the terms of a piece; the last letter of a run stands alone, as every other begins a pair."""
    if not piece.is_run:
        return [piece.folded]
    return [_spelt(first + second) for first, second in pairwise(piece.folded)] + [_spelt(piece.folded[-1])]


def _spelt(letters: str) -> str:
    return "z" + "".join(f"{ord(letter):x}z" for letter in letters)
