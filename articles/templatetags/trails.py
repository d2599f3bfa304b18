"""The way that leads to a page from above, once for readers and once for search engines."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.models import Period, full_address
from articles.views.trails import Step, Trail

from .browsing import archive_address, written_period
from .structured import data_block

register = template.Library()


@register.simple_tag
def trail(steps: Trail) -> SafeString:
    """Show the way: each step a link, the page itself is the heading beneath."""
    named = (_named(step) for step in steps)
    links = format_html_join("", '<li><a href="{}">{}</a></li>', ((address, name) for name, address in named))
    return format_html('<nav class="trail" aria-label="{}"><ol>{}</ol></nav>', _("Breadcrumb"), links)


@register.simple_tag
def trail_data(steps: Trail, here: str | Period) -> SafeString:
    """Return the same way as a BreadcrumbList in a data block; ``here`` is what the heading says."""
    named = [_named(step) for step in steps]
    items: list[dict[str, Any]] = [{"name": name, "item": full_address(address)} for name, address in named]
    items.append({"name": written_period(here) if isinstance(here, Period) else here})
    listed = [{"@type": "ListItem", "position": at} | item for at, item in enumerate(items, 1)]
    return data_block({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": listed})


def _named(step: Step | Period) -> Step:
    return Step(written_period(step), archive_address(step)) if isinstance(step, Period) else step
