"""The interface in the language of the address: the same page for everyone who asks for the same address."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import clear_url_caches

from articles.templatetags.languages import language_name
from newsroom.languages import interface_languages
from tests.views.pages import page

pytestmark = pytest.mark.django_db


def test_a_folder_with_a_catalogue_is_a_language_of_the_site(tmp_path: Path) -> None:
    for locale in ("fr", "zh_Hans"):
        (tmp_path / locale / "LC_MESSAGES").mkdir(parents=True)
        (tmp_path / locale / "LC_MESSAGES" / "django.mo").touch()
    (tmp_path / "nl" / "LC_MESSAGES").mkdir(parents=True)
    assert interface_languages("fr", tmp_path) == [("fr", "français"), ("en", "English"), ("zh-hans", "简体中文")]


def test_an_address_without_a_language_answers_in_the_sites_own_whatever_the_browser_prefers(visitor: Client) -> None:
    response = visitor.get("/about/", headers={"Accept-Language": "es"})
    assert response["Content-Language"] == "en"
    assert "Accept-Language" not in response.get("Vary", "")
    assert '<html lang="en" dir="ltr">' in response.content.decode()


def test_a_site_of_one_language_offers_no_other(visitor: Client, settings: LazySettings) -> None:
    settings.LANGUAGES = [("en", "English")]
    clear_url_caches()
    assert "hreflang" not in page(visitor, "/about/")


def test_languages_are_named_in_the_readers_language() -> None:
    assert [language_name(code) for code in ("es", "zh", "zh-hant", "xx")] == [
        "Spanish",
        "Chinese",
        "Traditional Chinese",
        "xx",
    ]
