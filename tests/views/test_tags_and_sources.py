from __future__ import annotations

from hashlib import sha256

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import CreditRole, Kind, Source, SourceAlias, Status, Tag, TagAlias
from tests.builders import make_article, make_source, make_tag

from .pages import page, read

pytestmark = pytest.mark.django_db


def test_tags_are_listed_by_name_with_the_number_of_public_articles(visitor: Client) -> None:
    ferries, bridges, unused = make_tag("Ferries"), make_tag("Bridges"), make_tag("Unused")
    make_article(status=Status.PUBLISHED, tags=[ferries, bridges])
    make_article(status=Status.PUBLISHED, tags=[ferries])
    make_article(status=Status.REVIEW, tags=[ferries, unused])
    text = read(visitor, "/tags/")
    assert "Bridges 1 Ferries 2" in text
    assert "Unused" not in text


def test_without_tags_the_page_says_when_they_appear(visitor: Client) -> None:
    assert "No tags yet." in read(visitor, "/tags/")
    assert "No sources yet." in read(visitor, "/sources/")


def test_a_tag_lists_its_public_articles(visitor: Client) -> None:
    tag = make_tag("Ferries", description="All that floats.")
    make_article(status=Status.PUBLISHED, headline="Carries the tag", tags=[tag])
    make_article(status=Status.PUBLISHED, headline="Carries no tag")
    make_article(status=Status.REVIEW, headline="Carries it unseen", tags=[tag])
    text = read(visitor, "/tags/ferries/")
    assert "1 article." in text
    assert "All that floats." in text
    assert "Carries the tag" in text
    assert "Carries no tag" not in text
    assert "Carries it unseen" not in text


