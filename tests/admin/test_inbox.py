"""The inbox at the desk: groups, one decision after the other, and the way back."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.editing.notes import add_note
from articles.editing.revisions import record_first_revisions
from articles.editing.workflow import reject, withdraw
from articles.models import Article, Batch, Doubt, Revision, Status
from tests.admin.pages import list_url, messages_of, number_of_queries
from tests.admin.test_moves import confirm
from tests.builders import make_article, make_editor, make_run, make_source

pytestmark = pytest.mark.django_db
INBOX = "/admin/articles/article/inbox/"


def waiting(**fields: object) -> Article:
    article = make_article(**{"status": Status.REVIEW, "is_complete": True} | fields)
    record_first_revisions(articles=[article], run=article.run)
    return article


def review_url(article: Article, query: str = "") -> str:
    return reverse("admin:articles_article_review", args=[article.pk]) + query


def test_the_inbox_shows_its_groups_and_what_to_look_at(desk: Client) -> None:
    run, outlet = make_run(), make_source("Elwin Courier")
    waiting(run=run, outlet=outlet)
    waiting(run=run, outlet=outlet, issued_on=None)
    page = desk.get(INBOX)
    assert "2 articles wait" in page.text
    assert "Elwin Courier" in page.text
    assert "No date <strong>1</strong>" in page.text
    listed = desk.get(list_url(Article), {"status__exact": "review", "first_run": run.pk, "outlet": outlet.pk})
    assert listed.context["cl"].result_count == 2


def test_an_empty_inbox_says_what_arrives_there(desk: Client) -> None:
    assert "Nothing waits" in desk.get(INBOX).text
    assert "Nothing waits here any more" in messages_of(desk.get(f"{INBOX}first/", follow=True))[0]


def test_a_whole_group_is_published_after_a_confirmation_and_taken_back_as_one(desk: Client) -> None:
    run, outlet = make_run(), make_source()
    for _ in range(3):
        waiting(run=run, outlet=outlet)
    other = waiting(run=run)
    url = f"{list_url(Article)}?status__exact=review&first_run={run.pk}&outlet={outlet.pk}"
    chosen = {"action": "publish_selected", "select_across": "1", "_selected_action": "0", "index": "0"}
    question = desk.post(url, chosen)
    assert question.context["able"] == 3
    confirm(desk, question, url)
    assert Article.objects.published().count() == 3
    other.refresh_from_db()
    assert other.status == Status.REVIEW
    batch = Batch.objects.get()
    undo = reverse("admin:articles_batch_undo", args=[batch.pk])
    assert undo in desk.get(INBOX).text
    withdraw(article=Article.objects.filter(status=Status.PUBLISHED)[0], by=None)
    page = desk.get(undo)
    assert "Undoing gives 2 articles the status from before." in page.text
    assert "1 has changed since and stays as it is" in " ".join(page.text.split())
    answer = desk.post(undo, follow=True)
    assert messages_of(answer) == [
        "2 articles as before.",
        "Left as they are: 1 article, because it was changed since.",
    ]
    assert Article.objects.filter(status=Status.REVIEW).count() == 3


def test_a_decision_leads_to_the_next_article_and_can_be_undone(desk: Client, editor: User) -> None:
    first, second = waiting(issued_on=None), waiting()
    page = desk.get(f"{INBOX}first/", follow=True)
    assert page.context["article"] == first
    assert "No date" in page.text
    answer = desk.post(review_url(first), {"decision": "publish", "reason": "It did."}, follow=True)
    assert answer.context["article"] == second
    first.refresh_from_db()
    assert first.status == Status.PUBLISHED
    assert first.revisions.latest("number").reason == "It did."
    batch = Batch.objects.get()
    assert reverse("admin:articles_batch_undo", args=[batch.pk]) in answer.text
    desk.post(reverse("admin:articles_batch_undo", args=[batch.pk]))
    first.refresh_from_db()
    assert first.status == Status.REVIEW


def test_the_last_decision_leads_back_to_the_inbox(desk: Client) -> None:
    answer = desk.post(review_url(waiting()), {"decision": "reject"}, follow=True)
    assert answer.redirect_chain[-1][0] == INBOX
    assert Article.objects.get().status == Status.REJECTED


def test_a_decision_keeps_to_the_part_of_the_queue_that_is_worked_through(desk: Client) -> None:
    run = make_run()
    one, two, _ = waiting(run=run), waiting(run=run), waiting()
    query = f"?run={run.pk}"
    page = desk.get(review_url(one, query))
    assert f"{review_url(two)}?run={run.pk}" in page.text
    desk.post(review_url(one, query), {"decision": "publish"})
    answer = desk.post(review_url(two, query), {"decision": "publish"}, follow=True)
    assert answer.redirect_chain[-1][0] == INBOX


def test_a_decision_that_another_took_first_is_refused_in_words(desk: Client) -> None:
    article = waiting()
    reject(article=article, by=None)
    answer = desk.post(review_url(article), {"decision": "publish"}, follow=True)
    assert "it is rejected" in messages_of(answer)[0]
    assert "It is out of the inbox" in desk.get(review_url(article)).text


@pytest.mark.parametrize("query", ["?run=x", "?outlet=%C2%B2", "?run=99999999999999999999", "?flag=odd", "?run=-1"])
def test_a_part_of_the_queue_that_is_not_there_breaks_no_page(query: str, desk: Client) -> None:
    assert desk.get(review_url(waiting(), query)).status_code == 200
    assert desk.get(f"{INBOX}first/{query}", follow=True).status_code == 200


@pytest.mark.parametrize(("decision", "permission"), [("publish", "publish_article"), ("reject", "reject_article")])
def test_a_decision_needs_its_own_permission(decision: str, permission: str, client: Client) -> None:
    article = waiting()
    others = {"publish_article", "reject_article", "change_article"} - {permission}
    client.force_login(make_editor("view_article", *others))
    assert f'value="{decision}"' not in client.get(review_url(article)).text
    assert client.post(review_url(article), {"decision": decision}).status_code == 403
    client.force_login(make_editor("view_article", permission))
    client.post(review_url(article), {"decision": decision})
    article.refresh_from_db()
    assert article.status != Status.REVIEW


def test_an_unknown_decision_is_refused(desk: Client) -> None:
    assert desk.post(review_url(waiting()), {"decision": "burn"}).status_code == 400


@pytest.mark.parametrize("path", [INBOX, f"{INBOX}first/", "/admin/articles/article/1/review/"])
def test_the_inbox_is_for_those_who_may_see_articles(path: str, client: Client) -> None:
    client.force_login(make_editor("view_tag"))
    assert client.get(path).status_code == 403


def test_undoing_needs_the_permission_of_the_move(client: Client) -> None:
    batch = Batch.objects.create(move="publish")
    url = reverse("admin:articles_batch_undo", args=[batch.pk])
    client.force_login(make_editor("view_article", "reject_article", "view_batch"))
    assert client.get(url).status_code == 403
    assert client.post(url).status_code == 403
    client.force_login(make_editor("view_article", "publish_article"))
    assert client.get(url).status_code == 200


def test_the_list_of_batches_leads_to_what_each_made_of_its_articles(client: Client, admin_user: User) -> None:
    client.force_login(admin_user)
    client.post(review_url(waiting()), {"decision": "publish"})
    listed = client.get(list_url(Batch)).text
    assert "1 article</a>" in listed
    assert "Undo…" in listed
    left = client.get(list_url(Revision), {"batch": Batch.objects.get().pk})
    assert left.context["cl"].result_count == 1


def test_hints_are_settled_by_those_who_may_change_the_article(desk: Client, client: Client, editor: User) -> None:
    article = waiting()
    Doubt.objects.create(article=article, kind="damaged", rule="torn", message="A line is torn.", line=3)
    assert "A line is torn." in desk.get(review_url(article)).text
    url = reverse("admin:articles_article_settle", args=[article.pk])
    assert desk.get(url).status_code == 405
    answer = desk.post(url, follow=True)
    assert messages_of(answer) == ["Settled: 1 hint."]
    assert Doubt.objects.get().settled_by == editor
    client.force_login(make_editor("view_article"))
    assert client.post(url).status_code == 403


def test_what_editors_noted_stands_beside_the_decision(desk: Client, editor: User) -> None:
    article = waiting()
    add_note(article=article, text="Ask the wardens.", by=editor)
    page = " ".join(desk.get(review_url(article)).text.split())
    assert "<q>Ask the wardens.</q>" in page


def test_the_queue_page_and_the_inbox_take_no_more_queries_for_more(desk: Client) -> None:
    run = make_run()
    article = waiting(run=run, outlet=make_source(), issued_on=None)
    waiting(run=run, outlet=make_source(), issued_on=None)
    add_note(article=article, text="Ask the wardens.", by=make_editor())
    before = number_of_queries(desk, INBOX), number_of_queries(desk, review_url(article))
    for _ in range(4):
        waiting(run=make_run(), outlet=make_source())
        Doubt.objects.create(article=article, kind="damaged", rule="torn", message="Torn.")
        add_note(article=article, text="Again.", by=make_editor())
    assert (number_of_queries(desk, INBOX), number_of_queries(desk, review_url(article))) == before
