"""The editors' inbox: what waits for review, what is doubtful in it, in groups and as a queue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Count, F, Q, Subquery

from .article import Article
from .choices import Precision, Status
from .doubt import Doubt
from .queries import ArticleQuerySet
from .run import ImportRun
from .source import Source

GROUPS = 100


class Flag(models.TextChoices):
    """What to look at first; each can be told from the article and the doubts about it."""

    NO_DATE = "no_date", "No date"
    GUESSED_DATE = "guessed_date", "Guessed date"
    CUT_SHORT = "cut_short", "Cut short"
    COPY = "copy", "Probable duplicate"
    DAMAGED = "damaged", "Damaged text"
    UNSURE = "unsure", "Low confidence"
    CONFLICT = "conflict", "Conflict after re-import"


IN_ROW = {
    Flag.NO_DATE: Q(issued_precision=""),
    Flag.GUESSED_DATE: Q(issued_precision=Precision.APPROXIMATE),
    Flag.CUT_SHORT: Q(is_complete=False),
    Flag.COPY: Q(duplicate_of__isnull=False),
}
OPEN_DOUBT = Q(pk__in=Doubt.objects.open().order_by().values("article"))
DOUBTFUL = (
    Q(issued_precision__in=("", Precision.APPROXIMATE)) | Q(is_complete=False) | Q(duplicate_of__isnull=False)
) | OPEN_DOUBT


@dataclass(frozen=True, slots=True)
class Group:
    """The part of the inbox that came with one run from one outlet: how many wait, and how many show which flag."""

    run: ImportRun | None
    outlet: Source | None
    articles: int
    doubtful: int
    flags: dict[Flag, int] = field(default_factory=dict)


def flagged(articles: ArticleQuerySet, flag: Flag) -> ArticleQuerySet:
    """Return those of ``articles`` that show ``flag``."""
    if flag in IN_ROW:  # looked up in an index first, which is far smaller than the rows
        return articles.filter(pk__in=Article.objects.filter(IN_ROW[flag]).order_by().values("pk"))
    return articles.filter(pk__in=Doubt.objects.open().filter(kind=flag.value).order_by().values("article"))


def flags_of(article: Article) -> list[Flag]:
    """Return the flags of an article, its open doubts among them; one query unless they are prefetched."""
    in_row = {
        Flag.NO_DATE: not article.issued_precision,
        Flag.GUESSED_DATE: article.issued_precision == Precision.APPROXIMATE,
        Flag.CUT_SHORT: not article.is_complete,
        Flag.COPY: article.duplicate_of_id is not None,
    }
    kinds = {doubt.kind for doubt in article.doubts.all() if doubt.settled_at is None}
    return [flag for flag in Flag if in_row.get(flag) or flag.value in kinds]


def inbox_groups() -> list[Group]:
    """Return the inbox by run and outlet, the latest run first and in it the most doubtful outlet; at most a hundred.

    An index answers it, whatever the length of the texts; the run of a group is None for what people wrote.
    """
    counts: dict[str, Any] = {flag.value: Count("pk", filter=condition) for flag, condition in IN_ROW.items()}
    rows = (
        Article.objects.filter(status=Status.REVIEW)
        .order_by()
        .values("run", "outlet")
        .annotate(articles=Count("pk"), doubtful=Count("pk", filter=DOUBTFUL), **counts)
        .order_by(F("run").desc(nulls_last=True), "-doubtful", "-articles", "outlet")[:GROUPS]
    )
    found: list[Any] = list(rows)
    runs = ImportRun.objects.in_bulk({row["run"] for row in found} - {None})
    outlets = Source.objects.in_bulk({row["outlet"] for row in found} - {None})
    doubts = _doubts_by_group()
    return [
        Group(
            run=runs.get(row["run"]),
            outlet=outlets.get(row["outlet"]),
            articles=row["articles"],
            doubtful=row["doubtful"],
            flags=_some(row, doubts.get((row["run"], row["outlet"]), {})),
        )
        for row in found
    ]


def _doubts_by_group() -> dict[tuple[int | None, int | None], dict[Flag, int]]:
    """Count the articles in review by kind of open doubt, run and outlet."""
    rows = (
        Doubt.objects.open()
        .filter(article__status=Status.REVIEW)
        .order_by()
        .values_list("article__run", "article__outlet", "kind")
        .annotate(Count("article", distinct=True))
    )
    counts: dict[tuple[int | None, int | None], dict[Flag, int]] = {}
    for run, outlet, kind, number in rows:
        counts.setdefault((run, outlet), {})[Flag(kind)] = number
    return counts


def _some(row: dict[str, Any], doubts: dict[Flag, int]) -> dict[Flag, int]:
    """Return the flags that any article shows, in their order."""
    counts = {flag: row[flag.value] for flag in IN_ROW} | doubts
    return {flag: counts[flag] for flag in Flag if counts.get(flag)}


def first_in_queue(articles: ArticleQuerySet) -> Article | None:
    """Return where a review of ``articles`` begins: the doubtful one that waits longest, or else the one that does."""
    return _doubtful(articles).first() or _clear(articles).first()


def next_in_queue(articles: ArticleQuerySet, article: Article) -> Article | None:
    """Return what comes after ``article``: doubtful ones by time of arrival, then the others likewise."""
    arrived = _arrival(article)
    after = Q(created_at=arrived, pk__gt=article.pk) | Q(created_at__gt=arrived)
    found = _beside(articles, article, lambda rows: rows.filter(created_at__gte=arrived).filter(after))
    return found or (_clear(articles).first() if _is_doubtful(article) else None)


def previous_in_queue(articles: ArticleQuerySet, article: Article) -> Article | None:
    """Return what comes before ``article`` in the same order."""
    arrived = _arrival(article)
    before = Q(created_at=arrived, pk__lt=article.pk) | Q(created_at__lt=arrived)
    found = _beside(articles, article, lambda rows: rows.filter(created_at__lte=arrived).filter(before).reverse())
    return found or (None if _is_doubtful(article) else _doubtful(articles).last())


def _arrival(article: Article) -> Subquery:
    """Return when an article arrived, as the database has it: SQLite compares times as written, to the digit."""
    return Subquery(Article.objects.filter(pk=article.pk).order_by().values("created_at")[:1])


def _beside(
    articles: ArticleQuerySet, article: Article, choose: Callable[[ArticleQuerySet], ArticleQuerySet]
) -> Article | None:
    part = _doubtful if _is_doubtful(article) else _clear
    return choose(part(articles)).first()


def _doubtful(articles: ArticleQuerySet) -> ArticleQuerySet:
    return articles.needing_review().filter(DOUBTFUL)


def _clear(articles: ArticleQuerySet) -> ArticleQuerySet:
    return articles.needing_review().exclude(DOUBTFUL)


def _is_doubtful(article: Article) -> bool:
    return bool(flags_of(article))
