"""Two states of an article compared: which fields differ, and which words of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime

from .revisions import in_order

# Words, the gaps between them, marks; where a script writes no gaps, each character
TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|\s+|.")
PARAGRAPH = re.compile(r".+?(?:\n{2,}|\Z)", re.DOTALL)
MOST_WORDS = 3_000  # compared word by word, in a time that grows with their square; above it paragraph by paragraph

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?([+-]\d\d:\d\d|Z)")  # as a revision keeps one

EMPTY: tuple[object, ...] = (None, "", [], {})


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text: "same", "removed" or "added"."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that differs, its words marked; ``before`` and ``after`` are its values as text."""

    field: str
    before: str
    after: str
    pieces: tuple[Piece, ...]


def compare_fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Return the fields of two revisions that differ, in the order of an article's fields."""
    names = in_order({*before, *after})
    return [
        difference(name, before.get(name), after.get(name))
        for name in names
        if before.get(name) != after.get(name) and not (before.get(name) in EMPTY and after.get(name) in EMPTY)
    ]


def difference(name: str, before: object, after: object) -> Difference:
    """Return how two values of the field ``name`` differ."""
    old, new = readable(before), readable(after)
    return Difference(name.removesuffix("_id").replace("_", " "), old, new, compare_texts(old, new))


def readable(value: object) -> str:
    """Return a value of a revision as an editor reads it, "" for nothing."""
    match value:
        case None | "" | [] | {}:
            return ""
        case bool():
            return "yes" if value else "no"
        case dict():
            return ", ".join(f"{name} {readable(part)}" for name, part in value.items() if part not in EMPTY)
        case list():
            return "\n".join(readable(part) for part in value)
        case str() if moment := _moment(value):
            return date_format(moment, "j M Y, H:i")
    return str(value)


def _moment(text: str) -> datetime | None:
    """Return the moment that a revision keeps as ``text``; a text of the same form may name none."""
    try:
        return localtime(datetime.fromisoformat(text)) if MOMENT.fullmatch(text) else None
    except (ValueError, OverflowError):
        return None


def compare_texts(before: str, after: str) -> tuple[Piece, ...]:
    """Return ``after`` with what was added to ``before`` and what was removed, word by word.

    The pieces that are not "added" make up ``before``, those that are not "removed" ``after``.
    """
    if before == after:
        return (Piece("same", after),) if after else ()
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        return tuple(_joined(_by_paragraph(before, after)))
    return tuple(_joined(_compared(old, new)))


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for operation, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if operation == "equal":
            yield Piece("same", "".join(old[i1:i2]))
            continue
        yield Piece("removed", "".join(old[i1:i2]))
        yield Piece("added", "".join(new[j1:j2]))


def _by_paragraph(before: str, after: str) -> Iterator[Piece]:
    """Compare paragraphs, and the words of those that stand in each other's place."""
    old, new = PARAGRAPH.findall(before), PARAGRAPH.findall(after)
    for operation, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        removed, added = "".join(old[i1:i2]), "".join(new[j1:j2])
        words = TOKEN.findall(removed), TOKEN.findall(added)
        if operation == "equal":
            yield Piece("same", removed)
        elif sum(map(len, words)) <= MOST_WORDS:
            yield from _compared(*words)
        else:
            yield Piece("removed", removed)
            yield Piece("added", added)


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Gather changes that only a gap parts: a sentence written anew is struck out once, not word by word."""
    removed = added = gap = ""
    for piece in pieces:
        if piece.kind == "same" and piece.text.isspace() and (removed or added):
            gap = piece.text
            continue
        if piece.kind == "same":
            yield from _changes(removed, added)
            yield Piece("same", gap + piece.text)
            removed = added = gap = ""
            continue
        removed, added = (
            (removed + gap + piece.text, added + gap) if piece.kind == "removed" else (removed, added + piece.text)
        )
        gap = ""
    yield from _changes(removed, added)
    if gap:
        yield Piece("same", gap)


def _changes(removed: str, added: str) -> Iterator[Piece]:
    if removed:
        yield Piece("removed", removed)
    if added:
        yield Piece("added", added)
