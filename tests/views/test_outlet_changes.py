"""What the outlet changed is shown word by word, as far as the article may be shown, and nothing that was taken out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.test import Client

from articles.editing.erasing import erase_document
from articles.editing.workflow import publish_many, take_down, withdraw
from articles.editing.writing import edit_article
from articles.importing.paths import import_paths
from articles.models import Article, Document, Source
from articles.models.versions import outlet_changes
from tests.admin.pages import number_of_queries
from tests.builders import make_editor

from .pages import page, read

pytestmark = pytest.mark.django_db
SEALS = Path(__file__).parents[2] / "seeds" / "020_barrier-seals_article.txt"
LINES = SEALS.read_text(encoding="utf-8")
OLD, NEW = "Engineers spent four years", "Engineers spent five long years"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "captures.jsonl"


def capture(path: Path, text: str, day: int) -> Article:
    """Import a capture of the page on that day, and publish what is new."""
    row = {"url": "https://tarn.example/seals", "text": text, "captured_at": f"2025-12-{day:02}T10:00:00Z"}
    path.write_text(json.dumps(row), encoding="utf-8")
    import_paths(paths=[path])
    publish_many(articles=Article.objects.filter(status="review"), by=None)
    return Article.objects.get()


def changes_url(article: Article) -> str:
    return f"{article.get_absolute_url()}changes/"


def changed_twice(path: Path) -> Article:
    first = capture(path, LINES, 1)
    body_line = first.body.split("\n\n")[1]
    capture(path, LINES.replace(OLD, NEW), 2)
    return capture(path, LINES.replace(OLD, NEW).replace(body_line, body_line + " A late addition, said nobody."), 3)


def test_a_page_that_did_not_change_says_nothing(visitor: Client, path: Path) -> None:
    article = capture(path, LINES, 1)
    assert "changes/" not in page(visitor, article.get_absolute_url())
    page(visitor, changes_url(article), status=404)
    article = capture(path, LINES.replace("  • Puzzles", "  • Riddles"), 2)
    assert article.extractions.count() == 2
    assert "changes/" not in page(visitor, article.get_absolute_url())


def test_what_changed_is_marked_with_both_captures_the_latest_first(visitor: Client, path: Path) -> None:
    article = changed_twice(path)
    assert changes_url(article) in page(visitor, article.get_absolute_url())
    assert "What the outlet changed, last seen 3 Dec 2025" in read(visitor, article.get_absolute_url())
    html = page(visitor, changes_url(article))
    assert '<meta name="robots" content="noindex">' in html
    assert "<del>four</del>" in html
    assert "<ins>five long</ins>" in html
    assert "A late addition, said nobody" in html
    assert html.index("A late addition") < html.index("<del>four</del>")
    text = read(visitor, changes_url(article))
    assert "1 Dec 2025, 10:00" in text
    assert "3 Dec 2025, 10:00" in text


def test_sub_headings_are_headings_also_where_their_words_changed(visitor: Client, path: Path) -> None:
    capture(path, LINES, 1)
    article = capture(path, LINES.replace("A poacher’s advice", "A poacher’s warning"), 2)
    html = page(visitor, changes_url(article))
    assert "<h4>A poacher’s <del>advice</del><ins>warning</ins></h4>" in html
    assert "<h4>What it cost</h4>" in html
    assert "## " not in html


def test_a_sub_heading_that_was_a_paragraph_before_is_no_change_of_the_outlet(visitor: Client, path: Path) -> None:
    article = capture(path, LINES, 1)
    capture(path, LINES.replace("  • Puzzles", "  • Riddles"), 2)
    article.refresh_from_db()
    earlier = article.extractions.earliest("pk")
    earlier.payload["body"] = earlier.payload["body"].replace("## ", "")
    earlier.save()
    page(visitor, changes_url(article), status=404)


@pytest.mark.parametrize(("display", "standfirst", "body"), [("excerpt", True, False), ("headline", False, False)])
def test_no_more_is_shown_than_the_display_policy_allows(
    visitor: Client, path: Path, display: str, standfirst: bool, body: bool
) -> None:
    article = changed_twice(path)
    Source.objects.update(display=display)
    answer = visitor.get(changes_url(article))
    assert ("five long" in answer.text) == standfirst
    assert ("late addition" in answer.text) == body
    Source.objects.update(display="hidden")
    assert visitor.get(changes_url(article)).status_code == 410


def test_what_an_editor_has_changed_does_not_come_back_this_way(visitor: Client, path: Path) -> None:
    article = changed_twice(path)
    edit_article(article=article, changes={"standfirst": "Engineers replaced the seal."}, by=None)
    html = page(visitor, changes_url(article))
    assert "five long" not in html
    assert "late addition" in html
    edit_article(article=article, changes={"body": "All of it was wrong."}, by=None)
    page(visitor, changes_url(article), status=404)


def test_an_erased_capture_and_one_cut_short_are_no_version(visitor: Client, path: Path) -> None:
    article = changed_twice(path)
    assert len(outlet_changes(Article.objects.for_detail().get(pk=article.pk))) == 2
    erase_document(document=Document.objects.earliest("pk"), by=None, reason="Demanded")
    assert len(outlet_changes(Article.objects.for_detail().get(pk=article.pk))) == 1
    assert "<del>four</del>" not in page(visitor, changes_url(article))


def test_what_is_not_public_is_shown_to_editors_alone(client: Client, visitor: Client, path: Path) -> None:
    article = changed_twice(path)
    withdraw(article=article, by=None)
    page(visitor, changes_url(article), status=410)
    client.force_login(make_editor("view_article"))
    answer = client.get(changes_url(article))
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"


def test_what_was_taken_down_is_gone(visitor: Client, path: Path) -> None:
    article = changed_twice(path)
    take_down(article=article, by=None, reason="Demanded")
    page(visitor, changes_url(article), status=410)


def test_a_wrong_slug_leads_to_the_right_one_and_the_page_is_sent_again_only_when_changed(
    visitor: Client, path: Path
) -> None:
    article = changed_twice(path)
    answer = visitor.get(f"/articles/{article.pk}/other/changes/")
    assert (answer.status_code, answer["Location"]) == (301, changes_url(article))
    first = visitor.get(changes_url(article))
    assert first["Cache-Control"] == "no-cache"
    assert not first.cookies
    assert visitor.get(changes_url(article), headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_more_captures_take_no_more_queries(visitor: Client, path: Path) -> None:
    article = changed_twice(path)
    before = number_of_queries(visitor, changes_url(article))
    capture(path, LINES.replace(OLD, "Engineers spent six years"), 4)
    assert number_of_queries(visitor, changes_url(article)) == before
