"""Two editors at one article: the second is told who has it open, and since when."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.models import Article, Opening

STAYS_OPEN = timedelta(minutes=30)


@transaction.atomic
def open_article(*, article: Article, by: User) -> list[Opening]:
    """Note that ``by`` has the form of ``article`` open; return who else opened it in the last half hour, unsaved."""
    now = timezone.now()
    Opening.objects.filter(article=article, opened_at__lt=now - STAYS_OPEN).delete()
    Opening.objects.update_or_create(article=article, user=by, defaults={"opened_at": now})
    return list(Opening.objects.filter(article=article).exclude(user=by).select_related("user"))


def close_article(*, article: Article, by: User) -> None:
    """Note that ``by`` has saved ``article`` or decided on it, and is done with it."""
    Opening.objects.filter(article=article, user=by).delete()
