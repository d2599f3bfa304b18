"""The queue of conflicts at the desk: three sides side by side, decided by field or in bulk."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.editing.writing import edit_article
from articles.models import Article, Conflict, Doubt, Extraction, Side, Status
from tests.admin.pages import change_url, list_url, messages_of, number_of_queries
from tests.builders import make_editor
from tests.importing.pages import make_page, make_read, place_pages, story

pytestmark = pytest.mark.django_db
NEEDED = ("view_article", "change_article", "view_conflict", "change_conflict")


@pytest.fixture
def editor(db: None) -> User:
    return make_editor(*NEEDED, username="odile")


def make_conflicts(count: int) -> list[Conflict]:
    """Make articles with a conflict about the headline and one about the byline each."""
    start = Article.objects.count()
    for number in range(start, start + count):
        url = f"https://elwin.example/{number}"
        read = make_read(headline=f"Bees {number} swarm today", byline="By Ann")
        place_pages(make_page(read, url=url))
        article = Article.objects.order_by("-pk")[0]
        ours = {"headline": f"Bees {number} swarm again", "byline": "By Odile"}
        edit_article(article=article, changes=ours, by=None)
        newer = make_read(headline=f"Bees {number} are gone today", byline="By Nobody", body=read.body)
        place_pages(make_page(newer, url=url))
    return list(Conflict.objects.order_by("pk"))


def test_the_queue_shows_what_is_open_with_both_sides(desk: Client) -> None:
    first, *_ = make_conflicts(1)
    text = desk.get(list_url(Conflict)).text
    assert "Bees 0 swarm again" in text
    assert "Bees 0 are gone today" in text
    Conflict.objects.update(choice=Side.OURS, decided_at="2025-08-09T12:00:00Z")
    assert change_url(first) not in desk.get(list_url(Conflict)).text
    assert change_url(first) in desk.get(list_url(Conflict) + "?state=decided").text
    assert change_url(first) in desk.get(list_url(Conflict) + "?state=all").text


def test_the_page_shows_the_three_with_the_words_marked(desk: Client) -> None:
    first, *_ = make_conflicts(1)
    text = desk.get(change_url(first)).text
    assert "Bees 0 swarm today</div>" in text
    assert "<del>today</del><ins>again</ins>" in text
    assert "<ins>are gone</ins>" in text
    assert text.count('class="sides"') == 2


def test_each_field_is_decided_for_itself_and_the_next_article_follows(desk: Client, editor: User) -> None:
    rows = make_conflicts(2)
    page = desk.get(change_url(rows[0]))
    seen = {f"seen-{side.conflict.pk}": side.seen for side in page.context["sides"]}
    headline, byline = (next(r for r in rows[:2] if r.field == name) for name in ("headline", "byline"))
    data = seen | {f"choice-{headline.pk}": "theirs", f"choice-{byline.pk}": "ours"}
    response = desk.post(change_url(rows[0]), data)
    assert response.status_code == 302
    assert response["Location"] == change_url(rows[2])
    article = Article.objects.get(pk=rows[0].article_id)
    assert (article.headline, article.byline) == ("Bees 0 are gone today", "By Odile")
    assert article.revisions.order_by("-number")[0].by == editor
    assert Conflict.objects.open().count() == 2


def test_nothing_chosen_decides_nothing(desk: Client) -> None:
    first, *_ = make_conflicts(1)
    response = desk.post(change_url(first), {f"choice-{first.pk}": ""}, follow=True)
    assert messages_of(response) == ["Nothing was chosen: the conflicts stay open."]
    assert Conflict.objects.open().count() == 2


def test_a_value_that_has_changed_meanwhile_is_not_overwritten(desk: Client) -> None:
    first, *_ = make_conflicts(1)
    data = {f"choice-{first.pk}": "theirs", f"seen-{first.pk}": "what stood there before"}
    response = desk.post(change_url(first), data, follow=True)
    assert "has changed since" in messages_of(response)[0]
    assert Conflict.objects.open().count() == 2


@pytest.mark.parametrize("across", [False, True])
def test_many_are_decided_at_once_after_a_confirmation(desk: Client, across: bool) -> None:
    rows = make_conflicts(2)
    chosen = rows[:1] if across else rows[:2]
    data = {"action": "theirs_selected", "_selected_action": [row.pk for row in chosen]}
    data["select_across"] = "1" if across else "0"
    page = desk.post(list_url(Conflict), data)
    assert f"in {4 if across else 2} conflicts" in page.text
    assert Conflict.objects.open().count() == 4
    confirmed = data | {"confirmed": "yes", "newest": dict(page.context["hidden"])["newest"]}
    response = desk.post(list_url(Conflict), confirmed, follow=True)
    assert messages_of(response) == [f"{4 if across else 2} decided: take the page’s."]
    assert Conflict.objects.open().count() == (0 if across else 2)
    assert Article.objects.filter(byline="By Nobody").count() == (2 if across else 1)


@pytest.mark.parametrize("lacking", ["change_article", "change_conflict"])
def test_who_may_not_decide_only_looks(client: Client, lacking: str) -> None:
    first, *_ = make_conflicts(1)
    client.force_login(make_editor(*(name for name in NEEDED if name != lacking)))
    page = client.get(change_url(first))
    assert page.status_code == 200
    assert 'type="radio"' not in page.text
    assert client.post(change_url(first), {f"choice-{first.pk}": "theirs"}).status_code == 403
    client.post(list_url(Conflict), {"action": "theirs_selected", "_selected_action": [first.pk], "confirmed": "yes"})
    assert Conflict.objects.open().count() == 2


def test_a_conflict_that_does_not_exist_is_not_found(desk: Client) -> None:
    assert desk.get(list_url(Conflict) + "99/change/").status_code == 404


def test_the_pages_take_as_many_queries_for_more_conflicts(desk: Client) -> None:
    first, *_ = make_conflicts(1)
    counts = [number_of_queries(desk, url) for url in (list_url(Conflict), change_url(first))]
    make_conflicts(3)
    assert [number_of_queries(desk, url) for url in (list_url(Conflict), change_url(first))] == counts


def lose_what_is_public(number: int, **lost: str) -> Article:
    """Publish an article whose page then loses headline or text."""
    url, body = f"https://elwin.example/public/{number}", story(990 + number)
    place_pages(make_page(make_read(headline=f"Wasps {number}", body=body), url=url), publish=True)
    article = Article.objects.order_by("-pk")[0]
    fields = {"headline": article.headline, "body": body, "is_complete": False} | lost
    place_pages(make_page(make_read(**fields), url=url))
    return article


def vanish(number: int) -> Article:
    """Publish an article that the newer reading of its page does not find."""
    page = make_page(make_read(headline=f"Hornets {number}"), raw=f"page of hornets {number}")
    place_pages(page, publish=True)
    article = Article.objects.order_by("-pk")[0]
    Extraction.objects.filter(article=article).update(parser_version="old")
    place_pages(make_page(raw=f"page of hornets {number}"))
    return article


def test_what_a_page_loses_of_a_published_article_is_in_the_queue_with_the_ways_out(desk: Client, editor: User) -> None:
    article = lose_what_is_public(1, body="")
    conflict = Conflict.objects.get()
    assert change_url(conflict) in desk.get(list_url(Conflict)).text
    page = desk.get(change_url(conflict))
    assert "The page no longer gives this" in page.text
    assert reverse("admin:articles_article_move", args=[article.pk, "withdraw"]) in page.text
    seen = {f"seen-{side.conflict.pk}": side.seen for side in page.context["sides"]}
    refused = desk.post(change_url(conflict), seen | {f"choice-{conflict.pk}": "theirs"}, follow=True)
    assert "withdraw it first" in messages_of(refused)[0]
    desk.post(change_url(conflict), seen | {f"choice-{conflict.pk}": "ours"})
    assert not Conflict.objects.open().exists()
    assert Article.objects.get(pk=article.pk).body == article.body


def test_an_article_that_is_on_its_page_no_longer_waits_above_the_queue_and_on_the_first_page(desk: Client) -> None:
    article = vanish(1)
    text = desk.get(list_url(Conflict)).text
    assert "No longer found on their pages" in text
    assert change_url(article) in text
    assert "article no longer found on its page" in desk.get(reverse("admin:index")).text
    doubt = Doubt.objects.open().get()
    response = desk.post(reverse("admin:articles_article_settle", args=[article.pk]), {"doubt": doubt.pk})
    assert response["Location"] == reverse("admin:articles_conflict_changelist")
    assert "No longer found on their pages" not in desk.get(list_url(Conflict)).text
    assert Article.objects.get(pk=article.pk).status == Status.PUBLISHED


def test_one_hint_settled_leaves_the_others(desk: Client) -> None:
    article = vanish(1)
    other = Doubt.objects.create(article=article, kind="unsure", rule="x", message="Look here.")
    doubt = Doubt.objects.get(rule="no-longer-read")
    desk.post(reverse("admin:articles_article_settle", args=[article.pk]), {"doubt": doubt.pk})
    assert list(Doubt.objects.open()) == [other]


@pytest.mark.parametrize("number", ["", "all", "-1", "9" * 19, "9" * 5_000])
def test_what_is_no_number_of_a_hint_settles_none(desk: Client, number: str) -> None:
    article = vanish(1)
    response = desk.post(reverse("admin:articles_article_settle", args=[article.pk]), {"doubt": number})
    assert (response.status_code, Doubt.objects.open().count()) == (302, 1)


def test_a_list_of_what_vanished_that_is_not_whole_says_so(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.admin.conflicts.LONGEST_LIST", 2)
    for number in range(2):
        vanish(number)
    assert "more follow" not in desk.get(list_url(Conflict)).text
    vanish(2)
    text = desk.get(list_url(Conflict)).text
    assert "more follow" in text
    assert text.count("Where it was read before") == 2


def test_the_queue_takes_as_many_queries_for_more_that_vanished(desk: Client) -> None:
    vanish(1)
    before = number_of_queries(desk, list_url(Conflict))
    for number in range(2, 5):
        vanish(number)
    assert number_of_queries(desk, list_url(Conflict)) == before
