"""The figures of the day: how much is there to read, from how many, and how fresh it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Subquery

from .article import Article
from .run import ImportRun


@dataclass(frozen=True, slots=True)
class Edition:
    """How many articles are public, of how many outlets, and when the last import ended."""

    articles: int
    outlets: int
    last_import: datetime | None


def current_edition() -> Edition:
    """Count the edition as it is now: one query over all that is published, and one more while there is nothing."""
    ended = ImportRun.objects.exclude(finished_at=None).order_by("-finished_at").values_list("finished_at", flat=True)
    counted = Article.objects.published().aggregate(
        articles=Count("pk"), outlets=Count("outlet", distinct=True), last_import=Max(Subquery(ended[:1]))
    )
    return Edition(**counted if counted["articles"] else counted | {"last_import": ended.first()})
