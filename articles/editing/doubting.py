"""What the machine was not sure of, settled by an editor who has looked."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.models import Article, Doubt


@transaction.atomic
def settle_doubts(*, article: Article, by: User | None, doubts: list[int] | None = None) -> int:
    """Settle the open doubts about ``article``, or those of them numbered in ``doubts``; return how many there were."""
    rows = Doubt.objects.open().filter(article=article)
    if doubts is not None:
        rows = rows.filter(pk__in=doubts)
    return rows.update(settled_at=timezone.now(), settled_by=by)
