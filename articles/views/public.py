"""How a public page is served: always asked for again, sent again only when it has changed, and compressed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page

type View = Callable[..., HttpResponseBase]


def public(view: View) -> View:
    """Return ``view`` with an ETag, a 304 for whoever has the page already, and gzip.

    Nothing on these pages is secret or personal, so that compressing them gives nothing away. A page that sets its own
    Cache-Control keeps it.
    """

    @wraps(view)
    def fresh(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    return gzip_page(conditional_page(fresh))
