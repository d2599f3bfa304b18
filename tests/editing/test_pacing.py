"""One address may do something only so often, and is not kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.core.cache import cache
from django.core.management import call_command

from articles.editing.pacing import TooOften, keep_pace


@pytest.fixture(autouse=True)
def _nobody_was_here() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def come(address: str, times: int = 1, what: str = "comment") -> None:
    for _ in range(times):
        keep_pace(what=what, address=address, most=3, seconds=60)


def test_beyond_the_most_an_address_is_told_how_long_to_wait() -> None:
    come("192.0.2.1", 3)
    with pytest.raises(TooOften) as refusal:
        come("192.0.2.1")
    assert refusal.value.wait == 60


def test_other_addresses_and_other_deeds_are_counted_apart() -> None:
    come("192.0.2.1", 3)
    come("192.0.2.2", 3)
    come("192.0.2.1", 3, what="something else")


@pytest.mark.parametrize(
    ("one", "other"),
    [("2001:db8::1", "2001:db8::ffff"), ("::ffff:192.0.2.1", "192.0.2.1"), ("", "no address"), ("\x00", "x" * 999)],
)
def test_one_household_is_one_visitor_and_so_is_everybody_without_an_address(one: str, other: str) -> None:
    come(one, 3)
    with pytest.raises(TooOften):
        come(other)


def test_another_household_is_another_visitor() -> None:
    come("2001:db8::1", 3)
    come("2001:db8:0:1::1", 3)


def come_again_after_a_minute() -> None:
    with time_machine.travel("2025-07-09", tick=False) as clock:
        come("192.0.2.1", 3)
        clock.shift(59)
        with pytest.raises(TooOften):
            come("192.0.2.1")
        clock.shift(2)
        come("192.0.2.1", 3)
        with pytest.raises(TooOften):
            come("192.0.2.1")


def test_the_time_begins_with_the_first_and_what_is_refused_does_not_lengthen_it() -> None:
    come_again_after_a_minute()


@pytest.mark.django_db
def test_a_cache_in_the_database_counts_for_no_longer(settings: LazySettings) -> None:
    backend = "django.core.cache.backends.db.DatabaseCache"
    settings.CACHES = settings.CACHES | {"default": {"BACKEND": backend, "LOCATION": "cache"}}
    call_command("createcachetable", verbosity=0)
    come_again_after_a_minute()


def test_no_address_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    keys: list[str] = []
    add = cache.add

    def note(key: str, *rest: Any, **more: Any) -> bool:
        keys.append(key)
        return bool(add(key, *rest, **more))

    monkeypatch.setattr(cache, "add", note)
    come("192.0.2.1")
    assert keys
    assert not [key for key in keys if "192.0.2.1" in key]
