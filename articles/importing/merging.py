"""The three-way merge of one article's fields: what the page changed and what an editor changed, told apart."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Change:
    """A field that takes the page's new value."""

    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that an editor and the page both changed, or that the page no longer gives and that is needed.

    What the article has is kept.
    """

    base: Any
    ours: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """The fields after a merge, and what became of those that differ."""

    values: Mapping[str, Any]
    changes: Mapping[str, Change] = field(default_factory=dict)
    conflicts: Mapping[str, Conflict] = field(default_factory=dict)


def merge(
    *,
    base: Mapping[str, Any] | None,
    ours: Mapping[str, Any],
    theirs: Mapping[str, Any],
    needed: Collection[str] = (),
) -> Merged:
    """Merge what the page says now (``theirs``) into the article (``ours``), given what it said before (``base``).

    Only theirs changed: theirs is taken. Only ours changed, or both alike: ours stays. Both changed: ours stays and the
    conflict is reported. A field without a base (or no base at all) is taken only where ours is empty. Fields that only
    ours has stay as they are. A field that is ``needed`` is never emptied: ours stays, a conflict. Nothing is changed
    in place; merging the same again changes nothing.
    """
    values = dict(ours)
    changes: dict[str, Change] = {}
    conflicts: dict[str, Conflict] = {}
    for name, new in theirs.items():
        old = ours.get(name)
        if old == new:
            continue
        read_before = base is not None and name in base
        before = base[name] if base is not None and read_before else None
        if read_before and before == new:
            continue  # an editor's change, and the page says nothing new
        is_due = old == before if read_before else _is_empty(old)
        if is_due and not (name in needed and _is_empty(new)):
            values[name] = new
            changes[name] = Change(old, new)
        else:
            conflicts[name] = Conflict(before, old, new)
    return Merged(values, changes, conflicts)


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", (), False)
