"""Pinning to the front page: order, places, and a trace of each change."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.editing.pinning import move_pin, pin, unpin
from articles.editing.refusals import ImpossibleEdit
from articles.models import MOST_PINS, Article, FrontRevision, Pin, Status
from tests.builders import make_article, make_editor

pytestmark = pytest.mark.django_db


def published(headline: str = "A headline", **fields: object) -> Article:
    return make_article(headline=headline, status=Status.PUBLISHED, **fields)


def order() -> list[str]:
    return [pin.article.headline for pin in Pin.objects.select_related("article")]


def pin_all(*headlines: str) -> list[Article]:
    articles = [published(headline) for headline in headlines]
    for article in articles:
        pin(article=article, by=None)
    return articles


def test_what_is_pinned_stands_in_the_order_of_pinning_unless_it_is_to_lead() -> None:
    pin_all("One", "Two")
    pin(article=published("Three"), by=None, leads=True)
    assert order() == ["Three", "One", "Two"]


def test_a_pinned_article_can_be_made_the_lead() -> None:
    _one, two = pin_all("One", "Two")
    pin(article=two, by=None, leads=True)
    assert order() == ["Two", "One"]


def test_pins_move_up_and_down_and_stay_at_the_ends() -> None:
    one, _two, three = pin_all("One", "Two", "Three")
    move_pin(article=three, by=None, up=True)
    assert order() == ["One", "Three", "Two"]
    move_pin(article=one, by=None, up=False)
    assert order() == ["Three", "One", "Two"]
    move_pin(article=three, by=None, up=True)
    assert order() == ["Three", "One", "Two"]


def test_what_is_taken_off_leaves_no_gap() -> None:
    one, _two, _three = pin_all("One", "Two", "Three")
    unpin(article=one, by=None)
    assert order() == ["Two", "Three"]
    assert list(Pin.objects.values_list("position", flat=True)) == [1, 2]


def test_there_are_only_so_many_places() -> None:
    articles = pin_all(*map(str, range(MOST_PINS)))
    for leads in (False, True):
        with pytest.raises(ImpossibleEdit, match=f"{MOST_PINS} articles are pinned"):
            pin(article=published("One too many"), by=None, leads=leads)
    pin(article=articles[-1], by=None, leads=True)
    assert len(order()) == MOST_PINS


@pytest.mark.parametrize("status", [status for status in Status if status != Status.PUBLISHED])
def test_only_what_is_published_can_be_pinned(status: Status) -> None:
    with pytest.raises(ImpossibleEdit, match="not published"):
        pin(article=make_article(status=status, published_at=timezone.now()), by=None)
    assert not FrontRevision.objects.exists()


def test_what_is_published_at_a_time_ahead_can_be_pinned_before() -> None:
    pin(article=published("Tomorrow", published_at=timezone.now() + timedelta(days=1)), by=None)
    assert order() == ["Tomorrow"]


def test_what_is_pinned_twice_or_was_never_pinned_is_refused_in_words() -> None:
    (one,) = pin_all("One")
    with pytest.raises(ImpossibleEdit, match="pinned already"):
        pin(article=one, by=None)
    for act in (lambda a: unpin(article=a, by=None), lambda a: move_pin(article=a, by=None, up=True)):
        with pytest.raises(ImpossibleEdit, match="not pinned any more"):
            act(published("Two"))


def test_each_change_leaves_a_revision_with_its_editor_and_no_change_leaves_none() -> None:
    editor = make_editor()
    one, two = published("One"), published("Two")
    pin(article=one, by=editor)
    pin(article=two, by=editor)
    move_pin(article=one, by=editor, up=True)
    unpin(article=one, by=None)
    kept = [(revision.articles, revision.by) for revision in FrontRevision.objects.order_by("id")]
    assert kept == [([one.pk], editor), ([one.pk, two.pk], editor), ([two.pk], None)]


def test_who_pinned_an_article_and_when_stays_when_others_move() -> None:
    editor = make_editor()
    one = published("One")
    pin(article=one, by=editor)
    before = Pin.objects.get(article=one)
    pin(article=published("Two"), by=None, leads=True)
    after = Pin.objects.get(article=one)
    assert (after.by, after.pinned_at, after.position) == (editor, before.pinned_at, 2)


def test_an_article_that_is_deleted_takes_its_pin_with_it() -> None:
    one, _two = pin_all("One", "Two")
    one.delete()
    assert order() == ["Two"]


@pytest.mark.parametrize("position", [0, MOST_PINS + 1])
def test_the_database_knows_no_other_places(position: int) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Pin.objects.create(article=published(), position=position)


def test_the_database_holds_one_article_in_a_place_and_one_place_for_an_article() -> None:
    (one,) = pin_all("One")
    for article, position in ((one, 2), (published("Two"), 1)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Pin.objects.create(article=article, position=position)
