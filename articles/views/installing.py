"""What a browser needs to install the site and to read it without a network."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi, override
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from articles.models import shortened

STATIC = Path(__file__).parents[1] / "static"
FRAME_KINDS = {".css", ".js", ".svg"}
WORKER = "articles/offline-worker.js"
ICONS = (
    ("articles/icon.svg", "any", "image/svg+xml", "any"),
    ("articles/icon-192.png", "192x192", "image/png", "any"),
    ("articles/icon-512.png", "512x512", "image/png", "any"),
    ("articles/icon-maskable-512.png", "512x512", "image/png", "maskable"),
)
PAPER = "#fbf8f2"  # --paper of site.css
ACCENT = "#8a1c12"
LONGEST_SHORT_NAME = 12  # characters that a home screen has room for


class Offline(TemplateView):
    """What is on this device to read, and what to do without a network."""

    template_name = "articles/offline.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the page's own address."""
        return super().get_context_data(canonical=self.request.path, **kwargs)


def manifest(_request: HttpRequest) -> HttpResponse:
    """Answer the web app manifest (https://www.w3.org/TR/appmanifest/)."""
    name = settings.NEWSROOM_NAME
    body: dict[str, Any] = {
        "id": "/",
        "name": name,
        "short_name": shortened(name, LONGEST_SHORT_NAME),
        "description": _("News from many sources, each article with where it comes from."),
        "lang": get_language(),
        "dir": "rtl" if get_language_bidi() else "ltr",
        "start_url": reverse("front"),
        "scope": "/",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": ACCENT,
        "categories": ["news"],
        "icons": [
            {"src": static(file), "sizes": sizes, "type": media_type, "purpose": purpose}
            for file, sizes, media_type, purpose in ICONS
        ],
        "shortcuts": [
            {"name": _("Search"), "url": reverse("search")},
            {"name": _("Available off-line"), "url": reverse("offline")},
        ],
    }
    return JsonResponse(body, content_type="application/manifest+json; charset=utf-8")


def service_worker(_request: HttpRequest) -> HttpResponse:
    """Answer the service worker: what belongs to the frame of the site now, and the code that keeps it.

    It stands at the root because a worker serves only what lies beneath its own address.
    """
    frame: dict[str, Any] = {"offline": _offline_pages(), "assets": [static(file) for file in _frame()]}
    code = static(WORKER)
    frame["version"] = hashlib.sha256(json.dumps([frame, code]).encode()).hexdigest()[:12]
    text = f"const frame = {json.dumps(frame)};\nimportScripts({json.dumps(code)});\n"
    return HttpResponse(text, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})


def _offline_pages() -> dict[str, str]:
    """Return the page for no network by the front page of its language; the site's own language last."""
    pages = {}
    for code, _name in reversed(settings.LANGUAGES):
        with override(code):
            pages[reverse("front")] = reverse("offline")
    return pages


@cache
def _frame() -> list[str]:
    """Return the files that the public pages need to look and work as they should; not those of the admin."""
    files = (f"articles/{file.name}" for file in (STATIC / "articles").iterdir() if file.suffix in FRAME_KINDS)
    return sorted(file for file in files if file != WORKER)
