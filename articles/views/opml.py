"""All feeds of the site in one file that feed readers take in (OPML 2.0)."""

from __future__ import annotations

from io import StringIO
from xml.sax.xmlreader import AttributesImpl

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from articles.models import full_address, page_address, xml_text

from . import figures


def opml(_request: HttpRequest) -> HttpResponse:
    """Answer the Atom feeds of the site, its most frequent languages, its sources and its tags; no empty ones."""
    written = StringIO()
    handler = SimplerXMLGenerator(written, "utf-8", short_empty_elements=True)
    handler.startDocument()
    handler.startElement("opml", AttributesImpl({"version": "2.0"}))
    handler.startElement("head", AttributesImpl({}))
    handler.addQuickElement("title", xml_text(settings.NEWSROOM_NAME))
    handler.endElement("head")
    handler.startElement("body", AttributesImpl({}))
    _outline(handler, settings.NEWSROOM_NAME, reverse("feed"), reverse("front"))
    for heading, feeds in _groups():
        handler.startElement("outline", AttributesImpl({"text": heading}))
        for name, feed, page in feeds:
            _outline(handler, name, feed, page)
        handler.endElement("outline")
    handler.endElement("body")
    handler.endElement("opml")
    return HttpResponse(
        written.getvalue(), content_type="text/x-opml; charset=utf-8", headers={"X-Robots-Tag": "noindex"}
    )


def _groups() -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Return each group's heading with name, feed and page of what is in it."""
    codes = [code for code, _code in figures.offered().language]
    articles = reverse("article_list")
    languages = [(code, reverse("language_feed", args=[code]), f"{articles}?language={code}") for code in codes]
    sources = [(known.name, *_addresses("source", known.slug)) for known in figures.sources()]
    tags = [(known.name, *_addresses("tag", known.slug)) for known in figures.tags()]
    groups = [(_("Languages"), languages), (_("Sources"), sources), (_("Tags"), tags)]
    return [(heading, feeds) for heading, feeds in groups if feeds]


def _addresses(kind: str, slug: str) -> tuple[str, str]:
    return page_address(f"{kind}_feed", slug), page_address(kind, slug)


def _outline(handler: SimplerXMLGenerator, name: str, feed: str, page: str) -> None:
    facts = {"type": "rss", "text": xml_text(name), "title": xml_text(name)}
    addresses = {"xmlUrl": full_address(feed), "htmlUrl": full_address(page)}
    handler.addQuickElement("outline", "", facts | addresses)
