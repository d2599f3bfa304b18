"""The moderators' queue: what waits, who wrote it, a decision, and the next one."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Comment, CommentStatus, Status
from tests.admin.pages import change_url, filled, list_url, messages_of, number_of_queries
from tests.builders import make_article, make_editor, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(client: Client, db: None) -> User:
    user = make_editor("view_comment", "change_comment", "delete_comment", "view_article", username="mona")
    client.force_login(user)
    return user


def make_comment(text: str = "It was late.", article: Article | None = None, **fields: Any) -> Comment:
    if fields.get("status", CommentStatus.PENDING) != CommentStatus.PENDING:
        fields.setdefault("moderated_at", timezone.now())
    return Comment.objects.create(article=article or make_article(), text=text, **{"name": "A reader"} | fields)


def decide(client: Client, comment: Comment, decision: str) -> Any:
    url = reverse("admin:articles_comment_decide", args=[comment.pk])
    return client.post(url, {"decision": decision}, follow=True)


def shown(client: Client, **parameters: str) -> set[str]:
    return {comment.text for comment in client.get(list_url(Comment), parameters).context["cl"].result_list}


def test_the_list_begins_with_what_waits(client: Client, moderator: User) -> None:
    make_comment("Waiting")
    make_comment("Approved", status=CommentStatus.APPROVED)
    assert shown(client) == {"Waiting"}
    assert shown(client, status__exact="approved") == {"Approved"}
    assert shown(client, status__exact="all") == {"Waiting", "Approved"}


def test_the_list_counts_the_links_of_each_comment(client: Client, moderator: User) -> None:
    make_comment("Cheap clocks at https://clocks.example and www.bells.example")
    assert '<td class="field-links">2</td>' in client.get(list_url(Comment)).text


def test_what_a_machine_took_for_spam_may_be_approved(client: Client, moderator: User) -> None:
    comment = make_comment("By mistake", status=CommentStatus.SPAM, moderated_by=None)
    decide(client, comment, "approve")
    comment.refresh_from_db()
    assert (comment.status, comment.moderated_by) == (CommentStatus.APPROVED, moderator)


def test_comments_are_switched_off_for_an_article_and_for_a_source_at_the_desk(client: Client) -> None:
    client.force_login(make_editor("view_article", "change_article", "view_source", "change_source"))
    article, source = make_article(status=Status.PUBLISHED), make_source()
    for row in (article, source):
        typed = filled(client.get(change_url(row)))
        assert typed.pop("takes_comments")
        assert client.post(change_url(row), typed).status_code == 302
        row.refresh_from_db()
        assert not row.takes_comments
    assert article.revisions.latest("number").fields["takes_comments"] is False


def test_comments_are_listed_by_article(client: Client, moderator: User) -> None:
    article = make_article()
    comment = make_comment("Here", article)
    make_comment("Also here", article, status=CommentStatus.SPAM)
    make_comment("Elsewhere")
    url = client.get(change_url(comment)).context["on_article_url"]
    assert {each.text for each in client.get(url).context["cl"].result_list} == {"Here", "Also here"}


@pytest.mark.parametrize("decision", ["approve", "reject", "spam"])
def test_a_decision_leads_on_to_the_next_that_waits(decision: str, client: Client, moderator: User) -> None:
    first, second = make_comment(), make_comment()
    answer = decide(client, first, decision)
    assert answer.redirect_chain[-1][0] == change_url(second)
    answer = decide(client, second, decision)
    assert answer.redirect_chain[-1][0] == list_url(Comment)
    first.refresh_from_db()
    assert first.moderated_by == moderator
    assert not Comment.objects.pending().exists()


def test_what_a_commenter_wrote_before_is_shown_with_what_became_of_it(client: Client, moderator: User) -> None:
    comment = make_comment(name="Odile", email="odile@elwin.example")
    make_comment("Buy quays!", name="O.", email="Odile@Elwin.example", status=CommentStatus.SPAM)
    make_comment("Not hers", name="Odile", status=CommentStatus.SPAM)
    page = client.get(change_url(comment))
    assert "Buy quays!" in page.text
    assert "Not hers" not in page.text
    assert "1 spam" in client.get(list_url(Comment)).text


def test_a_commenter_is_erased_from_everything_they_wrote(client: Client, moderator: User) -> None:
    comment = make_comment(name="Odile", email="odile@elwin.example")
    make_comment(name="O.", email="ODILE@elwin.example")
    other = make_comment(name="Ida", email="ida@elwin.example")
    assert messages_of(decide(client, comment, "erase")) == ["Name and address erased from 2 comments."]
    assert set(Comment.objects.values_list("name", "email")) == {("(erased)", ""), (other.name, other.email)}
    page = client.get(change_url(comment))
    assert "Who wrote it was erased" in page.text
    assert "Erase name and address" not in page.text


@pytest.mark.parametrize("across", [False, True])
def test_who_wrote_many_is_erased_once_that_is_confirmed(client: Client, moderator: User, across: bool) -> None:
    one, two = make_comment(name="Odile"), make_comment(name="Ida")
    chosen = [one.pk] if across else [one.pk, two.pk]
    data = {"action": "erase_selected", "_selected_action": chosen, "select_across": "1" if across else "0"}
    page = client.post(list_url(Comment), data)
    assert "deleted from 2 comments, and nothing brings them back" in page.text
    assert set(Comment.objects.values_list("name", flat=True)) == {"Odile", "Ida"}
    sent: dict[str, Any] = {"confirmed": "yes"}
    for name, value in page.context["hidden"]:
        sent.setdefault(name, []).append(value)
    response = client.post(list_url(Comment), sent, follow=True)
    assert messages_of(response) == ["Name and address erased from 2 comments."]
    assert set(Comment.objects.values_list("name", flat=True)) == {"(erased)"}


def test_only_who_may_decides_and_erases(client: Client, moderator: User) -> None:
    comment = make_comment()
    assert client.get(reverse("admin:articles_comment_decide", args=[comment.pk])).status_code == 403
    assert decide(client, comment, "praise").status_code == 404
    client.force_login(make_editor("view_comment", "change_comment"))
    assert decide(client, comment, "erase").status_code == 403
    client.force_login(make_editor("view_comment"))
    assert decide(client, comment, "approve").status_code == 403
    page = client.get(change_url(comment))
    assert "Mark as spam" not in page.text
    comment.refresh_from_db()
    assert (comment.status, comment.name) == (CommentStatus.PENDING, "A reader")


def test_what_a_reader_wrote_is_never_taken_for_markup(client: Client, moderator: User) -> None:
    comment = make_comment("<script>alert(1)</script>", name="<b>Odile</b>")
    make_comment("<img src=x>", name="<b>Odile</b>")
    for url in (change_url(comment), list_url(Comment)):
        page = client.get(url).text
        assert "<script>alert" not in page
        assert "<img src=x>" not in page
        assert "<b>Odile" not in page


def test_the_page_and_the_list_take_as_many_queries_for_more(client: Client, moderator: User) -> None:
    comment = make_comment()
    for _ in range(2):
        make_comment()
    before = [number_of_queries(client, url) for url in (list_url(Comment), change_url(comment))]
    for number in range(5):
        make_comment(name=f"Reader {number}", email=f"{number}@elwin.example")
        make_comment()
    assert [number_of_queries(client, url) for url in (list_url(Comment), change_url(comment))] == before
