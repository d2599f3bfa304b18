"""Public pages kept in the memory of the process, until anything in the database changes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import NamedTuple

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import get_language

from articles.models import DatabaseState, database_state

type View = Callable[..., HttpResponseBase]

LONGEST_QUERY = 500  # characters: a longer one is nobody's link
LARGEST_PAGE = 65_536  # bytes: so that the many pages that are kept fill no memory


class Kept(NamedTuple):
    """A page as it was sent, and the state of the database that it was made of."""

    state: DatabaseState
    headers: dict[str, str]
    content: bytes


def remembered(view: View) -> View:
    """Return ``view`` asked once for all anonymous visitors while nothing is written to the database.

    The right page is always served: the state of the database is asked first, so that an edit shows at once. What time
    alone changes (an article that is to appear at a moment ahead) shows after ``NEWSROOM_REMEMBER_SECONDS`` at most;
    0 remembers nothing. Whoever is logged in gets pages of their own.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not _is_anyones(request):
            return view(request, *args, **kwargs)
        memory, key, state = caches["pages"], _key(request), database_state()
        kept: Kept | None = memory.get(key)
        if kept is not None and kept.state == state:
            return HttpResponse(kept.content, headers=kept.headers)
        response = view(request, *args, **kwargs)
        if isinstance(response, HttpResponse) and _is_good_for_all(request, response):
            page = Kept(state, dict(response.headers), response.content)
            memory.set(key, page, settings.NEWSROOM_REMEMBER_SECONDS)
        return response

    return answer


def _is_anyones(request: HttpRequest) -> bool:
    """Tell whether the answer cannot depend on who asks."""
    return (
        settings.NEWSROOM_REMEMBER_SECONDS > 0
        and request.method in {"GET", "HEAD"}
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and len(request.META.get("QUERY_STRING", "")) <= LONGEST_QUERY
    )


def _is_good_for_all(request: HttpRequest, response: HttpResponse) -> bool:
    """Tell whether the answer is small and holds nothing of one visitor's: no cookie, no token, not marked private."""
    return (
        response.status_code == 200  # noqa: PLR2004 - the one status that says: here it is
        and request.method == "GET"
        and len(response.content) <= LARGEST_PAGE
        and not response.cookies
        and "CSRF_COOKIE" not in request.META
        and response.headers.get("Cache-Control") == "no-cache"
    )


def _key(request: HttpRequest) -> str:
    packed = "gzip" if "gzip" in request.headers.get("Accept-Encoding", "") else "plain"
    address = "\n".join((packed, get_language() or "", request.path, request.META.get("QUERY_STRING", "")))
    return hashlib.sha256(address.encode(errors="surrogateescape")).hexdigest()
