"""One feed in one form, and what an entry says: the same in each form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import SyndicationFeed

from articles.models import Article, Source, full_address, stable_id, xml_text
from articles.models.listing import entries_of, give_tags

from .channels import Channel

NEWEST = 40


@dataclass(frozen=True, slots=True)
class EntrySource:
    """The first station of an entry's text, which Atom calls its source."""

    id: str
    title: str
    rights: str


class ArticleFeed(Feed[Article, Channel]):
    """The newest articles of the channel that ``channel_of`` reads from the request, written as ``form``.

    It has an ETag, by ``public``, and no Last-Modified: an article that is taken down, or of whose text less may be
    shown than before, makes no entry newer, and whoever asks by date alone would go on showing it.
    """

    item_guid_is_permalink = False

    def __init__(self, channel_of: Callable[..., Channel | HttpResponse], form: type[SyndicationFeed]) -> None:
        self.channel_of = channel_of
        self.feed_type = form

    def __call__(self, request: HttpRequest, *_args: object, **subject: object) -> HttpResponse:
        """Answer the feed, or what the channel answers instead."""
        channel = self.channel_of(request, **subject)
        if isinstance(channel, HttpResponse):
            return channel
        response = super().__call__(request, channel=channel)
        del response.headers["Last-Modified"]
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["Access-Control-Allow-Origin"] = "*"  # readers that are pages of other sites
        return response

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Channel:  # noqa: ARG002 - as Django calls it
        """Return the channel."""
        channel: Channel = kwargs["channel"]
        return channel

    def get_feed(self, obj: Channel, request: HttpRequest) -> SyndicationFeed:
        """Return the feed in the language of its channel, or else of the site."""
        feed = super().get_feed(obj, request)
        feed.feed["language"] = obj.language or settings.LANGUAGE_CODE
        return feed

    def title(self, obj: Channel) -> str:
        """Return the subject and the name of the site."""
        return xml_text(obj.title)

    def subtitle(self, obj: Channel) -> str:
        """Return what the feed holds."""
        return xml_text(obj.subtitle)

    description = subtitle

    def author_name(self) -> str:
        """Return who put the feed together: the site."""
        return xml_text(settings.NEWSROOM_NAME)

    def link(self, obj: Channel) -> str:
        """Return the page with the same articles."""
        return obj.page

    def feed_url(self, obj: Channel) -> str:
        """Return the feed's own address."""
        return obj.address

    def feed_guid(self, obj: Channel) -> str:
        """Return what the feed is known by, for good."""
        return obj.id

    def feed_copyright(self, obj: Channel) -> str | None:
        """Return what is known of the rights in all that the feed holds."""
        return xml_text(obj.rights) or None

    def items(self, obj: Channel) -> list[Article]:
        """Return the newest articles, with the names of their tags."""
        articles = entries_of(list(obj.articles.values_list("pk", flat=True)[:NEWEST]))
        give_tags(articles)
        return articles

    def item_title(self, item: Article) -> str:
        """Return the headline as text."""
        return xml_text(item.headline)

    def item_description(self, item: Article) -> None:  # type: ignore[override]  # Django would write it as HTML
        """Return nothing: each form writes the excerpt in its own way."""

    def item_link(self, item: Article) -> str:
        """Return our page."""
        return full_address(item.get_absolute_url())

    def item_guid(self, item: Article) -> str:
        """Return what the entry is known by, in every form and feed, whatever is edited."""
        return stable_id("article", item)

    def item_pubdate(self, item: Article) -> datetime | None:
        """Return when it was published here."""
        return item.published_at

    def item_updateddate(self, item: Article) -> datetime:
        """Return when it last changed for readers: on an edit, or when it became public."""
        return max(filter(None, (item.updated_at, item.published_at)))

    def item_author_name(self, item: Article) -> str | None:
        """Return the authors, as far as they are known."""
        return xml_text(", ".join(item.authors)) or None

    def item_categories(self, item: Article) -> list[str]:
        """Return the tags."""
        return [xml_text(name) for name in item.tag_names]

    def item_copyright(self, item: Article) -> str | None:
        """Return what is known of the rights along the chain."""
        return xml_text(" ".join(hop.source.licence for hop in item.chain if hop.source.licence)) or None

    def item_extra_kwargs(self, item: Article) -> dict[str, Any]:
        """Return what only our forms write: no more of the text than its sources allow."""
        first = next((hop.source for hop in item.chain), None)
        return {
            "authors": [xml_text(name) for name in item.authors],
            "excerpt": xml_text(item.excerpt),
            "language": xml_text(item.language),
            "original": xml_text(item.original_link),
            "source": _entry_source(first) if first else None,
        }


def _entry_source(source: Source) -> EntrySource:
    known_by = xml_text(source.homepage) or stable_id("source", source)
    return EntrySource(known_by, xml_text(source.name), xml_text(source.licence))
