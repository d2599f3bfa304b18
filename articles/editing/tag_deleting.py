"""Tags that are deleted: the articles that lose them say so in their history."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import batched

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Article, Cause, Tag

from .revisions import record_revisions
from .workflow import BATCH


@transaction.atomic
def delete_tags(*, tags: Iterable[Tag], by: User | None) -> None:
    """Delete ``tags`` with their rules and earlier names; each article that carried one gets a revision."""
    gone = list(tags)
    carrying = Article.objects.filter(article_tags__tag__in=gone).order_by("pk").distinct().values_list("pk", flat=True)
    articles = list(carrying)  # read before they carry nothing
    Tag.objects.filter(pk__in=[tag.pk for tag in gone]).delete()
    names = ", ".join(f"“{tag}”" for tag in gone)
    for some in batched(articles, BATCH):
        locked = list(Article.objects.select_for_update().filter(pk__in=some).order_by("pk"))
        record_revisions(articles=locked, cause=Cause.EDIT, by=by, reason=f"Tag deleted: {names}")
