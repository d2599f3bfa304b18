"""The public pages: doorways that read through the querysets and render; no rules inside."""

from .about import About
from .archive import Archive, ArchiveList, ArchiveYear
from .articledata import article_data
from .articlepage import ArticlePage
from .articles import ArticleList
from .changes import article_changes
from .commenting import CommentList, comment, comment_thanks
from .corrections import Corrections
from .favicon import favicon
from .front import Front
from .health import healthz
from .installing import Offline, manifest, service_worker
from .opensearch import opensearch
from .opml import opml
from .pacing import paced
from .public import public
from .robots import robots
from .searching import Search
from .sources import SourceList, SourcePage
from .tags import TagList, TagPage

__all__ = [
    "About",
    "Archive",
    "ArchiveList",
    "ArchiveYear",
    "ArticleList",
    "ArticlePage",
    "CommentList",
    "Corrections",
    "Front",
    "Offline",
    "Search",
    "SourceList",
    "SourcePage",
    "TagList",
    "TagPage",
    "article_changes",
    "article_data",
    "comment",
    "comment_thanks",
    "favicon",
    "healthz",
    "manifest",
    "opensearch",
    "opml",
    "paced",
    "public",
    "robots",
    "service_worker",
]
