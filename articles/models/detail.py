"""One public article with all that its page shows, found by its number."""

from __future__ import annotations

from django.db.models import BigIntegerField, QuerySet

from .article import Article
from .chains import give_chains
from .note import Correction
from .prepared import Given, Prepared
from .tag import Tag


def public_article(pk: int) -> Article | None:
    """Return the article as ``for_detail`` loads it, None where it is not public; four queries."""
    found = _article(pk=pk) if pk <= BigIntegerField.MAX_BIGINT else []
    if not found:
        return None
    (article,) = found
    give_chains(found)
    # As prefetching leaves them
    article.__dict__["_prefetched_objects_cache"] = {"tags": _tags(article=pk), "corrections": _corrections(article=pk)}
    return article


@Prepared
def _article() -> QuerySet[Article]:
    return Article.objects.published().for_detail().filter(pk=Given("pk"))


@Prepared
def _tags() -> QuerySet[Tag]:
    return Tag.objects.filter(article_tags__article=Given("article"))


@Prepared
def _corrections() -> QuerySet[Correction]:
    return Correction.objects.filter(article=Given("article"))
