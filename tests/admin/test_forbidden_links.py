"""No page of the desk leads anybody to what they may not open, as far as the desk writes the links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from articles.editing.batches import move_batch
from articles.editing.moves import MOVES
from articles.importing.paths import import_paths
from articles.models import Article, Batch, Comment
from tests.admin.pages import change_url, list_url

pytestmark = pytest.mark.django_db
SEEDS = Path(__file__).parents[2] / "seeds"
DJANGO_S_OWN = re.compile(r"/admin/articles/(source|tag)/")  # a row that is only shown links what it names


@pytest.fixture
def article() -> Article:
    """An article with a past: imported, withdrawn, given back, commented on."""
    import_paths(paths=[SEEDS / "010_harbour-lights_aggregator.txt", SEEDS / "033_glass-eel-atlas_broken.txt"])
    found = Article.objects.filter(tags__isnull=False, credits__isnull=False).first() or Article.objects.earliest("pk")
    for name in ("publish", "withdraw"):
        move_batch(move=MOVES[name], articles=[found], by=None, reason="By mistake.")
    Comment.objects.create(article=found, name="Ondine", text="Why?")
    return found


def links_in(text: str) -> set[str]:
    content = text.partition('id="content"')[2].partition('id="footer"')[0]
    return {link.replace("&amp;", "&") for link in re.findall(r'<a [^>]*?href="(/admin/[^"#]+)', content)}


@pytest.mark.parametrize("role", ["importer", "editor", "publisher", "moderator"])
def test_every_link_on_an_articles_pages_can_be_followed(role: str, client: Client, article: Article) -> None:
    user = User.objects.create_user(f"the {role}", is_staff=True)
    user.groups.set(Group.objects.filter(name=role))
    client.force_login(user)
    waiting = Article.objects.filter(status="review").latest("pk")
    pages = [
        reverse("admin:index"),
        reverse("admin:articles_article_inbox"),
        list_url(Article),
        list_url(Batch),
        change_url(article),
        change_url(Comment.objects.get()),
        *(reverse(f"admin:articles_article_{name}", args=[article.pk]) for name in ("life", "compare")),
        reverse("admin:articles_article_review", args=[waiting.pk]),
    ]
    answers = {page: client.get(page) for page in pages}
    forbidden = {
        (page, link)
        for page, answer in answers.items()
        if answer.status_code == 200
        for link in links_in(answer.text)
        if not DJANGO_S_OWN.match(link) and client.get(link).status_code == 403
    }
    assert not forbidden
    assert sum(answer.status_code == 200 for answer in answers.values()) >= 6
