"""What the desk does beside moving and editing articles, by each role: who may, does; who may not, changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings as Fixture

from articles.editing.conflicts import digest_of
from articles.editing.pinning import pin
from articles.editing.roles import ROLES
from articles.editing.tag_merging import merge_tags
from articles.importing.paths import import_paths
from articles.importing.uploads import receive_upload
from articles.models import (
    Article,
    Comment,
    CommentStatus,
    Conflict,
    DateOrder,
    Document,
    Extraction,
    ImportRun,
    LineDecision,
    Pin,
    Source,
    Status,
    Tag,
    TagMerge,
    TagRule,
    TagSuggestion,
    Upload,
)
from articles.tasks import work_on_upload
from tests.admin.pages import add_url, change_url, filled, list_url
from tests.admin.test_conflicts import make_conflicts
from tests.admin.test_roles import DESK, EDITOR, IMPORTER, MODERATOR, PUBLISHER, Act, Done, logged_in
from tests.admin.test_unread_pages import TEXT
from tests.builders import make_article, make_source, make_tag

pytestmark = pytest.mark.django_db
SEALS = Path(__file__).parents[2] / "seeds" / "020_barrier-seals_article.txt"


@pytest.fixture(autouse=True)
def _at_once(settings: Fixture, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}


def posted(url: str, data: dict[str, object], done: Done) -> tuple[Act, Done]:
    return lambda client: client.post(url, data), done


def on_list(model: type[Model], action: str, row: Model, done: Done, **more: object) -> tuple[Act, Done]:
    return posted(list_url(model), {"action": action, "_selected_action": row.pk, "index": "0", **more}, done)


def conflict_decided() -> tuple[Act, Done]:
    row = make_conflicts(1)[0]
    data = {f"choice-{row.pk}": "theirs", f"seen-{row.pk}": digest_of(row.ours, row.theirs)}
    return posted(change_url(row), data, Conflict.objects.exclude(decided_at=None).exists)


def conflicts_decided() -> tuple[Act, Done]:
    row = make_conflicts(1)[0]
    more = {"confirmed": "yes", "newest": row.pk}
    return on_list(Conflict, "theirs_selected", row, Conflict.objects.exclude(decided_at=None).exists, **more)


def lines_decided() -> tuple[Act, Done]:
    import_paths(paths=[SEALS])
    lead = Extraction.objects.get()
    line = lead.payload["evidence"]["body"][0]["line"]
    url = reverse("admin:articles_extraction_beside", args=[lead.pk])
    return posted(url, {"line": line, "role": "cut", "accept": "1"}, LineDecision.objects.exists)


def page_made_an_article() -> tuple[Act, Done]:
    path = Path(settings.VAR_DIR) / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    import_paths(paths=[path])
    url = reverse("admin:articles_extraction_unread", args=[Document.objects.get().pk])
    return posted(url, {"pending": ["5:headline", "6:body"], "accept": "1"}, Article.objects.exists)


def pinned() -> tuple[Act, Done]:
    article = make_article(status=Status.PUBLISHED)
    return posted(list_url(Pin), {"act": "pin", "article": article.pk}, Pin.objects.exists)


def unpinned() -> tuple[Act, Done]:
    article = make_article(status=Status.PUBLISHED)
    pin(article=article, by=None)
    return posted(list_url(Pin), {"act": "unpin", "article": article.pk}, lambda: not Pin.objects.exists())


def rule_saved() -> tuple[Act, Done]:
    data = {"tag_name": "Ferries", "match": "any", "include": "ferry", "exclude": "", "in_headline": "on"}
    return posted(add_url(TagRule), data | {"is_active": "on"}, TagRule.objects.exists)


def _rule() -> tuple[TagRule, Article]:
    return TagRule.objects.create(tag=make_tag("Ferries"), include="ferry"), make_article(headline="A ferry")


def rule_applied() -> tuple[Act, Done]:
    rule, article = _rule()
    return posted(reverse("admin:articles_tagrule_apply", args=[rule.pk]), {"what": "apply"}, article.tags.exists)


def rule_deleted() -> tuple[Act, Done]:
    rule, _ = _rule()
    url = reverse("admin:articles_tagrule_delete", args=[rule.pk])
    return posted(url, {"post": "yes"}, lambda: not TagRule.objects.exists())


def merged(make: Callable[[str], Model]) -> tuple[Act, Done]:
    us, states = make("US"), make("United States")
    data = {"action": "merge_selected", "_selected_action": [us.pk, states.pk], "keep": states.pk, "index": "0"}
    return posted(list_url(type(us)), data, lambda: not type(us)._default_manager.filter(pk=us.pk).exists())


def unmerged() -> tuple[Act, Done]:
    merge_tags(keep=make_tag("United States"), merged=[make_tag("US")], by=None)
    url = reverse("admin:articles_tag_unmerge", args=[TagMerge.objects.get().pk])
    return posted(url, {}, lambda: Tag.objects.filter(name="US").exists())


def suggestion(name: str, state: str) -> tuple[Act, Done]:
    row = TagSuggestion.objects.create(article=make_article(), name="Quay", key="quay", score=0.5)
    return on_list(TagSuggestion, f"{name}_selected", row, lambda: TagSuggestion.objects.get().state == state)


def order_learned() -> tuple[Act, Done]:
    source = make_source()
    for day in (13, 25, 31):
        make_article(outlet=source, issued_text=f"{day}-07-2025")
    url = reverse("admin:articles_source_learn", args=[source.pk])
    return posted(url, {}, lambda: Source.objects.get().date_order == DateOrder.DAY_FIRST)


def switched_off(row: Model) -> tuple[Act, Done]:
    def act(client: Client) -> HttpResponse:
        page = client.get(change_url(row))
        if page.status_code != 200 or not page.context["has_change_permission"]:
            return client.post(change_url(row), {})
        return client.post(change_url(row), {n: v for n, v in filled(page).items() if n != "takes_comments"})

    return act, lambda: not type(row)._default_manager.values_list("takes_comments", flat=True).get(pk=row.pk)


def run_undone() -> tuple[Act, Done]:
    import_paths(paths=[SEALS])
    url = reverse("admin:articles_importrun_undo", args=[ImportRun.objects.get().pk])
    return posted(url, {}, lambda: not Article.objects.exists())


def _files() -> dict[str, object]:
    page = SimpleUploadedFile("page.txt", SEALS.read_bytes())
    return {"pages": [page], "captured_at_0": "", "captured_at_1": "", "source": ""}


def uploaded() -> tuple[Act, Done]:
    return posted(add_url(Upload), _files(), Upload.objects.exists)


def stepped(step: str, done: Done, **data: str) -> tuple[Act, Done]:
    receive_upload(files=[SimpleUploadedFile("page.txt", SEALS.read_bytes())], by=None)
    upload = Upload.objects.get()
    work_on_upload.enqueue(upload.pk, upload.attempt)
    return posted(reverse("admin:articles_upload_step", args=[upload.pk, step]), data, done)


def comment_decided(decision: str, done: Callable[[Comment], bool]) -> tuple[Act, Done]:
    row = Comment.objects.create(article=make_article(), name="Ida", email="ida@elwin.example", text="It was late.")
    url = reverse("admin:articles_comment_decide", args=[row.pk])
    return posted(url, {"decision": decision}, lambda: done(Comment.objects.get()))


SENDERS = {IMPORTER, EDITOR, PUBLISHER}
APPROVED = CommentStatus.APPROVED
ACTS: dict[str, tuple[Callable[[], tuple[Act, Done]], set[str]]] = {
    "decide a conflict": (conflict_decided, DESK),
    "decide conflicts by the list": (conflicts_decided, DESK),
    "decide lines": (lines_decided, DESK),
    "make an article of a page": (page_made_an_article, DESK),
    "pin": (pinned, DESK),
    "unpin": (unpinned, DESK),
    "save a tag rule": (rule_saved, DESK),
    "apply a tag rule": (rule_applied, DESK),
    "delete a tag rule": (rule_deleted, DESK),
    "merge tags": (lambda: merged(make_tag), DESK),
    "undo a merge of tags": (unmerged, DESK),
    "merge sources": (lambda: merged(make_source), DESK),
    "learn an order of dates": (order_learned, DESK),
    "accept a suggestion": (lambda: suggestion("accept", "accepted"), DESK),
    "dismiss a suggestion": (lambda: suggestion("dismiss", "dismissed"), DESK),
    "switch off comments of an article": (lambda: switched_off(make_article()), DESK),
    "switch off comments of a source": (lambda: switched_off(make_source()), DESK),
    "send files": (uploaded, SENDERS),
    "import files": (lambda: stepped("import", Article.objects.exists), SENDERS),
    "import and publish": (lambda: stepped("import", Article.objects.published().exists, publish="on"), {PUBLISHER}),
    "discard files": (lambda: stepped("discard", lambda: not Upload.objects.exists()), SENDERS),
    "take a run back": (run_undone, {PUBLISHER}),
    "approve a comment": (lambda: comment_decided("approve", lambda row: row.status == APPROVED), {MODERATOR}),
    "erase a commenter": (lambda: comment_decided("erase", lambda row: not row.email), {MODERATOR}),
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", ACTS)
def test_an_act_is_done_by_the_roles_that_may_and_by_no_other(
    name: str, role: str, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    prepare, may = ACTS[name]
    act, done = prepare()
    with django_capture_on_commit_callbacks(execute=True):
        answer = act(logged_in(client, role))
    assert done() == (role in may)
    assert answer.status_code in {200, 302, 403}


@pytest.mark.parametrize("role", ROLES)
def test_the_front_page_is_arranged_by_the_desk_only(role: str, client: Client) -> None:
    assert logged_in(client, role).get(list_url(Pin)).status_code == (200 if role in DESK else 403)
