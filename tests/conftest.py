"""What all tests share: which machine can run which, and how long a property test may think."""

from __future__ import annotations

import shutil

import hypothesis
import pytest
from django.conf import settings

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")

# Two processes share a core here; how long one example takes says nothing about the code
hypothesis.settings.register_profile("newsroom", deadline=None)
hypothesis.settings.load_profile("newsroom")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--require",
        action="append",
        default=[],
        choices=sorted(MISSING),
        help="fail the run instead of skipping tests when this is not there (may be given more than once)",
    )


def pytest_configure(config: pytest.Config) -> None:
    for need in config.getoption("--require"):
        if reason := MISSING[need]():
            raise pytest.UsageError(f"--require={need}: {reason}")


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
