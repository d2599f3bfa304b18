"""The system checks report what would go wrong, each under its own number, and are silent otherwise."""

from __future__ import annotations

import ipaddress

import pytest
from django.core.checks import registry
from pytest_django import Settings

from articles import checks


@pytest.fixture
def public_site(settings: Settings) -> Settings:
    settings.NEWSROOM_ADDRESS = "https://news.example"
    settings.TRUSTED_PROXIES = (ipaddress.ip_network("127.0.0.1"),)
    settings.NEWSROOM_OPERATOR = "The Port Ansel Courier"
    settings.NEWSROOM_CONTACT = "desk@news.example"
    return settings


def test_a_site_that_lacks_nothing_is_not_warned_of(public_site: Settings, db: None) -> None:
    assert checks.check_proxy() == checks.check_operator() == []
    assert checks.check_text_search(databases=["default"]) == []


def test_https_without_a_trusted_proxy_is_a_warning(public_site: Settings) -> None:
    public_site.TRUSTED_PROXIES = ()
    assert [message.id for message in checks.check_proxy()] == ["articles.W001"]
    public_site.NEWSROOM_ADDRESS = "http://127.0.0.1:8000"
    assert checks.check_proxy() == []


@pytest.mark.parametrize("name", ["NEWSROOM_OPERATOR", "NEWSROOM_CONTACT"])
def test_a_site_that_does_not_say_who_answers_for_it_is_a_warning(public_site: Settings, name: str) -> None:
    setattr(public_site, name, None)
    assert [message.id for message in checks.check_operator()] == ["articles.W002"]


@pytest.mark.sqlite
def test_a_sqlite_without_text_search_is_an_error(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_has_fts5", lambda _: False)
    assert [message.id for message in checks.check_text_search(databases=["default"])] == ["articles.E001"]


def test_the_checks_are_registered() -> None:
    registered = registry.registry.get_checks(include_deployment_checks=True)
    assert {checks.check_proxy, checks.check_operator, checks.check_text_search} <= set(registered)
