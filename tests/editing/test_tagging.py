"""Tags on articles, suggestions, and what an editor's removal means."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.editing.refusals import ImpossibleEdit
from articles.editing.tagging import decide_suggestions, tag_named, tags_named
from articles.editing.writing import edit_article
from articles.models import Article, ArticleTag, Cause, SuggestionState, Tag, TagAlias, TagOrigin, TagSuggestion
from tests.builders import make_article, make_editor, make_tag

pytestmark = pytest.mark.django_db


def suggest(article: Article, name: str) -> TagSuggestion:
    return TagSuggestion.objects.create(article=article, name=name, key=name.casefold(), score=0.7)


@pytest.mark.parametrize("spelling", ["Port Elwin", "port elwin", "PORT  ELWIN ", " Port Elwin"])
def test_a_tag_is_found_in_any_spelling_of_its_name(spelling: str) -> None:
    tag = make_tag("Port Elwin")
    assert tag_named(spelling) == tag
    assert Tag.objects.count() == 1


@pytest.mark.parametrize(("name", "spelling"), [("Élysée", "ÉLYSÉE"), ("Ødegård", "ØDEGÅRD"), ("北京", "北京")])
def test_a_tag_is_found_in_any_case_of_any_script(name: str, spelling: str) -> None:
    tag = tag_named(name)
    assert tag_named(spelling) == tag


def test_a_tag_is_found_by_a_name_it_had_before() -> None:
    tag = make_tag("Shanghai Cooperation Organization")
    TagAlias.objects.create(tag=tag, slug="sco", name="SCO")
    assert tag_named("sco") == tag


def test_names_that_share_a_slug_are_different_tags() -> None:
    plain, plus, sharp = tag_named("C"), tag_named("C++"), tag_named("C#")
    assert {plain.slug, plus.slug, sharp.slug} == {"c", "c-2", "c-3"}
    assert (tag_named("c"), tag_named("c++"), tag_named("c#")) == (plain, plus, sharp)


def test_many_names_mean_what_each_means_alone() -> None:
    ferry, old = make_tag("Ferries"), make_tag("Tides")
    TagAlias.objects.create(tag=old, slug="ebb", name="Ebb")
    tags = tags_named(["ferries", "EBB", "C", "C++", "  Night   trains ", "night trains", "Ferries"])
    assert {key: tag.name for key, tag in tags.items()} == {
        "ferries": "Ferries",
        "ebb": "Tides",
        "c": "C",
        "c++": "C++",
        "night trains": "Night trains",
    }
    assert (tags["ferries"], tags["ebb"]) == (ferry, old)
    assert {tag.name: tag.slug for tag in Tag.objects.filter(slug__startswith="c")} == {"C": "c", "C++": "c-2"}
    assert tags_named(tags) == tags == {key: tag_named(key) for key in tags}


def test_a_name_letter_by_letter_goes_before_one_in_another_case_and_this_before_an_old_one() -> None:
    upper, old = Tag.objects.create(name="US", slug="us"), make_tag("Rivers")
    TagAlias.objects.create(tag=old, slug="us-3", name="uS")
    assert tags_named(["uS"])["us"] == tag_named("uS") == upper
    lower = Tag.objects.create(name="us", slug="us-2")
    assert tags_named(["us"])["us"] == tag_named("us") == lower


def test_names_are_looked_up_and_made_in_as_many_queries_however_many_they_are() -> None:
    def queries(names: list[str]) -> int:
        with CaptureQueriesContext(connection) as captured:
            tags_named(names)
        return len(captured)

    few, many = [f"Tag {number}" for number in range(20)], [f"Name {number}" for number in range(200)]
    assert queries(few) == queries(many)
    assert queries(few) == queries(many) == 1
    assert tags_named([]) == {}


def test_one_name_that_no_tag_can_have_is_refused_among_many_and_none_is_made() -> None:
    with pytest.raises(ImpossibleEdit):
        tags_named(["Ferries", "x" * 101])
    assert not Tag.objects.exists()


@pytest.mark.parametrize("name", ["", "   ", "x" * 101])
def test_a_name_that_no_tag_can_have_is_refused(name: str) -> None:
    with pytest.raises(ImpossibleEdit):
        tag_named(name)
    assert not Tag.objects.exists()


def test_a_tag_is_put_on_an_article_once_and_leaves_one_revision() -> None:
    article, tag, editor = make_article(), make_tag("Quays"), make_editor()
    for _ in range(2):
        edit_article(article=article, changes={"tags": [tag]}, by=editor)
    assert ArticleTag.objects.get().origin == TagOrigin.EDITOR
    revision = article.revisions.get()
    assert (revision.cause, revision.by, revision.fields["tags"]) == (Cause.EDIT, editor, ["Quays"])


def test_a_removed_tag_stays_away_as_a_dismissed_suggestion() -> None:
    tag = make_tag("Port Elwin")
    article = make_article(tags=[tag])
    edit_article(article=article, changes={"tags": []}, by=make_editor())
    assert not article.tags.exists()
    tombstone = TagSuggestion.objects.get()
    assert (tombstone.key, tombstone.state) == ("port elwin", SuggestionState.DISMISSED)
    assert tombstone.decided_at is not None
    assert article.revisions.get().fields["tags"] == []


def test_removing_a_tag_dismisses_what_suggests_it_by_another_name() -> None:
    tag = make_tag("Shanghai Cooperation Organization")
    TagAlias.objects.create(tag=tag, slug="sco", name="SCO")
    article = make_article(tags=[tag])
    suggestion = suggest(article, "SCO")
    edit_article(article=article, changes={"tags": []}, by=make_editor())
    suggestion.refresh_from_db()
    assert suggestion.state == SuggestionState.DISMISSED


def test_an_accepted_suggestion_becomes_a_tag() -> None:
    article, editor = make_article(), make_editor()
    suggestion = suggest(article, "Tianjin")
    decide_suggestions(article=article, accepted=[suggestion], by=editor)
    suggestion.refresh_from_db()
    assert suggestion.state == SuggestionState.ACCEPTED
    assert ArticleTag.objects.get().origin == TagOrigin.SUGGESTION
    assert article.revisions.get().fields["tags"] == ["Tianjin"]


def test_a_dismissed_suggestion_puts_no_tag_and_leaves_no_revision() -> None:
    article = make_article()
    suggestion = suggest(article, "Tianjin")
    decide_suggestions(article=article, dismissed=[suggestion], by=make_editor())
    suggestion.refresh_from_db()
    assert suggestion.state == SuggestionState.DISMISSED
    assert not article.tags.exists()


def test_what_was_decided_stays_decided() -> None:
    article, editor = make_article(), make_editor()
    suggestion = suggest(article, "Tianjin")
    decide_suggestions(article=article, dismissed=[suggestion], by=editor)
    decide_suggestions(article=article, accepted=[suggestion], by=editor)
    suggestion.refresh_from_db()
    assert suggestion.state == SuggestionState.DISMISSED
    assert not article.tags.exists()


def test_a_tag_put_by_hand_settles_its_suggestion() -> None:
    article = make_article()
    suggestion = suggest(article, "Tianjin")
    edit_article(article=article, changes={"tags": [tag_named("tianjin")]}, by=make_editor())
    suggestion.refresh_from_db()
    assert suggestion.state == SuggestionState.ACCEPTED


def test_decisions_on_one_article_make_one_revision_and_leave_other_articles_alone() -> None:
    article, other = make_article(), make_article()
    first, second, third = (suggest(article, name) for name in ("Tianjin", "Quays", "Ferries"))
    foreign = suggest(other, "Tianjin")
    decide_suggestions(article=article, accepted=[first, second, foreign], dismissed=[third], by=make_editor())
    assert article.revisions.get().fields["tags"] == ["Quays", "Tianjin"]
    foreign.refresh_from_db()
    assert foreign.state == SuggestionState.PENDING
