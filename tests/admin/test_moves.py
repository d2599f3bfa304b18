"""Moving articles at the desk: one or many, confirmed, each with a permission of its own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.admin.moves import PERMISSIONS
from articles.models import Article, Status
from tests.admin.pages import change_url, filled, list_url, messages_of, move_url
from tests.builders import make_article, make_editor

pytestmark = pytest.mark.django_db

STARTS = {
    "offer": Status.DRAFT,
    "publish": Status.REVIEW,
    "reject": Status.REVIEW,
    "withdraw": Status.PUBLISHED,
    "reopen": Status.REJECTED,
    "take_down": Status.PUBLISHED,
}
TARGETS = {
    "offer": Status.REVIEW,
    "publish": Status.PUBLISHED,
    "reject": Status.REJECTED,
    "withdraw": Status.WITHDRAWN,
    "reopen": Status.REVIEW,
    "take_down": Status.TAKEN_DOWN,
}


def select(desk: Client, articles: list[Article], name: str, **data: Any) -> Any:
    """Choose an action for articles of the list, as the list's form does."""
    chosen = {"action": f"{name}_selected", "_selected_action": [a.pk for a in articles], "index": "0"}
    return desk.post(list_url(Article), chosen | data)


def confirm(desk: Client, question: Any, url: str = "", **data: Any) -> Any:
    """Send the form of a confirmation page."""
    sent: dict[str, Any] = {"confirmed": "yes", "reason": ""}
    for name, value in question.context["hidden"]:
        sent.setdefault(name, []).append(value)
    return desk.post(url or list_url(Article), sent | data, follow=True)


@pytest.mark.parametrize("name", STARTS)
def test_a_move_of_one_article_is_confirmed_made_and_signed(name: str, desk: Client, editor: User) -> None:
    article = make_article(status=STARTS[name])
    assert move_url(article, name) in desk.get(change_url(article)).text
    question = desk.get(move_url(article, name))
    assert question.context["effect"] in question.text.replace("&#x27;", "'")
    article.refresh_from_db()
    assert article.status == STARTS[name]
    answer = desk.post(move_url(article, name), {"reason": "The harbour master asked."}, follow=True)
    article.refresh_from_db()
    assert article.status == TARGETS[name]
    revision = article.revisions.get()
    assert (revision.by, revision.reason) == (editor, "The harbour master asked.")
    assert "has been" in messages_of(answer)[0]
    assert "harbour master" in LogEntry.objects.get().change_message


@pytest.mark.parametrize("name", STARTS)
def test_a_move_needs_its_own_permission(name: str, client: Client) -> None:
    wanted = PERMISSIONS[name].removeprefix("articles.")
    others = {permission.removeprefix("articles.") for permission in PERMISSIONS.values()} - {wanted}
    client.force_login(make_editor("view_article", *others))
    article = make_article(status=STARTS[name])
    assert move_url(article, name) not in client.get(change_url(article)).text
    assert client.get(move_url(article, name)).status_code == 403
    assert client.post(move_url(article, name), {"reason": "x"}).status_code == 403
    select(client, [article], name, confirmed="yes", reason="x", newest=article.pk)
    article.refresh_from_db()
    assert article.status == STARTS[name]
    client.force_login(make_editor("view_article", wanted))
    client.post(move_url(article, name), {"reason": "x"})
    article.refresh_from_db()
    assert article.status == TARGETS[name]


def test_nobody_moves_an_article_they_may_not_see(client: Client) -> None:
    client.force_login(make_editor("publish_article"))
    article = make_article(status=Status.REVIEW)
    assert client.post(move_url(article, "publish")).status_code == 403


def test_only_the_moves_of_its_status_are_offered(desk: Client) -> None:
    article = make_article(status=Status.REVIEW)
    page = desk.get(change_url(article))
    assert [move.name for move in page.context["moves"]] == ["publish", "reject"]


def test_a_move_that_came_too_late_is_refused_in_words(desk: Client) -> None:
    article = make_article(status=Status.REJECTED)
    answer = desk.post(move_url(article, "publish"), {"reason": ""}, follow=True)
    assert "it is rejected" in messages_of(answer)[0]
    assert not article.revisions.exists()


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"status": Status.TAKEN_DOWN}, "it is taken down"),
        ({"status": Status.REVIEW, "body": ""}, "it lacks a headline"),
    ],
)
def test_a_move_that_cannot_be_made_is_not_asked_about(fields: dict[str, str], why: str, desk: Client) -> None:
    article = make_article(**fields)
    answer = desk.get(move_url(article, "publish"), follow=True)
    assert answer.redirect_chain[-1][0] == change_url(article)
    assert why in messages_of(answer)[0]


def test_an_article_that_is_public_no_more_says_that_it_was(desk: Client) -> None:
    article = make_article(status=Status.PUBLISHED)
    assert "was public from" not in desk.get(change_url(article)).text
    desk.post(move_url(article, "take_down"), {"reason": "A court order."})
    assert "was public from" in desk.get(change_url(article)).text


@pytest.mark.parametrize("path", ["/admin/articles/article/99999/move/publish/", "/admin/articles/article/1/move/fly/"])
def test_a_move_that_is_not_there_is_not_found(path: str, desk: Client) -> None:
    assert desk.get(path).status_code == 404


def test_a_takedown_asks_for_its_reason(desk: Client) -> None:
    article = make_article(status=Status.PUBLISHED)
    answer = desk.post(move_url(article, "take_down"), {"reason": " "})
    assert "reason" in answer.context["form"].errors
    article.refresh_from_db()
    assert article.status == Status.PUBLISHED


