"""What became of a document, in words: the records of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import models

from articles.models import ImportRecord, ImportRun, Outcome, Stage
from articles.readers.decoding import storable

from .extracting import ExtractedPage, FailedDocument, SeenDocument, Sighting
from .merging import Change, Conflict
from .placing import Fate, Placed
from .slots import Digest

SHOWN = 60  # characters of a value; longer ones are shown by their number of words


def failed_record(run: ImportRun | None, failed: FailedDocument) -> ImportRecord:
    """Return the record of a document that failed, unsaved."""
    record = _record(run, failed.sighting, None, Outcome.FAILED, Stage(failed.stage))
    record.error = storable(failed.error)  # it may quote what failed
    return record


def seen_record(run: ImportRun | None, seen: SeenDocument, document: int | None) -> ImportRecord:
    """Return the record of a document that was imported before, unsaved."""
    outcome = Outcome.SKIPPED if seen.is_erased else Outcome.UNCHANGED
    record = _record(run, seen.sighting, document, outcome, Stage.STORE)
    record.reason = (
        "The page was erased on demand and is not stored again."
        if seen.is_erased
        else "The same page was imported before."
    )
    return record


def placed_record(
    run: ImportRun | None, page: ExtractedPage, document: int | None, placed: Sequence[Placed]
) -> ImportRecord:
    """Return the record of a page whose articles were placed, unsaved."""
    record = _record(run, page.sighting, document, _outcome(placed), Stage.PLACE)
    record.reason = " ".join(_sentence(each) for each in placed) or "No article was found on the page."
    record.warnings = [*page.warnings, *(_conflict(each, name) for each in placed for name in each.conflicts)]
    return record


def _record(
    run: ImportRun | None, sighting: Sighting, document: int | None, outcome: Outcome, stage: Stage
) -> ImportRecord:
    return ImportRecord(
        run=run,
        locator=sighting.locator,
        url=sighting.url,
        captured_at=sighting.captured_at,
        document_id=document,
        outcome=outcome,
        stage=stage,
    )


def _outcome(placed: Sequence[Placed]) -> Outcome:
    fates = Counter(each.fate for each in placed)
    if fates[Fate.CREATED]:
        return Outcome.CREATED
    if fates[Fate.UPDATED]:
        return Outcome.UPDATED
    return Outcome.UNCHANGED if fates[Fate.KNOWN] else Outcome.SKIPPED


def _sentence(placed: Placed) -> str:
    name = _name(placed)
    if placed.fate is Fate.CREATED:
        return f"{name} is new."
    if placed.fate is Fate.UPDATED:
        changes = "; ".join(f"{field}{_change(change)}" for field, change in placed.changes.items())
        return f"{name} changes: {changes}."
    return f"{name} {placed.why}."


def _name(placed: Placed) -> str:
    headline = placed.read.parsed.headline
    return f"“{shown(headline)}”" if headline else "An article without a headline"


def _change(change: Change) -> str:
    if isinstance(change.before, Digest) or isinstance(change.after, Digest):
        return ""  # the values were let go of: a rehearsal that met the article twice
    return f" {shown(change.before)} → {shown(change.after)}"


def _conflict(placed: Placed, field: str) -> dict[str, Any]:
    conflict: Conflict = placed.conflicts[field]
    message = (
        f"{_name(placed)}: {field} was edited here and has changed on the page; kept "
        f"{shown(conflict.ours)}, the page says {shown(conflict.theirs)}."
    )
    return {"rule": "conflict", "message": message, "field": field}


def shown(value: object) -> str:
    """Return a value in a few words: a long text as it begins."""
    if isinstance(value, tuple):
        return ", ".join(shown(part) for part in value if part not in (None, "")) or "nothing"
    if isinstance(value, models.TextChoices | bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    text = " ".join(str(getattr(value, "source", value) or "nothing").split())
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
