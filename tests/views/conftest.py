"""What all tests of public pages share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import models
from django.test import Client
from django.utils.translation import override


@pytest.fixture(autouse=True)
def _no_figures_remembered() -> Iterator[None]:
    """Begin with figures that are read anew."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _english_at_first() -> Iterator[None]:
    """Begin in English: a page in another language leaves that one on."""
    with override("en"):
        yield


@pytest.fixture
def _nothing_fetched_late(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every read of a field or relation that the queryset did not load an error."""
    monkeypatch.setattr("django.db.models.query.DEFAULT_FETCH_MODE", models.FETCH_RAISE)


@pytest.fixture
def visitor() -> Client:
    """Return a browser that nobody is logged in with."""
    return Client()
