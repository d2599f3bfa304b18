"""The command that takes a run back."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.editing.writing import edit_article
from articles.models import Article, ImportRun
from tests.builders import make_editor
from tests.importing.pages import make_page, make_read, make_related, place_pages

pytestmark = pytest.mark.django_db


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("undo_import", *arguments, stdout=out, stderr=out)
    return out.getvalue()


@pytest.fixture
def run() -> ImportRun:
    """A run with one article that an editor has touched since, and one that nobody has."""
    run = place_pages(make_page(make_read(headline="Bees"), make_related()))[0].run
    article = Article.objects.get(headline="Bees")
    edit_article(article=article, changes={"byline": "By Odile"}, by=make_editor(username="odile"))
    assert run
    return run


def test_a_rehearsal_says_what_would_go_and_what_would_stay(run: ImportRun) -> None:
    text = said(str(run.pk), "--dry-run")
    assert "1 article would be removed" in text
    assert "1 left alone" in text
    assert "“Bees”" in text
    assert "was changed by odile" in text
    assert "Nothing was written" in text
    assert Article.objects.count() == 2


def test_the_run_is_taken_back_once(run: ImportRun) -> None:
    assert "1 article removed" in said(str(run.pk))
    assert list(Article.objects.values_list("headline", flat=True)) == ["Bees"]
    assert "was taken back on" in said(str(run.pk))


def test_an_unknown_run_is_wrong_use() -> None:
    with pytest.raises(CommandError, match=r"There is no run 99\.") as refusal:
        said("99")
    assert refusal.value.returncode == 2


def test_a_run_at_work_is_refused(run: ImportRun) -> None:
    ImportRun.objects.update(status="running", finished_at=None)
    with pytest.raises(CommandError, match="still at work") as refusal:
        said(str(run.pk))
    assert refusal.value.returncode == 1
