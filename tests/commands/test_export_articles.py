"""export_articles writes what sources let go, and what it wrote makes the same articles again."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone as clock

from articles.editing.revisions import fields_of
from articles.editing.workflow import publish, take_down, withdraw
from articles.editing.writing import edit_article
from articles.importing.paths import import_paths
from articles.models import (
    Article,
    CreditRole,
    Document,
    Extraction,
    ImportRecord,
    Precision,
    Source,
    SourceAlias,
    Status,
    Tag,
)
from tests.builders import make_article, make_source, make_tag

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
OWN = ("base_extraction_id", "story_id", "duplicate_of_id", "published_at", "status", "slug")


def export(*arguments: str) -> list[dict[str, Any]]:
    out = StringIO()
    call_command("export_articles", *arguments, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def facts() -> dict[str, dict[str, Any]]:
    """Return what every article holds by its headline, without what is this site's own."""
    articles = list(Article.objects.order_by("pk"))
    rows = zip(articles, fields_of(articles), strict=True)
    return {a.headline: {name: value for name, value in row.items() if name not in OWN} for a, row in rows}


def begin_anew() -> None:
    """Empty the database of everything that an import made."""
    Article.objects.update(base_extraction=None, duplicate_of=None)
    for model in (Extraction, Article, ImportRecord, Document, SourceAlias, Source, Tag):
        model.objects.all().delete()


def written(path: Path, *arguments: str) -> Path:
    rows = export(*arguments)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_what_was_exported_makes_the_same_articles_on_another_site(tmp_path: Path) -> None:
    import_paths(paths=[SEEDS], publish=True)
    edited = Article.objects.filter(status=Status.PUBLISHED).earliest("pk")
    edit_article(article=edited, changes={"headline": "Edited here", "tags": [make_tag("Harbours")]}, by=None)
    Article.objects.exclude(status=Status.PUBLISHED).update(base_extraction=None)
    Article.objects.exclude(status=Status.PUBLISHED).delete()
    before = facts()
    path = written(tmp_path / "articles.jsonl")
    begin_anew()
    import_paths(paths=[path], publish=True)
    after = facts()
    assert after.keys() == before.keys()
    for headline, fields in before.items():
        assert after[headline] == fields, headline
    again = written(tmp_path / "again.jsonl")
    rows = [[json.loads(line) for line in each.read_text(encoding="utf-8").splitlines()] for each in (path, again)]
    own = {"id", "address", "published_at", "page"}
    first, second = ({row["headline"]: {k: v for k, v in row.items() if k not in own} for row in each} for each in rows)
    assert first == second


def test_an_export_imported_again_here_changes_nothing(tmp_path: Path) -> None:
    import_paths(paths=[SEEDS], publish=True)
    before, count = facts(), Article.objects.count()
    path = written(tmp_path / "articles.jsonl")
    run = import_paths(paths=[path])
    assert Article.objects.count() == count
    assert facts() == before
    assert set(ImportRecord.objects.filter(run=run).values_list("outcome", flat=True)) == {"unchanged"}


def test_a_moment_keeps_the_day_that_it_had_where_it_was_issued(tmp_path: Path) -> None:
    moment = datetime(2025, 7, 9, 1, 30, tzinfo=timezone(timedelta(hours=8)))
    make_article(
        status=Status.PUBLISHED,
        headline="Far east",
        issued_on=moment.date(),
        issued_at=moment.astimezone(UTC),
        issued_precision=Precision.MINUTE,
        issued_text="9 July, 01:30",
    )
    path = written(tmp_path / "articles.jsonl")
    begin_anew()
    import_paths(paths=[path])
    article = Article.objects.get()
    assert (article.issued_on, article.issued_at) == (moment.date(), moment)
    assert article.issued_text == "9 July, 01:30"


def test_no_more_leaves_than_sources_allow_and_what_is_cut_says_so() -> None:
    body = "The opening of it. " * 30 + "\n\nThe rest of it."
    for display in ("inherit", "excerpt", "headline", "hidden"):
        source = make_source(f"Source {display}", display=display, licence="CC BY 4.0")
        make_article(status=Status.PUBLISHED, headline=display, standfirst="So it is.", body=body, is_complete=True,
                     credits=[(source, CreditRole.WIRE)])  # fmt: skip
    rows = {row["headline"]: row for row in export()}
    assert rows.keys() == {"inherit", "excerpt", "headline"}
    assert rows["inherit"]["body"] == body
    assert rows["inherit"]["is_complete"]
    assert rows["excerpt"]["standfirst"] == "So it is."
    assert "The rest" not in rows["excerpt"]["body"]
    assert rows["headline"]["body"] == rows["headline"]["standfirst"] == ""
    assert not rows["excerpt"]["is_complete"]
    assert not rows["headline"]["is_complete"]
    assert rows["excerpt"]["rights"] == {
        "display": "excerpt",
        "indexing": "noindex",
        "licences": {"Source excerpt": "CC BY 4.0"},
    }


def test_the_public_s_articles_are_exported_and_others_when_asked_for_but_never_what_was_taken_down() -> None:
    make_article(headline="review", status=Status.REVIEW)
    make_article(headline="out", status=Status.PUBLISHED)
    make_article(headline="ahead", status=Status.PUBLISHED, published_at=clock.now() + timedelta(days=1))
    withdraw(article=make_article(headline="withdrawn", status=Status.PUBLISHED), by=None)
    take_down(article=make_article(headline="gone", status=Status.PUBLISHED), by=None, reason="Demanded")
    assert [row["headline"] for row in export()] == ["out"]
    asked = export("--status", "review", "--status", "withdrawn")
    assert {row["headline"] for row in asked} == {"review", "withdrawn"}
    with pytest.raises(CommandError, match="invalid choice: 'taken_down'"):
        export("--status", "taken_down")


def test_one_source_s_articles_are_found_by_any_hop_and_any_of_its_names() -> None:
    source = make_source("Tidewire")
    SourceAlias.objects.create(source=source, key="tidewire.example")
    make_article(status=Status.PUBLISHED, headline="by wire", credits=[(source, CreditRole.WIRE)])
    make_article(status=Status.PUBLISHED, headline="another")
    assert [row["headline"] for row in export("--source", "tidewire.example")] == ["by wire"]
    with pytest.raises(CommandError, match="no source “Nobody”"):
        export("--source", "Nobody")


def test_what_was_taken_down_stays_gone_when_its_export_is_imported(tmp_path: Path) -> None:
    import_paths(paths=[SEEDS / "020_barrier-seals_article.txt"])
    article = publish(article=Article.objects.get(), by=None)
    path = written(tmp_path / "articles.jsonl")
    take_down(article=article, by=None, reason="Demanded")
    import_paths(paths=[path], publish=True)
    assert list(Article.objects.values_list("status", flat=True)) == [Status.TAKEN_DOWN]


def test_more_articles_take_no_more_queries() -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            export()
        return len(captured)

    def more() -> None:
        make_article(status=Status.PUBLISHED, tags=[make_tag()], credits=[(make_source(), CreditRole.WIRE)])

    more()
    few = queries()
    for _ in range(5):
        more()
    assert queries() == few


def test_the_help_teaches_by_examples() -> None:
    command = [sys.executable, "manage.py", "export_articles", "--help"]
    shown = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, check=True).stdout
    for words in ("examples:", "--source", "taken down is never exported", "import_documents articles.jsonl"):
        assert words in shown
