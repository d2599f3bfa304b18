"""An earlier revision of an article brought back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Article, Cause, CreditRole, Revision, Source, Story

from .crediting import CreditLine
from .refusals import ImpossibleEdit
from .tagging import tag_named
from .writing import WRITTEN, edit_article

DAYS = ("issued_on", "dateline_date")
MOMENTS = ("issued_at", "modified_at")
LINKS = {"story": Story.objects, "duplicate_of": Article.objects}


@transaction.atomic
def restore_revision(*, revision: Revision, by: User | None, reason: str = "") -> Article:
    """Give the article the texts, facts, tags and credits of ``revision``; its status stays.

    Leaves a revision of its own, cause revert. A story or original that is gone is left out. Raises ImpossibleEdit as
    ``edit_article`` does, and when a source of that time is gone.
    """
    return edit_article(
        article=revision.article,
        changes=values_of(revision.fields),
        by=by,
        reason=reason or f"Restored revision {revision.number}.",
        cause=Cause.REVERT,
    )


def values_of(fields: Mapping[str, Any]) -> dict[str, object]:
    """Return those of a revision's ``fields`` that can be written as values of ``edit_article``.

    A story or original that is gone is left out; raises ImpossibleEdit for a source that is.
    """
    values: dict[str, Any] = {name: fields[name] for name in WRITTEN & fields.keys()}
    values |= {name: date.fromisoformat(fields[name]) for name in DAYS if fields.get(name)}
    values |= {name: datetime.fromisoformat(fields[name]) for name in MOMENTS if fields.get(name)}
    values |= {name: _source(fields[name]) for name in ("outlet", "aggregator") if name in fields}
    links = {name: rows for name, rows in LINKS.items() if f"{name}_id" in fields}
    values |= {name: rows.filter(pk=fields[f"{name}_id"]).first() for name, rows in links.items()}
    if "tags" in fields:
        values["tags"] = [tag_named(name) for name in fields["tags"]]
    if "credits" in fields:
        values["credits"] = [
            CreditLine(_named(line["source"]), CreditRole(line["role"]), line["name"], line["text"])
            for line in fields["credits"]
        ]
    return values


def _source(name: str | None) -> Source | None:
    return _named(name) if name else None


def _named(name: str) -> Source:
    source = Source.objects.named(name).first()
    if source is None:
        raise ImpossibleEdit(
            f"There is no source “{name}” any more: add it or its name as an alias, then restore again."
        )
    return source
