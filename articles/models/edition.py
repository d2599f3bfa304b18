"""The figures of the day: how much is there to read, from how many, and how fresh it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max

from .article import Article
from .run import ImportRun


@dataclass(frozen=True, slots=True)
class Edition:
    """How many articles are public, of how many outlets, and when the last import ended."""

    articles: int
    outlets: int
    last_import: datetime | None


def current_edition() -> Edition:
    """Count the edition as it is now: two queries, the first over all that is published."""
    counted = Article.objects.published().aggregate(articles=Count("pk"), outlets=Count("outlet", distinct=True))
    ended = ImportRun.objects.aggregate(last=Max("finished_at"))
    return Edition(counted["articles"], counted["outlets"], ended["last"])
