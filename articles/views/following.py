"""Where the feeds of a subject are, for its page to lead to."""

from __future__ import annotations

from typing import NamedTuple

from django.http import QueryDict
from django.urls import reverse


class Feeds(NamedTuple):
    """The addresses of one feed in its three forms."""

    atom: str
    rss: str
    json: str


def feeds_of(name: str, *arguments: str, narrowed: QueryDict | None = None) -> Feeds:
    """Return the feeds that addresses know as ``name``; ``narrowed`` is what a search narrows them by."""
    query = f"?{narrowed.urlencode()}" if narrowed else ""
    return Feeds(*(reverse(f"{name}{form}", args=arguments) + query for form in ("", "_rss", "_json")))
