"""Moves of many articles at one stroke, and the way back from them."""

from __future__ import annotations

from datetime import datetime
from itertools import batched

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from articles.models import Article, Batch, BatchMove, Cause, Revision

from .moves import TAKE_DOWN, Move
from .refusals import ImpossibleMove
from .revisions import record_revisions
from .workflow import BATCH, Articles, Moved, Standing, move_many, write_status


def move_batch(
    *, move: Move, articles: Articles, by: User | None, reason: str = "", at: datetime | None = None
) -> tuple[Batch | None, Moved]:
    """Make ``move`` as ``move_many`` does, and return with what came of it the batch that can be taken back.

    The batch is there from the first article on, so that also one that was stopped half-way can be taken back; it is
    None where no article moved.
    """
    batch = Batch.objects.create(move=BatchMove(move.name), by=by, reason=reason)
    moved = move_many(move=move, articles=articles, by=by, reason=reason, at=at, batch=batch)
    if moved.done:
        return batch, moved
    batch.delete()
    return None, moved


def obstacle_to_undoing(batch: Batch) -> str:
    """Return why a batch cannot be taken back, as a sentence; "" when it can."""
    if batch.undone_at is not None:
        return "It has been taken back already."
    if batch.move == TAKE_DOWN.name:
        return "A takedown is for good: it cannot be taken back."
    return ""


def undo_batch(*, batch: Batch, by: User | None) -> Moved:
    """Give the articles of ``batch`` the status they had before it, except those that changed since; say how many.

    What was public meanwhile keeps the time it first was, so that its address answers that it is gone. In
    transactions of 500 each: stopped half-way, asking again does the rest. Raises ImpossibleMove for a takedown and
    for what was taken back before.
    """
    if why := obstacle_to_undoing(Batch.objects.get(pk=batch.pk)):
        raise ImpossibleMove(why)
    moved = Moved()
    articles = batch.revisions.order_by("article_id").values_list("article_id", "number")
    for some in batched(list(articles), BATCH):
        with transaction.atomic():
            _undo(dict(some), moved, batch, by)
    batch.undone_at, batch.undone_by = timezone.now(), by
    batch.save(update_fields=["undone_at", "undone_by"])
    return moved


def touched_since(batch: Batch) -> int:
    """Return how many articles of ``batch`` have changed since it, and so stay as they are when it is taken back."""
    rows = batch.revisions.order_by().annotate(last=Max("article__revisions__number")).values_list("number", "last")
    return sum(last > number for number, last in rows)


def _undo(numbers: dict[int, int], moved: Moved, batch: Batch, by: User | None) -> None:
    """Take back the moves that left the revisions ``numbers`` of their articles."""
    found = list(Article.objects.select_for_update().filter(pk__in=numbers).order_by("pk"))
    last = _last_numbers(found)
    untouched = [article for article in found if last[article.pk] == numbers[article.pk]]
    earlier = _before(numbers)
    able = [article for article in untouched if article.pk in earlier]
    moved.refused["it was changed since"] += len(found) - len(untouched)
    moved.refused["what it was before is not recorded"] += len(untouched) - len(able)
    moved.refused = +moved.refused
    now = timezone.now()
    write_status(able, {article.pk: _restored(article, earlier[article.pk], now) for article in able}, now)
    record_revisions(articles=able, cause=Cause.REVERT, by=by, reason=f"{batch} taken back.")
    moved.done += len(able)


def _restored(article: Article, earlier: Standing, now: datetime) -> Standing:
    status, published_at = earlier
    was_public = article.published_at is not None and article.published_at <= now
    return status, article.published_at if was_public else published_at


def _last_numbers(articles: list[Article]) -> dict[int, int]:
    rows = Revision.objects.filter(article__in=articles).order_by().values("article_id")
    return dict(rows.annotate(last=Max("number")).values_list("article_id", "last"))


def _before(numbers: dict[int, int]) -> dict[int, Standing]:
    """Return the status and time of publication of each article in the revision before the given one."""
    rows = Revision.objects.filter(article__in=numbers, number__in={number - 1 for number in numbers.values()})
    facts = rows.order_by().values_list("article_id", "number", "fields__status", "fields__published_at")
    return {
        article: (status, parse_datetime(published_at) if published_at else None)
        for article, number, status, published_at in facts
        if number == numbers[article] - 1
    }
