"""Lists read their articles by id: in order, with chain and tags, by as many queries however long they are."""

from __future__ import annotations

import pytest

from articles.models import Article, CreditRole, Display, HopRole, Source
from articles.models.detail import public_article
from articles.models.listing import (
    entries_of,
    give_tags,
    lines_of,
    newest_public,
    placed_lines_of,
    results_of,
)
from tests.builders import make_article, make_source, make_tag

pytestmark = pytest.mark.django_db


def with_chain(**facts: object) -> Article:
    credits = [
        (make_source(), CreditRole.WIRE, "by wire"),
        (make_source(), CreditRole.ORIGINAL, "first"),
        (make_source(), CreditRole.ORIGINAL, "second"),
    ]
    facts = {"status": "published", "outlet": make_source(), "aggregator": make_source(), "credits": credits} | facts
    return make_article(**facts)


@pytest.mark.parametrize("read", [lines_of, placed_lines_of, entries_of, results_of])
def test_the_articles_come_in_the_order_of_their_ids_and_unknown_ones_are_left_out(read) -> None:
    ids = [make_article(headline=headline).pk for headline in "abcd"]
    asked = [ids[2], 10_000, ids[0], ids[3]]
    assert [article.headline for article in read(asked)] == ["c", "a", "d"]
    assert read([]) == []


@pytest.mark.parametrize("number", [2, 4])
def test_a_list_takes_two_queries_whatever_its_length(django_assert_num_queries, number) -> None:
    ids = [with_chain().pk for _ in range(number)]
    with django_assert_num_queries(2):
        for article in lines_of(ids):
            assert len(article.chain) == 5
            assert article.opening.startswith("The ferry")
            assert article.display in Display.values
            assert article.outlet != article.aggregator


def test_the_newest_of_the_public_are_always_those_of_now() -> None:
    assert not newest_public()
    older, newer = (with_chain(issued_on=day, issued_precision="day") for day in ("2025-07-08", "2025-07-09"))
    draft = with_chain(status="review")
    assert [*newest_public()] == [newer, older]
    Article.objects.filter(pk=draft.pk).update(status="published", published_at=older.published_at)
    assert {*newest_public()} == {newer, older, draft}
    Source.objects.filter(pk=newer.outlet_id).update(display=Display.HIDDEN)
    assert {*newest_public()} == {older, draft}


def test_a_chain_is_the_same_in_a_list_on_its_page_and_by_itself() -> None:
    articles = [with_chain(), with_chain(aggregator=None), with_chain(outlet=None), with_chain(credits=[])]
    for listed, article in zip(lines_of([one.pk for one in articles]), articles, strict=True):
        by_itself = Article.objects.get(pk=article.pk)
        shown = public_article(article.pk)
        assert listed.chain == by_itself.chain == shown.chain
        assert [hop.text for hop in listed.chain] == [hop.text for hop in by_itself.chain]
        assert (listed.outlet, listed.aggregator) == (article.outlet, article.aggregator)
    assert [hop.role for hop in lines_of([articles[0].pk])[0].chain] == [
        *(HopRole.ORIGINAL, HopRole.ORIGINAL, HopRole.WIRE, HopRole.OUTLET, HopRole.AGGREGATOR)
    ]


@pytest.mark.parametrize(
    ("fields", "hops"),
    [
        (None, ["New outlet"]),
        (["outlet_id"], ["Credited", "New outlet", "Gatherer"]),
        (["headline", "outlet"], ["Credited", "New outlet", "Gatherer"]),
        (["credits"], ["Outlet", "Gatherer"]),
        (["headline"], ["Credited", "Outlet", "Gatherer"]),
    ],
)
def test_an_article_that_is_read_anew_has_its_chain_anew(fields, hops) -> None:
    made = with_chain(
        outlet=make_source("Outlet"),
        aggregator=make_source("Gatherer"),
        credits=[(make_source("Credited"), CreditRole.WIRE)],
    )
    article = Article.objects.prefetch_related("credits").get(pk=made.pk)
    assert [str(hop.source) for hop in article.chain] == ["Credited", "Outlet", "Gatherer"]
    Article.objects.update(outlet=make_source("New outlet"), aggregator=None)
    made.credits.all().delete()
    article.refresh_from_db(fields=fields)
    assert [str(hop.source) for hop in article.chain] == hops


def test_what_a_list_left_out_is_read_without_forgetting_the_chain(django_assert_num_queries) -> None:
    [article] = lines_of([with_chain().pk])
    chain = article.chain
    article.refresh_from_db(fields=["standfirst"])
    with django_assert_num_queries(0):
        assert article.chain is chain


def test_a_list_knows_of_its_sources_what_pages_and_feeds_say_of_them() -> None:
    facts = {"homepage": "https://elwin.example/", "licence": "CC BY", "display": "excerpt", "indexing": "index"}
    article = make_article(outlet=make_source("Elwin Courier", takes_comments=False, **facts))
    source = lines_of([article.pk])[0].chain[0].source
    assert {name: getattr(source, name) for name in facts} == facts
    assert (str(source), source.takes_comments) == ("Elwin Courier", False)
    assert source.created_at == article.outlet.__class__.objects.get().created_at
    assert source.get_absolute_url() == article.outlet.get_absolute_url()


def test_tags_are_given_by_name_in_one_query(django_assert_num_queries) -> None:
    tides, ferries = make_tag("Tides"), make_tag("Ferries")
    articles = lines_of([make_article(tags=[tides, ferries]).pk, make_article().pk, make_article(tags=[tides]).pk])
    with django_assert_num_queries(1):
        give_tags(articles)
        assert [article.tag_names for article in articles] == [("Ferries", "Tides"), (), ("Tides",)]


def test_an_edit_is_read_at_once() -> None:
    article = make_article(headline="Before")
    assert lines_of([article.pk])[0].headline == "Before"
    Article.objects.update(headline="After", outlet=make_source("New Outlet"))
    listed = lines_of([article.pk])[0]
    assert (listed.headline, str(listed.outlet)) == ("After", "New Outlet")


@pytest.mark.parametrize("number", [2, 4])
def test_an_article_takes_four_queries_with_all_that_its_page_shows(django_assert_num_queries, number) -> None:
    article = with_chain(tags=[make_tag() for _ in range(number)])
    for _ in range(number):
        article.corrections.create(text="The ferry was late.", by=None)
    with django_assert_num_queries(4):
        shown = public_article(article.pk)
        assert (len(shown.chain), len(shown.tags.all()), len(shown.corrections.all())) == (5, number, number)


def test_an_article_that_is_not_public_is_not_found() -> None:
    for hidden in (make_article(status="review"), with_chain(outlet=make_source(display="hidden"))):
        assert public_article(hidden.pk) is None
    assert public_article(10**30) is None
