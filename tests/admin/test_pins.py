"""The front page at the desk."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.editing.pinning import pin
from articles.models import MOST_PINS, Article, Display, Pin, Status
from tests.admin.pages import change_url, list_url, messages_of, number_of_queries
from tests.builders import make_article, make_editor, make_source

pytestmark = pytest.mark.django_db

URL = "/admin/articles/pin/"


@pytest.fixture
def editor(db: None) -> User:
    return make_editor("view_pin", "change_pin", "view_article", "change_article", username="odile")


def published(headline: str, **fields: object) -> Article:
    return make_article(headline=headline, status=Status.PUBLISHED, **fields)


def press(desk: Client, act: str, article: Article) -> list[str]:
    return messages_of(desk.post(URL, {"act": act, "article": article.pk}, follow=True))


def order() -> list[str]:
    return [pin.article.headline for pin in Pin.objects.select_related("article")]


def test_an_editor_pins_orders_and_unpins_by_buttons(desk: Client) -> None:
    one, two = published("One"), published("Two")
    assert press(desk, "pin", one) == ["“One” is pinned to the front page."]
    press(desk, "lead", two)
    assert order() == ["Two", "One"]
    press(desk, "up", one)
    assert order() == ["One", "Two"]
    press(desk, "down", one)
    assert order() == ["Two", "One"]
    press(desk, "unpin", two)
    assert order() == ["One"]


def test_a_refusal_is_told_in_words(desk: Client) -> None:
    assert press(desk, "pin", make_article(headline="Raw", status=Status.REVIEW)) == [
        "“Raw” is not published, so it cannot stand on the front page."
    ]
    gone = published("Gone")
    gone_pk = gone.pk
    gone.delete()
    for number in (gone_pk, "x", "", "²", "9" * 30):
        answer = desk.post(URL, {"act": "pin", "article": number}, follow=True)
        assert messages_of(answer) == ["That article has been deleted."]


def test_the_page_shows_the_order_who_pinned_and_what_was_there_before(desk: Client, editor: User) -> None:
    pin(article=published("One."), by=editor)
    pin(article=published("Two."), by=editor)
    html = desk.get(URL).content.decode()
    assert html.index("One.") < html.index("Two.")
    assert "by odile" in html
    assert "<bdi>One.</bdi> / <bdi>Two.</bdi>" in html


def test_what_is_pinned_and_not_shown_says_why(desk: Client) -> None:
    source = make_source("Elwin Courier")
    withdrawn, hidden = published("One"), published("Two", outlet=source)
    for article in (withdrawn, hidden):
        pin(article=article, by=None)
    Article.objects.filter(pk=withdrawn.pk).update(status=Status.WITHDRAWN)
    source.display = Display.HIDDEN
    source.save()
    html = desk.get(URL).content.decode()
    assert "Not shown: withdrawn" in html
    assert "Not shown: a source of it is hidden, or its time has not come" in html


def test_candidates_are_the_newest_or_what_words_find_and_never_what_is_pinned(desk: Client) -> None:
    one, _two, _three = published("Ferry late again"), published("Ferry again"), published("Bridge open")
    make_article(headline="Raw ferry", status=Status.REVIEW)
    pin(article=one, by=None)

    def offered(words: str = "") -> set[str]:
        return {article.headline for article in desk.get(URL, {"q": words}).context["candidates"]}

    assert offered() == {"Ferry again", "Bridge open"}
    assert offered("again") == {"Ferry again"}
    assert "what to find" in messages_of(desk.get(URL, {"q": "-ferry"}))[0]


def test_an_outlet_written_from_right_to_left_leaves_the_date_beside_it_in_order(desk: Client) -> None:
    outlet = make_source("صحيفة المنارة")
    press(desk, "pin", published("Bees", outlet=outlet))
    published("Wasps", outlet=outlet)
    assert desk.get(URL).text.count(f"<bdi>{outlet}</bdi>") >= 2


def test_a_full_front_page_offers_no_more_pins(desk: Client) -> None:
    for number in range(MOST_PINS):
        pin(article=published(f"Number {number}"), by=None)
    published("Another")
    html = desk.get(URL).content.decode()
    assert f"All {MOST_PINS} places are taken" in html
    assert 'value="lead"' not in html


def test_the_form_of_a_published_article_offers_to_pin_it(desk: Client) -> None:
    for status, is_offered in ((Status.PUBLISHED, True), (Status.REVIEW, False)):
        html = desk.get(change_url(make_article(status=status))).content.decode()
        assert ("Pin to the front page" in html) == is_offered


@pytest.mark.parametrize("permissions", [(), ("view_article", "change_article"), ("view_article", "view_pin")])
def test_nobody_without_the_permission_changes_the_front_page(client: Client, permissions: tuple[str, ...]) -> None:
    client.force_login(make_editor(*permissions, username="other"))
    article = published("One")
    seen = client.get(URL)
    assert seen.status_code == (200 if "view_pin" in permissions else 403)
    assert client.post(URL, {"act": "pin", "article": article.pk}).status_code == 403
    assert not Pin.objects.exists()
    assert 'value="pin"' not in seen.content.decode()


def test_the_list_is_the_one_page_there_is(desk: Client) -> None:
    pin(article=published("One"), by=None)
    assert desk.get(change_url(Pin.objects.get())).headers["Location"] == list_url(Pin)
    assert desk.get(f"{URL}add/").status_code == 403


def test_the_page_takes_as_many_queries_for_more_pins_and_changes(desk: Client, editor: User) -> None:
    pin(article=published("One"), by=editor)
    published("A candidate")
    few = number_of_queries(desk, URL)
    for number in range(MOST_PINS - 2):
        pin(article=published(f"Number {number}", outlet=make_source()), by=editor)
        published(f"Candidate {number}", outlet=make_source())
    assert number_of_queries(desk, URL) <= few
