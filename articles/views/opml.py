"""All feeds of the site in one file that feed readers take in (OPML 2.0)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import addresses_of, full_address, xml_text

from . import figures


def opml(_request: HttpRequest) -> HttpResponse:
    """Answer the Atom feeds of the site, its most frequent languages, its sources and its tags; no empty ones."""
    return HttpResponse(
        "".join(_written()), content_type="text/x-opml; charset=utf-8", headers={"X-Robots-Tag": "noindex"}
    )


def _written() -> Iterator[str]:
    """Write it: by hand, because it has thousands of lines, which all have the same few parts."""
    name = settings.NEWSROOM_NAME
    yield '<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">'
    yield f"<head><title>{escape(xml_text(name))}</title></head>\n<body>\n"
    yield _outline(name, reverse("feed"), reverse("front"))
    for heading, feeds in _groups():
        yield f"<outline text={quoteattr(heading)}>\n"
        yield from (_outline(*feed) for feed in feeds)
        yield "</outline>\n"
    yield "</body>\n</opml>\n"


def _groups() -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Return each group's heading with name, feed and page of what is in it."""
    articles = reverse("article_list")
    languages = [
        (code, reverse("language_feed", args=[code]), f"{articles}?language={code}") for code in figures.languages()
    ]
    sources, tags = figures.sources_to_follow(), figures.tags_to_follow()
    groups = [(_("Languages"), languages), (_("Sources"), _of(sources, "source")), (_("Tags"), _of(tags, "tag"))]
    return [(heading, feeds) for heading, feeds in groups if feeds]


def _of(things: figures.Options, page: str) -> list[tuple[str, str, str]]:
    feed_of, page_of = addresses_of(f"{page}_feed"), addresses_of(page)
    return [(name, feed_of(slug), page_of(slug)) for slug, name in things]


def _outline(name: str, feed: str, page: str) -> str:
    text = quoteattr(xml_text(name))
    feed, page = quoteattr(full_address(feed)), quoteattr(full_address(page))
    return f'<outline type="rss" text={text} title={text} xmlUrl={feed} htmlUrl={page}/>\n'
