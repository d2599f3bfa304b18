"""Names of tags and sources: changed, merged, never lost."""

from itertools import permutations

import pytest
from pytest_django import Settings

from articles.editing.merging import merge_sources
from articles.editing.naming import write_source, write_tag
from articles.editing.refusals import ImpossibleEdit, NameTaken
from articles.editing.tag_merging import merge_tags
from articles.editing.tagging import tag_named
from articles.models import (
    Article,
    ArticleTag,
    Credit,
    CreditRole,
    Display,
    Indexing,
    Source,
    SourceAlias,
    Status,
    Tag,
    TagAlias,
)
from tests.builders import make_article, make_editor, make_source, make_tag

pytestmark = pytest.mark.django_db


def test_a_new_name_of_a_tag_keeps_the_old_one_meaning_it() -> None:
    tag = make_tag("US", slug="us")
    tag.name, tag.slug = "United States", ""
    write_tag(tag=tag, by=make_editor())
    assert tag_named("us") == tag
    assert TagAlias.objects.get().slug == "us"


def test_a_new_spelling_at_the_same_address_needs_no_alias() -> None:
    tag = make_tag("port elwin", slug="port-elwin")
    tag.name = "Port Elwin"
    write_tag(tag=tag, by=make_editor())
    assert not TagAlias.objects.exists()


def test_a_tag_that_returns_to_its_old_address_gives_up_the_alias() -> None:
    tag, editor = make_tag("US", slug="us"), make_editor()
    tag.name, tag.slug = "United States", "united-states"
    write_tag(tag=tag, by=editor)
    tag.name, tag.slug = "US", "us"
    write_tag(tag=tag, by=editor)
    assert list(TagAlias.objects.values_list("slug", "name")) == [("united-states", "United States")]
    assert tag_named("United States") == tag


def test_a_name_that_means_another_tag_is_refused() -> None:
    other = make_tag("United States")
    TagAlias.objects.create(tag=other, slug="us", name="US")
    for name in ("united states", "US"):
        with pytest.raises(NameTaken, match="United States"):
            write_tag(tag=Tag(name=name), by=make_editor())


def test_a_new_name_of_a_source_keeps_the_old_one_as_an_alias() -> None:
    source = make_source("Elwin Courier")
    source.name = "The Courier"
    write_source(source=source, by=make_editor())
    assert SourceAlias.objects.get().key == "elwin courier"


def test_a_name_that_another_source_goes_by_is_refused() -> None:
    SourceAlias.objects.create(source=make_source("China Daily"), key="chinadaily.com.cn")
    for name in ("China Daily", "chinadaily.com.cn"):
        with pytest.raises(NameTaken):
            write_source(source=Source(name=name), by=make_editor())


def test_merged_tags_leave_their_articles_names_and_addresses_to_the_one_that_stays() -> None:
    keep, gone = make_tag("United States"), make_tag("US", slug="us")
    TagAlias.objects.create(tag=gone, slug="usa", name="USA")
    both, one = make_article(tags=[keep, gone]), make_article(tags=[gone])
    merge_tags(keep=keep, merged=[gone], by=make_editor())
    assert list(Tag.objects.all()) == [keep]
    assert set(ArticleTag.objects.values_list("article", "tag")) == {(both.pk, keep.pk), (one.pk, keep.pk)}
    assert set(TagAlias.objects.values_list("slug", "tag")) == {("us", keep.pk), ("usa", keep.pk)}
    assert (tag_named("US"), tag_named("usa")) == (keep, keep)


def test_merged_sources_leave_articles_credits_and_names_to_the_one_that_stays() -> None:
    keep, gone = make_source("China Daily"), make_source("chinadaily")
    SourceAlias.objects.create(source=gone, key="chinadaily.com.cn")
    outlet, aggregator = make_article(outlet=gone), make_article(aggregator=gone)
    twice = make_article(credits=[(keep, CreditRole.WIRE), (gone, CreditRole.WIRE), (gone, CreditRole.ORIGINAL)])
    merge_sources(keep=keep, merged=[gone], by=make_editor())
    assert list(Source.objects.all()) == [keep]
    assert Article.objects.get(pk=outlet.pk).outlet == keep
    assert Article.objects.get(pk=aggregator.pk).aggregator == keep
    assert set(Credit.objects.values_list("article", "role", "source")) == {
        (twice.pk, "wire", keep.pk),
        (twice.pk, "original", keep.pk),
    }
    assert set(SourceAlias.objects.values_list("key", flat=True)) == {"chinadaily.com.cn", "chinadaily"}


def test_a_merge_makes_no_hidden_text_public() -> None:
    keep, gone = make_source(), make_source(display=Display.HIDDEN, indexing=Indexing.NOINDEX)
    make_article(status=Status.PUBLISHED, outlet=gone)
    merge_sources(keep=keep, merged=[gone], by=make_editor())
    keep.refresh_from_db()
    assert (keep.display, keep.indexing) == (Display.HIDDEN, Indexing.NOINDEX)
    assert not Article.objects.published().exists()


@pytest.mark.parametrize(
    ("field", "site", "policies", "left"),
    [
        ("indexing", "noindex", {"inherit", "index"}, "inherit"),
        ("indexing", "noindex", {"inherit", "noindex"}, "noindex"),
        ("indexing", "index", {"inherit", "noindex"}, "noindex"),
        ("display", "full", {"inherit", "excerpt"}, "excerpt"),
        ("display", "headline", {"inherit", "excerpt"}, "inherit"),
        ("display", "full", {"inherit", "full"}, "inherit"),
    ],
)
def test_a_merge_takes_a_source_that_says_nothing_for_as_strict_as_the_site(
    settings: Settings, field: str, site: str, policies: set[str], left: str
) -> None:
    setattr(settings, f"NEWSROOM_{field.upper()}", site)
    for kept, gone in permutations(policies):
        keep = make_source(**{field: kept})
        merge_sources(keep=keep, merged=[make_source(**{field: gone})], by=make_editor())
        keep.refresh_from_db()
        assert getattr(keep, field) == left


def test_a_merge_opens_no_texts_to_comments_and_loses_nothing_that_is_known_of_a_source() -> None:
    known = {"licence": "CC BY", "homepage": "https://tarn.example/", "description": "A daily.", "date_order": "dmy"}
    keep = make_source(licence="All rights reserved")
    merge_sources(keep=keep, merged=[make_source(takes_comments=False, **known)], by=make_editor())
    keep.refresh_from_db()
    assert not keep.takes_comments
    assert keep.licence == "All rights reserved"
    assert (keep.homepage, keep.description, keep.date_order) == ("https://tarn.example/", "A daily.", "dmy")


@pytest.mark.parametrize(("make", "merge"), [(make_tag, merge_tags), (make_source, merge_sources)])
def test_nothing_is_merged_into_itself(make: type, merge: type) -> None:
    row = make()
    with pytest.raises(ImpossibleEdit, match="into itself"):
        merge(keep=row, merged=[row], by=make_editor())
    assert type(row).objects.exists()
