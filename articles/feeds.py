"""The Atom feed (RFC 4287): what is new, of whom, and what its source allows."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any, cast
from urllib.parse import urlsplit
from xml.sax.xmlreader import AttributesImpl

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from articles.models import Article, ArticleQuerySet, Source

NEWEST = 40
FIRST_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # of an empty feed
# XML 1.0 has no way to write these, not even escaped: one of them in one headline would break the whole feed
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class NewsFeed(Atom1Feed):
    """An Atom feed whose entries name their source and rights, and whose texts are text."""

    def latest_post_date(self) -> datetime:
        """Return when the newest change was; an empty feed never changed."""
        return max((item["updateddate"] for item in self.items), default=FIRST_DAY)

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        """Return the entry's language."""
        return {"xml:lang": item["language"]} if item["language"] else {}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Add summary, way to the original and source to what Django writes."""
        super().add_item_elements(handler, item)
        quick = handler.addQuickElement
        if item["excerpt"]:
            quick("summary", item["excerpt"], {"type": "text"})
        if item["original"]:
            quick("link", "", {"rel": "via", "href": item["original"]})
        if source := cast("Source | None", item["source"]):
            handler.startElement("source", AttributesImpl({}))
            quick("id", source_id(source))
            quick("title", written(source.name))
            quick("updated", rfc3339_date(item["updateddate"]))
            if source.licence:
                quick("rights", written(source.licence))
            handler.endElement("source")


class NewestArticles(Feed[Article, None]):
    """The newest public articles."""

    feed_type = NewsFeed
    language = settings.LANGUAGE_CODE

    def title(self) -> str:
        """Return the site's name."""
        return str(settings.NEWSROOM_NAME)

    author_name = title

    def link(self) -> str:
        """Return the front page."""
        return address(reverse("front"))

    def feed_url(self) -> str:
        """Return the feed's own address."""
        return address(reverse("feed"))

    def feed_guid(self) -> str:
        """Return what the feed is known by, for good: its address."""
        return self.feed_url()

    def subtitle(self) -> str:
        """Return what the feed holds."""
        return _("The newest articles, each with where it comes from")

    def items(self) -> ArticleQuerySet:
        """Return the newest articles."""
        return Article.objects.published().for_list().prefetch_related("tags")[:NEWEST]

    def item_title(self, item: Article) -> str:
        """Return the headline as text."""
        return written(item.headline)

    def item_description(self, item: Article) -> None:  # type: ignore[override]  # Django would write it as HTML
        """Return nothing: the excerpt is written as text instead."""

    def item_link(self, item: Article) -> str:
        """Return our page."""
        return address(item.get_absolute_url())

    def item_guid(self, item: Article) -> str:
        """Return what the entry is known by, whatever is edited: RFC 4151, of the day the article came to us."""
        return f"tag:{authority()},{item.created_at:%Y-%m-%d}:article/{item.pk}"

    def item_pubdate(self, item: Article) -> datetime | None:
        """Return when it was published here."""
        return item.published_at

    def item_updateddate(self, item: Article) -> datetime:
        """Return when it last changed for readers: on an edit, or when it became public."""
        return max(filter(None, (item.updated_at, item.published_at)))

    def item_author_name(self, item: Article) -> str | None:
        """Return the authors, as far as they are known."""
        return written(", ".join(item.authors)) or None

    def item_categories(self, item: Article) -> list[str]:
        """Return the tags."""
        return [written(tag.name) for tag in item.tags.all()]

    def item_copyright(self, item: Article) -> str | None:
        """Return what is known of the rights along the chain."""
        return written(" ".join(hop.source.licence for hop in item.chain if hop.source.licence)) or None

    def item_extra_kwargs(self, item: Article) -> dict[str, Any]:
        """Return what only our feed writes."""
        return {
            "excerpt": written(item.excerpt),
            "language": item.language,
            "original": item.original_link,
            "source": next((hop.source for hop in item.chain), None),
        }


def written(text: str) -> str:
    """Return ``text`` without the characters that XML cannot write."""
    return UNWRITABLE.sub("", text)


def address(path: str) -> str:
    """Return the full address of a path of this site."""
    return f"{settings.NEWSROOM_ADDRESS}{path}"


def authority() -> str:
    """Return who names things in tag addresses: the site's host."""
    return str(urlsplit(settings.NEWSROOM_ADDRESS).hostname)


def source_id(source: Source) -> str:
    """Return what a source is known by in the feed."""
    return source.homepage or f"tag:{authority()},{source.created_at:%Y-%m-%d}:source/{source.pk}"
