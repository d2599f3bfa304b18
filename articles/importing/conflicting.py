"""Conflicts of a merge, kept for editors to decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from articles.editing.conflicts import as_json
from articles.models import Conflict, Side

from .slots import Slot

type Rows = dict[tuple[int, str], Conflict]  # open conflicts by article and field


def store_conflicts(merged: Mapping[Slot, int], losing: Mapping[Slot, int]) -> None:
    """Store what was edited here and changed on the page, and what the page of a published article no longer gives.

    ``merged`` are the articles into which a reading was merged, ``losing`` those whose reading lost headline or text
    and was only attached, each with the key of that reading. A field has one open conflict: a newer one takes its place
    and keeps its base. Where page and article agree again, or the page says again what it said at first, there is none.
    A loss that an editor has decided is not asked about again until the article was read whole.
    """
    _forget_decided(losing)
    slots = {slot for slot in (*merged, *losing) if slot.article}
    rows = Conflict.objects.open().filter(article__in=[slot.article for slot in slots])
    known: Rows = {(row.article_id, row.field): row for row in rows}
    fresh: list[Conflict] = []
    renewed: list[Conflict] = []
    for row in (*_edited(merged, known), *_lost(losing)):
        earlier = known.pop((row.article_id, row.field), None)
        if earlier is None:
            fresh.append(row)
        else:
            earlier.ours, earlier.theirs, earlier.extraction_id = row.ours, row.theirs, row.extraction_id
            renewed.append(earlier)
    Conflict.objects.filter(pk__in=_settled(merged, known.values())).delete()
    Conflict.objects.bulk_update(renewed, ("ours", "theirs", "extraction"))
    Conflict.objects.bulk_create(fresh)


def _edited(merged: Mapping[Slot, int], known: Rows) -> Iterable[Conflict]:
    for slot, extraction in merged.items():
        for name, conflict in slot.conflicts.items() if slot.is_moved and slot.article else ():
            theirs = (slot.base or {}).get(name)
            earlier = known.get((slot.article.pk, name)) if slot.article else None
            is_back = earlier is not None and earlier.base == as_json(theirs)
            if slot.values.get(name) != theirs and not is_back:
                sides = {"base": conflict.base, "ours": conflict.ours, "theirs": theirs}
                values = {side: as_json(value) for side, value in sides.items()}
                yield Conflict(article=slot.article, field=name, extraction_id=extraction, **values)


def _lost(losing: Mapping[Slot, int]) -> Iterable[Conflict]:
    for slot, extraction in losing.items():
        for name, loss in slot.losses.items():
            sides = {"base": loss.base, "ours": loss.ours, "theirs": loss.theirs}
            yield Conflict(article=slot.article, field=name, extraction_id=extraction, **sides)


def _forget_decided(losing: Iterable[Slot]) -> None:
    """Drop the losses for which ours was chosen since the article was last read whole."""
    slots = {slot.article.pk: (slot, slot.article.base_extraction_id or 0) for slot in losing if slot.article}
    rows = Conflict.objects.filter(article__in=list(slots), choice=Side.OURS, theirs="")
    for article, name, extraction in rows.values_list("article_id", "field", "extraction_id"):
        slot, base = slots[article]
        if extraction > base:
            slot.losses.pop(name, None)


def _settled(merged: Iterable[Slot], conflicts: Iterable[Conflict]) -> list[int]:
    """Return the conflicts that are over: the field reads as it does here, or again as it did before it changed."""
    by_article = {slot.article.pk: slot for slot in merged if slot.article}
    found = ((row, by_article.get(row.article_id)) for row in conflicts)
    return [row.pk for row, slot in found if slot and slot.base and _is_over(row, slot)]


def _is_over(conflict: Conflict, slot: Slot) -> bool:
    read = (slot.base or {}).get(conflict.field)
    return as_json(read) == conflict.base or read == slot.values.get(conflict.field)
