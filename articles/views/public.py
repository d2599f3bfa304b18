"""How a public page is served: always asked for again, made and sent again only when it has changed, and compressed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.cache import get_conditional_response, set_response_etag
from django.views.decorators.gzip import gzip_page

from .remembering import remembered

type View = Callable[..., HttpResponseBase]


def public(view: View) -> View:
    """Return ``view`` with an ETag, a 304 for whoever has the page already, gzip, and a memory for anonymous visitors.

    Nothing on these pages is secret or personal, so that compressing them gives nothing away. A page that sets its own
    Cache-Control keeps it.
    """

    @wraps(view)
    def fresh(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse):
            response.render()
        response.headers.setdefault("Cache-Control", "no-cache")
        if isinstance(response, HttpResponse) and response.content:
            set_response_etag(response)  # of the page, before gzip: it packs the same page differently each time
        return response

    kept = remembered(gzip_page(fresh))

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = kept(request, *args, **kwargs)
        if request.method != "GET" or not isinstance(response, HttpResponse) or "ETag" not in response:
            return response
        return get_conditional_response(request, etag=response["ETag"], response=response) or response

    return answer
