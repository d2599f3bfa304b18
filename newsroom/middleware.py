"""What every request passes first: whom to believe about the visitor, and what a browser may use."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils.translation import get_language

from newsroom.variables import Network

type GetResponse = Callable[[HttpRequest], HttpResponseBase]

FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT")


class TrustedProxyMiddleware:
    """Takes the visitor's address from a trusted proxy, and removes the headers of whoever only claims to be one."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.proxies: tuple[Network, ...] = settings.TRUSTED_PROXIES

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request with the visitor's true address and scheme in it."""
        if self._is_proxy(request.META.get("REMOTE_ADDR", "")):
            request.META["REMOTE_ADDR"] = self._visitor(request)
        else:
            for name in FORWARDED:
                request.META.pop(name, None)
        return self.get_response(request)

    def _is_proxy(self, address: str) -> bool:
        try:
            parsed = ipaddress.ip_address(address)
        except ValueError:
            return False
        return any(parsed in network for network in self.proxies)

    def _visitor(self, request: HttpRequest) -> str:
        """Return the last hop that is not a trusted proxy: what stands before it are the visitor's own claims."""
        way = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
        outside = [hop for hop in way if not self._is_proxy(hop)]
        return outside[-1] if outside else str(request.META["REMOTE_ADDR"])


class PermissionsPolicyMiddleware:
    """Says on every answer which abilities of the browser no page of ours uses."""

    def __init__(self, get_response: GetResponse) -> None:
        if not settings.PERMISSIONS_POLICY:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request with the header set, unless a view has set its own."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return response


class BodilessHeadMiddleware:
    """Answers HEAD with the headers of GET and nothing else: the server would warn of every body that it drops."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request; the length of what GET would give stays said."""
        response = self.get_response(request)
        if request.method == "HEAD" and isinstance(response, HttpResponse):
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        return response


class AddressLanguageMiddleware(LocaleMiddleware):
    """Answers in the language that the address begins with, or in the site's own; never by what the browser prefers.

    So the same address is the same page for everyone, and no answer has to vary by the headers of the request.
    """

    def process_response(self, _request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Return the response with its language said."""
        response.headers.setdefault("Content-Language", get_language() or settings.LANGUAGE_CODE)
        return response
