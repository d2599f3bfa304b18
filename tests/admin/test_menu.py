"""The menu of the desk: every list in a section that editors know, with what it is for."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client, RequestFactory
from django.urls import reverse

from newsroom.desk import SECTIONS
from tests.builders import make_editor

pytestmark = pytest.mark.django_db


def test_every_list_of_the_admin_is_in_one_section_with_what_it_is_for(admin_user: User) -> None:
    request = RequestFactory().get("/")
    request.user = admin_user
    sections = admin.site.get_app_list(request)
    shown = [model["object_name"] for section in sections for model in section["models"]]
    assert sorted(shown) == sorted(model.__name__ for model in admin.site._registry)
    assert [section["name"] for section in sections] == list(SECTIONS)
    assert all(model["what_for"] for section in sections for model in section["models"])


def test_the_first_page_says_what_the_lists_are_for_and_speaks_no_machine_s_words(desk: Client) -> None:
    text = desk.get(reverse("admin:index")).text
    assert "What was done with many articles at one stroke" in text
    assert "Readings of pages" in text
    for word in ("Batches", "Extractions", "Task Results", "Documents", "Import runs"):
        assert word not in text


def test_a_list_that_is_in_no_section_is_still_on_the_desk(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SECTIONS, "Tags and sources", {"Tag": "What articles are about."})
    text = desk.get(reverse("admin:index")).text
    assert reverse("admin:articles_source_changelist") in text
    assert reverse("admin:articles_tag_changelist") in text


def test_who_may_see_little_has_no_empty_sections(client: Client) -> None:
    client.force_login(make_editor("view_comment"))
    text = client.get(reverse("admin:index")).text
    assert "Comments" in text
    assert "Tags and sources" not in text
    assert "Machinery" not in text


def test_the_lists_of_one_app_are_as_django_has_them(admin_client: Client) -> None:
    assert admin_client.get(reverse("admin:app_list", args=["articles"])).status_code == 200
