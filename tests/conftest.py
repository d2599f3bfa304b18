"""What all tests share: which machine can run which, and how long a property test may think."""

from __future__ import annotations

import shutil

import hypothesis
import pytest
from django.conf import settings
from django.core.signals import setting_changed
from django.template.autoreload import reset_loaders
from django.urls import clear_url_caches

from articles.models import identity

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")

# Two processes share a core here; how long one example takes says nothing about the code
hypothesis.settings.register_profile("newsroom", deadline=None)
hypothesis.settings.load_profile("newsroom")

# What a process works out of these once and keeps; outside of tests they never change
KEPT_BY_THE_PROCESS = {"LANGUAGE_CODE", "LANGUAGES", "STATIC_URL"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--require",
        action="append",
        default=[],
        choices=sorted(MISSING),
        help="fail the run instead of skipping tests when this is not there (may be given more than once)",
    )


def pytest_configure(config: pytest.Config) -> None:
    setting_changed.connect(forget_what_is_kept)
    for need in config.getoption("--require"):
        if reason := MISSING[need]():
            raise pytest.UsageError(f"--require={need}: {reason}")


def forget_what_is_kept(*, setting: str, **_given: object) -> None:
    """Let a test change what addresses and parts of pages are made of, and leave nothing of it to the next one."""
    if setting in KEPT_BY_THE_PROCESS:
        clear_url_caches()
        identity._page_address.cache_clear()
        reset_loaders()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for need, missing in MISSING.items():
        if reason := missing():
            for item in items:
                if item.get_closest_marker(need):
                    item.add_marker(pytest.mark.skip(reason=reason))


def missing_database(vendor: str, example: str) -> str:
    """Say why tests of a database cannot run; nothing when they can."""
    if settings.DATABASES["default"]["ENGINE"].endswith(vendor):
        return ""
    return f"runs on this database only: DATABASE_URL={example}"


def chromium() -> str | None:
    """Return the path of the system's Chromium, if there is one."""
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


MISSING = {
    "browser": lambda: "" if chromium() else f"needs a browser: none of {', '.join(CHROMIUM_NAMES)} is installed",
    "postgresql": lambda: missing_database("postgresql", "postgresql://USER:PASSWORD@HOST/NAME"),
    "sqlite": lambda: missing_database("sqlite3", "sqlite:///PATH, or none"),
}
