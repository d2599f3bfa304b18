"""The moves that people make with one article or with many; each leaves a revision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import batched

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Article, Batch, Cause, ImportRun

from .moves import OFFER, PUBLISH, REJECT, REOPEN, TAKE_DOWN, WITHDRAW, Move, check_reason, obstacle, publication_after
from .refusals import ImpossibleMove
from .revisions import record_revisions

BATCH = 500  # articles a transaction: readers of SQLite and other writers wait for no more than this

type Articles = QuerySet[Article] | Iterable[Article]
type Standing = tuple[str, datetime | None]


@dataclass(slots=True)
class Moved:
    """What became of many: how many made the move, and how many did not, by reason."""

    done: int = 0
    refused: Counter[str] = field(default_factory=Counter)


def offer(*, article: Article, by: User | None, reason: str = "") -> Article:
    """Offer a draft for review; raises ImpossibleMove."""
    return make_move(move=OFFER, article=article, by=by, reason=reason)


def publish(*, article: Article, by: User | None, at: datetime | None = None, reason: str = "") -> Article:
    """Publish what is in review or withdrawn, now or at ``at``; raises ImpossibleMove.

    The time of the first publication stays when an article returns.
    """
    return make_move(move=PUBLISH, article=article, by=by, reason=reason, at=at)


def withdraw(*, article: Article, by: User | None, reason: str = "") -> Article:
    """Withdraw what is published; a time of publication still ahead is forgotten; raises ImpossibleMove."""
    return make_move(move=WITHDRAW, article=article, by=by, reason=reason)


def reject(*, article: Article, by: User | None, reason: str = "") -> Article:
    """Reject what is in review, so that importing its page again does not bring it back; raises ImpossibleMove."""
    return make_move(move=REJECT, article=article, by=by, reason=reason)


def reopen(*, article: Article, by: User | None, reason: str = "") -> Article:
    """Take a withdrawn or rejected article back into review; raises ImpossibleMove."""
    return make_move(move=REOPEN, article=article, by=by, reason=reason)


def take_down(*, article: Article, by: User | None, reason: str) -> Article:
    """Take a published article down for good, for the reason given; raises ImpossibleMove.

    The row and its history stay as a tombstone that no visitor sees and no import revives; there is no move back.
    """
    return make_move(move=TAKE_DOWN, article=article, by=by, reason=reason)


def publish_many(*, articles: Articles, by: User | None, run: ImportRun | None = None) -> int:
    """Publish those of ``articles`` that can be, in batches; return how many were."""
    return move_many(move=PUBLISH, articles=articles, by=by, run=run).done


@transaction.atomic
def make_move(
    *, move: Move, article: Article, by: User | None, reason: str = "", at: datetime | None = None
) -> Article:
    """Make ``move`` with the article as it stands in the database, and bring ``article`` up to date with it.

    Raises ImpossibleMove, with a message for people, when there is no such move or a needed reason is missing.
    """
    check_reason(move, reason)
    locked = Article.objects.select_for_update().get(pk=article.pk)
    if why := obstacle(locked, move, at):
        raise ImpossibleMove(f"Cannot {move.verb} “{locked}”: {why}.")
    _perform(move, [locked], by=by, run=None, reason=reason, at=at)
    for name in ("status", "published_at", "updated_at"):
        setattr(article, name, getattr(locked, name))
    return locked


def move_many(
    *,
    move: Move,
    articles: Articles,
    by: User | None,
    run: ImportRun | None = None,
    reason: str = "",
    at: datetime | None = None,
    batch: Batch | None = None,
) -> Moved:
    """Make ``move`` with each of ``articles`` that can; say how many did and why the others did not.

    Batches of 500 are a transaction each: stopped half-way, what is done is done and asking again does the rest.
    """
    check_reason(move, reason)
    moved = Moved()
    for pks in batched(_keys(articles), BATCH):
        with transaction.atomic():
            found = list(Article.objects.select_for_update().filter(pk__in=pks).order_by("pk"))
            obstacles = [obstacle(article, move, at) for article in found]
            moved.refused.update(why for why in obstacles if why)
            able = [article for article, why in zip(found, obstacles, strict=True) if not why]
            _perform(move, able, by=by, run=run, reason=reason, at=at, batch=batch)
            moved.done += len(able)
    return moved


def _keys(articles: Articles) -> list[int]:
    """Return the keys first: a queryset that asks for a status would lose rows while they change theirs."""
    if isinstance(articles, QuerySet):
        return list(articles.order_by("pk").values_list("pk", flat=True))
    return sorted({article.pk for article in articles})


def write_status(articles: Iterable[Article], wanted: Mapping[int, Standing], now: datetime) -> None:
    """Give each of ``articles``, whose rows are locked, its status and time of publication: a step of a use case.

    A query for all that get the same; a time that stays is not written, so that it tells none apart.
    """
    changes: dict[tuple[tuple[str, object], ...], list[int]] = {}
    for article in articles:
        status, published_at = wanted[article.pk]
        values: dict[str, object] = {"status": status, "updated_at": now}
        if published_at != article.published_at:
            values["published_at"] = published_at
        changes.setdefault(tuple(values.items()), []).append(article.pk)
        for name, value in values.items():
            setattr(article, name, value)
    for items, pks in changes.items():
        Article.objects.filter(pk__in=pks).update(**dict(items))


def _perform(
    move: Move,
    articles: Sequence[Article],
    *,
    by: User | None,
    run: ImportRun | None,
    reason: str,
    at: datetime | None,
    batch: Batch | None = None,
) -> None:
    """Write the move of locked articles in a few queries, whatever their number, and their revisions."""
    if not articles:
        return
    now = timezone.now()
    publications = {article.pk: publication_after(article, move, at, now) for article in articles}
    write_status(articles, {pk: (move.to, published_at) for pk, published_at in publications.items()}, now)
    record_revisions(articles=articles, cause=Cause.WORKFLOW, by=by, run=run, reason=reason, batch=batch)
