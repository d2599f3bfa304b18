"""A prepared query is compiled once, and asked with whatever is given each time."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, connections
from django.db.models import F, QuerySet, TextField
from django.db.models.sql.compiler import SQLCompiler
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Tag
from articles.models.prepared import Among, Given, Prepared
from tests.builders import make_article, make_source, make_tag


@pytest.mark.django_db
def test_each_asking_finds_what_it_is_given() -> None:
    @Prepared
    def named() -> QuerySet[Tag]:
        return Tag.objects.filter(name=Given("name", TextField()), pk__gte=Given("least"))

    tides, ferries = make_tag("Tides"), make_tag("Ferries")
    assert named(name="Tides", least=0) == [tides]
    assert named(name="Ferries", least=0) == [ferries]
    assert named(name="Tides", least=tides.pk + 1) == []


@pytest.mark.django_db
def test_it_is_put_together_once_and_asked_each_time() -> None:
    made = []

    @Prepared
    def tags() -> QuerySet[Tag]:
        made.append("once")
        return Tag.objects.filter(Among(F("pk"), Given("ids"))).order_by("name")

    ids = [make_tag(name).pk for name in ("B", "A", "C")]
    with CaptureQueriesContext(connection) as captured:
        for number in range(4):
            assert len(tags(ids=ids[:number])) == number
    assert (len(made), len(captured)) == (1, 4)


@pytest.mark.django_db
def test_rows_are_what_the_queryset_would_return() -> None:
    make_article(headline="One", outlet=make_source("Elwin Courier"))

    @Prepared
    def loaded() -> QuerySet[Article]:
        return Article.objects.select_related("outlet").filter(pk__gt=Given("after"))

    @Prepared
    def pairs() -> QuerySet[Article, tuple[str, object]]:
        return Article.objects.filter(pk__gt=Given("after")).values_list("headline", "issued_on")

    @Prepared
    def flat() -> QuerySet[Article, str]:
        return Article.objects.filter(pk__gt=Given("after")).values_list("headline", flat=True)

    (article,) = loaded(after=0)
    assert article == Article.objects.get()
    assert article.get_deferred_fields() == set()
    assert article.outlet.name == "Elwin Courier"
    assert pairs(after=0) == list(Article.objects.values_list("headline", "issued_on"))
    assert flat(after=0) == ["One"]


@pytest.mark.django_db
def test_what_is_not_given_is_an_error() -> None:
    @Prepared
    def named() -> QuerySet[Tag]:
        return Tag.objects.filter(name=Given("name", TextField()))

    with pytest.raises(KeyError, match="name"):
        named()


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_by_its_own_connection() -> None:
    @Prepared
    def using() -> QuerySet[Tag, str]:
        return Tag.objects.filter(pk__gt=Given("after")).values_list("name", flat=True)

    make_tag("Tides")
    assert using(after=0) == ["Tides"]
    seen = []

    def ask() -> None:
        with CaptureQueriesContext(connections["default"]) as captured:
            seen.append((using(after=0), len(captured)))
        connections.close_all()

    thread = threading.Thread(target=ask)
    with CaptureQueriesContext(connection) as captured:
        thread.start()
        thread.join()
    assert seen == [(["Tides"], 1)]
    assert len(captured) == 0


@pytest.mark.django_db
def test_who_asks_while_another_is_about_to_ask_leaves_that_one_its_values(monkeypatch: pytest.MonkeyPatch) -> None:
    @Prepared
    def named() -> QuerySet[Tag, str]:
        return Tag.objects.filter(pk=Given("pk")).values_list("name", flat=True)

    tides, ferries = make_tag("Tides"), make_tag("Ferries")
    between: list[list[str]] = []
    execute = SQLCompiler.execute_sql

    def after_another(compiler: SQLCompiler, *args: object, **kwargs: object) -> object:
        if not between:
            between.append([])
            between[0] = named(pk=ferries.pk)
        return execute(compiler, *args, **kwargs)

    monkeypatch.setattr(SQLCompiler, "execute_sql", after_another)
    assert named(pk=tides.pk) == ["Tides"]
    assert between == [["Ferries"]]
