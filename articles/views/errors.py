"""What is answered where there is no page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views import defaults
from django.views.decorators.gzip import gzip_page


@gzip_page
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404, compressed as pages are; asked for again each time, since the article may be published by then."""
    response = defaults.page_not_found(request, exception)
    response.headers["Cache-Control"] = "no-cache"
    return response
