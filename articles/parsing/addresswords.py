"""The words of a page's address: most sites write the headline into its last part."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

import numpy as np

from articles.parsing.linescan import Hashes, hash_of, scan_lines

_LONGEST = 2000
_FEWEST = 3
_PATH = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?(?://[^/?#]*)?([^?#]*)", re.IGNORECASE)
_NO_WORD = re.compile(r"[\W_]+")
_ENDING = re.compile(r"\.[a-z]{2,5}$", re.IGNORECASE)


@lru_cache(maxsize=64)
def slug_words(url: str) -> Hashes:
    """Return the words of the wordiest part of an address as sorted hashes; none where it has fewer than three."""
    path = _PATH.match(url[:_LONGEST])
    parts = [_ENDING.sub("", part) for part in unquote(path[1]).split("/")] if path else []
    spoken = [_NO_WORD.sub(" ", part) for part in parts]
    best = max(spoken, key=_count, default="")
    if _count(best) < _FEWEST:
        return np.zeros(0, np.uint64)
    if best.isascii():
        return np.array(sorted({hash_of(word) for word in best.split()}), np.uint64)
    return np.unique(scan_lines([best]).words.hash)


def _count(part: str) -> int:
    return sum(not word.isdigit() for word in part.split())
