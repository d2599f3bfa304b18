"""What editors write: a new article, changed fields, an earlier revision restored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.models import Article, Cause, ImportRun, Status
from articles.search import search_terms

from .crediting import replace_credits
from .refusals import ImpossibleEdit
from .revisions import record_revision
from .slugs import article_slug
from .tagging import replace_tags

WRITTEN = frozenset(
    {
        *("headline", "slug", "standfirst", "summary", "body", "byline", "authors", "dateline_place", "dateline_date"),
        *("language", "kind", "original_url", "outlet", "aggregator", "is_complete", "story", "duplicate_of"),
        "takes_comments",
        *("issued_on", "issued_at", "issued_precision", "issued_text", "issued_anchor", "modified_at"),
    }
)
RELATED = frozenset({"tags", "credits"})
SEARCHED = ("headline", "standfirst", "body")


@transaction.atomic
def create_article(*, fields: Mapping[str, object], by: User | None) -> Article:
    """Create a draft from what an editor wrote, with its first revision.

    ``fields`` are as for ``edit_article``; raises ValidationError for values that no article can have.
    """
    article = Article(status=Status.DRAFT)
    _assign(article, _plain(fields))
    _prepare(article)
    article.clean_fields()
    article.validate_constraints()
    article.save(force_insert=True)
    _relate(article, fields)
    record_revision(article=article, cause=Cause.EDIT, by=by)
    return article


@transaction.atomic
def edit_article(
    *,
    article: Article,
    changes: Mapping[str, object],
    by: User | None,
    reason: str = "",
    cause: Cause = Cause.EDIT,
    run: ImportRun | None = None,
) -> Article:
    """Write ``changes`` to the article as it stands in the database; return it, with a revision where anything changed.

    ``changes`` maps names of fields to their values; ``tags`` are Tag objects and ``credits`` CreditLine objects, all
    of them: what is not among them is removed. An empty ``slug`` is made from the headline, and the slug of what was
    never published follows it. Raises ImpossibleEdit for what has been taken down or would leave a published article
    without headline or body, ValidationError for values that no article can have, ValueError for unknown fields.
    """
    locked = Article.objects.select_for_update().get(pk=article.pk)
    if locked.status == Status.TAKEN_DOWN:
        raise ImpossibleEdit(f"“{locked}” has been taken down: it can no longer be changed.")
    values = _changed(locked, _plain(changes))
    _follow_headline(locked, values)
    _assign(locked, values)
    written = {*values, *_prepare(locked)} if values else set()
    _check(locked, written)
    related = _relate(locked, changes)
    if written or related:
        locked.updated_at = timezone.now()
        locked.save(update_fields={*written, "updated_at"})
    record_revision(article=locked, cause=cause, by=by, run=run, reason=reason)
    return locked


def _plain(changes: Mapping[str, object]) -> dict[str, object]:
    """Return the changes of the article's own row; raises ValueError for what cannot be edited."""
    if unknown := changes.keys() - WRITTEN - RELATED:
        raise ValueError(f"not fields of an article that can be edited: {', '.join(sorted(unknown))}")
    return {name: _clean(value) for name, value in changes.items() if name not in RELATED}


def _clean(value: object) -> object:
    """Return texts with line feeds alone: forms send a carriage return with each, which is no change of the text."""
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def _changed(article: Article, values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if getattr(article, name) != value}


def _assign(article: Article, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        setattr(article, name, value)


def _follow_headline(article: Article, values: dict[str, object]) -> None:
    """Let the slug go with a new headline while no reader can know it and no editor has chosen another."""
    if "headline" in values and article.published_at is None and article.slug == article_slug(article.headline):
        values.setdefault("slug", "")


def _prepare(article: Article) -> set[str]:
    """Write what follows from the texts: a slug where it is empty, and the terms to be found by; return their names."""
    article.slug = article.slug or article_slug(article.headline)
    article.search_terms = search_terms(*(getattr(article, name) for name in SEARCHED))
    return {"slug", "search_terms"}


def _check(article: Article, written: Iterable[str]) -> None:
    if article.status == Status.PUBLISHED and not (article.headline.strip() and article.body.strip()):
        raise ImpossibleEdit("A published article needs a headline and a body; withdraw it first.")
    changed = set(written)
    if changed:
        article.clean_fields(exclude={field.name for field in Article._meta.fields} - changed)
        article.validate_constraints()


def _relate(article: Article, changes: Mapping[str, Any]) -> bool:
    """Write the changed tags and credits; return whether there was any change."""
    tagged = "tags" in changes and replace_tags(article=article, tags=changes["tags"])
    credited = "credits" in changes and replace_credits(article=article, lines=changes["credits"])
    return tagged or credited
