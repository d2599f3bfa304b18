"""The words of addresses: Unicode, never empty, free where they must be unique."""

from __future__ import annotations

from itertools import count

from django.db import models
from django.utils.text import slugify

from articles.models import Article, Tag, TagAlias

NUMBER_LENGTH = 7  # of the longest "-2" that tells equal slugs apart


def slug_of(model: type[models.Model], name: str) -> str:
    """Return the slug that ``name`` has where it is free: its words, cut between words, else what the thing is."""
    return _cut(slugify(name, allow_unicode=True), _slug_length(model)) or str(model._meta.model_name)


def article_slug(headline: str) -> str:
    """Return the slug of an article's address: the words of ``headline``, cut between words, never empty."""
    return slug_of(Article, headline)


def free_slug(model: type[models.Model], name: str) -> str:
    """Return a slug for ``name`` that no row of ``model`` has yet; for a tag, no old address of one either.

    It is not reserved: the unique constraint decides between two who ask at the same time.
    """
    length = _slug_length(model)
    base = slug_of(model, name)
    if not _taken(model, slug=base):
        return base
    taken = _taken(model, slug__startswith=base[: length - NUMBER_LENGTH])
    candidates = (f"{base[: length - len(str(n)) - 1]}-{n}" for n in count(2))
    return next(slug for slug in candidates if slug not in taken)


def _slug_length(model: type[models.Model]) -> int:
    return int(model._meta.get_field("slug").max_length or 0)  # type: ignore[union-attr]  # stubs: any kind of field


def _cut(slug: str, length: int) -> str:
    """Return ``slug`` in at most ``length`` characters, without a broken word at its end where words have gaps."""
    if len(slug) <= length:
        return slug
    whole_words = slug[: length + 1].rpartition("-")[0]
    return (whole_words if len(whole_words) > length // 2 else slug[:length]).strip("-_")


def _taken(model: type[models.Model], **condition: str) -> set[str]:
    """Return the slugs in use that meet ``condition``."""
    tables = (model, TagAlias) if model is Tag else (model,)
    return {
        slug for table in tables for slug in table._default_manager.filter(**condition).values_list("slug", flat=True)
    }
