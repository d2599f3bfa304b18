"""Imports, re-readings, undoing and editors at the same articles at once: no edit lost, no duplicate, no deadlock."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from articles.editing.conflicts import decide_conflicts
from articles.editing.refusals import ImpossibleEdit
from articles.editing.workflow import publish
from articles.editing.writing import edit_article
from articles.importing.deciding import decide_lines
from articles.importing.extracting import ExtractedPage
from articles.importing.reparsing import reparse
from articles.importing.undoing import undo_import
from articles.models import (
    Article,
    Conflict,
    Extraction,
    ImportRun,
    LineDecision,
    LineRole,
    Revision,
    Side,
    Status,
)
from tests.importing.test_reparsing import as_read_before, imported

from .pages import make_page, make_read, place_pages, story

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]
__all__ = ["imported"]
ARTICLES = 12


def at_once(*calls: Callable[[], object]) -> list[object]:
    """Make the calls at the same time, each with its own connection; return what each gave."""
    barrier = Barrier(len(calls))

    def run(call: Callable[[], object]) -> object:
        try:
            barrier.wait()
            return call()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def captures() -> tuple[list[Article], list[ExtractedPage]]:
    """Articles in review, and a newer capture of the page of each with another headline."""
    texts = [story(800 + number) for number in range(ARTICLES)]
    urls = [f"https://elwin.example/{number}" for number in range(ARTICLES)]
    place_pages(
        *(
            make_page(make_read(headline=f"Bees {n}", body=text), url=url)
            for n, (text, url) in enumerate(zip(texts, urls, strict=True))
        )
    )
    newer = [
        make_page(make_read(headline=f"Bees {n} gone", body=text), url=url)
        for n, (text, url) in enumerate(zip(texts, urls, strict=True))
    ]
    return list(Article.objects.order_by("pk")), newer


def numbers_are_whole() -> bool:
    """Tell whether the revisions of every article count from one without a gap."""
    rows = Revision.objects.order_by("article_id", "number").values_list("article_id", "number")
    by_article: dict[int, list[int]] = {}
    for article, number in rows:
        by_article.setdefault(article, []).append(number)
    return all(numbers == list(range(1, len(numbers) + 1)) for numbers in by_article.values())


def test_an_import_and_a_publisher_both_have_their_way() -> None:
    articles, newer = captures()
    at_once(lambda: place_pages(*newer), lambda: [publish(article=article, by=None) for article in reversed(articles)])
    found = Article.objects.order_by("pk")
    assert [row.status for row in found] == [Status.PUBLISHED] * ARTICLES
    assert [row.headline for row in found] == [f"Bees {number} gone" for number in range(ARTICLES)]
    assert numbers_are_whole()


def test_what_an_editor_writes_during_an_import_stands() -> None:
    articles, newer = captures()

    def write() -> None:
        for article in reversed(articles):
            edit_article(article=article, changes={"headline": f"Ours {article.pk}"}, by=None)

    at_once(lambda: place_pages(*newer), write)
    assert all(row.headline == f"Ours {row.pk}" for row in Article.objects.all())
    assert Article.objects.count() == ARTICLES
    assert numbers_are_whole()


def test_two_imports_of_the_same_captures_make_one_change_each() -> None:
    _, newer = captures()
    at_once(lambda: place_pages(*newer), lambda: place_pages(*reversed(newer)))
    assert Article.objects.count() == ARTICLES
    assert Extraction.objects.count() == 2 * ARTICLES
    assert Revision.objects.count() == 2 * ARTICLES


def test_two_who_take_a_run_back_at_once_do_it_once() -> None:
    _, newer = captures()
    run = place_pages(*newer)[0].run
    assert run
    at_once(lambda: undo_import(run=ImportRun.objects.get(pk=run.pk)), lambda: undo_import(run=run))
    assert [row.headline for row in Article.objects.order_by("pk")] == [f"Bees {number}" for number in range(ARTICLES)]
    assert Revision.objects.count() == 3 * ARTICLES
    assert Extraction.objects.count() == ARTICLES


def test_what_an_editor_writes_while_a_run_is_taken_back_stands() -> None:
    _, newer = captures()
    run = place_pages(*newer)[0].run
    articles = list(Article.objects.order_by("-pk"))
    assert run

    def write() -> None:
        for article in articles:
            edit_article(article=article, changes={"headline": f"Ours {article.pk}"}, by=None)

    at_once(lambda: undo_import(run=run), write)
    assert all(row.headline == f"Ours {row.pk}" for row in Article.objects.all())
    assert numbers_are_whole()


def test_a_page_is_read_again_once_by_two_who_begin_at_once(imported: list[Article]) -> None:
    as_read_before(imported[0], headline="A headline read wrongly")
    before = Extraction.objects.count()
    at_once(reparse, reparse)
    assert Extraction.objects.count() == 2 * before
    assert Revision.objects.filter(cause="reparse").count() == 1


def decide(extraction: Extraction, line: int) -> Callable[[], object]:
    """Return a call that decides that a line is no part of the article, and gives the run or the refusal."""

    def call() -> object:
        try:
            return decide_lines(extraction=extraction, roles={line: LineRole.CUT}, by=None)
        except ImpossibleEdit as refusal:
            return refusal

    return call


def test_of_two_who_decide_about_lines_of_a_page_one_does(imported: list[Article]) -> None:
    lead = Extraction.objects.get(role="lead")
    lines = [span["line"] for span in lead.payload["evidence"]["body"][:2]]
    answers = at_once(*(decide(lead, line) for line in lines))
    assert sorted(type(answer).__name__ for answer in answers) == ["ImportRun", "ImpossibleEdit"]
    assert LineDecision.objects.count() == 1
    assert numbers_are_whole()


def test_what_an_editor_writes_while_lines_are_decided_stands(imported: list[Article]) -> None:
    lead = Extraction.objects.get(role="lead")
    article, line = Article.objects.get(base_extraction=lead), lead.payload["evidence"]["body"][0]["line"]
    before = article.body
    at_once(decide(lead, line), lambda: edit_article(article=article, changes={"headline": "Ours"}, by=None))
    article.refresh_from_db()
    assert article.headline == "Ours"
    assert article.body != before
    assert numbers_are_whole()


def test_of_two_who_decide_a_conflict_one_does() -> None:
    articles, newer = captures()
    edit_article(article=articles[0], changes={"headline": "Ours"}, by=None)
    place_pages(newer[0])
    conflict = Conflict.objects.get()
    answers = at_once(
        lambda: decide_conflicts(choices={conflict.pk: Side.OURS}, by=None),
        lambda: decide_conflicts(choices={conflict.pk: Side.THEIRS}, by=None),
    )
    assert sorted(map(str, answers)) == ["0", "1"]
    conflict.refresh_from_db()
    expected = "Ours" if conflict.choice == Side.OURS else "Bees 0 gone"
    assert Article.objects.get(pk=articles[0].pk).headline == expected
