"""Tags made one: the names and addresses of what is gone lead to what stays, until the merge is undone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import ArticleTag, Tag, TagAlias, TagMerge, TagRule

from .merging import others
from .naming import check_tag_name, remember_tag
from .refusals import ImpossibleEdit


@transaction.atomic
def merge_tags(*, keep: Tag, merged: Iterable[Tag], by: User | None) -> None:
    """Put ``keep`` where ``merged`` were, and delete those; their names mean ``keep`` and their addresses lead to it.

    Each leaves what is needed to undo its merge. Raises ImpossibleEdit for a tag merged into itself.
    """
    for tag in others(keep, merged):
        TagMerge.objects.create(
            keep=keep, name=tag.name, slug=tag.slug, description=tag.description, moved=_moved(tag, keep), by=by
        )
        kept = ArticleTag.objects.filter(tag=keep).values("article")
        ArticleTag.objects.filter(tag=tag, article__in=kept).delete()
        ArticleTag.objects.filter(tag=tag).update(tag=keep)
        tag.aliases.update(tag=keep)
        tag.rules.update(tag=keep)
        name, slug = tag.name, tag.slug
        tag.delete()
        remember_tag(tag=keep, name=name, slug=slug)


@transaction.atomic
def undo_merge(*, merge: TagMerge, by: User | None) -> Tag:  # noqa: ARG001 - the actor of every use case
    """Take a tag out again of the one that it was merged into; return it, with its names, rules and articles.

    An article that has lost the other tag since stays without either. Raises ImpossibleEdit where the other was merged
    itself, NameTaken where another tag has the name by now.
    """
    merge = TagMerge.objects.select_for_update(of=("self",)).select_related("keep").get(pk=merge.pk)
    keep = merge.keep
    if keep is None:
        raise ImpossibleEdit(f"The tag that “{merge}” went into has been merged itself; undo that first.")
    TagAlias.objects.filter(tag=keep, slug=merge.slug).delete()
    TagAlias.objects.filter(tag=keep, name=merge.name).delete()
    tag = Tag(name=merge.name, slug=merge.slug, description=merge.description)
    check_tag_name(tag.name, tag=tag)
    tag.save()
    keep.aliases.filter(slug__in=merge.moved["aliases"]).update(tag=tag)
    TagRule.objects.filter(pk__in=merge.moved["rules"], tag=keep).update(tag=tag)
    TagMerge.objects.filter(pk__in=merge.moved["merges"], keep=None).update(keep=tag)
    _return_articles(tag, keep, merge.moved["articles"])
    merge.delete()
    return tag


def _moved(tag: Tag, keep: Tag) -> dict[str, Any]:
    """Return what goes over with ``tag``: for each article also whether it carried ``keep`` before."""
    both = set(ArticleTag.objects.filter(tag=keep, article__tags=tag).values_list("article", flat=True))
    rows = ArticleTag.objects.filter(tag=tag).values_list("article", "origin", "rule")
    return {
        "articles": [[article, origin, rule, article in both] for article, origin, rule in rows],
        "aliases": list(tag.aliases.values_list("slug", flat=True)),
        "rules": list(tag.rules.values_list("pk", flat=True)),
        "merges": list(tag.merges.values_list("pk", flat=True)),
    }


def _return_articles(tag: Tag, keep: Tag, moved: list[tuple[int, str, int | None, bool]]) -> None:
    carrying = set(ArticleTag.objects.filter(tag=keep).values_list("article", flat=True))
    rules = set(TagRule.objects.filter(tag=tag).values_list("pk", flat=True))
    back = [row for row in moved if row[0] in carrying]
    ArticleTag.objects.filter(
        tag=keep, article__in=[article for article, *_, had_both in back if not had_both]
    ).delete()
    ArticleTag.objects.bulk_create(
        ArticleTag(article_id=article, tag=tag, origin=origin, rule_id=rule if rule in rules else None)
        for article, origin, rule, _ in back
    )
