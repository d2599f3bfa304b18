"""Fields that an editor and the page both changed: which value stands is decided by an editor."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from itertools import groupby
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Article, Conflict, Doubt, DoubtKind, Side, Source

from .crediting import CreditLine
from .refusals import ImpossibleEdit, Refused
from .restoring import values_of
from .revisions import Fields, fields_of
from .writing import edit_article

ISSUED = "issued"
PARTS_OF_ISSUED = ("on", "at", "precision", "text", "anchor")
CHANGED_SINCE = "The article has changed since you looked at it: look again, then decide."


def as_json(value: Any) -> Any:
    """Return a value of a merge as a revision keeps it: sources by name, days in ISO 8601, a date of issue in parts."""
    match value:
        case Source():
            return value.name
        case CreditLine():
            return {"role": value.role.value, "source": value.source.name, "name": value.name, "text": value.text}
        case date():
            return value.isoformat()
        case tuple() if hasattr(value, "_asdict"):
            return {name: as_json(part) for name, part in value._asdict().items()}
        case tuple() | list():
            return [as_json(part) for part in value]
    return value


def values_here(articles: Sequence[Article]) -> dict[int, Fields]:
    """Return the fields of each of ``articles`` by its number, as conflicts keep them; three queries."""
    return {article.pk: _gathered(fields) for article, fields in zip(articles, fields_of(articles), strict=True)}


def digest_of(ours: Any, theirs: Any) -> str:
    """Return what tells whether a value here or on the page is still the one that an editor saw."""
    return sha256(json.dumps([ours, theirs], sort_keys=True).encode()).hexdigest()


@dataclass(slots=True)
class Decided:
    """What became of many: how many conflicts were decided, and how many were not, by reason."""

    done: int = 0
    refused: Counter[str] = field(default_factory=Counter)


def decide_many(*, conflicts: QuerySet[Conflict], side: Side, by: User | None) -> Decided:
    """Decide the open ones among ``conflicts`` for ``side``, each article in a transaction of its own."""
    decided = Decided()
    rows = conflicts.filter(decided_at=None).order_by("article_id", "pk").values_list("article_id", "pk")
    for _, group in groupby(list(rows), key=lambda row: row[0]):
        pks = [pk for _, pk in group]
        try:
            decided.done += decide_conflicts(choices=dict.fromkeys(pks, side), by=by)
        except (Refused, ValidationError) as refusal:
            why = " ".join(refusal.messages) if isinstance(refusal, ValidationError) else str(refusal)
            decided.refused[why] += len(pks)
    return decided


@transaction.atomic
def decide_conflicts(*, choices: Mapping[int, Side], by: User | None, seen: Mapping[int, str] | None = None) -> int:
    """Decide the open conflicts numbered in ``choices``, all of them or none; return how many were still open.

    Taking the page's value writes it and leaves a revision; keeping ours changes nothing. The doubts that asked for it
    are settled. ``seen`` holds, by number, the ``digest_of`` what the editor saw in the article and on the page when
    choosing. Raises ImpossibleEdit where that is something else by now, as ``edit_article`` does, and for a source that
    is gone.
    """
    rows = Conflict.objects.open().filter(pk__in=choices)
    articles = list(Article.objects.select_for_update().filter(pk__in=rows.values("article")).order_by("pk"))
    open_ones = list(rows.select_for_update().order_by("pk"))
    here = values_here(articles)
    for row in open_ones:
        if seen is not None and seen.get(row.pk) != digest_of(here[row.article_id].get(row.field), row.theirs):
            raise ImpossibleEdit(CHANGED_SINCE)
    for article in articles:
        _take_theirs(article, [row for row in open_ones if row.article_id == article.pk], choices, by)
        _settle(article, [row.field for row in open_ones if row.article_id == article.pk], by)
    now = timezone.now()
    for row in open_ones:
        row.choice, row.decided_at, row.decided_by = choices[row.pk], now, by
    Conflict.objects.bulk_update(open_ones, ("choice", "decided_at", "decided_by"))
    return len(open_ones)


def _take_theirs(article: Article, rows: Iterable[Conflict], choices: Mapping[int, Side], by: User | None) -> None:
    theirs = [row for row in rows if choices[row.pk] is Side.THEIRS]
    if not theirs:
        return
    fields: Fields = {}
    if any(row.field == "headline" and not row.theirs for row in theirs):
        raise ImpossibleEdit("The page gives no headline, and an article needs one: keep ours.")
    for row in theirs:
        fields |= _apart(row.field, row.theirs)
    names = ", ".join(row.field.replace("_", " ") for row in theirs)
    edit_article(article=article, changes=values_of(fields), by=by, reason=f"Took from the page: {names}.")


def _settle(article: Article, names: Iterable[str], by: User | None) -> None:
    doubts = Doubt.objects.open().filter(article=article, kind=DoubtKind.CONFLICT)
    doubts.filter(rule__in=[f"conflict-{name}" for name in names]).update(settled_at=timezone.now(), settled_by=by)


def _gathered(fields: Fields) -> Fields:
    """Return the fields of a revision with the parts of the date of issue as one."""
    return fields | {ISSUED: {part: fields[f"{ISSUED}_{part}"] for part in PARTS_OF_ISSUED}}


def _apart(name: str, value: Any) -> Fields:
    """Return a conflict's value under the names of a revision's fields."""
    if name != ISSUED:
        return {name: value}
    return {f"{ISSUED}_{part}": value[part] for part in PARTS_OF_ISSUED}
