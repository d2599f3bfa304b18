"""A merge of tags can be undone, with all that went over, and respects what editors did since."""

from __future__ import annotations

import pytest

from articles.editing.refusals import ImpossibleEdit
from articles.editing.tag_merging import merge_tags, undo_merge
from articles.editing.tagging import find_tag
from articles.editing.writing import edit_article
from articles.models import Article, ArticleTag, Tag, TagAlias, TagMerge, TagRule
from tests.builders import make_article, make_editor, make_tag

pytestmark = pytest.mark.django_db


def names(article: Article) -> list[str]:
    return list(article.tags.order_by("name").values_list("name", flat=True))


def merged(keep: Tag, *others: Tag) -> TagMerge:
    merge_tags(keep=keep, merged=others, by=make_editor())
    return TagMerge.objects.latest("pk")


def test_an_undone_merge_leaves_everything_as_it_was() -> None:
    keep, gone = make_tag("United States"), make_tag("US", slug="us", description="A country.")
    TagAlias.objects.create(tag=gone, slug="usa", name="USA")
    rule = TagRule.objects.create(tag=gone, include="u.s.")
    one, both, other = make_article(tags=[gone]), make_article(tags=[gone, keep]), make_article(tags=[keep])
    ArticleTag.objects.filter(article=one).update(origin="rule", rule=rule)
    merge = merged(keep, gone)
    rule.refresh_from_db()
    assert rule.tag == keep
    assert [names(article) for article in (one, both, other)] == [["United States"]] * 3

    tag = undo_merge(merge=merge, by=make_editor())
    assert (tag.name, tag.slug, tag.description) == ("US", "us", "A country.")
    assert [names(article) for article in (one, both, other)] == [["US"], ["US", "United States"], ["United States"]]
    assert (find_tag("us"), find_tag("usa"), find_tag("united states")) == (tag, tag, keep)
    rule.refresh_from_db()
    assert rule.tag == tag
    row = one.article_tags.get()
    assert (row.origin, row.rule) == ("rule", rule)
    assert not TagMerge.objects.exists()
    assert set(TagAlias.objects.values_list("slug", "tag")) == {("usa", tag.pk)}


def test_an_article_that_lost_the_tag_since_stays_without_either() -> None:
    keep, gone = make_tag("United States"), make_tag("US")
    article = make_article(tags=[gone])
    merge = merged(keep, gone)
    edit_article(article=article, changes={"tags": []}, by=make_editor())
    undo_merge(merge=merge, by=make_editor())
    assert names(article) == []


def test_merges_are_undone_the_last_one_first() -> None:
    first, second, third = make_tag("U.S.", slug="u-s"), make_tag("US"), make_tag("United States")
    article = make_article(tags=[first])
    inner = merged(second, first)
    outer = merged(third, second)
    with pytest.raises(ImpossibleEdit, match="undo that first"):
        undo_merge(merge=inner, by=None)
    undo_merge(merge=outer, by=None)
    assert names(article) == ["US"]
    undo_merge(merge=TagMerge.objects.get(), by=None)
    assert names(article) == ["U.S."]
    assert Tag.objects.count() == 3
    assert not TagAlias.objects.exists()


def test_a_rule_that_was_deleted_since_is_not_missed() -> None:
    keep, gone = make_tag("United States"), make_tag("US")
    rule = TagRule.objects.create(tag=gone, include="u.s.")
    article = make_article(tags=[gone])
    ArticleTag.objects.update(origin="rule", rule=rule)
    merge = merged(keep, gone)
    rule.delete()
    undo_merge(merge=merge, by=None)
    assert article.article_tags.get().rule is None
