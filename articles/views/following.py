"""Where the feeds of a subject are, for its page to lead to."""

from __future__ import annotations

from typing import NamedTuple

from django.http import QueryDict
from django.urls import reverse


class Feeds(NamedTuple):
    """What a feed is about, and its address in each of its three forms."""

    title: str
    atom: str
    rss: str
    json: str


def feeds_of(title: str, name: str, *arguments: str, query: str = "") -> Feeds:
    """Return the feeds that addresses know as ``name``."""
    return Feeds(title, *(reverse(f"{name}{form}", args=arguments) + query for form in ("", "_rss", "_json")))


def feeds_of_search(kept: QueryDict) -> Feeds | None:
    """Return the feeds of what filters or words find, None where all is found; a feed has an order of its own."""
    narrowed = kept.copy()
    narrowed.pop("order", None)
    if not narrowed:
        return None
    title = " · ".join(str(value) for value in narrowed.values())
    if [*narrowed] == ["language"]:
        return feeds_of(title, "language_feed", str(narrowed["language"]))
    return feeds_of(title, "search_feed", query=f"?{narrowed.urlencode()}")
