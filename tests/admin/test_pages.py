"""The desk's pages for what is only looked at: documents, extractions, runs, records, revisions."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.admin.documents import LINES
from articles.admin.pagelines import LONGEST_LINE
from articles.editing.revisions import record_first_revisions
from articles.editing.writing import edit_article
from articles.models import (
    Article,
    Cause,
    Comment,
    Document,
    Extraction,
    ImportRecord,
    ImportRun,
    Outcome,
    Revision,
    Stage,
    TagSuggestion,
)
from tests.admin.pages import add_url, change_url, list_url, messages_of
from tests.builders import make_article, make_document, make_editor, make_extraction, make_record, make_run

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [Document, Extraction, ImportRun, ImportRecord, Revision, TagSuggestion, Comment])
def test_what_the_machine_writes_is_looked_at_only(model: type, client: Client, admin_user: User) -> None:
    client.force_login(admin_user)
    run, document, article = make_run(), make_document(), make_article()
    make_extraction(document=document, article=article)
    make_record(run=run, document=document)
    record_first_revisions(articles=[article], run=run)
    TagSuggestion.objects.create(article=article, name="Quay", key="quay", score=0.5)
    Comment.objects.create(article=article, name="A reader", text="Never on time.")
    row = model._default_manager.get()
    assert client.get(change_url(row)).status_code == 200
    assert client.get(add_url(model)).status_code == 403
    assert client.post(change_url(row), {}).status_code == 403
    assert client.post(change_url(row).replace("change", "delete"), {"post": "yes"}).status_code == 403
    assert "delete_selected" not in client.get(list_url(model)).text


def test_a_page_shows_its_lines_with_numbers_and_what_became_of_them(desk: Client) -> None:
    document = make_document("Ferry on time\nmenu\nNobody knows why.")
    payload = {
        "evidence": {
            "headline": [{"line": 1, "start": 0, "end": 13, "rule": "first-line"}],
            "issued": [{"line": 2, "start": 0, "end": 4, "rule": "elsewhere", "owns": False}],
        },
        "page": {"boilerplate": [{"line": 2, "start": 0, "end": 4, "text": "menu", "rule": "navigation"}]},
    }
    make_extraction(document=document, payload=payload)
    related = {"evidence": {"body": [{"line": 3, "start": 0, "end": 17, "rule": "prose"}]}}
    make_extraction(document=document, position=1, role="related", item_key="r1", payload=related)
    page = desk.get(change_url(document)).text
    assert "Lines 1 to 3 of 3." in page
    assert '<span class="desk-kept" title="headline: first-line">Ferry on time</span>' in page
    assert '<del title="navigation">menu</del>' in page
    assert 'title="1 body: prose"' in page
    assert "elsewhere" not in page


def test_a_line_that_is_partly_cut_shows_which_part(desk: Client) -> None:
    line = "Nobody knows why. Sign in to read on. The end."
    document = make_document(line)
    payload = {
        "evidence": {
            "body": [{"line": 1, "start": 0, "end": 17, "rule": "p"}, {"line": 1, "start": 37, "end": 999, "rule": "p"}]
        },
        "page": {"boilerplate": [{"line": 1, "start": 18, "end": 36, "text": "", "rule": "paywall"}]},
    }
    make_extraction(document=document, payload=payload)
    page = desk.get(change_url(document)).text
    assert "Nobody knows why.</span> <del" in page
    assert '<del title="paywall">Sign in to read on</del>.<span' in page
    assert "The end.</span>" in page


def test_a_long_page_is_shown_in_parts_and_as_a_whole(desk: Client) -> None:
    document = make_document("\n".join(f"line number {n}." for n in range(1, LINES * 2 + 11)))
    first = desk.get(change_url(document)).text
    assert f"Lines 1 to {LINES} of {LINES * 2 + 10}." in first
    assert f"line number {LINES}." in first
    assert f"line number {LINES + 1}." not in first
    later = desk.get(change_url(document), {"from": LINES + 1}).text
    assert f'id="L{LINES + 1}"' in later
    assert "Earlier lines" in later
    whole = desk.get(reverse("admin:articles_document_text", args=[document.pk]))
    assert whole["Content-Type"] == "text/plain; charset=utf-8"
    assert whole.text.count("\n") == LINES * 2 + 9


@pytest.mark.parametrize("asked", ["0", "-3", "x", "99999999", "²", ""])
def test_a_line_that_is_not_there_breaks_no_page(asked: str, desk: Client) -> None:
    assert desk.get(change_url(make_document()), {"from": asked}).status_code == 200


def test_an_endless_line_is_cut_and_said_so(desk: Client) -> None:
    page = desk.get(change_url(make_document("x" * (LONGEST_LINE + 1_000_000)))).text
    assert "1000000 more characters" in page
    assert len(page) < 100_000


def test_an_erased_page_says_so(desk: Client) -> None:
    document = make_document(erased_at="2026-01-02T03:04:00Z")
    Document.objects.update(content=b"")
    assert "was erased on 2 Jan 2026" in desk.get(change_url(document)).text


def test_the_text_of_a_page_is_for_those_who_may_see_it(client: Client) -> None:
    client.force_login(make_editor("view_article"))
    document = make_document()
    assert client.get(reverse("admin:articles_document_text", args=[document.pk])).status_code == 403


def test_an_extraction_shows_each_value_with_its_words(desk: Client) -> None:
    document = make_document("Yahoo09-07-2025")
    payload = {
        "outlet": "Yahoo",
        "issued": {"value": "2025-07-09", "precision": "day", "text": "09-07-2025", "anchor": None},
        "is_complete": True,
        "authors": [],
        "evidence": {"issued": [{"line": 1, "start": 5, "end": 15, "rule": "glued-date"}]},
        "page": {
            "warnings": [{"rule": "damaged", "message": "Words may be missing.", "line": 1, "start": 0, "end": 1}]
        },
    }
    page = desk.get(change_url(make_extraction(document=document, payload=payload))).text
    assert "value: 2025-07-09; precision: day; text: 09-07-2025" in page
    assert "Yahoo<mark>09-07-2025</mark>" in page
    assert "Words may be missing." in page


def test_a_run_counts_its_records_and_shows_why_they_failed(desk: Client) -> None:
    run = make_run()
    for _ in range(3):
        make_record(run=run)
    failed = make_record(run=run, outcome=Outcome.FAILED, stage=Stage.READ, error="pages/x.txt: it is empty")
    row = desk.get(list_url(ImportRun)).context["cl"].result_list[0]
    assert row.counts == {Outcome.CREATED: 3, Outcome.FAILED: 1}
    page = desk.get(change_url(run))
    assert "pages/x.txt: it is empty" in page.text
    link = f"{list_url(ImportRecord)}?run__id__exact={run.pk}&outcome__exact=failed"
    assert link.replace("&", "&amp;") in page.text
    assert list(desk.get(link).context["cl"].result_list) == [failed]


def test_records_are_found_by_where_they_stood(desk: Client) -> None:
    found = make_record(run=make_run(), locator="crawl.warc.gz#offset=1234")
    make_record(run=make_run())
    assert list(desk.get(list_url(ImportRecord), {"q": "offset=1234"}).context["cl"].result_list) == [found]


def test_a_record_shows_its_warnings_with_their_lines(desk: Client) -> None:
    document = make_document()
    warnings = [{"rule": "damaged", "message": "Words may be missing.", "line": 7, "start": 0, "end": 1}]
    page = desk.get(change_url(make_record(run=make_run(), document=document, warnings=warnings))).text
    assert "Words may be missing." in page
    assert f"{change_url(document)}?from=7#L7" in page


def test_a_revision_shows_what_it_changed_and_the_first_what_it_began_with(desk: Client) -> None:
    article = make_article(headline="Ferry on time")
    record_first_revisions(articles=[article], run=None)
    edit_article(article=article, changes={"headline": "Ferry late"}, by=make_editor())
    second, first = article.revisions.all()
    changes = desk.get(change_url(second)).text
    assert "Ferry on time" in changes
    assert "Ferry late" in changes
    assert "standfirst" not in changes
    assert "Began as" in desk.get(change_url(first)).text
    listed = desk.get(list_url(Revision), {"article": article.pk})
    assert list(listed.context["cl"].result_list) == [second, first]


def test_a_revision_is_restored_by_its_button(desk: Client, editor: User) -> None:
    article = make_article(headline="Ferry on time")
    record_first_revisions(articles=[article], run=None)
    edit_article(article=article, changes={"headline": "Ferry late"}, by=editor)
    url = reverse("admin:articles_revision_restore", args=[article.revisions.get(number=1).pk])
    assert desk.get(url).status_code == 405
    answer = desk.post(url, follow=True)
    article.refresh_from_db()
    assert article.headline == "Ferry on time"
    assert article.revisions.latest("number").cause == Cause.REVERT
    assert messages_of(answer) == ["Revision 1 has been restored."]


def test_a_revision_that_fits_no_longer_is_not_restored_and_says_why(desk: Client, editor: User) -> None:
    article = make_article(headline="Ferry on time")
    record_first_revisions(articles=[article], run=None)
    revision = article.revisions.get()
    url = reverse("admin:articles_revision_restore", args=[revision.pk])
    for wrong, words in (({"outlet": "Gone"}, "no source “Gone”"), ({"kind": "poem"}, "cannot be restored")):
        Revision.objects.update(fields=revision.fields | wrong)
        assert words in messages_of(desk.post(url, follow=True))[0]
    assert article.revisions.count() == 1


def test_restoring_needs_the_permission_to_change_articles(client: Client) -> None:
    client.force_login(make_editor("view_article", "view_revision"))
    article = make_article()
    record_first_revisions(articles=[article], run=None)
    revision = article.revisions.get()
    assert "Restore" not in client.get(change_url(revision)).text
    assert client.post(reverse("admin:articles_revision_restore", args=[revision.pk])).status_code == 403


def test_the_first_page_says_what_waits(desk: Client) -> None:
    assert "What waits" not in desk.get("/admin/").text
    article = make_article(status="review")
    Comment.objects.create(article=article, name="A reader", text="Never on time.")
    make_record(run=make_run(), outcome=Outcome.FAILED, stage=Stage.READ, error="It is empty.")
    page = desk.get("/admin/").text
    for words in ("1</strong> in review", "1</strong> failed in the latest import", "1</strong> comment to moderate"):
        assert words in page


def test_the_first_page_tells_nobody_what_they_may_not_see(client: Client) -> None:
    make_article(status="review")
    client.force_login(make_editor("view_tag"))
    assert "in review" not in client.get("/admin/").text


def test_no_page_of_the_desk_needs_inline_code(desk: Client) -> None:
    article = make_article(status="review")
    urls = ["/admin/", list_url(Article), change_url(article), add_url(Article)]
    for url in [*urls, f"/admin/articles/article/{article.pk}/move/publish/"]:
        page = desk.get(url)
        assert "'unsafe" not in page["Content-Security-Policy"]
        assert "<style" not in page.text
        assert ' style="' not in page.text
        assert " onclick" not in page.text
