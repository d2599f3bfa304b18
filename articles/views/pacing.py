"""What costs more than reading is done for one visitor only so often; beyond that the answer says how long to wait."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from articles.editing.pacing import TooOften, keep_pace

type View = Callable[..., HttpResponseBase]

A_MINUTE = 60  # seconds
TOO_MANY_REQUESTS = 429


def paced(view: View, asked_by: str) -> View:
    """Return ``view`` that counts each request with the parameter ``asked_by`` as a search of the visitor's.

    Beyond ``NEWSROOM_SEARCHES_A_MINUTE`` from one address it answers 429; 0 lets everybody search as they like.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        most = settings.NEWSROOM_SEARCHES_A_MINUTE
        if most and request.GET.get(asked_by):
            try:
                keep_pace(what="search", address=request.META.get("REMOTE_ADDR", ""), most=most, seconds=A_MINUTE)
            except TooOften as refusal:
                return too_often(request, refusal.wait)
        return view(request, *args, **kwargs)

    return answer


def too_often(request: HttpRequest, wait: int) -> HttpResponse:
    """Answer 429 with what to do, and with the seconds to wait in ``Retry-After`` (RFC 6585, section 4)."""
    response = render(request, "429.html", {"wait": wait, "again": request.get_full_path()}, status=TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = str(wait)
    response.headers["Cache-Control"] = "no-store"
    return response
