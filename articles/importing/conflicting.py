"""Conflicts of a merge, kept for editors to decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from articles.editing.conflicts import as_json
from articles.models import Conflict

from .slots import Slot


def store_conflicts(slots: Mapping[Slot, int]) -> None:
    """Store what was edited here and changed on the page, for articles whose base has become that extraction, by key.

    A field has one open conflict: a newer one takes its place and keeps its base, and where page and article agree
    again there is none.
    """
    moved = {slot: row for slot, row in slots.items() if slot.is_moved and slot.article}
    rows = Conflict.objects.open().filter(article__in=[slot.article for slot in moved])
    known = {(row.article_id, row.field): row for row in rows}
    fresh: list[Conflict] = []
    renewed: list[Conflict] = []
    for slot, extraction in moved.items():
        for row in _conflicts(slot, extraction):
            earlier = known.pop((row.article_id, row.field), None)
            if earlier is None:
                fresh.append(row)
            else:
                earlier.ours, earlier.theirs, earlier.extraction_id = row.ours, row.theirs, extraction
                renewed.append(earlier)
    Conflict.objects.filter(pk__in=_settled(moved, known.values())).delete()
    Conflict.objects.bulk_update(renewed, ("ours", "theirs", "extraction"))
    Conflict.objects.bulk_create(fresh)


def _conflicts(slot: Slot, extraction: int) -> Iterable[Conflict]:
    for name, conflict in slot.conflicts.items():
        theirs = (slot.base or {}).get(name)
        if slot.values.get(name) != theirs:
            sides = {"base": conflict.base, "ours": conflict.ours, "theirs": theirs}
            values = {side: as_json(value) for side, value in sides.items()}
            yield Conflict(article=slot.article, field=name, extraction_id=extraction, **values)


def _settled(slots: Iterable[Slot], conflicts: Iterable[Conflict]) -> list[int]:
    """Return the conflicts whose field now reads alike on the page and here."""
    by_article = {slot.article.pk: slot for slot in slots if slot.article}
    return [
        row.pk
        for row in conflicts
        if (slot := by_article[row.article_id]).base and slot.base.get(row.field) == slot.values.get(row.field)
    ]
