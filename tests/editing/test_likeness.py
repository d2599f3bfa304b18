"""Tags that may be one are shown as such, unless an editor told them apart."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.editing.likeness import alike_tags, tell_apart
from articles.models import Tag
from tests.builders import make_article, make_tag

pytestmark = pytest.mark.django_db


def groups() -> list[set[str]]:
    return [{tag.name for tag, _ in group.tags} for group in alike_tags()]


def make_tags(*names: str) -> list[Tag]:
    return [make_tag(name, slug=f"tag-{number}") for number, name in enumerate(names)]


@pytest.mark.parametrize(
    "names",
    [
        ("US", "U.S.", "United States"),
        ("EU", "European Union"),
        ("USE", "United States of Elwin"),
        ("Elan", "élan"),
        ("Port-Elwin", "Port Elwin"),
        ("Port Elwin", "Elwin Port"),
        ("Ferry strikes", "Ferry strike"),
        ("Ferries of Elwin", "Ferry of Elwin"),
        ("Shanghai", "Shangai"),
        ("Merendal", "Merendel"),
    ],
)
def test_what_may_be_one_is_shown_together(names: tuple[str, ...]) -> None:
    make_tags(*names, "Something else")
    assert groups() == [set(names)]


@pytest.mark.parametrize(
    "names",
    [
        ("Elections 2024", "Elections 2025"),
        ("cats", "bats"),
        ("it", "Information Technology"),
        ("Port Elwin", "Port Ansel"),
        ("北京", "南京"),
    ],
)
def test_what_is_merely_similar_is_not(names: tuple[str, ...]) -> None:
    make_tags(*names)
    assert groups() == []


def test_the_most_used_come_first_and_say_how_often_and_why() -> None:
    us, states, *_ = make_tags("US", "United States", "Ferry", "Ferrys")
    for tags in ([us], [us], [states]):
        make_article(tags=tags)
    first = alike_tags()[0]
    assert [(tag.name, count) for tag, count in first.tags] == [("US", 2), ("United States", 1)]
    assert first.why == "an abbreviation and what it stands for"


def test_what_an_editor_told_apart_is_not_shown_again() -> None:
    us, short, states = make_tags("US", "U.S.", "United States")
    tell_apart(tags=[us, states], by=None)
    tell_apart(tags=[us, states], by=None)
    assert groups() == [{"US", "U.S.", "United States"}]
    tell_apart(tags=[short, states], by=None)
    assert groups() == [{"US", "U.S."}]
    tell_apart(tags=[us, short], by=None)
    assert groups() == []


def test_more_tags_take_no_more_queries() -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            alike_tags()
        return len(captured)

    make_tags("US", "United States")
    before = queries()
    for number in range(20):
        make_tag(f"Quay {number}", slug=f"quay-{number}")
        make_tag(f"quay-{number}", slug=f"quays-{number}")
    assert queries() == before
