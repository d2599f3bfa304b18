"""The top of the front page: what editors pin there, in which order, and what they take off again."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from articles.models import MOST_PINS, Article, FrontRevision, Pin, Status

from .refusals import ImpossibleEdit

type Order = list[int]  # ids of articles, the lead first


def pin(*, article: Article, by: User | None, leads: bool = False) -> None:
    """Put a published article on top of the front page: as its lead, or behind what is pinned already.

    One that is to be published at a time ahead may be pinned, and shows when its time has come. Raises ImpossibleEdit
    for what is not published, is pinned already (unless it is to lead), or has no place left.
    """

    def place(order: Order) -> Order:
        if not Article.objects.filter(pk=article.pk, status=Status.PUBLISHED).exists():
            raise ImpossibleEdit(f"“{article}” is not published, so it cannot stand on the front page.")
        if article.pk in order and not leads:
            raise ImpossibleEdit(f"“{article}” is pinned already.")
        others = [pk for pk in order if pk != article.pk]
        if len(others) == MOST_PINS:
            raise ImpossibleEdit(f"{MOST_PINS} articles are pinned already: take one off first.")
        return [article.pk, *others] if leads else [*others, article.pk]

    _arrange(place, by)


def unpin(*, article: Article, by: User | None) -> None:
    """Take an article off the top of the front page; raises ImpossibleEdit when it is not pinned."""
    _arrange(lambda order: [pk for pk in _with(order, article) if pk != article.pk], by)


def move_pin(*, article: Article, by: User | None, up: bool) -> None:
    """Exchange a pinned article with the one before it, or after it; at the end it stays where it is.

    Raises ImpossibleEdit when it is not pinned.
    """

    def place(order: Order) -> Order:
        at = _with(order, article).index(article.pk)
        to = min(max(at + (-1 if up else 1), 0), len(order) - 1)
        moved = list(order)
        moved[at], moved[to] = moved[to], moved[at]
        return moved

    _arrange(place, by)


def _with(order: Order, article: Article) -> Order:
    if article.pk not in order:
        raise ImpossibleEdit(f"“{article}” is not pinned any more.")
    return order


def _arrange(place: Callable[[Order], Order], by: User | None) -> None:
    """Write the order that ``place`` makes of the present one, and its revision; nothing where nothing changes.

    Positions are unique, so that of two who rearrange at once the second is told, and nobody's pin is lost.
    """
    try:
        with transaction.atomic():
            pins = {pin.article_id: pin for pin in Pin.objects.select_for_update().order_by("position")}
            order = place(list(pins))
            if order == list(pins):
                return
            Pin.objects.all().delete()
            Pin.objects.bulk_create(_placed(pins.get(pk), pk, number, by) for number, pk in enumerate(order, start=1))
            FrontRevision.objects.create(articles=order, by=by)
    except IntegrityError as error:
        raise ImpossibleEdit("Somebody else changed the front page just now: look at it, and try again.") from error


def _placed(pin: Pin | None, article: int, position: int, by: User | None) -> Pin:
    """Return the pin at its new position; who pinned it and when stays."""
    if pin is None:
        return Pin(article_id=article, position=position, by=by)
    return Pin(article_id=article, position=position, by_id=pin.by_id, pinned_at=pin.pinned_at)
