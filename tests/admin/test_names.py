"""Sources, tags, suggestions and comments at the desk."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from articles.models import (
    Comment,
    CommentStatus,
    Revision,
    Source,
    SourceAlias,
    SuggestionState,
    Tag,
    TagAlias,
    TagMerge,
    TagRule,
    TagSuggestion,
)
from tests.admin.pages import add_url, change_url, filled, list_url, messages_of
from tests.builders import make_article, make_editor, make_source, make_tag

pytestmark = pytest.mark.django_db


def test_a_source_is_added_with_a_slug_of_its_own(desk: Client) -> None:
    desk.post(add_url(Source), filled(desk.get(add_url(Source))) | {"name": "Elwin  Courier"})
    source = Source.objects.get()
    assert (source.name, source.slug) == ("Elwin Courier", "elwin-courier")


def test_a_renamed_source_keeps_its_old_name_as_an_alias(desk: Client) -> None:
    source = make_source("Elwin Courier")
    desk.post(change_url(source), filled(desk.get(change_url(source))) | {"name": "The Courier"})
    assert Source.objects.named("ELWIN COURIER").get().name == "The Courier"


def test_an_alias_is_kept_as_it_is_looked_up(desk: Client) -> None:
    source = make_source()
    data = filled(desk.get(change_url(source))) | {"aliases-TOTAL_FORMS": "1", "aliases-0-key": " Elwin.EXAMPLE "}
    desk.post(change_url(source), data)
    assert SourceAlias.objects.get().key == "elwin.example"


@pytest.mark.parametrize("field", ["name", "aliases-0-key"])
def test_a_name_that_another_source_goes_by_is_refused(field: str, desk: Client) -> None:
    make_source("Elwin Courier")
    source = make_source("Harbour Digest")
    data = filled(desk.get(change_url(source))) | {"aliases-TOTAL_FORMS": "1", field: "elwin courier"}
    answer = desk.post(change_url(source), data)
    assert "goes by this name" in str(answer.context["errors"])


def test_a_renamed_tag_keeps_its_old_name_and_address(desk: Client) -> None:
    tag = make_tag("US", slug="us")
    desk.post(change_url(tag), filled(desk.get(change_url(tag))) | {"name": "United States", "slug": ""})
    tag.refresh_from_db()
    assert (tag.name, tag.slug) == ("United States", "united-states")
    alias = TagAlias.objects.get()
    assert (alias.name, alias.slug, alias.tag) == ("US", "us", tag)


def test_a_name_that_another_tag_goes_by_is_refused(desk: Client) -> None:
    make_tag("Ferries")
    tag = make_tag("Boats")
    answer = desk.post(change_url(tag), filled(desk.get(change_url(tag))) | {"name": "ferries"})
    assert "merge the two" in str(answer.context["errors"])


def test_the_old_address_of_another_tag_is_refused_and_ones_own_is_not(desk: Client) -> None:
    renamed, tag = make_tag("US", slug="us"), make_tag("Boats")
    desk.post(change_url(renamed), filled(desk.get(change_url(renamed))) | {"name": "United States", "slug": ""})
    answer = desk.post(change_url(tag), filled(desk.get(change_url(tag))) | {"slug": "us"})
    assert "the address of the tag “United States”" in str(answer.context["errors"])
    desk.post(change_url(renamed), filled(desk.get(change_url(renamed))) | {"slug": "us"})
    renamed.refresh_from_db()
    assert renamed.slug == "us"


def test_the_list_of_tags_counts_articles_and_finds_the_unused(desk: Client) -> None:
    used, unused = make_tag("Ferries"), make_tag("Boats")
    for _ in range(2):
        make_article(tags=[used])
    rows = {tag.name: tag.count for tag in desk.get(list_url(Tag)).context["cl"].result_list}
    assert rows == {"Ferries": 2, "Boats": 0}
    assert list(desk.get(list_url(Tag), {"used": "no"}).context["cl"].result_list) == [unused]
    assert list(desk.get(list_url(Tag), {"used": "yes"}).context["cl"].result_list) == [used]


def test_the_list_of_suggestions_begins_with_what_waits(desk: Client) -> None:
    article = make_article()
    for state in SuggestionState:
        decided_at = None if state == SuggestionState.PENDING else now()
        article.tag_suggestions.create(name=state, key=state, score=0.5, state=state, decided_at=decided_at)

    def shown(**asked: str) -> list[str]:
        return [row.name for row in desk.get(list_url(TagSuggestion), asked).context["cl"].result_list]

    assert shown() == ["pending"]
    assert shown(state__exact="accepted") == ["accepted"]
    assert sorted(shown(state__exact="all")) == ["accepted", "dismissed", "pending"]


@pytest.mark.parametrize("make", [make_tag, make_source])
def test_merging_asks_which_one_stays(make: type, desk: Client) -> None:
    first, second = make("US"), make("United States")
    url = list_url(type(first))
    chosen = {"action": "merge_selected", "_selected_action": [first.pk, second.pk]}
    question = desk.post(url, chosen | {"index": "0"})
    assert "Which one stays?" in question.text
    answer = desk.post(url, chosen | {"keep": second.pk}, follow=True)
    assert list(type(first).objects.all()) == [second]
    assert messages_of(answer) == ["“US” merged into “United States”."]


def test_merging_one_alone_is_answered_in_words(desk: Client) -> None:
    tag = make_tag()
    answer = desk.post(
        list_url(Tag), {"action": "merge_selected", "_selected_action": [tag.pk], "index": "0"}, follow=True
    )
    assert "Select two" in messages_of(answer)[0]


def test_deleting_a_tag_says_what_goes_with_it_in_words(client: Client, admin_user: User) -> None:
    client.force_login(admin_user)
    tag, other = make_tag("Ferries"), make_tag("Quays")
    for number in range(3):
        make_article(headline=f"Ferry {number}", tags=[tag, other])
    TagRule.objects.create(tag=tag, include="boats")
    tag.aliases.create(name="Ferry boats", slug="ferry-boats")
    for text in (
        client.get(change_url(tag).replace("change", "delete")).text,
        client.post(list_url(Tag), {"action": "delete_selected", "_selected_action": [tag.pk], "index": "0"}).text,
    ):
        assert "3 articles without it from then on" in text
        assert change_url(TagRule.objects.get()) in text
        assert "Ferry boats" in text
        assert " on 1<" not in text
        assert "Quays" not in text
    client.post(change_url(tag).replace("change", "delete"), {"post": "yes"})
    assert list(Tag.objects.all()) == [other]
    assert not TagRule.objects.exists()
    written = list(Revision.objects.all())
    assert [each.fields["tags"] for each in written] == [["Quays"]] * 3
    assert {(each.by, each.cause, each.reason) for each in written} == {(admin_user, "edit", "Tag deleted: “Ferries”")}


def test_tags_deleted_together_leave_one_revision_to_each_article(client: Client, admin_user: User) -> None:
    client.force_login(admin_user)
    tags = [make_tag("Ferries"), make_tag("Quays")]
    both, one, none = make_article(tags=tags), make_article(tags=tags[:1]), make_article()
    selected = {"action": "delete_selected", "_selected_action": [tag.pk for tag in tags], "index": "0", "post": "yes"}
    client.post(list_url(Tag), selected)
    assert not Tag.objects.exists()
    assert [article.revisions.count() for article in (both, one, none)] == [1, 1, 0]
    assert both.revisions.get().fields["tags"] == []


def test_merging_is_for_those_who_may_change(client: Client) -> None:
    client.force_login(make_editor("view_tag"))
    first, second = make_tag(), make_tag()
    client.post(
        list_url(Tag), {"action": "merge_selected", "_selected_action": [first.pk, second.pk], "keep": second.pk}
    )
    assert Tag.objects.count() == 2


@pytest.mark.parametrize(("how", "state"), [("accept", "accepted"), ("dismiss", "dismissed")])
def test_suggestions_are_decided_by_the_page(how: str, state: str, desk: Client) -> None:
    rows = [
        TagSuggestion.objects.create(article=make_article(), name=name, key=name.casefold(), score=0.5)
        for name in ("Tianjin", "Quays")
    ]
    answer = desk.post(
        list_url(TagSuggestion),
        {"action": f"{how}_selected", "_selected_action": [row.pk for row in rows], "index": "0"},
        follow=True,
    )
    assert set(TagSuggestion.objects.values_list("state", flat=True)) == {SuggestionState(state)}
    assert messages_of(answer)[0] == f"2 suggestions {state}."
    assert Tag.objects.count() == (2 if how == "accept" else 0)


@pytest.mark.parametrize(("how", "status"), [("approve", "approved"), ("reject", "rejected"), ("mark_spam", "spam")])
def test_comments_are_moderated_by_the_page_and_signed(how: str, status: str, desk: Client, editor: User) -> None:
    comment = Comment.objects.create(article=make_article(), name="A reader", text="Never on time.")
    desk.post(list_url(Comment), {"action": f"{how}_selected", "_selected_action": [comment.pk], "index": "0"})
    comment.refresh_from_db()
    assert (comment.status, comment.moderated_by) == (CommentStatus(status), editor)
    assert comment.moderated_at is not None


def test_moderating_needs_its_permission(client: Client) -> None:
    client.force_login(make_editor("view_comment"))
    comment = Comment.objects.create(article=make_article(), name="A reader", email="reader@example.org", text="Hm.")
    for how in ("approve", "erase"):
        client.post(list_url(Comment), {"action": f"{how}_selected", "_selected_action": [comment.pk], "index": "0"})
    comment.refresh_from_db()
    assert (comment.status, comment.email) == (CommentStatus.PENDING, "reader@example.org")


def test_who_wrote_a_comment_is_erased_on_demand(desk: Client) -> None:
    comment = Comment.objects.create(article=make_article(), name="A reader", email="reader@example.org", text="Hm.")
    sent = {"action": "erase_selected", "_selected_action": [comment.pk], "index": "0", "confirmed": "yes"}
    desk.post(list_url(Comment), sent)
    comment.refresh_from_db()
    assert (comment.name, comment.email, comment.text) == ("(erased)", "", "Hm.")


def test_tags_that_look_alike_are_merged_and_the_merge_undone(desk: Client) -> None:
    us, states = make_tag("US"), make_tag("United States")
    article = make_article(tags=[us])
    assert reverse("admin:articles_tag_alike") in desk.get(list_url(Tag)).text
    page = desk.get(reverse("admin:articles_tag_alike"))
    assert "An abbreviation and what it stands for" in page.text
    merging = {"action": "merge_selected", "_selected_action": [us.pk, states.pk]}
    assert "Which one stays?" in desk.post(list_url(Tag), merging).text
    desk.post(list_url(Tag), merging | {"keep": states.pk})
    assert list(article.tags.all()) == [states]
    assert "Merged into this tag" in desk.get(change_url(states)).text
    undo = reverse("admin:articles_tag_unmerge", args=[TagMerge.objects.get().pk])
    assert desk.get(undo).status_code == 403
    assert messages_of(desk.post(undo, follow=True)) == ["“US” is a tag of its own again."]
    assert article.tags.get().name == "US"
    assert desk.post(undo).status_code == 404


def test_a_merge_whose_other_tag_was_merged_itself_is_not_undone(desk: Client) -> None:
    merge = TagMerge.objects.create(name="US", slug="us", moved={})
    answer = desk.post(reverse("admin:articles_tag_unmerge", args=[merge.pk]), follow=True)
    assert "undo that first" in messages_of(answer)[0]


def test_tags_that_are_not_the_same_are_not_shown_again(desk: Client) -> None:
    us, states = make_tag("US"), make_tag("United States")
    url = reverse("admin:articles_tag_alike")
    assert "Leave two or more" in messages_of(desk.post(url, {"_selected_action": [us.pk, "x"]}, follow=True))[0]
    answer = desk.post(url, {"_selected_action": [us.pk, states.pk]}, follow=True)
    assert "No two tags look alike." in answer.text


def test_who_may_not_change_tags_neither_merges_nor_undoes(client: Client, db: None) -> None:
    client.force_login(make_editor("view_tag"))
    merge = TagMerge.objects.create(name="US", slug="us", keep=make_tag(), moved={})
    assert client.get(reverse("admin:articles_tag_alike")).status_code == 403
    assert client.post(reverse("admin:articles_tag_unmerge", args=[merge.pk])).status_code == 403
    assert TagMerge.objects.exists()