def test_a_tag_carried_by_many_lists_the_same_articles(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.models.queries.MANY", 1)
    tag, source = make_tag("Ferries"), make_source("Elwin Courier")
    for name in ("One.", "Two.", "Three."):
        make_article(status=Status.PUBLISHED, headline=name, tags=[tag], outlet=source)
    make_article(status=Status.PUBLISHED, headline="Four.", tags=[make_tag()], credits=[(source, CreditRole.WIRE)])
    make_article(status=Status.PUBLISHED, headline="Five.")
    assert [name in read(visitor, "/tags/ferries/") for name in ("One.", "Three.", "Four.", "Five.")] == [
        True,
        True,
        False,
        False,
    ]
    assert [name in read(visitor, "/sources/elwin-courier/") for name in ("One.", "Four.", "Five.")] == [
        True,
        True,
        False,
    ]


def test_it_lists_the_same_once_their_number_is_remembered_and_asks_no_more_which_they_are(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    few(monkeypatch, 1)
    tag, source = make_tag("Ferries"), make_source("Elwin Courier")
    for name in ("One.", "Two.", "Three."):
        make_article(status=Status.PUBLISHED, headline=name, tags=[tag], outlet=source)
    make_article(status=Status.PUBLISHED, headline="Four.")
    for path in ("/tags/ferries/", "/sources/elwin-courier/", "/articles/?tag=ferries"):
        at_first = page(visitor, path)
        with CaptureQueriesContext(connection) as asked:
            assert page(visitor, path) == at_first
        assert [name in at_first for name in ("One.", "Three.", "Four.")] == [True, True, False]
        assert len(asked) == 4  # what it is, the ids of a page, its articles, their sources


def test_a_list_by_tag_is_counted_in_full_where_its_number_alone_is_remembered(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    few(monkeypatch, 6)
    tag, outlets = make_tag("Ferries"), [make_source("Elwin Courier"), make_source("Evening Post")]
    for number in range(18):
        kind = Kind.OPINION if number % 3 else Kind.REPORT
        make_article(status=Status.PUBLISHED, tags=[tag], outlet=outlets[number % 2], kind=kind)
    path = "/articles/?tag=ferries&kind=report"
    at_first = page(visitor, path)
    assert 'Evening Post</bdi></a>&nbsp;<span class="number">3<' in at_first
    cache.delete(f"articles.facets.{sha256(path.encode()).hexdigest()}")
    assert page(visitor, path) == at_first


def few(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """Call more than ``most`` articles many."""
    for room in ("models.queries", "filters"):
        monkeypatch.setattr(f"articles.{room}.MANY", most)


def test_an_empty_tag_says_so_and_is_not_indexed(visitor: Client) -> None:
    make_tag("Ferries")
    html = page(visitor, "/tags/ferries/")
    assert "No published article carries this tag now." in html
    assert 'content="noindex"' in html


def test_the_old_name_of_a_tag_leads_to_the_new_one_for_good(visitor: Client) -> None:
    TagAlias.objects.create(tag=make_tag("Ferries"), slug="boats", name="Boats")
    response = visitor.get("/tags/boats/")
    assert (response.status_code, response["Location"]) == (301, "/tags/ferries/")
    read(visitor, "/tags/nothing/", status=404)


def test_a_tag_in_any_script_has_a_page(visitor: Client) -> None:
    make_article(status=Status.PUBLISHED, tags=[make_tag("港湾")])
    html = page(visitor, "/tags/")
    assert 'href="/tags/%E6%B8%AF%E6%B9%BE/"' in html
    assert "港湾" in read(visitor, "/tags/%E6%B8%AF%E6%B9%BE/")


def test_sources_are_listed_with_each_hand_they_had(visitor: Client) -> None:
    courier, wire, unused = make_source("Courier"), make_source("Tidewire"), make_source("Unused")
    make_article(status=Status.PUBLISHED, outlet=courier, credits=[(wire, CreditRole.WIRE)])
    make_article(status=Status.PUBLISHED, outlet=courier, aggregator=wire)
    make_article(status=Status.REVIEW, outlet=unused)
    text = read(visitor, "/sources/")
    assert "Courier published 2 articles" in text
    assert "Tidewire distributed 1 article" in text
    assert "where 1 article was seen" in text
    assert "Unused" not in text


def test_a_source_lists_the_articles_it_had_any_hand_in_once(visitor: Client) -> None:
    source = make_source("Elwin Courier")
    both = [(source, CreditRole.WIRE), (source, CreditRole.ORIGINAL)]
    make_article(status=Status.PUBLISHED, headline="In every hand.", outlet=source, aggregator=source, credits=both)
    make_article(status=Status.PUBLISHED, headline="As aggregator.", aggregator=source)
    make_article(status=Status.PUBLISHED, headline="As wire.", credits=both[:1])
    make_article(status=Status.PUBLISHED, headline="In no hand.", outlet=make_source())
    html = page(visitor, "/sources/elwin-courier/")
    assert [html.count(f">{name}</a>") for name in ("In every hand.", "As aggregator.", "As wire.", "In no hand.")] == [
        1,
        1,
        1,
        0,
    ]


def test_a_source_says_what_is_known_and_what_holds_for_it(visitor: Client) -> None:
    source = make_source(
        "Elwin Courier",
        homepage="https://courier.example",
        licence="With attribution.",
        display="excerpt",
        indexing="index",
    )
    SourceAlias.objects.create(source=source, key="courier.example")
    text = read(visitor, "/sources/elwin-courier/")
    for fact in ("courier.example", "With attribution.", "an excerpt and a link", "may list our copies"):
        assert fact in text
    text = read(visitor, make_source("Unknown").get_absolute_url())
    for fact in ("Not known", "Nothing is known", "the full text", "asked not to list"):
        assert fact in text


def test_a_source_is_not_said_to_appear_under_its_own_name_in_small_letters(visitor: Client) -> None:
    courier, post = make_source("Elwin Courier"), make_source("Evening Post")
    for source, key in ((courier, "elwin courier"), (post, "evening post"), (post, "post.example")):
        SourceAlias.objects.create(source=source, key=key)
    assert "Also appears as" not in read(visitor, courier.get_absolute_url())
    text = read(visitor, post.get_absolute_url())
    assert "Also appears as" in text
    assert "post.example" in text
    assert "evening post" not in text


def test_one_article_alone_is_not_offered_to_be_narrowed(visitor: Client) -> None:
    make_article(status=Status.PUBLISHED, tags=[make_tag("Ferries"), make_tag("Bells")], outlet=make_source("Courier"))
    make_article(status=Status.PUBLISHED, tags=[Tag.objects.get(slug="ferries")], outlet=Source.objects.get())
    for path in ("/tags/ferries/", "/sources/courier/", "/archive/2025/07/09/"):
        assert "2 articles. " in read(visitor, path)
        assert "them" in read(visitor, path), path
    assert "them" not in read(visitor, "/tags/bells/")
