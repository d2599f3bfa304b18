"""Keywords are suggested once; what an editor set aside, or put there already, is not suggested again."""

from __future__ import annotations

import pytest

from articles.editing.tagging import decide_suggestions, tag_named
from articles.editing.writing import edit_article
from articles.models import Article, SuggestionState, TagAlias, TagSuggestion
from articles.parsing import Keyword, ParsedArticle
from tests.builders import make_tag

from .pages import make_page, make_read, place_pages, the_article

pytestmark = pytest.mark.django_db
PAGE = "https://elwin.example/news/bees"


def capture(read: ParsedArticle, headline: str, *keywords: Keyword) -> None:
    """Import a newer capture of the page of ``read``."""
    place_pages(make_page(make_read(headline=headline, body=read.body, keywords=keywords), url=PAGE), publish=True)


def states() -> dict[str, str]:
    return dict(TagSuggestion.objects.values_list("name", "state"))


def test_a_dismissed_suggestion_never_returns() -> None:
    read = make_read(keywords=(Keyword("Port Elwin", 0.9),))
    place_pages(make_page(read, url=PAGE))
    decide_suggestions(article=the_article(), dismissed=TagSuggestion.objects.all(), by=None)
    capture(read, "Bees leave", Keyword("PORT ELWIN", 0.9), Keyword("Quay", 0.3))
    assert states() == {"Port Elwin": SuggestionState.DISMISSED, "Quay": SuggestionState.PENDING}
    assert not the_article().tags.exists()


def test_a_tag_that_an_editor_removed_does_not_return() -> None:
    read = make_read(keywords=(Keyword("Port Elwin", 0.9),))
    place_pages(make_page(read, url=PAGE), publish=True)
    edit_article(article=the_article(), changes={"tags": []}, by=None)
    capture(read, "Bees leave", Keyword("Port Elwin", 0.9))
    assert not the_article().tags.exists()
    assert states() == {"Port Elwin": SuggestionState.DISMISSED}


def test_what_is_tagged_already_is_not_suggested() -> None:
    read = make_read()
    place_pages(make_page(read, url=PAGE))
    edit_article(article=the_article(), changes={"tags": [tag_named("Port Elwin")]}, by=None)
    capture(read, "Bees leave", Keyword("port elwin", 0.9))
    assert not states()


def test_a_confident_name_means_the_tag_that_goes_or_went_by_it() -> None:
    harbour = make_tag("Harbour")
    TagAlias.objects.create(tag=harbour, slug="port", name="Port")
    words = (Keyword("HARBOUR", 0.9), Keyword("port", 0.8), Keyword("Quay", 0.5))
    place_pages(make_page(make_read(keywords=words)), publish=True)
    assert sorted(the_article().tags.values_list("name", flat=True)) == ["Harbour", "Quay"]
    assert set(states().values()) == {SuggestionState.ACCEPTED}


def test_a_name_that_no_tag_can_have_is_passed_over() -> None:
    words = (Keyword("x" * 101, 0.9), Keyword(" ", 0.9), Keyword("Quay", 0.7), Keyword("quay", 0.2))
    place_pages(make_page(make_read(keywords=words)))
    assert list(TagSuggestion.objects.values_list("name", "score")) == [("Quay", 0.7)]


def test_the_tags_of_many_articles_are_looked_up_once(django_assert_max_num_queries: object) -> None:
    words = tuple(Keyword(f"Place {n}", 0.9) for n in range(3))
    pages = [make_page(make_read(keywords=words)) for _ in range(40)]
    place_pages(make_page(make_read()), publish=True)
    with django_assert_max_num_queries(75):  # type: ignore[operator]
        place_pages(*pages, publish=True)
    assert Article.objects.filter(tags__name="Place 1").count() == 40
