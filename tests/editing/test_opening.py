"""The second editor at an article is told who has it open, and only while that may be so."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.editing.doubting import settle_doubts
from articles.editing.opening import STAYS_OPEN, close_article, open_article
from articles.models import Doubt
from tests.builders import make_article, make_editor

pytestmark = pytest.mark.django_db


def test_the_second_editor_is_told_of_the_first_and_not_of_themselves() -> None:
    article, first, second = make_article(), make_editor(), make_editor()
    assert open_article(article=article, by=first) == []
    assert [opening.user for opening in open_article(article=article, by=second)] == [first]
    assert [opening.user for opening in open_article(article=article, by=first)] == [second]


def test_an_article_saved_is_open_no_longer() -> None:
    article, first, second = make_article(), make_editor(), make_editor()
    open_article(article=article, by=first)
    close_article(article=article, by=first)
    assert open_article(article=article, by=second) == []


def test_an_editor_who_went_home_is_forgotten() -> None:
    article, first, second = make_article(), make_editor(), make_editor()
    open_article(article=article, by=first)
    with time_machine.travel(timezone.now() + STAYS_OPEN + timedelta(seconds=1)):
        assert open_article(article=article, by=second) == []


def test_doubts_are_settled_all_or_chosen_ones_and_once() -> None:
    article, editor = make_article(), make_editor()
    rows = [Doubt.objects.create(article=article, kind="damaged", rule="torn", message="Torn.") for _ in range(3)]
    assert settle_doubts(article=article, by=editor, doubts=[rows[0].pk]) == 1
    assert settle_doubts(article=article, by=make_editor()) == 2
    rows[0].refresh_from_db()
    assert (rows[0].settled_by, Doubt.objects.open().count()) == (editor, 0)
