"""A takedown from end to end: gone from everything readers and machines see, also when its page is imported again."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from articles.models import Article, Status
from tests.admin.pages import move_url
from tests.importing.pages import make_page, make_read, place_pages

pytestmark = pytest.mark.django_db
URL = "https://elwin.example/bees"
LISTS = ("/", "/articles/", "/search/?q=harbour", "/feeds/atom.xml")
HEADLINE = "Bees close the harbour"


def public_lists(client: Client) -> dict[str, bool]:
    """Return for each list whether it shows the headline; figures that are kept a while are let go of."""
    cache.clear()
    return {path: "Bees" in client.get(path).text for path in LISTS}


def test_what_is_taken_down_is_gone_everywhere_and_stays_gone(client: Client, admin_user: User) -> None:
    page = make_page(make_read(headline=HEADLINE), url=URL)
    place_pages(page, publish=True)
    article = Article.objects.get()
    assert all(public_lists(client).values())
    visitor = Client()

    client.force_login(admin_user)
    client.post(move_url(article, "take_down"), {"reason": "Order of the court of Elwin."})
    for pages in ((), (page,), (make_page(make_read(headline=HEADLINE), url=URL),)):
        if pages:
            place_pages(*pages, publish=True)
        article.refresh_from_db()
        assert article.status == Status.TAKEN_DOWN
        assert Article.objects.count() == 1
        gone = visitor.get(article.get_absolute_url())
        assert gone.status_code == 410
        assert "Bees" not in gone.text
        assert not any(public_lists(visitor).values())
    assert article.revisions.latest("number").reason == "Order of the court of Elwin."


def test_what_lies_in_the_trash_stays_there_when_imported_again_and_can_be_restored(
    client: Client, admin_user: User
) -> None:
    page = make_page(make_read(headline=HEADLINE), url=URL)
    place_pages(page)
    article = Article.objects.get()
    client.force_login(admin_user)
    client.post(move_url(article, "reject"), {"reason": "Not news."})
    place_pages(make_page(make_read(headline=HEADLINE), url=URL), publish=True)
    article.refresh_from_db()
    assert article.status == Status.REJECTED
    assert "The trash</a>: 1 rejected" in client.get("/admin/articles/article/inbox/").text
    client.post(move_url(article, "reopen"), {"reason": ""})
    article.refresh_from_db()
    assert article.status == Status.REVIEW


def test_what_was_deleted_does_not_come_back_by_an_import(client: Client, admin_user: User) -> None:
    page = make_page(make_read(headline=HEADLINE), url=URL)
    place_pages(page)
    client.force_login(admin_user)
    client.post(f"/admin/articles/article/{Article.objects.get().pk}/delete/", {"post": "yes"})
    place_pages(make_page(make_read(headline=HEADLINE), url=URL))
    assert not Article.objects.exists()
