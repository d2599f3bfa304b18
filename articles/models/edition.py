"""The figures of the day: how much is there to read, from how many, and how fresh it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, Max, OuterRef, Subquery, Value

from .article import Article
from .counts import Census, tallied
from .run import ImportRun
from .source import Source


@dataclass(frozen=True, slots=True)
class Edition:
    """How many articles are public, of how many outlets, and when the last import ended."""

    articles: int
    outlets: int
    last_import: datetime | None


def current_edition(articles: int | None = None) -> Edition:
    """Count the edition as it is now, its public ``articles`` only where their number is not known already.

    One query, and two more while no outlet has anything. It asks of each source whether it has any, which an index
    tells at once, and all else beside that: asked of all articles, the number of different outlets would double the
    time.
    """
    public = Article.objects.published()
    ended = ImportRun.objects.exclude(finished_at=None).order_by("-finished_at").values_list("finished_at", flat=True)
    counted = public.order_by().values(all=Value(1)).annotate(number=Count("*")).values("number")
    number = Subquery(counted) if articles is None else Value(articles)
    told = Source.objects.filter(Exists(public.filter(outlet=OuterRef("pk")))).aggregate(
        outlets=Count("pk"), articles=Max(number), last_import=Max(Subquery(ended[:1]))
    )
    return Edition(**told) if told["outlets"] else Edition(public.count(), 0, ended.first())


def edition_of(census: Census) -> Edition:
    """Return the same as the ``census`` has it, which counted something."""
    number = sum(tally.articles for tally in census.tallies)
    return Edition(number, len(tallied(census.tallies, "outlet")), census.last_import)
