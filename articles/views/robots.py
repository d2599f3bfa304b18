"""What crawlers are told."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from articles.models import full_address

# Pages that must not be indexed say so themselves: a crawler that may not read them would never learn it
ROBOTS = "User-agent: *\nDisallow: /admin/\n"


def robots(_request: HttpRequest) -> HttpResponse:
    """Answer robots.txt: everything public may be read, and where to begin."""
    text = f"{ROBOTS}\nSitemap: {full_address(reverse('sitemap'))}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers={"Cache-Control": "max-age=3600"})
