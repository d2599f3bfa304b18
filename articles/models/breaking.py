"""Where a text that is shown in part breaks off: between words, where there are any near."""

from __future__ import annotations

LONGEST_BROKEN = 20  # characters of a word that are left out rather than broken; scripts without spaces have none


def tail_of(text: str, length: int) -> str:
    """Return at most the last ``length`` characters of ``text``, with "…" for what stands before them."""
    if len(text) <= length:
        return text
    first = len(text) - length
    places = range(first, min(first + LONGEST_BROKEN, len(text)) + 1)
    return "…" + text[next((place for place in places if text[place - 1].isspace()), first) :]


def head_of(text: str, length: int) -> str:
    """Return at most the first ``length`` characters of ``text``, with "…" for what follows them."""
    if len(text) <= length:
        return text
    places = range(length, max(length - LONGEST_BROKEN, 1) - 1, -1)
    return text[: next((place for place in places if text[place].isspace()), length)] + "…"
