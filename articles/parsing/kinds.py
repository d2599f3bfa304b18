"""The kind of work that an article is, where the page says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from articles.parsing.draft import Draft
from articles.parsing.lexicon.kinds import ALSO_BUTTONS, ALSO_SLOTS, KIND_LABEL_STARTS, KIND_LABELS
from articles.parsing.lexicon.wires import WIRES
from articles.parsing.lines import Line
from articles.parsing.normalise import compatible, first_word, fold
from articles.parsing.prose import is_bullet
from articles.parsing.types import CreditRole, Kind

_LABELS = {fold(label): Kind(kind) for kind, labels in KIND_LABELS.items() for label in labels}
_STARTS = tuple((fold(start) + " ", Kind(kind)) for kind, starts in KIND_LABEL_STARTS.items() for start in starts)
_OPENINGS = tuple(start for start, _ in _STARTS)
_FIRST_WORDS = frozenset(label.partition(" ")[0] for label in (*_LABELS, *_OPENINGS))
_LIVE = frozenset(label for label, kind in _LABELS.items() if kind is Kind.LIVE)
_OPENING = 4
_LIVE_OPENINGS = frozenset(label.partition(" ")[0][:_OPENING] for label in _LIVE)
_LIVE_LETTERS = frozenset(label[:2] for label in _LIVE)
_NO_LETTER = re.compile(r"[\W_]")
_BUTTONS, _SLOTS = frozenset(map(fold, ALSO_BUTTONS)), frozenset(map(fold, ALSO_SLOTS))
_LONGEST_LABEL = 80
_NEAR_BELOW = 6  # lines
_MARKS = "•·*-–— "
_KEPT_OPENINGS = 4096
_RELEASE_WIRES = frozenset(wire.name for wire in WIRES if wire.carries_releases)


def is_kind_label(text: str) -> bool:
    """Say whether a short line is a label that tells the kind of work ("Opinion", "Sponsored by Tarn Bakery")."""
    return kind_of_label(text) is not None


def kind_of_label(text: str) -> Kind | None:
    """Return the kind of work that a short label tells, or None."""
    return _kind_of(fold(text)) if len(text) <= _LONGEST_LABEL else None


def kind_of_line(line: Line) -> Kind | None:
    """Return the kind of work that a line tells, if it is a label."""
    if len(line.text) > _LONGEST_LABEL:
        return None
    word = first_word(line.text.lstrip(_MARKS))
    return _kind_of(line.folded) if word is None or word in _FIRST_WORDS else None


def tells_kind_of(headline: Line | None, label: Line) -> bool:
    """Say whether a label is that of the work beneath ``headline``, not a button, a box of others or an advertisement.

    What may be a button or an entry of a menu counts alone right above the headline, what stands over places for
    advertisements if no blank line parts it from there, what an outlet calls a paid text by above the headline only,
    other labels near below it, too.
    """
    if headline is None:
        return True
    above = headline.index - label.index
    if label.folded in _SLOTS:
        return above == 1 and headline.gap == 0
    if label.folded in _BUTTONS:
        return above == 1 and not is_bullet(label)
    return above > 0 or (above >= -_NEAR_BELOW and _LABELS.get(label.folded) is not Kind.SPONSORED)


def has_live_label(lines: Iterable[Line]) -> bool:
    """Say whether one of some lines is a label that tells that the work is a live report."""
    near = [line for line in lines if _may_open_live(line.text.lstrip(_MARKS)[:_OPENING])]
    return any(map(is_live_label, near))


def is_live_label(line: Line) -> bool:
    """Say whether a line is a label that tells that the work is a live report."""
    text = line.text
    if len(text) > _LONGEST_LABEL or not _may_open_live(text.lstrip(_MARKS)[:_OPENING]):
        return False
    return line.folded in _LIVE


@lru_cache(maxsize=_KEPT_OPENINGS)
def _may_open_live(opening: str) -> bool:
    """A quick look: whether a line that opens with these characters may be the label of a live report."""
    if not opening[:1].isalnum():
        return True
    if not opening.isascii():
        return compatible(opening)[:2] in _LIVE_LETTERS
    return _NO_LETTER.split(opening, maxsplit=1)[0].lower() in _LIVE_OPENINGS


def _kind_of(folded: str) -> Kind | None:
    if not folded.startswith(_OPENINGS):
        return _LABELS.get(folded)
    return _LABELS.get(folded) or next(kind for start, kind in _STARTS if folded.startswith(start))


def read_kind(draft: Draft) -> Kind:
    """Return the kind of work and point at what says so; unknown where nothing does."""
    for label in draft.labels:
        kind = kind_of_label(label.text)
        if kind is not None:
            draft.point("kind", label, "label-of-kind")
            return kind
    kicker = draft.headline.partition(":")[0]
    if draft.headline_span is not None and kicker != draft.headline and fold(kicker) in _LABELS:
        span = draft.headline_span
        draft.point("kind", span.line.span(span.start, span.start + len(kicker)), "kicker-in-headline")
        return _LABELS[fold(kicker)]
    return _from_wire(draft)


def _from_wire(draft: Draft) -> Kind:
    dateline = draft.dateline
    if dateline is not None and dateline.wire is not None and draft.dateline_span is not None:
        draft.point("kind", draft.dateline_span, "wire-in-dateline")
        return Kind.PRESS_RELEASE if dateline.wire.carries_releases else Kind.WIRE
    if draft.source_line is not None:
        draft.point("kind", draft.source_line, "source-line-of-release")
        return Kind.PRESS_RELEASE
    wires = [credit for credit in draft.credits if credit.role is CreditRole.WIRE]
    if wires:
        return Kind.PRESS_RELEASE if wires[0].name in _RELEASE_WIRES else Kind.WIRE
    return Kind.REPORT if draft.byline or dateline else Kind.UNKNOWN
