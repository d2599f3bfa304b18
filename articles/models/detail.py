"""One public article with all that its page shows, found by its number."""

from __future__ import annotations

from .article import Article


def public_article(pk: int) -> Article | None:
    """Return the article as ``for_detail`` loads it, None where it is not public; four queries."""
    return Article.objects.published().for_detail().filter(pk=pk).first()
