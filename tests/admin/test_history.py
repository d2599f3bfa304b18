"""The history of an article at the desk: its life, revisions compared, two editors at once, a page erased."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.editing.notes import add_correction, add_note
from articles.editing.workflow import publish
from articles.editing.writing import edit_article
from articles.models import Article, Cause, Document, Opening, Status
from tests.admin.pages import change_url, filled, messages_of, number_of_queries
from tests.builders import make_article, make_document, make_editor, make_source
from tests.importing.pages import make_page, make_read, place_pages

pytestmark = pytest.mark.django_db


def page_of(name: str, article: Article) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


def lived(editor: User) -> Article:
    """Import an article and let it be edited, published and corrected."""
    place_pages(make_page(make_read(headline="Bees close the harbour"), url="https://elwin.example/bees"))
    article = Article.objects.get()
    edit_article(article=article, changes={"headline": "Bees reopen the harbour"}, by=editor, reason="They left.")
    publish(article=article, by=editor)
    add_correction(article=article, text="It was wasps.", by=editor)
    add_note(article=article, text="Ask the wardens.", by=editor)
    return article


def test_the_life_of_an_article_goes_from_its_page_to_now(desk: Client, editor: User) -> None:
    page = desk.get(page_of("life", lived(editor)))
    assert [event.what for event in page.context["events"]] == [
        *("Page seen", "Page read", "Import", "Edit", "Workflow", "Correction", "Staff note"),
    ]
    for words in (
        "https://elwin.example/bees",
        "Changed headline",
        "They left.",
        "in review → published",
        "It was wasps.",
    ):
        assert words in page.text
    assert "odile" in page.text


def test_the_life_and_a_comparison_take_no_more_queries_for_a_longer_one(desk: Client, editor: User) -> None:
    article = lived(editor)
    urls = page_of("life", article), page_of("compare", article)
    before = [number_of_queries(desk, url) for url in urls]
    for number in range(4):
        edit_article(article=article, changes={"standfirst": f"Number {number}"}, by=make_editor())
        add_note(article=article, text="Again.", by=make_editor())
    assert [number_of_queries(desk, url) for url in urls] == before


def test_two_revisions_are_compared_with_the_words_marked(desk: Client, editor: User) -> None:
    article = lived(editor)
    page = desk.get(page_of("compare", article), {"from": 1, "to": 3})
    assert "Bees <del>close</del><ins>reopen</ins> the harbour" in page.text
    assert "<del>review</del><ins>published</ins>" in page.text
    latest = desk.get(page_of("compare", article))
    assert (latest.context["from"].number, latest.context["to"].number) == (2, 3)


def test_sub_headings_of_compared_bodies_are_headings_beneath_that_of_their_field(desk: Client, editor: User) -> None:
    article = lived(editor)
    for body in ("They left.\n\n## At noon\n\n- Bees", "They left.\n\n## At dusk\n\n- Bees"):
        edit_article(article=article, changes={"body": body}, by=editor)
    page = desk.get(page_of("compare", article)).text
    assert "<h3>Body</h3>" in page
    assert "<p>They left.</p>" in page
    assert "<h4>At <del>noon</del><ins>dusk</ins></h4>" in page
    assert "<p>• Bees</p>" in page


def test_texts_that_are_compared_are_escaped(desk: Client, editor: User) -> None:
    article = lived(editor)
    edit_article(article=article, changes={"headline": "<b>Bees</b>"}, by=editor)
    page = desk.get(page_of("compare", article)).text
    assert "<b>" not in page
    assert "&lt;" in page


@pytest.mark.parametrize("query", [{"from": "x"}, {"to": "99999"}, {"from": "-1"}, {"to": "²"}, {"to": "9" * 30}])
def test_revisions_that_are_not_there_break_no_page(query: dict[str, str], desk: Client, editor: User) -> None:
    assert desk.get(page_of("compare", lived(editor)), query).status_code == 200
    assert desk.get(page_of("compare", make_article())).status_code == 200


def test_a_revision_is_restored_from_the_comparison(desk: Client, editor: User) -> None:
    article = lived(editor)
    first = article.revisions.get(number=1)
    restore = reverse("admin:articles_revision_restore", args=[first.pk])
    assert restore in desk.get(page_of("compare", article), {"from": 1, "to": 2}).text
    desk.post(restore)
    article.refresh_from_db()
    assert (article.headline, article.revisions.latest("number").cause) == ("Bees close the harbour", Cause.REVERT)


@pytest.mark.parametrize("name", ["life", "compare"])
def test_the_history_is_for_those_who_may_see_articles(name: str, client: Client) -> None:
    client.force_login(make_editor("view_tag"))
    assert client.get(page_of(name, make_article())).status_code == 403
    client.force_login(make_editor("view_article"))
    page = client.get(page_of(name, make_article()))
    assert page.status_code == 200
    assert "Restore" not in page.text


def test_the_second_editor_is_told_who_has_the_article_open(desk: Client, client: Client) -> None:
    article = make_article()
    first = make_editor("view_article", "change_article", username="wendel")
    client.force_login(first)
    assert "had this open" not in client.get(change_url(article)).text
    client.force_login(User.objects.get(username="odile"))
    assert "wendel has had this open since" in client.get(change_url(article)).text
    client.force_login(first)
    client.post(change_url(article), filled(client.get(change_url(article))))
    assert not Opening.objects.filter(user=first).exists()


def test_whoever_only_looks_has_nothing_open(client: Client) -> None:
    client.force_login(make_editor("view_article"))
    client.get(change_url(make_article()))
    assert not Opening.objects.exists()


def test_a_save_over_a_newer_version_shows_the_difference_and_then_holds_the_work_of_both(desk: Client) -> None:
    article = make_article(headline="Ferry late", outlet=make_source("Elwin Courier"), status=Status.REVIEW)
    edit_article(article=article, changes={"byline": "By Odile Marrow"}, by=None)
    data = filled(desk.get(change_url(article))) | {"headline": "Ferry early", "standfirst": "It did."}
    theirs = {
        "headline": "Ferry on time",
        "body": "Nobody knows.",
        "outlet": make_source("Quay Post"),
        "is_complete": True,
        "authors": ["Odile Marrow", "Wendel Quay"],
        "issued_on": None,
        "issued_precision": "",
    }
    edit_article(article=article, changes=theirs, by=make_editor(username="wendel"))
    answer = desk.post(change_url(article), data)
    article.refresh_from_db()
    assert article.headline == "Ferry on time"
    assert "wendel changed this article" in answer.text
    assert "Ferry <del>late</del><ins>on time</ins>" in answer.text
    assert "Ferry <del>on time</del><ins>early</ins>" in answer.text
    assert [each.field for each in answer.context["adminform"].form.overtaken.disputed] == ["headline"]
    desk.post(change_url(article), filled(answer))
    article.refresh_from_db()
    assert (article.headline, article.standfirst) == ("Ferry early", "It did.")
    assert (article.body, str(article.outlet), article.is_complete) == ("Nobody knows.", "Quay Post", True)
    assert (article.authors, article.issued_on) == (["Odile Marrow", "Wendel Quay"], None)


ERASE = "admin:articles_document_erase"


def test_a_page_is_erased_with_its_reason_by_those_who_may(desk: Client, client: Client) -> None:
    place_pages(make_page(make_read(headline="Bees close the harbour")))
    document = Document.objects.get()
    url = reverse(ERASE, args=[document.pk])
    assert desk.get(url).status_code == 403
    assert url not in desk.get(change_url(document)).text
    client.force_login(make_editor("view_document", "view_article", "erase_document"))
    assert url in client.get(change_url(document)).text
    assert "Bees close the harbour" in client.get(url).text
    assert "required" in client.post(url, {"reason": " "}).text
    answer = client.post(url, {"reason": "Order of the court of Elwin."}, follow=True)
    assert messages_of(answer) == ["The page has been erased; its hash is kept."]
    assert "Order of the court of Elwin." in answer.text
    document.refresh_from_db()
    assert document.raw == b""
    assert "was erased" in client.get(url).text


def test_an_erasure_asked_for_twice_is_refused_in_words(client: Client, admin_user: User) -> None:
    client.force_login(admin_user)
    url = reverse(ERASE, args=[make_document().pk])
    client.post(url, {"reason": "Once."})
    assert "already" in messages_of(client.post(url, {"reason": "Twice."}, follow=True))[-1]
    assert client.get(reverse(ERASE, args=[9999])).status_code == 404
