"""What waits at the editors' desk and what was done there, for the admin's first page."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

from django import template
from django.db.models import Count
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from articles.importing.vanishing import open_questions
from articles.models import (
    Article,
    Comment,
    CommentStatus,
    Conflict,
    ImportRecord,
    ImportRun,
    Outcome,
    RunStatus,
    Status,
)

DAYS = 28
BAR, GAP, HEIGHT = 10, 3, 64  # pixels of the chart

register = template.Library()


class Waiting(NamedTuple):
    """A number of things that wait for somebody, what they are, and where."""

    number: int
    what: str
    url: str


class Bar(NamedTuple):
    """A day of the chart: where its bar stands, how high it is, and what it says."""

    x: int
    y: int
    height: int
    text: str


class Chart(NamedTuple):
    """How many articles were published on each of the last days, drawn and in words."""

    bars: list[Bar]
    width: int
    height: int
    text: str


@register.simple_tag(takes_context=True)
def waiting_at_desk(context: dict[str, Any]) -> list[Waiting]:
    """Return what waits for this user: the inbox, conflicts, failing imports, comments; no empty heaps."""
    user, heaps = context["request"].user, []
    if user.has_perm("articles.view_article"):
        review = Article.objects.filter(status=Status.REVIEW).count()
        heaps.append(Waiting(review, "in review", reverse("admin:articles_article_inbox")))
        disputed = Conflict.objects.open().order_by().values("article").distinct().count()
        heaps.append(
            Waiting(disputed, _counted(disputed, "article in conflict", "articles in conflict"), _conflicts(user))
        )
        gone = open_questions().count()
        what = _counted(gone, "article no longer found on its page", "articles no longer found on their pages")
        heaps.append(Waiting(gone, what, _conflicts(user)))
    if user.has_perm("articles.view_importrecord"):
        heaps += _failing()
    if user.has_perm("articles.view_comment"):
        pending = Comment.objects.filter(status=CommentStatus.PENDING).count()
        query = f"status__exact={CommentStatus.PENDING.value}"
        what = _counted(pending, "comment to moderate", "comments to moderate")
        heaps.append(Waiting(pending, what, _list("comment", query)))
    return [heap for heap in heaps if heap.number]


@register.simple_tag(takes_context=True)
def published_per_day(context: dict[str, Any]) -> Chart | None:
    """Return the chart of what was published on each day of four weeks; None for whoever may not see articles."""
    if not context["request"].user.has_perm("articles.view_article"):
        return None
    today = timezone.localdate()
    days = [today - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]
    first = timezone.now() - timedelta(days=DAYS)
    rows = Article.objects.filter(status=Status.PUBLISHED, published_at__gte=first, published_at__lte=timezone.now())
    counts: dict[date, int] = dict(
        rows.order_by().annotate(day=TruncDate("published_at")).values_list("day").annotate(Count("pk"))
    )
    return _chart([(day, counts.get(day, 0)) for day in days])


def _chart(counts: list[tuple[date, int]]) -> Chart:
    most = max(1, *(number for _, number in counts))
    bars = []
    for position, (day, number) in enumerate(counts):
        height = round(HEIGHT * number / most) or 1
        said = f"{date_format(day, 'j M')}: {number}"
        bars.append(Bar(position * (BAR + GAP), HEIGHT - height, height, said))
    total = sum(number for _, number in counts)
    busiest = max(counts, key=lambda row: row[1])
    text = f"{total:,} published in the last {DAYS} days"
    most_said = f", most on {date_format(busiest[0], 'j M')}: {busiest[1]:,}" if total else ""
    return Chart(bars, len(counts) * (BAR + GAP) - GAP, HEIGHT, text + most_said)


def _failing() -> list[Waiting]:
    """Return the failures of the latest import, and the imports that broke off since the last that did not."""
    run = ImportRun.objects.first()
    if run is None:
        return []
    failed = ImportRecord.objects.filter(run=run, outcome=Outcome.FAILED).count()
    query = f"run__id__exact={run.pk}&outcome__exact={Outcome.FAILED.value}"
    finished = ImportRun.objects.filter(status=RunStatus.FINISHED).first()
    aborted = ImportRun.objects.filter(status=RunStatus.ABORTED, pk__gt=finished.pk if finished else 0).count()
    return [
        Waiting(failed, "failed in the latest import", _list("importrecord", query)),
        Waiting(
            aborted,
            _counted(aborted, "import broken off", "imports broken off"),
            _list("importrun", f"status__exact={RunStatus.ABORTED.value}"),
        ),
    ]


def _counted(number: int, one: str, many: str) -> str:
    return one if number == 1 else many


def _conflicts(user: Any) -> str:
    """Return the queue where conflicts are decided, for who may not see it the articles that have one."""
    if user.has_perm("articles.view_conflict"):
        return reverse("admin:articles_conflict_changelist")
    return _list("article", "flag=conflict")


def _list(model: str, query: str) -> str:
    return f"{reverse(f'admin:articles_{model}_changelist')}?{query}"
