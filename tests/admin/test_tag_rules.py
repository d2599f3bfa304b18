"""Tag rules at the desk: tried out before they are saved, put to work, and taken back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from articles.models import ArticleTag, Tag, TagRule
from tests.admin.pages import add_url, change_url, list_url, messages_of, number_of_queries
from tests.builders import make_article, make_editor, make_tag

pytestmark = pytest.mark.django_db
RULES = ("view_tagrule", "add_tagrule", "change_tagrule", "delete_tagrule", "view_article")


@pytest.fixture(autouse=True)
def _at_once(settings: Settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def ruler(client: Client, db: None) -> User:
    user = make_editor(*RULES, username="rike")
    client.force_login(user)
    return user


def typed(**fields: str) -> dict[str, str]:
    filled = {"tag_name": "Ferries", "match": "any", "include": "ferry", "exclude": "", "in_headline": "on"}
    return filled | {"is_active": "on"} | fields


def apply(client: Client, rule: TagRule, what: str = "apply") -> Any:
    return client.post(reverse("admin:articles_tagrule_apply", args=[rule.pk]), {"what": what}, follow=True)


def test_a_rule_is_tried_out_before_it_is_saved(client: Client, ruler: User) -> None:
    make_article(headline="A <b>ferry</b> to Port Elwin")
    page = client.post(add_url(TagRule), typed(_try="Try it out"))
    assert "1 would get the tag" in page.text
    assert "A &lt;b&gt;<mark>ferry</mark>&lt;/b&gt; to Port Elwin" in page.text
    assert not TagRule.objects.exists()
    assert not Tag.objects.exists()
    assert 'value="Ferries"' in page.text


def test_what_a_rule_found_stands_between_whole_words(client: Client, ruler: User) -> None:
    make_article(headline="Observatories " + "and more " * 9 + "ferry" + " observatories" * 9)
    text = client.post(add_url(TagRule), typed(_try="Try it out")).text
    ((before, after),) = re.findall(r"…([^<]*)<mark>ferry</mark>([^<…]*)…", text)
    assert set(before.split()) == {"and", "more"}
    assert set(after.split()) == {"observatories"}


def test_a_saved_rule_is_tried_out_as_it_is_typed_and_stays_as_it_is(client: Client, ruler: User) -> None:
    rule = TagRule.objects.create(tag=make_tag("Ferries"), include="quay")
    make_article(headline="A ferry")
    assert "1 would get the tag" in client.post(change_url(rule), typed(_try="Try it out")).text
    rule.refresh_from_db()
    assert rule.include == "quay"


def test_a_rule_is_saved_with_a_tag_by_any_name_it_goes_by(client: Client, ruler: User) -> None:
    tag = make_tag("Ferries")
    client.post(add_url(TagRule), typed(tag_name="FERRIES"))
    client.post(add_url(TagRule), typed(tag_name="Quays"))
    assert [(rule.tag.name, rule.created_by) for rule in TagRule.objects.all()] == [
        ("Ferries", ruler),
        ("Quays", ruler),
    ]
    assert Tag.objects.filter(pk=tag.pk).exists()


@pytest.mark.parametrize("button", ["_try", "_save"])
@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"match": "regex", "include": "(ferry"}, "cannot be read"),
        ({"in_headline": ""}, "at least one place"),
        ({"include": ""}, "This field is required"),
        ({"tag_name": " "}, "This field is required"),
    ],
)
def test_what_cannot_be_looked_for_is_said(
    button: str, fields: dict[str, str], why: str, client: Client, ruler: User
) -> None:
    data = {name: value for name, value in typed(**fields, **{button: "x"}).items() if value}
    assert why in client.post(add_url(TagRule), data).text
    assert not TagRule.objects.exists()


def test_a_rule_is_applied_to_what_is_there_and_taken_back(client: Client, ruler: User) -> None:
    rule = TagRule.objects.create(tag=make_tag("Ferries"), include="ferry")
    article = make_article(headline="A ferry")
    page = apply(client, rule)
    assert "put on 1 of 1 articles, finished" in page.text
    assert messages_of(page) == ["The rule is being applied to what is there; how far that is stands below."]
    assert article.article_tags.get().rule == rule
    assert article.revisions.get().by == ruler
    assert "taken back from 1 of 1 articles" in apply(client, rule, "take_back").text
    assert not ArticleTag.objects.exists()


def test_a_rule_that_is_being_applied_is_not_applied_again(client: Client, ruler: User) -> None:
    rule = TagRule.objects.create(tag=make_tag(), include="ferry")
    rule.applications.create()
    assert messages_of(apply(client, rule)) == ["The rule is being applied already; wait until that has ended."]
    assert "data-working" in client.get(change_url(rule)).text


def test_only_who_may_change_rules_tries_and_applies_them(client: Client, ruler: User) -> None:
    rule = TagRule.objects.create(tag=make_tag(), include="ferry")
    assert client.get(reverse("admin:articles_tagrule_apply", args=[rule.pk])).status_code == 403
    assert client.post(reverse("admin:articles_tagrule_apply", args=[9])).status_code == 404
    client.force_login(make_editor("view_tagrule"))
    assert apply(client, rule).status_code == 403
    assert client.post(change_url(rule), typed(_try="x")).status_code == 403
    assert client.post(add_url(TagRule), typed(_try="x")).status_code == 403
    assert "Apply to what is there" not in client.get(change_url(rule)).text


def test_pages_of_rules_take_as_many_queries_for_more(client: Client, ruler: User) -> None:
    def more() -> None:
        for _ in range(3):
            other = TagRule.objects.create(tag=make_tag(), include="ferry")
            other.applications.create(status="finished", by=make_editor())
            rule.applications.create(status="finished", by=make_editor())
            ArticleTag.objects.create(article=make_article(), tag=rule.tag, origin="rule", rule=rule)

    rule = TagRule.objects.create(tag=make_tag(), include="ferry")
    more()
    before = [number_of_queries(client, url) for url in (list_url(TagRule), change_url(rule))]
    more()
    assert [number_of_queries(client, url) for url in (list_url(TagRule), change_url(rule))] == before
