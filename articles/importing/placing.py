"""Where the articles of a page belong: to an article known already, or to a new one in review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .extracting import ExtractedPage, ReadArticle
from .known import Known, Rule
from .merging import Change, Conflict
from .slots import Slot, fresh_slot, rank_of, read_values
from .values import UNDATED, is_vaguer

NOTHING_SAID = (None, "", (), UNDATED, "unknown")
LOST = "has no headline or no text here, and is published with them"
TOLD_BY_TEXT = ("summary", "is_complete")  # where there is no text they say nothing of the one that is kept


class Fate(StrEnum):
    """What a reading does: make an article, change one, or only be kept beside it."""

    CREATED = "created"
    UPDATED = "updated"
    KNOWN = "known"
    KEPT_OUT = "kept out"


@dataclass(frozen=True, slots=True)
class Placed:
    """A reading in its place; ``why`` says in words for people why it changed nothing, "" where it did."""

    read: ReadArticle
    slot: Slot
    fate: Fate
    rule: Rule | None = None
    why: str = ""
    changes: Mapping[str, Change] = field(default_factory=dict)
    conflicts: Mapping[str, Conflict] = field(default_factory=dict)


def place(page: ExtractedPage, known: Known) -> tuple[Placed, ...]:
    """Decide for each article of ``page`` where it belongs, and merge it there; nothing is written.

    1. The same document and item key (or text) was placed before, 2. so was another capture of the same page with the
    item key: that article, merged. 3. The same original address, or the same outlet and text: attached as another
    sighting, merged only where it is the more complete one; so is what was read from another page since, so that it
    does not matter in which order pages are read again. 4. Otherwise a new article, in review.
    """
    return tuple(_place(page, read, known) for read in page.articles)


def _place(page: ExtractedPage, read: ReadArticle, known: Known) -> Placed:
    found = known.find(page, read)
    if found is None:
        slot = fresh_slot(page, read, known.directory)
        known.remember(page, read, slot)
        return Placed(read, slot, Fate.CREATED)
    slot, rule = found
    known.remember(page, read, slot)
    if slot.article is None:
        return Placed(read, slot, Fate.KEPT_OUT, rule, "was deleted by an editor and stays so")
    if slot.is_kept_out:
        return Placed(read, slot, Fate.KEPT_OUT, rule, f"is {slot.article.get_status_display().lower()} and stays so")
    if why := _why_not_merged(page, read, slot, rule):
        return Placed(read, slot, Fate.KNOWN, rule, why)
    if _loses_what_is_public(page, read, slot, rule):
        return Placed(read, slot, Fate.KNOWN, rule, LOST, conflicts=slot.lose(read))
    return _merge(page, read, slot, rule, known)


def _why_not_merged(page: ExtractedPage, read: ReadArticle, slot: Slot, rule: Rule) -> str:
    """Return why a reading of a known article is only attached to it; "" when it is to be merged."""
    rank = rank_of(read.parsed)
    if _is_from_elsewhere(page, slot, rule):
        return "" if rank > slot.rank else f"is known from another page ({rule})"
    if rule is Rule.PAGE:
        captured_at = page.sighting.captured_at
        if captured_at and slot.captured_at and captured_at < slot.captured_at:
            return "was captured before the reading that is known"
        if slot.rank[0] and not rank[0] and not _loses_what_is_public(page, read, slot, rule):
            return "is cut short here, and known whole"
    return ""


def _loses_what_is_public(page: ExtractedPage, read: ReadArticle, slot: Slot, rule: Rule) -> bool:
    """Whether the page of a published article no longer gives what it cannot be published without."""
    is_whole = bool(read.parsed.headline and read.parsed.body)
    return slot.is_public and not is_whole and not _is_from_elsewhere(page, slot, rule)


def _is_from_elsewhere(page: ExtractedPage, slot: Slot, rule: Rule) -> bool:
    """Whether what the article was last read from is another page, which this one says nothing about."""
    return rule in (Rule.ORIGINAL, Rule.BODY) or (rule is Rule.DOCUMENT and slot.document not in ("", page.sha256))


def _merge(page: ExtractedPage, read: ReadArticle, slot: Slot, rule: Rule, known: Known) -> Placed:
    theirs = read_values(page, read, known.directory)
    is_own = rule is Rule.DOCUMENT and not _is_from_elsewhere(page, slot, rule)
    if not is_own and rule is not Rule.PAGE:
        # Another page that does not name a fact does not deny it
        theirs = {name: value for name, value in theirs.items() if value not in NOTHING_SAID}
    if known.needed and not read.parsed.body:
        theirs = {name: value for name, value in theirs.items() if name not in TOLD_BY_TEXT}
    if not is_own and slot.base and is_vaguer(theirs.get("issued", UNDATED), slot.base["issued"]):
        del theirs["issued"]
    merged = slot.take(read, theirs, needed=known.needed)
    if is_own and slot.basis is None and not slot.is_settled:
        slot.basis = read  # says the same, but its evidence is of this parser
    if slot.basis is read:
        slot.document = page.sha256
    slot.captured_at = page.sighting.captured_at or slot.captured_at
    if merged.changes:
        return Placed(read, slot, Fate.UPDATED, rule, "", merged.changes, merged.conflicts)
    return Placed(read, slot, Fate.KNOWN, rule, f"reads the same ({rule})", conflicts=merged.conflicts)
