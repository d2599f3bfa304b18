"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import Any

from django.utils.feedgenerator import rfc3339_date

from .atom import LastChange


class JsonFeed(LastChange):
    """A JSON Feed; what its version has no member for stands in ``_newsroom``, as its extensions do.

    It names no authors of its own: they would be taken for those of every item that nobody signed.
    """

    content_type = "application/feed+json"

    def write(self, outfile: Any, _encoding: str) -> None:
        """Write the feed."""
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "description": self.feed["subtitle"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "language": self.feed["language"],
            "items": [_item(item) for item in self.items],
        }
        outfile.write(json.dumps(feed, ensure_ascii=False))


def _item(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item without the members that would say nothing; a text it must have, if only the headline."""
    stated = {
        "id": item["unique_id"],
        "url": item["link"],
        "external_url": item["original"],
        "title": item["title"],
        "content_text": item["excerpt"] or item["title"],
        "date_published": rfc3339_date(item["pubdate"]),
        "date_modified": rfc3339_date(item["updateddate"]),
        "authors": [{"name": name} for name in item["authors"]],
        "tags": item["categories"],
        "language": item["language"],
        "_newsroom": {"source": item["source"].title if item["source"] else None, "rights": item["item_copyright"]},
    }
    return {name: value for name, value in stated.items() if value}
