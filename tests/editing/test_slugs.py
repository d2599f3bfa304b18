"""The words of addresses."""

import pytest

from articles.editing.slugs import article_slug, free_slug
from articles.models import Source, Tag, TagAlias
from tests.builders import make_source, make_tag


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Ferry leaves on time", "ferry-leaves-on-time"),
        ("‘Late again:' the quays of Port Elwin", "late-again-the-quays-of-port-elwin"),
        ("北京新闻", "北京新闻"),
        ("Škola v přístavu", "škola-v-přístavu"),
        ("!!!", "article"),
        ("", "article"),
    ],
)
def test_a_headline_becomes_a_readable_slug(headline: str, slug: str) -> None:
    assert article_slug(headline) == slug


@pytest.mark.parametrize("headline", ["harbour " * 60, "港" * 300, "x" * 200, "-" * 200])
def test_a_slug_fits_its_column_and_ends_in_a_whole_word(headline: str) -> None:
    slug = article_slug(headline)
    assert 0 < len(slug) <= 120
    assert not slug.endswith("-")
    assert "harbour" not in slug or slug.endswith("harbour")


@pytest.mark.django_db
def test_a_free_slug_is_numbered_when_it_is_taken() -> None:
    assert free_slug(Tag, "C++") == "c"
    make_tag("C", slug="c")
    assert free_slug(Tag, "C++") == "c-2"
    make_tag("C++", slug="c-2")
    assert free_slug(Tag, "c") == "c-3"
    assert free_slug(Source, "C") == "c"


@pytest.mark.django_db
def test_the_old_address_of_a_tag_is_not_given_to_another() -> None:
    TagAlias.objects.create(tag=make_tag("Ferries"), slug="boats", name="Boats")
    assert free_slug(Tag, "Boats") == "boats-2"


@pytest.mark.django_db
def test_a_name_without_words_still_gets_a_slug() -> None:
    assert free_slug(Source, "???") == "source"


@pytest.mark.django_db
def test_a_free_slug_of_a_long_name_fits_with_its_number() -> None:
    name = " ".join(["harbour"] * 25)
    make_source(name, slug=free_slug(Source, name))
    second = free_slug(Source, name)
    assert second.endswith("-2")
    assert len(second) <= 200
