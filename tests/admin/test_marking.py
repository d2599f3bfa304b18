"""Lines get another role at the desk: marked, looked at, accepted by who may; without scripts as well."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.editing.writing import edit_article
from articles.importing.paths import import_paths
from articles.models import Article, Cause, Extraction, ImportRun, LineDecision, LineRole
from tests.admin.pages import number_of_queries
from tests.builders import make_editor

pytestmark = pytest.mark.django_db
SEEDS = Path(__file__).parents[2] / "seeds"
PAGE = SEEDS / "020_barrier-seals_article.txt"


def beside_url(extraction: Extraction) -> str:
    return reverse("admin:articles_extraction_beside", args=[extraction.pk])


@pytest.fixture
def lead() -> Extraction:
    import_paths(paths=[PAGE])
    return Extraction.objects.get(role="lead")


def line_of(extraction: Extraction, number: int = 0) -> int:
    return int(extraction.payload["evidence"]["body"][number]["line"])


def body(extraction: Extraction) -> str:
    return Article.objects.get(pk=extraction.article_id).body


def pending_in(text: str) -> list[str]:
    return re.findall(r'name="pending" value="([^"]+)"', text)


def test_marked_lines_are_shown_in_their_new_role_before_anything_is_written(desk: Client, lead: Extraction) -> None:
    line, before = line_of(lead), body(lead)
    text = desk.post(beside_url(lead), {"line": [line], "role": "cut"}).text
    assert "not accepted yet" in text
    assert f"Line {line}: no part of the article." in text
    assert "<del>" in text.partition("the-effects")[2]
    assert pending_in(text) == [f"{line}:cut"]
    assert "decided-cut" in text
    assert body(lead) == before
    assert not LineDecision.objects.exists()


def test_of_text_that_stays_whole_words_are_shown_and_what_is_no_sub_heading_is_none(
    desk: Client, lead: Extraction
) -> None:
    line = line_of(lead, 3)
    text = desk.post(beside_url(lead), {"line": [line], "role": "heading"}).text
    effects = text.partition('id="the-effects"')[2].partition("beside-accept")[0]
    assert "<h4>Body</h4>" in effects
    (heading,) = re.findall(r"<h5>(.*?)</h5>", effects, re.DOTALL)
    assert heading.startswith("<ins>## </ins>")
    before = body(lead)
    begin, end = re.findall(r"<p>([^<]*) …</p>\s*<p>… ([^<]*)</p>", effects)[0]
    assert before.startswith(begin + " ")
    assert f" {end}" in before


def test_marks_add_up_and_are_accepted_together(desk: Client, editor: User, lead: Extraction) -> None:
    first, second = line_of(lead), line_of(lead, 1)
    text = desk.post(beside_url(lead), {"line": [first], "role": "cut"}).text
    text = desk.post(beside_url(lead), {"pending": pending_in(text), "line": [second], "role": "standfirst"}).text
    assert pending_in(text) == sorted([f"{first}:cut", f"{second}:standfirst"])
    response = desk.post(beside_url(lead), {"pending": pending_in(text), "accept": "1"}, follow=True)
    article = Article.objects.get(pk=lead.article_id)
    assert response.redirect_chain[-1][0] == reverse(
        "admin:articles_extraction_beside", args=[article.base_extraction_id]
    )
    assert article.base_extraction_id != lead.pk
    assert "decided by odile" in response.text
    assert reverse("admin:articles_importrun_change", args=[ImportRun.objects.latest("pk").pk]) in response.text
    assert {row.by for row in LineDecision.objects.all()} == {editor}
    assert article.revisions.filter(cause=Cause.DECISION, by=editor).count() == 1
    assert LogEntry.objects.filter(object_id=str(article.base_extraction_id)).exists()


def test_a_mark_that_makes_no_article_is_said_and_drops_nothing_marked_before(desk: Client, lead: Extraction) -> None:
    first, others = line_of(lead), [span["line"] for span in lead.payload["evidence"]["body"]]
    text = desk.post(beside_url(lead), {"pending": [f"{first}:cut"], "line": others, "role": "cut"}).text
    assert "would have no text" in text
    assert pending_in(text) == [f"{first}:cut"]
    assert "Mark the lines first" in desk.post(beside_url(lead), {"role": "cut"}).text
    assert "Mark the lines first" in desk.post(beside_url(lead), {"accept": "1"}).text
    assert "Mark the lines first" in desk.post(beside_url(lead), {"line": ["x", "9" * 40], "role": "fly"}).text


def test_what_an_editor_wrote_is_said_to_stay(desk: Client, lead: Extraction) -> None:
    article = Article.objects.get(pk=lead.article_id)
    edit_article(article=article, changes={"headline": "Seals, seals, seals"}, by=None)
    text = desk.post(beside_url(lead), {"line": [line_of(lead)], "role": "headline"}).text
    assert "Edited here, and stays" in text
    assert "<bdi>Seals, seals, seals</bdi>" in text


def test_who_may_not_change_articles_sees_no_boxes_and_decides_nothing(client: Client, lead: Extraction) -> None:
    client.force_login(make_editor("view_article", "view_document", "view_extraction"))
    assert 'name="line"' not in client.get(beside_url(lead)).text
    sent = {"pending": [f"{line_of(lead)}:cut"], "accept": "1"}
    assert client.post(beside_url(lead), sent).status_code == 403
    assert not LineDecision.objects.exists()


def test_an_earlier_reading_and_a_rejected_article_are_not_decided_about(desk: Client, lead: Extraction) -> None:
    line = line_of(lead)
    desk.post(beside_url(lead), {"pending": [f"{line}:cut"], "accept": "1"})
    text = desk.get(beside_url(lead)).text
    assert 'name="line"' not in text
    assert "another reading than the one it was last merged with" in text
    assert "read anew since" in desk.post(beside_url(lead), {"line": [line], "role": "body"}, follow=True).text
    now = Article.objects.get(pk=lead.article_id).base_extraction
    assert now
    Article.objects.update(status="rejected")
    assert "is rejected and stays so" in desk.post(beside_url(now), {"line": [line], "role": "body"}).text


def test_the_role_of_the_parser_can_be_given_back(desk: Client, lead: Extraction) -> None:
    line, before = line_of(lead), body(lead)
    desk.post(beside_url(lead), {"pending": [f"{line}:cut"], "accept": "1"})
    now = Article.objects.get(pk=lead.article_id).base_extraction
    assert now
    assert "no part of the article, decided by odile" in desk.get(beside_url(now)).text
    desk.post(beside_url(now), {"pending": [f"{line}:{LineRole.READ}"], "accept": "1"})
    assert body(lead) == before
    latest = Article.objects.get(pk=lead.article_id).base_extraction
    assert latest
    assert "decided by odile" not in desk.get(beside_url(latest)).text


def test_what_was_decided_takes_no_more_queries_the_more_it_is(desk: Client, lead: Extraction) -> None:
    desk.post(beside_url(lead), {"pending": [f"{line_of(lead)}:cut"], "accept": "1"})
    now = Article.objects.get(pk=lead.article_id).base_extraction
    assert now
    before = number_of_queries(desk, beside_url(now))
    desk.post(beside_url(now), {"pending": [f"{line_of(lead, n)}:standfirst" for n in (1, 2, 3)], "accept": "1"})
    latest = Article.objects.get(pk=lead.article_id).base_extraction
    assert latest
    assert number_of_queries(desk, beside_url(latest)) == before
