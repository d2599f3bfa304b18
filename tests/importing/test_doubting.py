"""What editors should look at is kept with the article it is about."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from articles.editing.writing import edit_article
from articles.importing.paths import import_paths
from articles.models import Article, Doubt, DoubtKind, Status
from articles.models.inbox import Flag, flagged
from articles.parsing import Evidence, IssuedDate, Precision
from tests.builders import make_editor

from .pages import again, make_page, make_read, make_related, place_pages, the_article

pytestmark = pytest.mark.django_db
SEEDS = Path(__file__).parents[2] / "seeds"
HINT = {"rule": "unreadable-characters", "message": "Three characters cannot be read.", "line": 1, "start": 0, "end": 1}


def evidence(line: int) -> dict[str, tuple[Evidence, ...]]:
    return {"headline": (Evidence(line, 0, 4, "first-line"),)}


def test_a_hint_is_kept_with_the_article_that_was_read_from_its_line() -> None:
    lead = make_read(headline="Bees", evidence=evidence(3))
    page = make_page(lead, make_related(headline="Wasps", evidence=evidence(9)))
    unsure = HINT | {"rule": "ambiguous-day-and-month", "line": 9}
    elsewhere = HINT | {"line": 40}
    place_pages(again(page, warnings=(unsure, elsewhere)))
    found = {(doubt.article.headline, doubt.kind, doubt.line) for doubt in Doubt.objects.select_related("article")}
    assert found == {("Wasps", DoubtKind.UNSURE, 9), ("Bees", DoubtKind.DAMAGED, 40)}
    assert Doubt.objects.filter(run=None).count() == 0


def test_a_conflict_of_a_merge_is_kept_once_until_it_is_settled() -> None:
    url = "https://elwin.example/news/bees"
    body = make_read().body
    place_pages(make_page(make_read(headline="Bees close the harbour", body=body), url=url))
    edit_article(article=the_article(), changes={"headline": "Bees, again"}, by=make_editor())
    place_pages(make_page(make_read(headline="Bees leave the harbour", body=body), url=url))
    doubt = Doubt.objects.get()
    assert (doubt.kind, doubt.article, doubt.rule) == (DoubtKind.CONFLICT, Article.objects.get(), "conflict-headline")
    place_pages(make_page(make_read(headline="Bees return", body=body), url=url))
    assert Doubt.objects.count() == 1


@pytest.mark.parametrize(("days", "is_published"), [(-1, True), (1, True), (3, False), (400, False)])
def test_an_article_of_a_day_that_lies_ahead_waits_for_an_editor(days: int, is_published: bool) -> None:
    day = timezone.now().date() + timedelta(days=days)
    issued = IssuedDate(day, Precision.DAY, day.isoformat())
    place_pages(make_page(make_read(issued=issued)), publish=True)
    assert (the_article().status == Status.PUBLISHED) is is_published
    assert the_article().issued_on == day
    assert list(Doubt.objects.values_list("rule", flat=True)) == ([] if is_published else ["date-ahead"])


def test_what_is_sure_leaves_no_doubt() -> None:
    place_pages(make_page(make_read()))
    assert not Doubt.objects.exists()


def test_an_article_whose_text_is_unsure_waits_with_low_confidence() -> None:
    import_paths(paths=[SEEDS / "031_storm-tide_live.txt", SEEDS / "020_barrier-seals_article.txt"])
    unsure = flagged(Article.objects.needing_review(), Flag.UNSURE)
    assert [article.headline[:10] for article in unsure] == ["Storm tide"]
    assert Doubt.objects.get(rule="unsure-text").line > 0
