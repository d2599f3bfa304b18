"""The feeds: what is new on the site, of a tag, a source, a language or a search, each as Atom, RSS and JSON Feed."""

from .atom import AtomFeed
from .channels import of_language, of_search, of_site, of_source, of_tag
from .entries import ArticleFeed
from .jsonfeed import JsonFeed
from .rss import RssFeed

# The name that addresses go by, their beginning, and what reads the channel
SUBJECTS = (
    ("feed", "feeds/", of_site),
    ("tag_feed", "feeds/tags/<str:slug>/", of_tag),
    ("source_feed", "feeds/sources/<str:slug>/", of_source),
    ("language_feed", "feeds/languages/<str:code>/", of_language),
    ("search_feed", "feeds/search/", of_search),
)
FORMS = (("", "atom.xml", AtomFeed), ("_rss", "rss.xml", RssFeed), ("_json", "feed.json", JsonFeed))

# Route, view and name of every feed
FEEDS = tuple(
    (f"{beginning}{file}", ArticleFeed(channel_of, form), f"{name}{suffix}")
    for name, beginning, channel_of in SUBJECTS
    for suffix, file, form in FORMS
)

__all__ = ["FEEDS"]
