"""Results kept for texts that come again: an aggregator prints a related article on dozens of pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps

MOST_TEXTS = 512
LONGEST_TEXT = 8_000
"""Characters; of longer texts nothing is kept, so that no page fills the memory."""


def remembered[*Rest, Result](function: Callable[[str, *Rest], Result]) -> Callable[[str, *Rest], Result]:
    """Keep what a pure function of a text returned for the latest few hundred texts that are not long.

    Its other arguments and its results must be hashable and frozen.
    """
    kept = lru_cache(maxsize=MOST_TEXTS)(function)

    @wraps(function)
    def result(text: str, *rest: *Rest) -> Result:
        return kept(text, *rest) if len(text) <= LONGEST_TEXT else function(text, *rest)

    return result
