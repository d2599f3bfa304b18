"""Compared texts as they are shown."""

from __future__ import annotations

from collections.abc import Iterable

from django import template

from articles.editing.compared_blocks import ComparedBlock, compared_blocks
from articles.editing.comparing import Piece

register = template.Library()


@register.filter
def in_blocks(pieces: Iterable[Piece]) -> list[ComparedBlock]:
    """Return the pieces of two bodies block by block, so that sub-headings are headings."""
    return compared_blocks(pieces)
