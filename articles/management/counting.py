"""Numbers of things as commands say them."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """Return a number with what it counts: "1 article", "3,000 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
