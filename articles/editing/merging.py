"""Two records of one source made one; the names of what is gone lead to what stays."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import OuterRef, Subquery

from articles.models import Article, Credit, Display, Indexing, Source, SourceAlias, Tag

from .refusals import ImpossibleEdit
from .tagging import name_key


@transaction.atomic
def merge_sources(*, keep: Source, merged: Iterable[Source], by: User | None) -> None:  # noqa: ARG001 - the actor of every use case
    """Give ``keep`` the articles, credits and names of ``merged``, and delete those.

    Of the policies the stricter stays, so that no text becomes public by a merge. Raises ImpossibleEdit for a source
    merged into itself.
    """
    gone = others(keep, merged)
    for source in gone:
        Article.objects.filter(outlet=source).update(outlet=keep)
        Article.objects.filter(aggregator=source).update(aggregator=keep)
        _merge_credits(keep, source)
        source.aliases.update(source=keep)
        key = name_key(source.name)
        keep.display = max(keep.display, source.display, key=Display.values.index)
        keep.indexing = max(keep.indexing, source.indexing, key=Indexing.values.index)
        source.delete()
        SourceAlias.objects.get_or_create(key=key, defaults={"source": keep})
    keep.save(update_fields=["display", "indexing"])


def others[Row: (Source, Tag)](keep: Row, merged: Iterable[Row]) -> list[Row]:
    """Return ``merged`` as a list; raises ImpossibleEdit where ``keep`` is among them."""
    rows = list(merged)
    if any(row.pk == keep.pk for row in rows):
        raise ImpossibleEdit(f"“{keep}” cannot be merged into itself.")
    return rows


def _merge_credits(keep: Source, source: Source) -> None:
    """Hand the credits over; where an article credits both in one role, the one that stays is enough."""
    same = Credit.objects.filter(article=OuterRef("article"), role=OuterRef("role"), source=keep).values("pk")[:1]
    twice = Credit.objects.filter(source=source).annotate(kept=Subquery(same)).exclude(kept=None)
    Credit.objects.filter(pk__in=list(twice.values_list("pk", flat=True))).delete()
    Credit.objects.filter(source=source).update(source=keep)
