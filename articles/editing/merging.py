"""Two records of one source made one; the names of what is gone lead to what stays."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import OuterRef, Subquery

from articles.models import Article, Credit, DateOrder, Display, Indexing, Source, SourceAlias, Tag

from .refusals import ImpossibleEdit
from .tagging import name_key

SAID_OF_ITSELF = ("homepage", "description", "licence")


@transaction.atomic
def merge_sources(*, keep: Source, merged: Iterable[Source], by: User | None) -> None:  # noqa: ARG001 - the actor of every use case
    """Give ``keep`` the articles, credits and names of ``merged``, and delete those.

    Of the policies the stricter stays, so that no text becomes public by a merge, nor listed by search engines, nor
    open to comments. What ``keep`` does not say of itself is taken over. Raises ImpossibleEdit for a source merged into
    itself.
    """
    gone = others(keep, merged)
    for source in gone:
        Article.objects.filter(outlet=source).update(outlet=keep)
        Article.objects.filter(aggregator=source).update(aggregator=keep)
        _merge_credits(keep, source)
        source.aliases.update(source=keep)
        key = name_key(source.name)
        keep.display = _stricter(Display, keep.display, source.display, settings.NEWSROOM_DISPLAY)
        keep.indexing = _stricter(Indexing, keep.indexing, source.indexing, settings.NEWSROOM_INDEXING)
        keep.takes_comments = keep.takes_comments and source.takes_comments
        keep.date_order = source.date_order if keep.date_order == DateOrder.UNKNOWN else keep.date_order
        for name in SAID_OF_ITSELF:
            setattr(keep, name, getattr(keep, name) or getattr(source, name))
        source.delete()
        SourceAlias.objects.get_or_create(key=key, defaults={"source": keep})
    keep.save(update_fields=["display", "indexing", "takes_comments", "date_order", *SAID_OF_ITSELF])


def _stricter(choices: type[Display | Indexing], one: str, other: str, default: str) -> str:
    """Return the stricter of two policies, one that says nothing being as strict as the site's.

    Of two as strict as each other the one that holds whatever the site's becomes: the loosest there is, said aloud,
    holds less than nothing said.
    """
    nothing, loosest, *_ = choices.values

    def strictness(policy: str) -> tuple[int, bool, bool]:
        meant = default if policy == nothing else policy
        return choices.values.index(meant), policy not in {nothing, loosest}, policy == nothing

    return max(one, other, key=strictness)


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
