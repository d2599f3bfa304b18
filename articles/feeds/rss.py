"""RSS 2.0, with Dublin Core for what it has no element for."""

from __future__ import annotations

from typing import Any

from django.utils.feedgenerator import Rss201rev2Feed, rfc3339_date
from django.utils.html import escape
from django.utils.xmlutils import SimplerXMLGenerator

from .atom import LastChange
from .markup import Markup


class RssFeed(LastChange, Rss201rev2Feed):
    """An RSS feed whose items name publisher, original and rights; descriptions, HTML to RSS, are escaped."""

    def write(self, outfile: Any, _encoding: str) -> None:
        """Write the feed."""
        handler = Markup()
        handler.startDocument()
        handler.startElement("rss", self.rss_attributes())
        handler.startElement("channel", self.root_attributes())
        self.add_root_elements(handler)
        self.write_items(handler)
        self.endChannelElement(handler)
        handler.endElement("rss")
        outfile.write(handler.written.getvalue())

    def rss_attributes(self) -> dict[str, str]:
        """Return the namespaces in use."""
        return super().rss_attributes() | {"xmlns:dc": "http://purl.org/dc/elements/1.1/"}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Add what Dublin Core and Atom have words for to what Django writes."""
        super().add_item_elements(handler, item | {"description": escape(item["excerpt"]) or None})
        stated = {
            "dc:publisher": item["source"].title if item["source"] else "",
            "dc:source": item["original"],
            "dc:rights": item["item_copyright"],
            "dc:language": item["language"],
            "atom:updated": rfc3339_date(item["updateddate"]),
        }
        for name, value in stated.items():
            if value:
                handler.addQuickElement(name, value)
