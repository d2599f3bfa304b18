"""The public pages: doorways that read through the querysets and render; no rules inside."""

from .about import About
from .articledata import article_data
from .articles import ArticleList, ArticlePage
from .front import Front
from .health import healthz
from .opensearch import opensearch
from .opml import opml
from .public import public
from .robots import robots
from .searching import Search
from .sources import SourceList, SourcePage
from .tags import TagList, TagPage

__all__ = [
    "About",
    "ArticleList",
    "ArticlePage",
    "Front",
    "Search",
    "SourceList",
    "SourcePage",
    "TagList",
    "TagPage",
    "article_data",
    "healthz",
    "opensearch",
    "opml",
    "public",
    "robots",
]
