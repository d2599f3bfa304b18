"""How browsers and programs search this site (OpenSearch 1.1)."""

from __future__ import annotations

from io import StringIO
from xml.sax.xmlreader import AttributesImpl

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from articles.models import full_address, shortened, xml_text

NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
TYPE = "application/opensearchdescription+xml"
LONGEST_NAME = 16  # characters of ShortName, says the specification


def opensearch(_request: HttpRequest) -> HttpResponse:
    """Answer the description of the search."""
    written = StringIO()
    handler = SimplerXMLGenerator(written, "utf-8", short_empty_elements=True)
    handler.startDocument()
    handler.startElement("OpenSearchDescription", AttributesImpl({"xmlns": NAMESPACE}))
    name = xml_text(settings.NEWSROOM_NAME)
    handler.addQuickElement("ShortName", shortened(name, LONGEST_NAME))
    handler.addQuickElement("Description", xml_text(_("Search the articles of %(site)s") % {"site": name}))
    handler.addQuickElement("InputEncoding", "UTF-8")
    for media_type, path, role in _addresses():
        handler.addQuickElement("Url", "", {"type": media_type, "rel": role, "template": full_address(path)})
    handler.endElement("OpenSearchDescription")
    return HttpResponse(written.getvalue(), content_type=f"{TYPE}; charset=utf-8")


def _addresses() -> list[tuple[str, str, str]]:
    """Return media type, address and role of each way to search; the braces are OpenSearch's own."""
    return [
        ("text/html", f"{reverse('search')}?q={{searchTerms}}", "results"),
        ("application/atom+xml", f"{reverse('search_feed')}?q={{searchTerms}}", "results"),
        (TYPE, reverse("opensearch"), "self"),
    ]
