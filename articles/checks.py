"""Numbered system checks: what Django cannot know is wrong with a newsroom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connections


@register(Tags.database)
def check_text_search(databases: Sequence[str] | None = None, **_options: Any) -> list[CheckMessage]:
    """Report a SQLite that cannot search text: it would fail in the middle of migrating."""
    return [
        Error(
            "The SQLite of this Python was built without FTS5, which keeps the search index.",
            hint="Use a Python with a complete SQLite, or PostgreSQL.",
            obj=alias,
            id="articles.E001",
        )
        for alias in databases or ()
        if connections[alias].vendor == "sqlite" and not _has_fts5(alias)
    ]


@register(Tags.security, deploy=True)
def check_proxy(**_options: Any) -> list[CheckMessage]:
    """Report an https site with nobody to believe about https: each request would be redirected to itself."""
    if urlsplit(settings.NEWSROOM_ADDRESS).scheme != "https" or settings.TRUSTED_PROXIES:
        return []
    return [
        Warning(
            "The site's address is https, but no proxy is trusted: unless the web server itself speaks https, "
            "every request is redirected to itself.",
            hint="Set NEWSROOM_TRUSTED_PROXY to the addresses of the proxy in front.",
            id="articles.W001",
        )
    ]


@register(Tags.security, deploy=True)
def check_operator(**_options: Any) -> list[CheckMessage]:
    """Report a site that does not say who answers for it, nor where to ask for a correction."""
    if settings.NEWSROOM_OPERATOR and settings.NEWSROOM_CONTACT:
        return []
    return [
        Warning(
            "The about page does not say who runs the site and where to ask for corrections and takedowns.",
            hint="Set NEWSROOM_OPERATOR and NEWSROOM_CONTACT.",
            id="articles.W002",
        )
    ]


def _has_fts5(alias: str) -> bool:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'")
        return cursor.fetchone() is not None
