"""The moves an article can make from status to status: a table, and what each one does to the article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from articles.models import Article, Status

from .refusals import ImpossibleMove


@dataclass(frozen=True, slots=True)
class Move:
    """One move: what an editor calls it, the status it leads to and those it can start from."""

    name: str
    verb: str
    done: str
    to: Status
    starts: frozenset[Status]
    needs_reason: bool = False


OFFER = Move("offer", "offer for review", "offered for review", Status.REVIEW, frozenset({Status.DRAFT}))
PUBLISH = Move("publish", "publish", "published", Status.PUBLISHED, frozenset({Status.REVIEW, Status.WITHDRAWN}))
WITHDRAW = Move("withdraw", "withdraw", "withdrawn", Status.WITHDRAWN, frozenset({Status.PUBLISHED}))
REJECT = Move("reject", "reject", "rejected", Status.REJECTED, frozenset({Status.REVIEW}))
REOPEN = Move("reopen", "reopen", "reopened", Status.REVIEW, frozenset({Status.WITHDRAWN, Status.REJECTED}))
TAKE_DOWN = Move(
    "take_down", "take down", "taken down", Status.TAKEN_DOWN, frozenset({Status.PUBLISHED}), needs_reason=True
)
MOVES = {move.name: move for move in (OFFER, PUBLISH, REJECT, WITHDRAW, REOPEN, TAKE_DOWN)}


def moves_from(status: str) -> tuple[Move, ...]:
    """Return the moves that an article of this status can make."""
    return tuple(move for move in MOVES.values() if status in move.starts)


def obstacle(article: Article, move: Move, at: datetime | None = None) -> str:
    """Return why ``article`` cannot make ``move``, as the end of a sentence about it; "" when it can."""
    if article.status not in move.starts:
        return f"it is {article.get_status_display().lower()}"
    if move is not PUBLISH:
        return ""
    if not article.headline.strip() or not article.body.strip():
        return "it lacks a headline or a body"
    now = timezone.now()
    if at and at > now and article.published_at and article.published_at <= now:
        return "it was public before, so its return cannot be set for a time ahead"
    return ""


def check_reason(move: Move, reason: str) -> None:
    """Raise ImpossibleMove when ``move`` must say why and ``reason`` is blank."""
    if move.needs_reason and not reason.strip():
        raise ImpossibleMove(f"To {move.verb} an article, give the reason: it is kept with the article for good.")


def publication_after(article: Article, move: Move, at: datetime | None, now: datetime) -> datetime | None:
    """Return ``published_at`` after the move: the first publication stays, one that never came about is forgotten."""
    ahead = article.published_at is not None and article.published_at > now
    if move is PUBLISH:
        return (at or now) if ahead or article.published_at is None else article.published_at
    return None if ahead and move is WITHDRAW else article.published_at
