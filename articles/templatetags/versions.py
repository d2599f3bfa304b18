"""Whether the outlet changed an article, for its page."""

from __future__ import annotations

from datetime import datetime

from django import template

from articles.models import Article
from articles.models.versions import outlet_changes

register = template.Library()


@register.simple_tag
def changed_by_outlet(article: Article) -> datetime | None:
    """Return when the outlet's latest change was seen, None where it changed nothing that may be shown."""
    changes = outlet_changes(article)
    return changes[0].after.captured_at if changes else None