def test_publishing_can_be_set_for_a_time_ahead_but_not_for_one_that_passed(desk: Client) -> None:
    article = make_article(status=Status.REVIEW)
    passed = desk.post(move_url(article, "publish"), {"reason": "", "at_0": "2020-01-01", "at_1": "08:00"})
    assert "at" in passed.context["form"].errors
    tomorrow = timezone.now() + timedelta(days=1)
    desk.post(move_url(article, "publish"), {"reason": "", "at_0": f"{tomorrow:%Y-%m-%d}", "at_1": f"{tomorrow:%H:%M}"})
    article.refresh_from_db()
    assert article.status == Status.PUBLISHED
    assert not Article.objects.published().exists()
    assert "To come" in desk.get(list_url(Article)).text


def test_save_and_publish_saves_first(desk: Client) -> None:
    article = make_article(status=Status.REVIEW)
    data = filled(desk.get(change_url(article))) | {"headline": "Ferry late again", "_publish": "1"}
    desk.post(change_url(article), data)
    article.refresh_from_db()
    assert (article.headline, article.status) == ("Ferry late again", Status.PUBLISHED)
    assert article.revisions.count() == 2


def test_save_and_publish_is_not_for_those_who_may_not_publish(client: Client) -> None:
    client.force_login(make_editor("view_article", "change_article"))
    article = make_article(status=Status.REVIEW)
    page = client.get(change_url(article))
    assert "_publish" not in page.text
    client.post(change_url(article), filled(page) | {"headline": "Ferry late again", "_publish": "1"})
    article.refresh_from_db()
    assert (article.headline, article.status) == ("Ferry late again", Status.REVIEW)


@pytest.mark.parametrize("name", STARTS)
def test_an_action_on_many_says_what_it_will_do_and_does_it_when_confirmed(name: str, desk: Client) -> None:
    articles = [make_article(status=STARTS[name]) for _ in range(3)]
    other = make_article(status=Status.TAKEN_DOWN)
    question = select(desk, [*articles, other], name)
    assert (question.context["able"], question.context["refused"]) == (3, ["1 article, because it is taken down"])
    assert Article.objects.filter(status=STARTS[name]).count() == 3
    answer = confirm(desk, question, reason="The harbour master asked.")
    assert set(Article.objects.exclude(pk=other.pk).values_list("status", flat=True)) == {TARGETS[name]}
    assert messages_of(answer)[0].startswith("3 articles ")
    assert messages_of(answer)[1].endswith("1 article, because it is taken down.")


@pytest.mark.parametrize("name", STARTS)
def test_an_action_on_many_speaks_of_many_and_names_the_first_of_them(name: str, desk: Client) -> None:
    articles = [make_article(status=STARTS[name], headline=f"<Ferry> {number}") for number in range(12)]
    unable = make_article(status=Status.TAKEN_DOWN, headline="A ferry that is gone")
    many, one = select(desk, [*articles, unable], name), select(desk, articles[:1], name)
    for word in ("It ", "it is", "Its ", "see it "):
        assert word not in many.context["effect"]
    assert one.context["effect"] == desk.get(move_url(articles[0], name)).context["effect"]
    assert "&lt;Ferry&gt; 11</bdi>" in many.text
    assert "&lt;Ferry&gt; 0</bdi>" not in many.text
    assert "A ferry that is gone" not in many.text
    assert "and 2 more" in many.text
    assert "&lt;Ferry&gt; 0</bdi>" in one.text


def test_an_action_without_articles_it_can_act_on_offers_nothing(desk: Client) -> None:
    question = select(desk, [make_article(status=Status.PUBLISHED)], "publish")
    assert "nothing to publish" in question.text
    assert question.context["title"] == "Nothing to publish"
    assert "Readers see it" not in question.text


def test_an_action_is_named_and_asked_for_in_good_english(desk: Client) -> None:
    article = make_article()
    assert "Offer selected articles for review" in desk.get(list_url(Article)).text
    assert select(desk, [article], "offer").context["title"] == "Offer 1 article for review?"


def test_an_action_says_which_articles_are_not_ready(desk: Client) -> None:
    question = select(
        desk, [make_article(status=Status.REVIEW, body=""), make_article(status=Status.REVIEW)], "publish"
    )
    assert (question.context["able"], question.context["refused"]) == (
        1,
        ["1 article, because it lacks a headline or a body"],
    )


def test_a_takedown_of_many_asks_for_its_reason(desk: Client) -> None:
    articles = [make_article(status=Status.PUBLISHED) for _ in range(2)]
    answer = confirm(desk, select(desk, articles, "take_down"))
    assert "reason" in answer.context["form"].errors
    assert Article.objects.published().count() == 2
    confirm(desk, answer, reason="A court order.")
    assert not Article.objects.published().exists()


def test_an_action_on_all_that_a_filter_finds_leaves_out_what_came_in_since(desk: Client) -> None:
    for _ in range(3):
        make_article(status=Status.REVIEW, language="de")
    foreign = make_article(status=Status.REVIEW, language="en")
    first = Article.objects.filter(language="de").first()
    assert first is not None
    url = f"{list_url(Article)}?language=de"
    data = {"action": "publish_selected", "select_across": "1", "_selected_action": [first.pk], "index": "0"}
    question = desk.post(url, data)
    assert question.context["able"] == 3
    late = make_article(status=Status.REVIEW, language="de")
    confirm(desk, question, url)
    assert Article.objects.published().count() == 3
    for untouched in (foreign, late):
        untouched.refresh_from_db()
        assert untouched.status == Status.REVIEW


def test_an_action_is_offered_to_those_who_may_only(client: Client) -> None:
    make_article(status=Status.REVIEW)
    client.force_login(make_editor("view_article", "reject_article"))
    page = client.get(list_url(Article)).text
    assert "reject_selected" in page
    assert "publish_selected" not in page
