"""The menu of the desk: every list in a section that editors know, with what it is for."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client, RequestFactory
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from articles.admin.sections import SECTIONS
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


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_the_work_of_the_task_workers_goes_by_the_name_of_the_menu_on_every_page(
    admin_client: Client, settings: Any, language: str
) -> None:
    settings.LANGUAGE_CODE = language
    made = DBTaskResult.objects.create(task_path="articles.tasks.tag", args_kwargs={"args": [1], "kwargs": {}})
    name = "django_tasks_database_dbtaskresult"
    menu = reverse("admin:app_list", args=["django_tasks_database"])
    for page in (menu, reverse(f"admin:{name}_changelist"), reverse(f"admin:{name}_change", args=[made.pk])):
        text = admin_client.get(page).text
        assert "Background work" in text
        assert "Machinery" in text
        for word in ("Task Result", "Tasks Database"):
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
