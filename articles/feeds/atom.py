"""Atom (RFC 4287)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast
from xml.sax.xmlreader import AttributesImpl

from django.utils.feedgenerator import Atom1Feed, SyndicationFeed, rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator

from .markup import Markup

if TYPE_CHECKING:
    from .entries import EntrySource

FIRST_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # of an empty feed


class LastChange(SyndicationFeed):
    """Knows when a feed last changed."""

    def latest_post_date(self) -> datetime:
        """Return when the newest change was; an empty feed never changed."""
        return max((item["updateddate"] for item in self.items), default=FIRST_DAY)


class AtomFeed(LastChange, Atom1Feed):
    """An Atom feed whose entries name their source and rights, and whose texts are text."""

    def write(self, outfile: Any, _encoding: str) -> None:
        """Write the feed."""
        handler = Markup()
        handler.startDocument()
        handler.startElement("feed", self.root_attributes())
        self.add_root_elements(handler)
        self.write_items(handler)
        handler.endElement("feed")
        outfile.write(handler.written.getvalue())

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        """Return the entry's language."""
        return {"xml:lang": item["language"]} if item["language"] else {}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Add summary, way to the original and source to what Django writes.

        What nobody signed is by its source to whoever reads the entry (RFC 4287, section 4.1.2), and not by this site.
        """
        super().add_item_elements(handler, item)
        quick = handler.addQuickElement
        if item["excerpt"]:
            quick("summary", item["excerpt"], {"type": "text"})
        if item["original"]:
            quick("link", "", {"rel": "via", "href": item["original"]})
        if source := cast("EntrySource | None", item["source"]):
            handler.startElement("source", AttributesImpl({}))
            quick("id", source.id)
            quick("title", source.title)
            handler.startElement("author", AttributesImpl({}))
            quick("name", source.title)
            handler.endElement("author")
            quick("updated", rfc3339_date(item["updateddate"]))
            if source.rights:
                quick("rights", source.rights)
            handler.endElement("source")
