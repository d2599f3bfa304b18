"""Pages name sources by name, spelling or domain; each finds its source, or makes one."""

from __future__ import annotations

import pytest
from django.db import transaction

from articles.importing.known_sources import KNOWN_SOURCES, known_source
from articles.importing.naming import keys_of
from articles.importing.sources import SourceDirectory, date_orders
from articles.models import DateOrder, Source, SourceAlias, SourceKind
from tests.builders import make_source

pytestmark = pytest.mark.django_db


def found(name: str | None, kind: SourceKind = SourceKind.OUTLET) -> Source | None:
    """Return the saved source for a name, as a new import finds or makes it."""
    directory = SourceDirectory()
    source = directory.source(name, kind)
    directory.save_new()
    return source


def test_an_unknown_name_makes_a_source_of_the_kind_it_was_seen_as() -> None:
    source = found("  Elwin   Courier ", SourceKind.ORIGINAL)
    assert source
    assert (source.name, source.kind, source.slug) == ("Elwin Courier", "original", "elwin-courier")
    assert found("ELWIN COURIER") == source
    assert list(source.aliases.values_list("key", flat=True)) == ["elwin courier"]


def test_a_source_of_an_editor_is_found_in_any_case() -> None:
    source = make_source("Elwin Courier")
    assert found("elwin courier") == source
    assert Source.objects.count() == 1


def test_a_domain_finds_its_source_and_those_above_it() -> None:
    source = make_source("Elwin Courier")
    SourceAlias.objects.create(source=source, key="elwin.example")
    assert found("elwin.example") == found("www.elwin.example") == found("https://news.elwin.example/a?b") == source


def test_a_domain_is_never_found_in_part() -> None:
    source = make_source("X")
    SourceAlias.objects.create(source=source, key="x.example")
    assert found("v2ex.example") != source
    assert found("x.example.com") != source


def test_a_nearer_domain_goes_before_the_one_it_lies_in() -> None:
    for name, key in (("Wide", "elwin.example"), ("Near", "money.elwin.example")):
        SourceAlias.objects.create(source=make_source(name), key=key)
    assert str(found("money.elwin.example")) == "Near"
    assert str(found("sport.elwin.example")) == "Wide"


def test_an_unknown_domain_is_a_source_with_its_homepage() -> None:
    source = found("www.elwin.example")
    assert source
    assert (source.name, source.homepage) == ("elwin.example", "https://elwin.example/")


def test_a_known_source_has_its_name_kind_and_home_whatever_it_was_seen_as() -> None:
    source = found("chinadaily.com.cn", SourceKind.ORIGINAL)
    assert source
    assert (source.name, source.kind, source.homepage) == ("China Daily", "outlet", "https://www.chinadaily.com.cn/")
    assert found("China Daily") == found("CHINADAILY") == source
    assert found("PRNewswire", SourceKind.OUTLET) == found("prnewswire.com") == Source.objects.get(kind=SourceKind.WIRE)


def test_what_an_editor_recorded_of_a_known_source_goes_before_the_data() -> None:
    source = make_source("China Daily", kind=SourceKind.ORIGINAL)
    assert found("chinadaily.com.cn") == source
    other = make_source("Yahoo of Elwin")
    SourceAlias.objects.create(source=other, key="yahoo")
    assert found("Yahoo") == other


@pytest.mark.parametrize("name", [None, "", "  ", "x" * 201])
def test_what_is_no_name_makes_no_source(name: str | None) -> None:
    assert found(name) is None
    assert not Source.objects.exists()


def test_names_are_looked_up_together(django_assert_num_queries: object) -> None:
    make_source("Elwin Courier")
    directory = SourceDirectory()
    with django_assert_num_queries(2):  # type: ignore[operator]
        directory.learn(["Elwin Courier", "Quay Post", "elwin.example", None])
        for name in ("Elwin Courier", "Quay Post", "elwin.example"):
            directory.source(name, SourceKind.OUTLET)


def test_equal_slugs_are_told_apart() -> None:
    assert {found("Elwin, Courier").slug, found("Elwin Courier!").slug} == {"elwin-courier", "elwin-courier-2"}  # type: ignore[union-attr]


def test_the_known_sources_are_unambiguous_and_fit_their_columns() -> None:
    keys = [key for source in KNOWN_SOURCES for key in source.keys]
    assert len(keys) == len(set(keys))
    assert all(key == key.casefold() == " ".join(key.split()) for key in keys)
    assert all(keys_of(key)[:1] == (key,) for key in keys), "a page's spelling of a key must find it"
    assert known_source("the associated press") == known_source("apnews.com")
    with transaction.atomic():
        for source in KNOWN_SOURCES:
            assert found(source.name)
    for source in Source.objects.all():
        source.full_clean()


def test_the_order_of_dates_is_known_by_every_key_and_an_editor_s_word_goes_first() -> None:
    assert date_orders()["daily8"] == date_orders()["daily8.com"] == "dmy"
    source = make_source("Daily8", date_order=DateOrder.UNKNOWN)
    SourceAlias.objects.create(source=source, key="daily8.com")
    other = make_source("Elwin Courier", date_order=DateOrder.MONTH_FIRST)
    SourceAlias.objects.create(source=other, key="elwin.example")
    orders = date_orders()
    assert orders["daily8"] == orders["daily8.com"] == "unknown"
    assert orders["elwin courier"] == orders["elwin.example"] == "mdy"
