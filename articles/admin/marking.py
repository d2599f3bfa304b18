"""Lines that an editor gives another role, on the page beside the article: marked, looked at, accepted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import HttpRequest, QueryDict

from articles.editing.comparing import Difference, Piece, difference
from articles.editing.conflicts import as_json
from articles.editing.refusals import Refused
from articles.editing.revisions import in_order
from articles.importing.deciding import Rereading, Unfinished, reread, said
from articles.importing.placing import Fate, Placed
from articles.models import Extraction, LineRole, Role
from articles.models.breaking import head_of, tail_of

PERMISSIONS = ("articles.view_extraction", "articles.view_document", "articles.change_article")
KEYS = {
    LineRole.BODY: "b",
    LineRole.HEADING: "g",
    LineRole.CUT: "n",
    LineRole.HEADLINE: "h",
    LineRole.STANDFIRST: "f",
    LineRole.BYLINE: "y",
    LineRole.OUTLET: "o",
    LineRole.ISSUED: "d",
    LineRole.MODIFIED: "u",
    LineRole.READ: "r",
}
NUMBER_LENGTH = 9
AROUND = 100  # characters shown of what stays on either side of a change


@dataclass(frozen=True, slots=True)
class Effect:
    """What an article of the page would become: its fields that change, and those that stay as they were edited."""

    headline: str
    is_new: bool
    differences: tuple[Difference, ...]
    kept: tuple[Difference, ...]
    why: str


@dataclass(slots=True)
class Marking:
    """What has been marked so far: the roles, the reading that they make, or why they make none."""

    roles: dict[int, LineRole] = field(default_factory=dict)
    reading: Rereading | None = None
    refusal: str = ""

    @property
    def said(self) -> str:
        """The roles in words."""
        return said(self.roles)

    @property
    def pending(self) -> list[str]:
        """The roles as the form carries them along."""
        return [f"{number}:{role.value}" for number, role in sorted(self.roles.items())]

    @property
    def effects(self) -> list[Effect]:
        """What the reading would change, this article's first."""
        return [_effect(placed) for placed in self.reading.places if _matters(placed)] if self.reading else []


def may_decide(request: HttpRequest, extraction: Extraction) -> bool:
    """Say whether the editor may give lines another role: on what the article was last merged with.

    On a page that reads as no article whoever may add one decides.
    """
    if extraction.pk is None:
        return request.user.has_perms((*PERMISSIONS, "articles.add_article"))
    article, document = extraction.article, extraction.document
    is_current = article is not None and article.base_extraction_id == extraction.pk
    return is_current and document.erased_at is None and request.user.has_perms(PERMISSIONS)


def marking_of(extraction: Extraction, sent: QueryDict) -> Marking:
    """Return what a form says: what was pending before, and what it marks now; read anew."""
    before = dict(_pair(text) for text in sent.getlist("pending") if _is_pair(text))
    now = _marked(sent)
    if not before and not now:
        return Marking(refusal="Mark the lines first, then say what they are.")
    marking = _read(extraction, before | now)
    return marking if marking.roles or not before else _fallen_back(extraction, before, marking.refusal)


def readings_of(marking: Marking, extraction: Extraction) -> tuple[Extraction, list[Extraction]]:
    """Return the new readings of the page as extractions that are not stored: the article's own, and the others."""
    if marking.reading is None:
        raise ValueError("nothing was read anew")
    rows = [
        Extraction(
            document=extraction.document,
            parser_version=marking.reading.page.parser_version,
            position=each.position,
            role=Role(each.parsed.role.value),
            item_key=each.parsed.item_key,
            payload=each.payload,
        )
        for each in marking.reading.page.articles
    ]
    own = next(row for row in rows if row.item_key == extraction.item_key)
    return own, [row for row in rows if row is not own]


def _read(extraction: Extraction, roles: dict[int, LineRole]) -> Marking:
    try:
        return Marking(roles, reread(extraction=extraction, roles=roles))
    except Unfinished as refusal:
        return Marking({} if extraction.pk else roles, refusal=str(refusal))
    except Refused as refusal:
        return Marking(refusal=str(refusal))


def _fallen_back(extraction: Extraction, before: dict[int, LineRole], refusal: str) -> Marking:
    marking = _read(extraction, before)
    marking.refusal = refusal
    return marking


def _marked(sent: QueryDict) -> dict[int, LineRole]:
    role = sent.get("role", "")
    lines = [text for text in sent.getlist("line") if _is_number(text)]
    return {int(text): LineRole(role) for text in lines} if role in LineRole.values else {}


def _is_pair(text: str) -> bool:
    number, _, role = text.partition(":")
    return _is_number(number) and role in LineRole.values


def _pair(text: str) -> tuple[int, LineRole]:
    number, _, role = text.partition(":")
    return int(number), LineRole(role)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= NUMBER_LENGTH


def _matters(placed: Placed) -> bool:
    return bool(placed.changes or placed.conflicts or placed.fate is Fate.CREATED)


def _effect(placed: Placed) -> Effect:
    changes = {name: (change.before, change.after) for name, change in placed.changes.items()}
    kept = {name: (conflict.ours, conflict.theirs) for name, conflict in placed.conflicts.items()}
    article = placed.slot.article
    headline = article.headline if article and article.pk else placed.read.parsed.headline
    return Effect(headline, placed.fate is Fate.CREATED, _differences(changes), _differences(kept), placed.why)


def _differences(values: Mapping[str, Sequence[Any]]) -> tuple[Difference, ...]:
    whole = (difference(name, as_json(values[name][0]), as_json(values[name][1])) for name in in_order(values))
    return tuple(replace(each, pieces=tuple(map(_shortened, each.pieces))) for each in whole)


def _shortened(piece: Piece) -> Piece:
    """Return a long passage that stays as it is by how it begins and ends: what changes is to be seen."""
    text = piece.text
    if piece.kind != "same" or len(text) <= 3 * AROUND:
        return piece
    begin, end = head_of(text, AROUND).removesuffix("…"), tail_of(text, AROUND).removeprefix("…")
    gap = " …\n\n… " if "\n\n" in text[len(begin) : -len(end)] else " … "  # the end is of another block then
    return Piece(piece.kind, begin.rstrip() + gap + end.lstrip())
