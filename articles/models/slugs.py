"""An outlet and a tag by their slugs, as the filters of the article list ask for them."""

from __future__ import annotations

from .source import Source
from .tag import Tag

FIELDS = ("name", "slug")


def outlet_and_tag(outlet: str, tag: str) -> tuple[Source | None, Tag | None]:
    """Return the outlet and the tag with these slugs; None for one that does not exist or is not asked for."""
    return (
        Source.objects.only(*FIELDS).filter(slug=outlet).first() if outlet else None,
        Tag.objects.only(*FIELDS).filter(slug=tag).first() if tag else None,
    )
