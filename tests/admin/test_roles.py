"""Every page and act of the desk, tried by each role: who may, does; who may not, changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles.editing.batches import move_batch
from articles.editing.moves import PUBLISH
from articles.editing.revisions import record_first_revisions
from articles.editing.roles import ROLES
from articles.models import (
    Article,
    Batch,
    Comment,
    Document,
    Doubt,
    Revision,
    Source,
    StaffNote,
    Status,
    Tag,
)
from tests.admin.pages import add_url, change_url, filled, list_url, move_url
from tests.builders import make_article, make_document, make_source, make_tag

pytestmark = pytest.mark.django_db

IMPORTER, EDITOR, PUBLISHER, MODERATOR = "importer", "editor", "publisher", "moderator"
DESK = {EDITOR, PUBLISHER}
STARTS = {
    "offer": Status.DRAFT,
    "publish": Status.REVIEW,
    "reject": Status.REVIEW,
    "withdraw": Status.PUBLISHED,
    "reopen": Status.REJECTED,
    "take_down": Status.PUBLISHED,
}
MOVERS = {
    "offer": DESK,
    "publish": {PUBLISHER},
    "reject": DESK,
    "withdraw": {PUBLISHER},
    "reopen": DESK,
    "take_down": {PUBLISHER},
}

type Act = Callable[[Client], HttpResponse]
type Done = Callable[[], bool]


def logged_in(client: Client, role: str) -> Client:
    user = User.objects.create_user(f"the {role}", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return client


def moved(name: str) -> tuple[Act, Done]:
    article = make_article(status=STARTS[name])
    url = move_url(article, name)
    return lambda client: client.post(url, {"reason": "So it is."}), lambda: _status(article) != STARTS[name]


def moved_by_list(name: str) -> tuple[Act, Done]:
    article = make_article(status=STARTS[name])
    data = {"action": f"{name}_selected", "_selected_action": article.pk, "index": "0"}
    data |= {"confirmed": "yes", "reason": "So it is.", "newest": article.pk}
    return lambda client: client.post(list_url(Article), data), lambda: _status(article) != STARTS[name]


def decided(name: str) -> tuple[Act, Done]:
    article = make_article(status=Status.REVIEW)
    url = reverse("admin:articles_article_review", args=[article.pk])
    return lambda client: client.post(url, {"decision": name}), lambda: _status(article) != Status.REVIEW


def undone() -> tuple[Act, Done]:
    article = make_article(status=Status.REVIEW)
    record_first_revisions(articles=[article], run=None)
    batch, _ = move_batch(move=PUBLISH, articles=[article], by=None)
    assert isinstance(batch, Batch)
    url = reverse("admin:articles_batch_undo", args=[batch.pk])
    return lambda client: client.post(url), lambda: _status(article) == Status.REVIEW


def edited() -> tuple[Act, Done]:
    article = make_article(status=Status.REVIEW)

    def act(client: Client) -> HttpResponse:
        page = client.get(change_url(article))
        if page.status_code != 200 or not page.context["has_change_permission"]:
            return client.post(change_url(article), {"headline": "Ferry late"})
        return client.post(change_url(article), filled(page) | {"headline": "Ferry late"})

    return act, lambda: Article.objects.filter(headline="Ferry late").exists()


def corrected() -> tuple[Act, Done]:
    article = make_article(status=Status.PUBLISHED)

    def act(client: Client) -> HttpResponse:
        page = client.get(change_url(article))
        if page.status_code != 200 or not page.context["has_change_permission"]:
            return client.post(change_url(article), {})
        data = filled(page) | {"corrections-TOTAL_FORMS": "1", "corrections-0-text": "It was late."}
        return client.post(change_url(article), data)

    return act, article.corrections.exists


def noted() -> tuple[Act, Done]:
    article = make_article()

    def act(client: Client) -> HttpResponse:
        page = client.get(change_url(article))
        if page.status_code != 200 or not page.context["has_change_permission"]:
            return client.post(change_url(article), {})
        data = filled(page) | {"staff_notes-TOTAL_FORMS": "1", "staff_notes-0-text": "Ask the wardens."}
        return client.post(change_url(article), data)

    return act, StaffNote.objects.exists


def restored() -> tuple[Act, Done]:
    article = make_article(headline="Ferry early")
    record_first_revisions(articles=[article], run=None)
    Article.objects.update(headline="Ferry late")
    url = reverse("admin:articles_revision_restore", args=[Revision.objects.get().pk])
    return lambda client: client.post(url), lambda: Article.objects.get().headline == "Ferry early"


def settled() -> tuple[Act, Done]:
    article = make_article(status=Status.REVIEW)
    Doubt.objects.create(article=article, kind="damaged", rule="torn", message="Torn.")
    url = reverse("admin:articles_article_settle", args=[article.pk])
    return lambda client: client.post(url), lambda: not Doubt.objects.open().exists()


def erased() -> tuple[Act, Done]:
    url = reverse("admin:articles_document_erase", args=[make_document().pk])
    return lambda client: client.post(url, {"reason": "A court order."}), lambda: not Document.objects.get().raw


def deleted() -> tuple[Act, Done]:
    url = reverse("admin:articles_article_delete", args=[make_article().pk])
    return lambda client: client.post(url, {"post": "yes"}), lambda: not Article.objects.exists()


ACTS: dict[str, tuple[Callable[[], tuple[Act, Done]], set[str]]] = {
    **{f"move {name}": (lambda name=name: moved(name), roles) for name, roles in MOVERS.items()},
    **{f"move many: {name}": (lambda name=name: moved_by_list(name), roles) for name, roles in MOVERS.items()},
    **{f"decide: {name}": (lambda name=name: decided(name), MOVERS[name]) for name in ("publish", "reject")},
    "undo": (undone, {PUBLISHER}),
    "edit": (edited, DESK),
    "correct": (corrected, {PUBLISHER}),
    "note": (noted, DESK),
    "restore": (restored, DESK),
    "settle": (settled, DESK),
    "erase": (erased, {PUBLISHER}),
    "delete": (deleted, set()),
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", ACTS)
def test_an_act_is_done_by_the_roles_that_may_and_by_no_other(name: str, role: str, client: Client) -> None:
    prepare, may = ACTS[name]
    act, done = prepare()
    answer = act(logged_in(client, role))
    assert done() == (role in may)
    assert answer.status_code in ({302} if role in may else {200, 302, 403})


LISTS: dict[type[Model], set[str]] = {
    Article: {IMPORTER, EDITOR, PUBLISHER, MODERATOR},
    Batch: {IMPORTER, EDITOR, PUBLISHER},
    Comment: {MODERATOR},
    Document: {IMPORTER, EDITOR, PUBLISHER},
    Revision: {IMPORTER, EDITOR, PUBLISHER},
    Source: {IMPORTER, EDITOR, PUBLISHER},
    Tag: {IMPORTER, EDITOR, PUBLISHER},
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("model", LISTS)
def test_a_list_is_seen_by_the_roles_that_work_with_it(model: type[Model], role: str, client: Client) -> None:
    assert logged_in(client, role).get(list_url(model)).status_code == (200 if role in LISTS[model] else 403)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("make", [make_source, make_tag, make_article])
def test_what_editors_add_and_change_others_only_look_at(make: Callable[[], Any], role: str, client: Client) -> None:
    row = make()
    assert logged_in(client, role).get(add_url(type(row))).status_code == (200 if role in DESK else 403)
    page = client.get(change_url(row))
    if page.status_code == 200:
        assert page.context["has_change_permission"] == (role in DESK)
    else:
        assert role == MODERATOR


@pytest.mark.parametrize("role", ROLES)
def test_the_desk_opens_for_every_role_and_shows_what_is_theirs(role: str, client: Client) -> None:
    article = make_article(status=Status.REVIEW)
    Comment.objects.create(article=article, name="A reader", text="Never on time.")
    what = [heap.what for heap in logged_in(client, role).get("/admin/").context["waiting"]]
    assert ("comment to moderate" in what) == (role == MODERATOR)
    assert client.get(reverse("admin:articles_article_inbox")).status_code == 200


def _status(article: Article) -> str:
    return Article.objects.values_list("status", flat=True).get(pk=article.pk)
