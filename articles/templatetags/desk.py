"""What waits at the editors' desk, for the admin's first page."""

from __future__ import annotations

from typing import Any, NamedTuple

from django import template
from django.urls import reverse

from articles.models import Article, Comment, CommentStatus, ImportRecord, ImportRun, Outcome, Status

register = template.Library()


class Waiting(NamedTuple):
    """A number of things that wait for somebody, what they are, and where."""

    number: int
    what: str
    url: str


@register.simple_tag(takes_context=True)
def waiting_at_desk(context: dict[str, Any]) -> list[Waiting]:
    """Return what waits for this user: articles in review, failures of the latest import, comments; no empty heaps."""
    user = context["request"].user
    heaps = []
    if user.has_perm("articles.view_article"):
        review = Article.objects.filter(status=Status.REVIEW).count()
        heaps.append(Waiting(review, "in review", _list("article", f"status__exact={Status.REVIEW.value}")))
    if user.has_perm("articles.view_importrecord") and (run := ImportRun.objects.first()):
        failed = ImportRecord.objects.filter(run=run, outcome=Outcome.FAILED).count()
        query = f"run__id__exact={run.pk}&outcome__exact={Outcome.FAILED.value}"
        heaps.append(Waiting(failed, "failed in the latest import", _list("importrecord", query)))
    if user.has_perm("articles.view_comment"):
        pending = Comment.objects.filter(status=CommentStatus.PENDING).count()
        query = f"status__exact={CommentStatus.PENDING.value}"
        what = "comment to moderate" if pending == 1 else "comments to moderate"
        heaps.append(Waiting(pending, what, _list("comment", query)))
    return [heap for heap in heaps if heap.number]


def _list(model: str, query: str) -> str:
    return f"{reverse(f'admin:articles_{model}_changelist')}?{query}"
